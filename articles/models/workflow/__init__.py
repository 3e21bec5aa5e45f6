"""What people do with a story: save it, send it for review, publish it, take it down.

Every step checks who may, runs in one transaction on the locked row, and leaves a Transition.
"""

from articles.models.workflow.bringing_back import BringingBack
from articles.models.workflow.checking import Unready
from articles.models.workflow.saving import Collision
from articles.models.workflow.withdrawing import Withdrawing

__all__ = ["Collision", "Unready", "Workflow"]


class Workflow(Withdrawing, BringingBack):
    """All steps together: the part of an article that moves."""

    class Meta:
        abstract = True
