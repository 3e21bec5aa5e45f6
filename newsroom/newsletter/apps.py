from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "newsroom.newsletter"
    label = "newsletter"
    verbose_name = _("Newsletters")

    def ready(self) -> None:
        from newsroom.newsletter.models import offered
        from newsroom.site.models import stands_beside

        # The foot of every page offers them, at the cost of no query of its own.
        stands_beside("newsletter_list", offered)
