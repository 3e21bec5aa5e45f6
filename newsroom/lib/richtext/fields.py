"""A column of rich text that is clean whichever way it is written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.lib.richtext.clean import sanitise
from newsroom.lib.richtext.widgets import BodyWidget

# In characters of markup; a long read of 10,000 words has some 70,000.
LONGEST_BODY = 1_000_000


class RichTextField(models.TextField):
    """Stores what `sanitise` makes of a text, on every path that Django knows.

    Three ways lead past it: an SQL expression (`update(body=Concat(...))`), raw SQL, and, until it
    is read again, the object in memory after `bulk_update`. Assign bodies as strings. To
    migrations it is a plain TextField, so no migration ever names the editor.
    """

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        if isinstance(value, str) and len(value) > LONGEST_BODY:
            raise ValidationError(
                _(
                    "This text is too long: its markup has %(length)s characters, and %(most)s is "
                    "the most that can be stored. Please divide it into several articles."
                ),
                code="too_long",
                params={"length": f"{len(value):,}", "most": f"{LONGEST_BODY:,}"},
            )
        return super().clean(_stored(value), model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 Django's
        value = _stored(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return super().get_db_prep_save(_stored(value), connection)

    def formfield(self, **kwargs: Any) -> Any:
        # The admin offers its plain textarea for every TextField; this one is never edited in it.
        return super().formfield(**kwargs | {"widget": BodyWidget})


def _stored(value: Any) -> Any:
    return sanitise(str(value)) if isinstance(value, str | Promise) else value
