"""What editors do with an edition, and what the clock does when they do nothing."""

from newsroom.newsletter.editions.making import arrange, due, make, make_due
from newsroom.newsletter.editions.picking import pick
from newsroom.newsletter.editions.steps import begin, plan, resume, send_now, stop, take_back

__all__ = [
    "arrange",
    "begin",
    "due",
    "make",
    "make_due",
    "pick",
    "plan",
    "resume",
    "send_now",
    "stop",
    "take_back",
]
