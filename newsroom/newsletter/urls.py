from django.urls import path

from newsroom.lib import converters  # noqa: F401 (registers them)
from newsroom.newsletter.views import own, public, signing_up
from newsroom.newsletter.views.bounces import bounces

app_name = "newsletter"
urlpatterns = [
    path("", signing_up.newsletters, name="newsletters"),
    path("sent/", signing_up.sent, name="sent"),
    path("confirm/<str:token>/", signing_up.confirm, name="confirm"),
    path("welcome/", signing_up.welcome, name="welcome"),
    path("leave/<str:token>/", own.leave, name="leave"),
    path("link/", own.link, name="link"),
    path("mine/<str:token>/", own.mine, name="mine"),
    path("mine/<str:token>/erase/", own.erase, name="erase"),
    path("erased/", own.erased, name="erased"),
    path("bounces/", bounces, name="bounces"),
    path("<words:slug>/", public.newsletter, name="newsletter"),
    path("<words:slug>/<int:number>/", public.edition, name="edition"),
]
