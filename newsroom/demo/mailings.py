"""The demo's newsletters: who gets them, what has gone out, and a draft that waits for an editor.

All is made directly and nothing is mailed: what went out on Tuesday must not go out today.
"""

from datetime import timedelta
from itertools import islice, product

from django.utils import timezone

from articles.models import Section
from newsroom.demo.reading import Entry, newsletters
from newsroom.demo.stories import Desk
from newsroom.demo.voices import READERS
from newsroom.newsletter import editions
from newsroom.newsletter.editions.making import created
from newsroom.newsletter.models import (
    Delivery,
    Edition,
    Movement,
    Newsletter,
    Subscriber,
    Subscription,
)

NAMES = [
    "ada",
    "bram",
    "cleo",
    "dov",
    "edda",
    "finn",
    "greta",
    "hal",
    "ines",
    "jory",
    "kit",
    "lena",
]
FAMILIES = ["ashdown", "birkett", "carrow", "dunmore", "eastley", "farrant", "gale", "holt"]
FAMILIES += ["ivory", "jessop", "keel", "lorne", "marsh"]
# What becomes of mails even at a small paper: of so many, one.
TROUBLE = {41: Delivery.State.HARD, 59: Delivery.State.SOFT, 97: Delivery.State.LEFT}
SAID = {"hard": "550 5.1.1 No such mailbox here", "soft": "552 5.2.2 The mailbox is full"}


def make_newsletters(desk: Desk) -> None:
    for entry in newsletters():
        if not Newsletter.objects.filter(slug=entry["slug"]).exists():
            make_newsletter(entry, desk)


def make_newsletter(entry: Entry, desk: Desk) -> None:
    plain = ("slug", "name", "description", "position", "rhythm", "source")
    newsletter = Newsletter.objects.create(**{name: entry[name] for name in plain})
    newsletter.sections.set(Section.objects.filter(slug__in=entry.get("sections", [])))
    readers = make_readers(newsletter, entry["readers"], desk)
    for past in entry.get("editions", []):
        send_as_if(newsletter, past, readers, desk)
    make_movements(newsletter, entry)
    editions.make(newsletter, by=desk.editor)


def make_readers(newsletter: Newsletter, number: int, desk: Desk) -> list[Subscriber]:
    names = islice(product(NAMES, FAMILIES), number)
    emails = [f"{name}.{family}@{READERS}" for name, family in names]
    Subscriber.objects.bulk_create(
        [Subscriber(email=email) for email in emails], ignore_conflicts=True
    )
    readers = list(Subscriber.objects.filter(email__in=emails).order_by("pk"))
    rows = [Subscription(newsletter=newsletter, subscriber=reader) for reader in readers]
    for number_of_reader, row in enumerate(rows, start=1):
        # The last few have not answered the question yet.
        row.confirmed_at = desk.ago(100) if number_of_reader <= number - 4 else None
    Subscription.objects.bulk_create(rows)
    newsletter.subscriptions.update(asked_at=desk.ago(101))
    Subscriber.objects.filter(pk__in=[one.pk for one in readers]).update(
        first_seen_at=desk.ago(101)
    )
    return readers


def send_as_if(newsletter: Newsletter, past: Entry, readers: list[Subscriber], desk: Desk) -> None:
    at = desk.ago(past["hours_ago"])
    edition = created(
        newsletter,
        editions.pick(newsletter, at),
        subject=past["subject"],
        intro=past["intro"].strip(),
        state=Edition.State.SENT,
        is_arranged=True,
        planned_at=at,
        began_at=at,
        finished_at=at + timedelta(minutes=4),
        made_by=desk.editor,
    )
    Edition.objects.filter(pk=edition.pk).update(made_at=at - timedelta(hours=1))
    active = Subscription.objects.active().filter(newsletter=newsletter)
    gets = set(active.values_list("subscriber", flat=True))
    going = [reader for reader in readers if reader.pk in gets]
    mails = [delivery(edition, reader, number) for number, reader in enumerate(going, start=1)]
    Delivery.objects.bulk_create(mails)
    edition.deliveries.update(changed_at=edition.finished_at)
    gone = [mail.subscriber_id for mail in mails if mail.state == Delivery.State.HARD]
    active.filter(subscriber__in=gone).update(ended_at=at, ending=Subscription.Ending.NO_MAILBOX)


def delivery(edition: Edition, reader: Subscriber, number: int) -> Delivery:
    state = next((state for every, state in TROUBLE.items() if number % every == 0), "sent")
    error = SAID.get(state, "")
    return Delivery(edition=edition, subscriber=reader, state=state, attempts=1, error=error)


def make_movements(newsletter: Newsletter, entry: Entry) -> None:
    today = timezone.localdate()
    pairs = list(zip(entry["came"], entry["went"], strict=True))
    first = today - timedelta(days=len(pairs))
    Movement.objects.bulk_create(
        [
            Movement(newsletter=newsletter, day=first + timedelta(days=ago), came=came, went=went)
            for ago, (came, went) in enumerate(pairs, start=1)
        ]
    )


def remove_newsletters() -> None:
    """With their invented readers; one that somebody else reads by now stays."""
    Subscriber.objects.filter(email__endswith=f"@{READERS}").delete()
    slugs = [entry["slug"] for entry in newsletters()]
    ours = Newsletter.objects.filter(slug__in=slugs, subscriptions=None)
    Edition.objects.filter(newsletter__in=ours).delete()
    ours.delete()
