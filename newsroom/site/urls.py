from django.urls import path

from newsroom.lib import converters  # noqa: F401 (words)
from newsroom.site import views

app_name = "site"
urlpatterns = [path("about/<words:slug>/", views.page, name="page")]
