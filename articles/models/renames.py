"""Pages that may be given a new address, and keep the one that readers know."""

from typing import Any, Self

from django.db import models, transaction

from articles.models.addresses import Redirect
from articles.models.fields import Addressed


class Renamed(Addressed):
    """Something whose former address leads to it, once there was something to read at it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.make_slug()
        named = kwargs.get("update_fields")
        if named is not None and "slug" not in named:
            return super().save(*args, **kwargs)
        with transaction.atomic():
            before = self._as_saved()
            super().save(*args, **kwargs)
            if before and before.slug != self.slug and before.was_read():
                self.keep_address(before)
            self.claim_address()

    def was_read(self) -> bool:
        """Whether readers ever found a story under the address."""
        return self.stories_here().filter(published_at__lte=models.functions.Now()).exists()

    def stories_here(self) -> models.QuerySet[Any]:
        return self.articles.all()

    def keep_address(self, before: Self) -> None:
        Redirect.objects.move(before.get_absolute_url(), self.get_absolute_url())

    def claim_address(self) -> None:
        """What is here now wins over what was here once."""

    def _as_saved(self) -> Self | None:
        """The row as it is stored, held so that nobody else renames it meanwhile."""
        return type(self)._default_manager.select_for_update().filter(pk=self.pk).first()
