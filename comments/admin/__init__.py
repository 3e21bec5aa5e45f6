"""The moderators' desk. Django finds it here: each module registers its own pages."""

from comments.admin.bans import BanAdmin
from comments.admin.comments import CommentAdmin
from comments.admin.log import DecisionAdmin
from comments.admin.rules import RulesAdmin, SectionModeAdmin
from comments.admin.words import WordAdmin

__all__ = [
    "BanAdmin",
    "CommentAdmin",
    "DecisionAdmin",
    "RulesAdmin",
    "SectionModeAdmin",
    "WordAdmin",
]
