"""Loads the demo newspaper."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from articles.models import Article, Section
from newsroom.demo import accounts, loading
from newsroom.serving import Trouble, readiness


class Command(BaseCommand):
    help = (
        "Loads the demo newspaper into an empty site, with accounts to log in with. "
        "A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="delete the demo's stories, comments and enquiries, and make them anew",
        )
        parser.add_argument(
            "--no-input",
            "--noinput",
            action="store_false",
            dest="interactive",
            help="do not ask before deleting",
        )
        parser.add_argument(
            "--picture-width", type=int, default=1600, help="how wide pictures are drawn"
        )

    def handle(
        self, *args: Any, reset: bool, interactive: bool, picture_width: int, **options: Any
    ) -> None:
        self.prepare()
        if reset:
            self.make_room(interactive=interactive)
        elif loading.was_loaded():
            return self.leave()
        elif reason := reason_against():
            self.stdout.write(f"The demo was not loaded: {reason}.")
            return None
        with tqdm(total=loading.steps(), desc="Demo", disable=None) as progress:
            loading.load(picture_width, progress)
        self.stdout.write(f"The demo is loaded: {loading.own_articles().count()} articles.")
        return self.say_where_passwords_are()

    def prepare(self) -> None:
        """`make demo` may be the first thing that anybody does here."""
        try:
            readiness.connect()
            readiness.migrate(self.stdout.write)
        except Trouble as trouble:
            raise CommandError(str(trouble)) from trouble

    def leave(self) -> None:
        renewed = accounts.renew_lost_passwords()
        self.stdout.write("The demo was loaded before; no content was changed.")
        if renewed:
            self.stdout.write(f"New passwords: {', '.join(renewed)}.")
            self.say_where_passwords_are()

    def say_where_passwords_are(self) -> None:
        self.stdout.write(f"The accounts are in {accounts.passwords_file()}.")

    def make_room(self, *, interactive: bool) -> None:
        """Deletes the demo, having asked. Everybody else's articles stay."""
        if reason := names_taken():
            raise CommandError(f"The demo cannot be made: {reason}.")
        ours, others = loading.own_articles().count(), loading.foreign_articles().count()
        if interactive and ours:
            self.stdout.write(
                f"This deletes the {ours} articles of the demo, with every comment on them and "
                f"every change made to them, and makes them anew. {others} other articles stay."
            )
            if not is_sure():
                raise CommandError("Nothing was changed.")
        loading.remove()


def is_sure() -> bool:
    try:
        return input("Type yes to go on: ").strip() == "yes"
    except EOFError:  # nobody is there to ask
        return False


def reason_against() -> str:
    """Why the demo should not be loaded unasked; empty on a site that is empty."""
    if Article.objects.exists() or Section.objects.exists():
        return "this site has content of its own"
    return names_taken()


def names_taken() -> str:
    taken = accounts.taken_names()
    return f"these accounts are somebody's own: {', '.join(taken)}" if taken else ""
