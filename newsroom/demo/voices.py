"""What readers of the demo said, and what came in through its contact form.

Both are made directly and not sent in: what was said yesterday must not be mailed today. What the
moderators decided goes through the moderators' own functions.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth import get_user_model

from articles.models import Article
from comments import moderation
from comments.models import Comment, Commenter, Report
from newsroom.contact.models import Enquiry
from newsroom.demo.reading import Entry, comments, enquiries
from newsroom.demo.stories import Desk
from newsroom.lib.slugs import slug_of

READERS = "reader.example"
# How long a comment waits for a moderator.
PATIENCE = timedelta(minutes=9)
# Addresses set aside for documentation, one for each range.
ADDRESS = "192.0.2.17"


def make_comments(desk: Desk) -> Iterator[str]:
    moderator = get_user_model().objects.get(username="moderator")
    for entry in comments():
        article = Article.objects.get(slug=entry["article"])
        comment = make_comment(entry, article, None, desk, moderator)
        for answer in entry.get("answers", []):
            make_comment(answer, article, comment, desk, moderator)
        yield entry["name"]


def make_comment(
    entry: Entry, article: Article, parent: Comment | None, desk: Desk, moderator: object
) -> Comment:
    account = get_user_model().objects.filter(username=entry.get("account")).first()
    email = entry.get("email") or email_of(entry["name"])
    comment = Comment.objects.create(
        article=article,
        parent=parent,
        name=entry["name"],
        email=email,
        text=entry["text"].strip(),
        address=ADDRESS,
        user=account,
        is_by_newsroom=bool(account),
        commenter=None if account else Commenter.objects.of(email),
        is_proven=entry.get("is_proven", False),
        reasons=entry.get("reasons", []),
        spam_score=entry.get("spam_score"),
    )
    decide(comment, entry, moderator)
    report(comment, entry)
    set_clock_back(comment, entry, desk)
    return comment


def report(comment: Comment, entry: Entry) -> None:
    """What readers say is wrong with it; no moderator has looked yet."""
    reports = entry.get("reports", [])
    for number, told in enumerate(reports):
        Report.objects.create(comment=comment, reader=f"demo {number}", **told)
    Comment.objects.filter(pk=comment.pk).update(reported=len(reports))


def decide(comment: Comment, entry: Entry, moderator: object) -> None:
    status, note = entry.get("status", "approved"), entry.get("note", "")
    if status in {"approved", "removed", "withdrawn"}:
        moderation.approve(comment, by=moderator)
    if status == "removed":
        moderation.remove(comment, by=moderator, reason=entry.get("reason", ""), note=note)
    if status == "withdrawn":
        moderation.decide(comment, "take_back", by=None, via="reader")
    if status == "rejected":
        moderation.reject(comment, by=moderator, reason=entry.get("reason", ""), note=note)
    if status == "spam":
        moderation.mark_as_spam(comment, by=moderator, note=note)


def set_clock_back(comment: Comment, entry: Entry, desk: Desk) -> None:
    written = desk.ago(entry["hours_ago"])
    decided = written + PATIENCE if comment.decided_at else None
    Comment.objects.filter(pk=comment.pk).update(created_at=written, decided_at=decided)
    Comment.objects.filter(pk=comment.pk).exclude(appeared_at=None).update(appeared_at=decided)
    comment.decisions.update(made_at=written + PATIENCE)
    comment.reports.update(made_at=written + 2 * PATIENCE)
    Commenter.objects.filter(pk=comment.commenter_id, first_seen_at__gt=written).update(
        first_seen_at=written
    )


def make_enquiries(desk: Desk) -> None:
    for entry in enquiries():
        received = desk.ago(entry["hours_ago"])
        enquiry = Enquiry.objects.create(
            name=entry["name"],
            email=email_of(entry["name"]),
            subject=entry["subject"],
            message=entry["message"].strip(),
            page=f"/articles/{entry['article']}/",
            notified_at=received,
            attempts=1,
        )
        Enquiry.objects.filter(pk=enquiry.pk).update(created_at=received)


def email_of(name: str) -> str:
    return f"{slug_of(name, fallback='reader').replace('-', '.')}@{READERS}"
