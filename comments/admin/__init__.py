"""The moderators' desk. Django finds it here: each module registers its own pages."""

from comments.admin.comments import CommentAdmin
from comments.admin.rules import RulesAdmin, SectionModeAdmin

__all__ = ["CommentAdmin", "RulesAdmin", "SectionModeAdmin"]
