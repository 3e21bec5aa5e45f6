"""The newsletters' desk. Django finds it here: each module registers its own pages."""

from newsroom.newsletter.admin.editions import EditionAdmin
from newsroom.newsletter.admin.newsletters import NewsletterAdmin
from newsroom.newsletter.admin.subscribers import SubscriberAdmin

__all__ = ["EditionAdmin", "NewsletterAdmin", "SubscriberAdmin"]
