"""Brings what is derived from bodies up to date, after the policy of rich text has changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.models import Article

DERIVED = ["body", "body_html", "contents", "word_count"]


class Command(BaseCommand):
    help = "Cleans every body again and derives its headings, contents and word count anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail if anything would change"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        articles = Article.objects.order_by("pk")
        # By primary key, so that stories saved meanwhile neither come twice nor are left out.
        pks = articles.values_list("pk", flat=True)
        outdated = sum(bring_up_to_date(pk, check=check) for pk in tqdm(pks, unit="article"))
        if check and outdated:
            raise CommandError(f"{outdated} articles are out of date. Run `manage.py rerender`.")
        self.stdout.write(f"{outdated} of {len(pks)} articles were out of date.")


def bring_up_to_date(pk: int, *, check: bool) -> bool:
    """Whether the article was out of date; it no longer is, unless this was only a check.

    No version is made and no time moves: nothing was edited.
    """
    article = Article.objects.get(pk=pk)
    before = [getattr(article, name) for name in DERIVED]
    article.render()
    after = [getattr(article, name) for name in DERIVED]
    if before != after and not check:
        Article.objects.filter(pk=pk).update(**dict(zip(DERIVED, after, strict=True)))
    return before != after
