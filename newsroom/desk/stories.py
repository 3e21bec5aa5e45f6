"""The stories that wait for somebody: their own, and for editors those of everybody."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.drafts import headline_of, unsaved_of
from articles.models import Article, Transition
from articles.models.stories import ArticleQuerySet
from newsroom.desk.groups import SHOWN, Group, Item, article_list, listed

Status = Article.Status


def groups_of_stories(user: Any, now: datetime) -> Iterator[Group]:
    """In the order in which they need somebody; nothing that this person may not open."""
    if not user.has_perm("articles.change_article"):
        return
    is_editor = user.has_perm("articles.publish_article")
    yield sent_back(user)
    yield not_saved(user)
    yield in_review(user, is_editor=is_editor)
    yield changes_waiting(user, is_editor=is_editor)
    yield failing(user)
    yield own_drafts(user)
    yield going_live(user, now)


def mine(user: Any) -> ArticleQuerySet:
    return Article.objects.editable_by(user).written_by(user).for_desk()


def own_drafts(user: Any) -> Group:
    drafts = mine(user).filter(status=Status.DRAFT).order_by("-modified_at", "-pk")
    return Group(
        "drafts",
        _("Your drafts"),
        listed(drafts[:SHOWN]),
        more=article_list(whose="mine", state="draft"),
        empty=_("None. A new story begins with the button above."),
    )


def sent_back(user: Any) -> Group:
    """Drafts whose last step was an editor's handing them back; with the reason."""
    last = Transition.objects.filter(article=OuterRef("pk")).order_by("-made_at", "-pk")
    found = (
        mine(user)
        .filter(status=Status.DRAFT)
        .annotate(
            last_step=Subquery(last.values("action")[:1]),
            reason=Subquery(last.values("note")[:1]),
            sent_back_at=Subquery(last.values("made_at")[:1]),
        )
        .filter(last_step=Transition.Action.SEND_BACK)
        .order_by("-sent_back_at", "-pk")
    )
    items = listed(found[:SHOWN], at="sent_back_at", about="reason")
    return Group("sent-back", _("Sent back to you"), items)


def not_saved(user: Any) -> Group:
    """What this person typed and left without saving; each leads to the form with its text in."""
    items = [
        Item(
            headline_of(draft),
            f"{address_of_form(draft.article_id)}?draft={draft.key}",
            draft.saved_at,
        )
        for draft in unsaved_of(user).order_by("-saved_at")[:SHOWN]
    ]
    return Group("not-saved", _("Typed and not saved"), items)


def address_of_form(pk: int | None) -> str:
    if pk is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[pk])


def in_review(user: Any, *, is_editor: bool) -> Group:
    """For editors all that waits for them, the oldest first; for a writer, where theirs are."""
    stories = Article.objects.editable_by(user).for_desk() if is_editor else mine(user)
    found = stories.filter(status=Status.IN_REVIEW).order_by("modified_at", "pk")
    return Group(
        "review",
        _("Waiting for review"),
        listed(found[:SHOWN]),
        more=article_list(state="in-review"),
        empty=_("Nothing waits for an editor.") if is_editor else "",
    )


def changes_waiting(user: Any, *, is_editor: bool) -> Group:
    """What was saved of stories that are out and has not been published, the oldest first."""
    stories = Article.objects.editable_by(user).for_desk() if is_editor else mine(user)
    found = stories.filter(changes_saved_at__isnull=False).order_by("changes_saved_at", "pk")
    items = listed(found[:SHOWN], at="changes_saved_at")
    return Group("changes", _("Unpublished changes"), items, more=article_list(state="changed"))


def failing(user: Any) -> Group:
    found = Article.objects.editable_by(user).for_desk().filter(has_errors=True)
    items = listed(found.order_by("-modified_at", "-pk")[:SHOWN])
    more = article_list(checks="failing")
    return Group("failing", _("Checks fail"), items, more=more, is_mixed=True)


def going_live(user: Any, now: datetime) -> Group:
    stories = Article.objects.editable_by(user).for_desk()
    found = stories.filter(status=Status.PUBLISHED, published_at__gt=now)
    items = listed(found.order_by("published_at", "pk")[:SHOWN], at="published_at")
    return Group("scheduled", _("Next to appear"), items, more=article_list(state="scheduled"))


def recently_published(user: Any, now: datetime) -> Group:
    """What readers see, for everybody who works here; the way to edit it for those who may."""
    newest = Article.objects.published(now).for_desk().newest_first()[:SHOWN]
    items = listed(newest, at="published_at")
    own = set()
    if user.has_perm("articles.change_article"):
        stories = Article.objects.editable_by(user).filter(pk__in=[story.pk for story in newest])
        own = set(stories.values_list("pk", flat=True))
    for item, story in zip(items, newest, strict=True):
        if story.pk not in own:
            item.address, item.standing = story.get_absolute_url(), None
    return Group(
        "published",
        _("Recently published"),
        items,
        more=article_list(state="live") if user.has_perm("articles.change_article") else "",
        empty=_("Nothing has been published yet."),
    )
