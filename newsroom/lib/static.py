"""How static files are stored: in one piece, compressed, and under names that change."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from rcssmin import cssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Written in chapters, asked for once.
IN_ONE_PIECE = ["css/site.css"]
CHAPTER = re.compile(r'@import "([^"]+)";')
Sources = dict[str, tuple[Storage, str]]


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    # Modules name one another by their hashed names too, and so may be kept as long as the rest.
    support_js_module_import_aggregation = True

    def post_process(self, paths: Sources, *args: Any, **options: Any) -> Iterator[Any]:
        for name in set(IN_ONE_PIECE) & set(paths):
            text = cssmin(in_one_piece(name, paths))
            self.delete(name)
            self._save(name, ContentFile(text.encode()))
            paths = {**paths, name: (self, name)}
        yield from super().post_process(paths, *args, **options)


def in_one_piece(name: str, paths: Sources) -> str:
    """A style sheet with the chapters it names; these hold no addresses of their own."""
    storage, path = paths[name]
    folder = name.rpartition("/")[0]
    with storage.open(path) as file:
        text = file.read().decode()
    return CHAPTER.sub(lambda match: in_one_piece(f"{folder}/{match[1]}", paths), text)
