"""Brings what is derived from bodies up to date, after something has changed for all of them.

Such as the policy of rich text, a template of a figure, or the address that media are served from.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from articles.models import Article
from articles.rendering.uses import keep_uses, uses_are_kept

DERIVED = ["body", "body_html", "contents", "word_count"]


class Command(BaseCommand):
    help = (
        "Cleans every body again, renders it as it is served, and derives its contents, its word "
        "count, and the pictures and stories that it names."
    )

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


@transaction.atomic
def bring_up_to_date(pk: int, *, check: bool) -> bool:
    """Whether the article was out of date; it no longer is, unless this was only a check.

    No version is made and no time moves: nothing was edited.
    """
    article = Article.objects.select_for_update(no_key=True).filter(pk=pk).first()
    if article is None:  # deleted meanwhile
        return False
    before = [getattr(article, name) for name in DERIVED]
    article.render()
    after = [getattr(article, name) for name in DERIVED]
    is_outdated = before != after or not uses_are_kept(article)
    if is_outdated and not check:
        Article.objects.filter(pk=pk).update(**dict(zip(DERIVED, after, strict=True)))
        keep_uses(article)
    return is_outdated
