"""Deleting what readers never saw."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models.workflow.bringing_back import BringingBack
from articles.models.workflow.embargoes import Embargoes


class Removing(Embargoes, BringingBack):
    class Meta:
        abstract = True

    def can_be_removed(self) -> bool:
        """What readers have seen is withdrawn; a promise to a source outlives no deleted row."""
        return self.follows_newest_version and not self.is_embargoed()

    @transaction.atomic
    def remove(self, *, by: Any) -> None:
        """Deletes a draft. Its versions and its steps are kept, and it can be brought back.

        Raises PermissionDenied, or ValidationError when it is public, scheduled or embargoed.
        """
        self._lock()
        self._require(by.has_perm("articles.delete_article") and self.can_be_edited_by(by))
        if self.status == self.Status.PUBLISHED and not self.was_public():
            raise ValidationError(_("It is scheduled: cancel the schedule first."))
        if not self.follows_newest_version:
            raise ValidationError(_("What readers have seen is withdrawn, not deleted."))
        if self.is_embargoed():
            raise ValidationError(_("This story is under an embargo: lift it first."))
        self.delete()
