from typing import Any

from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from articles.models import ShareCard
        from newsroom.site.models import stands_beside

        # The card of the site stands for most pages, at the cost of no query of its own.
        stands_beside("card_list", ShareCard.objects.of_site_as_data)
        # Querysets delete many at once, past the protection of pictures in use.
        pre_delete.connect(leave_texts, sender="articles.Picture")


def leave_texts(instance: Any, **kwargs: Any) -> None:
    from articles.rendering.again import render_without

    render_without(instance)
