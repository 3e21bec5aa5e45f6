from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = _("Comments")

    def ready(self) -> None:
        from articles.models import tells_of_stories
        from comments.models.rules import has_conversation

        # Feeds of stories name the feed of what is said about each.
        tells_of_stories("has_conversation", has_conversation)
