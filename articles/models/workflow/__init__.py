"""What people do with a story: save it, send it for review, publish it, take it down.

Every step checks who may, runs in one transaction on the locked row, and leaves a Transition.
"""

from articles.models.workflow.bringing_back import BringingBack
from articles.models.workflow.publishing import Publishing
from articles.models.workflow.saving import Collision

__all__ = ["Collision", "Workflow"]


class Workflow(Publishing, BringingBack):
    """All steps together: the part of an article that moves."""

    class Meta:
        abstract = True
