"""What is done after a comment was stored or decided: mail, and learning."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from comments import digests, spam, tidying
from comments.models import Comment
from comments.readers import letters
from newsroom.lib.emails import PATIENTLY
from newsroom.site.speaking import readers_voice


@app.task(retry=PATIENTLY)
def tell_moderators(comment_pk: int) -> None:
    """Has those told who want to know at once that a comment waits, if it still does."""
    if Comment.objects.pending().filter(pk=comment_pk).exists():
        tell_waiting.func(0)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="tell-waiting")
def tell_waiting(timestamp: int) -> None:
    """Looks every minute to whom a mail is due: at their time, or as soon as a worker is there."""
    for recipient in digests.due():
        key = f"tell-{recipient.told.pk}"
        with suppress(AlreadyEnqueued), transaction.atomic():
            mail_waiting.configure(queueing_lock=key).defer(told_pk=recipient.told.pk)


@app.task(retry=PATIENTLY)
def mail_waiting(told_pk: int) -> None:
    """One recipient's mail: an address that does not work is tried alone."""
    digests.send(told_pk)


@app.task(retry=PATIENTLY)
@readers_voice()
def tell_writer(decision_pk: int) -> None:
    """Tells the writer of a decision that still stands."""
    letters.tell_writer(decision_pk)


@app.task(retry=PATIENTLY)
@readers_voice()
def tell_answered(comment_pk: int) -> None:
    """Tells the writer of the comment that this one answers, if it is still shown."""
    letters.tell_answered(comment_pk)


@app.task(retry=PATIENTLY)
@readers_voice()
def prove_address(commenter_pk: int, comments: list[int]) -> None:
    """Mails a link that proves an address, unless one was mailed a short while ago."""
    letters.send_link(commenter_pk, comments)


@app.task(retry=PATIENTLY)
def learn(comment_pk: int) -> None:
    """Lets the spam filter learn from what moderators think of a comment now."""
    spam.learn(comment_pk)


@app.periodic(cron="7 4 * * *")
@app.task(queueing_lock="tidy-comments")
def tidy_comments(timestamp: int) -> None:
    """Forgets where comments came from, and throws old spam away with the addresses it gave."""
    tidying.cut_addresses()
    tidying.purge_spam()
    tidying.forget_commenters()
