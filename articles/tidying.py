"""Removes the files of pictures and cards that nothing names any more: replaced, deleted, or
never saved.

Not at once: pages in caches and in open browsers still name them, and a day is the longest that
such a page is kept. What no picture names tonight is looked at again a day later, and goes if
still nobody names it. So a picture that must not be seen any longer has to be taken away from
caches by hand as well; its file can be deleted from the store at any time.
"""

from collections.abc import Iterable
from typing import Any

from django.core.files.storage import default_storage

from articles.bin import waiting
from articles.models import Picture, ShareCard
from articles.models.picture_files import FOLDER, TIDYING
from articles.models.share_cards import FOLDER as FOLDER_OF_CARDS
from newsroom.lib.turns import one_at_a_time

KEPT_FOR = {"days": 1}
# Names in one job: enough to be quick, and few enough to be read by whoever looks at the job.
AT_ONCE = 500


def unnamed_files() -> list[str]:
    """Stored files that nothing names, those of pictures that are being saved right now too."""
    return sorted({*stored_in(FOLDER), *stored_in(FOLDER_OF_CARDS)} - named_files())


def stored_in(folder: str) -> list[str]:
    if not default_storage.exists(folder):
        return []
    _folders, stored = default_storage.listdir(folder)
    return [f"{folder}/{name}" for name in stored]


def remove_unnamed(names: Iterable[str]) -> int:
    """Removes those of the files that still nobody names; how many went.

    Nobody saves a picture meanwhile: it could be about to name one of them again.
    """
    with one_at_a_time(TIDYING):
        going = set(names) - named_files()
        for name in going:
            default_storage.delete(name)
    return len(going)


def named_files() -> set[str]:
    found = set(ShareCard.objects.values_list("file", flat=True).iterator())
    pictures = Picture.objects.order_by().values_list("file", "renditions")
    for file, renditions in [*pictures.iterator(), *files_in_bin()]:
        found.add(file)
        found.update(version["name"] for version in renditions)
    return found


def files_in_bin() -> list[tuple[str, list[dict[str, Any]]]]:
    """Of pictures that may still be taken out of the bin."""
    binned = waiting().filter(kind=Picture._meta.label_lower).values_list("rows", flat=True)
    fields = [rows[0]["fields"] for rows in binned]
    return [(each["file"], each["renditions"]) for each in fields]
