"""Mail, made and sent while nobody waits for it."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from newsroom.lib.emails import PATIENTLY
from newsroom.newsletter.models import Edition
from newsroom.newsletter.subscribing import letters

# What somebody waits for at the desk comes before a hundred thousand mails.
LAST = -10


@app.task(retry=PATIENTLY)
def send_question(subscriber_pk: int, newsletters: list[int]) -> None:
    """Asks a mailbox whether its owner wants these newsletters."""
    letters.send_question(subscriber_pk, newsletters)


@app.task(retry=PATIENTLY)
def send_link(subscriber_pk: int) -> None:
    """Mails a subscriber the way to the page of their own."""
    letters.send_link(subscriber_pk)


@app.task(retry=PATIENTLY)
def send_sample(edition_pk: int, address: str) -> None:
    """Mails an edition to an editor, as it stands now."""
    from newsroom.newsletter.sending.letters import Letters

    edition = Edition.objects.select_related("newsletter").filter(pk=edition_pk).first()
    if edition:
        Letters(edition).sample_to(address).send()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="look-after-newsletters")
def look_after_newsletters(timestamp: int) -> None:
    """Makes the editions that are due, sends those whose time has come, and picks up what rests."""
    from newsroom.newsletter import editions
    from newsroom.newsletter.sending import posting

    for newsletter in editions.due():
        editions.make_due(newsletter.pk)
    for edition in Edition.objects.filter(state=Edition.State.PLANNED):
        editions.begin(edition.pk)
    posting.give_up_lost()
    for edition in Edition.objects.filter(state=Edition.State.SENDING):
        start_sending(edition)


def start_sending(edition: Edition) -> None:
    """Has the next mails sent, unless a job for that waits already."""
    job = send_some.configure(queueing_lock=f"newsletter-{edition.pk}", priority=LAST)
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(edition_pk=edition.pk)


@app.task
def send_some(edition_pk: int) -> None:
    """The next mails of an edition; the job after it goes on, and the sweep does if that fails."""
    from newsroom.newsletter.sending import outcomes, posting

    if posting.send_some(edition_pk):
        start_sending(Edition(pk=edition_pk))
    else:
        outcomes.finish(edition_pk)


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="sum-up-editions")
def sum_up_editions(timestamp: int) -> None:
    """Forgets who got an edition of long ago; how many did stays."""
    from newsroom.newsletter.sending import summing

    summing.sum_up()
