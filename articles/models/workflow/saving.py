"""Saving a story: every save is a version, and nobody overwrites what they have not seen."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from articles.models import state as states
from articles.models.versions import Version
from articles.models.workflow.checking import Checking
from articles.rendering.uses import keep_uses
from newsroom.lib import slugs
from newsroom.lib.turns import one_at_a_time


class Collision(ValidationError):
    """Somebody else saved meanwhile: `theirs` is their version. Nothing was saved."""

    def __init__(self, theirs: Version) -> None:
        name = theirs.saved_by or _("Somebody")
        super().__init__(_("%(name)s has saved it again meanwhile.") % {"name": name}, "collision")
        self.theirs = theirs


class Saving(Checking):
    class Meta:
        abstract = True

    def newest_version(self) -> Version | None:
        """The version that is being worked on; one that was kept aside is not."""
        if self.pk is None:
            return None
        return self.versions.filter(kept_aside=False).order_by("-number").first()

    def newest_state(self) -> states.State:
        """What the newest version holds; the row's own state for a row without versions."""
        version = self.newest_version()
        return version.state if version else states.state_of(self)

    def has_unpublished_changes(self) -> bool:
        version = self.newest_version()
        return bool(
            version and not self.follows_newest_version and version.pk != self.public_version_id
        )

    @transaction.atomic
    def save_version(
        self, state: states.State, *, by: Any, note: str = "", based_on: int | None = None
    ) -> Version:
        """Keeps a state as the newest version; readers see none of it before it is published.

        A state that is the newest one already makes no second version of it. `based_on` is the
        number of the version that was being edited, 0 for a story that had none. Raises Collision
        when that is no longer the newest one, and PermissionDenied for somebody who may not
        change this article.
        """
        if self.pk is None:
            self._require(by.has_perm("articles.add_article"))
            self.created_by = by
        else:
            self._lock()
            self._require(self.can_be_edited_by(by))
        state = states.tidy({**state, "slug": state["slug"] or self.slug})
        newest = self.newest_version() if self.pk else None
        if newest and states.are_same(newest.state, state):
            return newest
        if newest and based_on is not None and newest.number != based_on:
            raise Collision(newest)
        if self.follows_newest_version:
            self._take_on(state)
            # The address it was given, where the one wished for was taken.
            state["slug"] = self.slug
        return self._add_version(state, by, note)

    @transaction.atomic
    def keep_aside(self, state: states.State, *, by: Any, note: str = "") -> Version:
        """Keeps a state beside the newest version, as a draft that anybody may bring back later.

        Sent twice, it is kept once.
        """
        self._lock()
        self._require(self.can_be_edited_by(by))
        state = states.tidy({**state, "slug": state["slug"] or self.slug})
        last = self.versions.first()
        if last and last.kept_aside and last.saved_by == by and states.are_same(last.state, state):
            return last
        return self._add_version(state, by, note, kept_aside=True)

    def _take_on(self, state: states.State) -> None:
        if self.pk:
            state = states.living(state, self)
        states.put_on_row(self, state)
        # Two who save the same headline at once: the second waits, and then finds it taken.
        with one_at_a_time("addresses of articles"):
            self._find_address()
            self.save()
        states.put_around_row(self, state)
        keep_uses(self)

    def _find_address(self) -> None:
        taken = type(self).objects.filter(slug=self.slug).exclude(pk=self.pk)
        if self.slug and taken.exists():
            if not self.follows_newest_version:
                raise ValidationError({"slug": _("Another article has this address.")})
            self.slug = slugs.unused(self.slug, self.slugs_like(self.slug))

    def _add_version(
        self, state: states.State, by: Any, note: str, *, kept_aside: bool = False
    ) -> Version:
        if not kept_aside:
            self.keep_findings(state)
        newest = self.versions.aggregate(newest=models.Max("number"))["newest"] or 0
        version = Version.objects.create(
            article=self,
            article_number=self.pk,
            number=newest + 1,
            state=state,
            saved_by=by,
            note=note,
            kept_aside=kept_aside,
        )
        if not (kept_aside or self.follows_newest_version):
            self.changes_saved_at = version.saved_at
            type(self).objects.filter(pk=self.pk).update(changes_saved_at=version.saved_at)
        keep_uses(self)
        return version
