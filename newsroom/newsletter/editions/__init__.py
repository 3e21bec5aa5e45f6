"""What editors do with an edition, and what the clock does when they do nothing."""

from newsroom.newsletter.editions.making import arrange, due, make, make_due
from newsroom.newsletter.editions.meeting import Overtaken, is_overtaken
from newsroom.newsletter.editions.picking import pick
from newsroom.newsletter.editions.steps import begin, plan, resume, send_now, stop, take_back

__all__ = [
    "Overtaken",
    "arrange",
    "begin",
    "due",
    "is_overtaken",
    "make",
    "make_due",
    "pick",
    "plan",
    "resume",
    "send_now",
    "stop",
    "take_back",
]
