"""What stands on every page beside the settings themselves."""

from typing import Any

from django.apps import apps
from django.db import models

from newsroom.site import keeping

THE_ONLY_ROW = 1


class OnEveryPage(models.Model):
    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """It is read together with the settings, so there have to be some."""
        apps.get_model("site", "SiteSettings").objects.get_or_create(pk=THE_ONLY_ROW)
        super().save(*args, **kwargs)
        keeping.forget()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        deleted = super().delete(*args, **kwargs)
        keeping.forget()
        return deleted
