"""The files of a picture: the one that is kept, and the versions that are made of it."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import models

from newsroom.lib import images
from newsroom.lib.turns import while_nobody_does

FOLDER = "pictures"
# The turn of whoever removes files that no picture names: see articles.tidying.
TIDYING = "tidying of picture files"
Made = tuple[images.PreparedPicture, list[images.Rendition]]


class KeepsFiles(models.Model):
    """Saving it with a new file, or with another focus, writes what has to be written anew."""

    _renders_anew = False

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        is_new = self._state.adding
        made = self._made_anew()
        named = kwargs.get("update_fields")
        if made and named is not None:
            kwargs["update_fields"] = {*named, "file", "width", "height", "renditions"}
        with while_nobody_does(TIDYING):
            if made:
                self._keep(*made)
            super().save(*args, **kwargs)
            if not is_new:
                self.show_in_stories()

    def render(self) -> None:
        """Makes every version anew of the file as it is stored, and saves the picture."""
        self._renders_anew = True
        self.save()

    def show_in_stories(self) -> None:
        raise NotImplementedError

    def _made_anew(self) -> Made | None:
        """The file and its versions, when either has to be written; the database waits for none."""
        if self.file and not self.file._committed:
            sent = self.file.file
            file = sent if isinstance(sent, images.PreparedPicture) else images.prepare(sent)
        elif self.file and (self._renders_anew or self._focus_has_moved()):
            file = images.reopened(self.file)
        else:
            return None
        self._renders_anew = False
        focus = images.Focus(self.focal_x, self.focal_y)
        return file, [*images.whole(file), *images.crops(file, focus)]

    def _focus_has_moved(self) -> bool:
        cut_around = next((made["focus"] for made in self.renditions if "focus" in made), None)
        return (cut_around or [*images.CENTRE]) != [self.focal_x, self.focal_y]

    def _keep(self, file: images.PreparedPicture, made: list[images.Rendition]) -> None:
        self.renditions = [self._stored_version(version) for version in made]
        self.file = self._stored(str(file.name), file.content)
        self.width, self.height = file.width, file.height

    def _stored_version(self, made: images.Rendition) -> dict[str, Any]:
        told = {
            "shape": made.shape,
            "format": made.format,
            "width": made.width,
            "height": made.height,
            "name": self._stored(made.name, made.content),
        }
        is_cut = made.shape in images.RATIOS
        return {**told, "focus": [self.focal_x, self.focal_y]} if is_cut else told

    def _stored(self, name: str, content: bytes) -> str:
        """The same content has the same name: there is nothing to write twice.

        A file of another length is what a crash left of it, and is not taken for the whole.
        """
        storage, path = self.file.storage, f"{FOLDER}/{name}"
        if storage.exists(path) and storage.size(path) == len(content):
            return path
        return storage.save(path, ContentFile(content))
