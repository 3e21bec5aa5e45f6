"""When it is not about one mailbox: the server cannot be reached, or takes nothing of us."""

from django.utils.translation import gettext as _

from newsroom.newsletter.models import Delivery, Edition

State = Delivery.State
WORRYING = {State.REFUSED, State.UNKNOWN}
# After so many in a row the next mail would meet the same, and a person has to look.
STOP_AFTER = 5


def nothing_to_read() -> str:
    return _("None of its stories can be read now.")


def tell(edition: Edition, words: str) -> None:
    """Keeps for the desk why no mail goes out; with no words, that mail goes out again."""
    if words != edition.trouble:
        edition.trouble = words[:300]
        Edition.objects.filter(pk=edition.pk).update(trouble=edition.trouble)


def stop(edition: Edition, words: str) -> None:
    """Stops by itself, as an editor would, and says why."""
    under_way = Edition.objects.filter(pk=edition.pk, state=Edition.State.SENDING)
    under_way.update(state=Edition.State.STOPPED, trouble=words[:300])


def is_with_all(edition: Edition) -> bool:
    """Whether the last mails of the edition all met trouble that was not their own."""
    settled = edition.deliveries.exclude(state__in=[State.WAITING, State.TAKEN, State.LEFT])
    last = list(settled.order_by("-changed_at").values_list("state", flat=True)[:STOP_AFTER])
    return len(last) == STOP_AFTER and all(state in WORRYING for state in last)
