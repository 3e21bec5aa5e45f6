from django.db.models import Q
from django.utils.translation import gettext as _

from comments.intake.verdicts import Submission, Verdict, turn_down
from comments.models import Ban
from newsroom.lib.addresses import in_ascii, range_of


def ban(submission: Submission) -> Verdict | None:
    """Whoever is banned is not told: the comment looks as if it waited."""
    found = ban_of(submission.email, submission.address)
    return turn_down(_("Banned: %s") % found.value) if found else None


def ban_of(email: str, address: str | None) -> Ban | None:
    """The ban in force that an e-mail address or an internet address falls under."""
    matches = Q(kind=Ban.Kind.EMAIL, value__in=mailboxes(email))
    matches |= Q(kind=Ban.Kind.DOMAIN, value__in=domains(email))
    if place := range_of(address):
        matches |= Q(kind=Ban.Kind.RANGE, value=place)
    return Ban.objects.in_force().filter(matches).first()


def mailboxes(email: str) -> list[str]:
    """As it was typed, and without what may follow a plus sign: both are the same person's."""
    local, _at, domain = email.lower().rpartition("@")
    return [f"{local}@{domain}", f"{local.partition('+')[0]}@{domain}"]


def domains(email: str) -> list[str]:
    """The domain of an address and all that it is a part of, in letters and in ASCII."""
    domain = email.lower().rpartition("@")[2].rstrip(".")
    forms = {domain, in_ascii(domain)}
    return [".".join(parts[start:]) for parts in map(split, forms) for start in range(len(parts))]


def split(domain: str) -> list[str]:
    return domain.split(".")
