"""The start page of the desk: what needs me now."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.diary import Day, days
from newsroom.desk.editions import groups_of_editions
from newsroom.desk.groups import Group
from newsroom.desk.letters import groups_of_letters
from newsroom.desk.stories import groups_of_stories, recently_published

A_WEEK = 7


def start_page(user: Any, now: datetime | None = None) -> dict[str, Any]:
    """All that the page shows, which is only what this person may see."""
    now = now or timezone.now()
    every = [
        *groups_of_stories(user, now),
        *groups_of_editions(user),
        *groups_of_letters(user, now),
    ]
    return {
        "groups": [group for group in every if is_worth_showing(group)],
        "published": recently_published(user, now),
        "week": week(user, now),
        "ways": ways(user),
        "today": timezone.localdate(now),
    }


def is_worth_showing(group: Group) -> bool:
    return bool(group.items or group.count or group.empty)


def week(user: Any, now: datetime) -> list[Day]:
    """Today and the six days after it."""
    if not user.has_perm("articles.change_article"):
        return []
    return days(user, timezone.localdate(now), A_WEEK, now)


def ways(user: Any) -> list[tuple[str, str]]:
    """Where this person goes most, as words and addresses."""
    every = [
        ("articles.add_article", _("New story"), "admin:articles_article_add"),
        ("articles.change_article", _("Stories"), "admin:articles_article_changelist"),
        ("articles.change_article", _("Calendar"), "admin:calendar"),
        ("articles.publish_article", _("Front page"), "admin:front"),
        ("newsletter.change_edition", _("Newsletters"), "admin:newsletter_edition_changelist"),
        ("articles.view_picture", _("Pictures"), "admin:articles_picture_changelist"),
        ("comments.moderate_comment", _("Comments"), "admin:comments_queue"),
        ("contact.view_enquiry", _("Messages"), "admin:contact_enquiry_changelist"),
    ]
    return [
        (words, reverse(name)) for permission, words, name in every if user.has_perm(permission)
    ]
