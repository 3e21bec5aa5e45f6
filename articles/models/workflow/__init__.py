"""What people do with a story: save it, send it for review, publish it, take it down.

Everything here checks who may and runs in one transaction on the locked row. What moves a story
leaves a Transition, and what changes its text a Version.
"""

from articles.models.workflow.checking import Unready
from articles.models.workflow.removing import Removing
from articles.models.workflow.saving import Collision
from articles.models.workflow.withdrawing import Withdrawing

__all__ = ["Collision", "Unready", "Workflow"]


class Workflow(Withdrawing, Removing):
    """All steps together: the part of an article that moves."""

    class Meta:
        abstract = True
