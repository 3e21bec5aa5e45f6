"""Every address of the site. This file alone knows every app."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from newsroom import views

urlpatterns = [
    path("", include("articles.urls")),
    path("comments/", include("comments.urls")),
    path("contact/", include("newsroom.contact.urls")),
    path("newsletter/", include("newsroom.newsletter.urls")),
    path("", include("newsroom.site.urls")),
    path(settings.DESK_PATH.lstrip("/"), admin.site.urls),
    path("", include("newsroom.found.urls")),
    path("health/", views.health, name="health"),
    path("favicon.ico", views.favicon, name="favicon"),
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", views.media, name="media"),
]

handler404 = "newsroom.views.not_found"
handler500 = "newsroom.views.server_error"
