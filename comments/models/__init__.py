"""What readers say under stories, who they are, and what moderators decide."""

from comments.models.bans import Ban
from comments.models.commenters import Commenter
from comments.models.comments import LONGEST, Comment, CommentQuerySet
from comments.models.decisions import Decision
from comments.models.learning import Learned, Lesson
from comments.models.moderators import ModeratorMail
from comments.models.rules import (
    Mode,
    Rules,
    SectionMode,
    Sorting,
    Word,
    mode_in_force,
    stories_with_comments,
)
from comments.models.signs import Recommendation, Report
from comments.models.threads import Thread
from comments.models.wordings import Wording

__all__ = [
    "LONGEST",
    "Ban",
    "Comment",
    "CommentQuerySet",
    "Commenter",
    "Decision",
    "Learned",
    "Lesson",
    "Mode",
    "ModeratorMail",
    "Recommendation",
    "Report",
    "Rules",
    "SectionMode",
    "Sorting",
    "Thread",
    "Wording",
    "Word",
    "mode_in_force",
    "stories_with_comments",
]
