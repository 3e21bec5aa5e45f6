from django.urls import path, register_converter

from comments import feeds
from comments.views import (
    by_mail,
    editing,
    leaving,
    own,
    proving,
    reading,
    recommending,
    reporting,
    writing,
)
from newsroom.lib.feeds import feeds_of
from newsroom.lib.slugs import SlugConverter

register_converter(SlugConverter, "slug_in_words")

app_name = "comments"
urlpatterns = [
    path("on/<slug_in_words:slug>/", writing.comment_form, name="comment_form"),
    path("on/<slug_in_words:slug>/mine/", writing.my_comments, name="my_comments"),
    path("on/<slug_in_words:slug>/all/", reading.all_conversations, name="all"),
    path("held/<str:token>/", writing.comment_held, name="comment_held"),
    path("mine/", own.mine, name="mine"),
    path("mine/link/", own.link, name="link"),
    path("mine/link/sent/", own.link_sent, name="link_sent"),
    path("mine/download/", own.download, name="download"),
    path("mine/leave/", own.leave, name="leave"),
    path("mine/erase/", own.erase, name="erase"),
    path("mine/erased/", own.erased, name="erased"),
    path("prove/<str:token>/", proving.prove, name="prove"),
    path("mail/<str:token>/", leaving.mail, name="mail"),
    path("decide/<str:token>/", by_mail.decide, name="decide_by_mail"),
    *feeds_of("on/<slug_in_words:slug>/feed/", feeds.of_story, "feed_of_story"),
    *feeds_of("feed/", feeds.of_site, "feed"),
    path("<int:pk>/", reading.comment_permalink, name="comment_permalink"),
    path("<int:pk>/answers/", reading.answers, name="answers"),
    path("<int:pk>/recommend/", recommending.recommend, name="recommend"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/changed/", editing.changed, name="changed"),
    path("<int:pk>/take-back/", editing.take_back, name="take_back"),
    path("<int:pk>/report/", reporting.report, name="report"),
    path("<int:pk>/reported/", reporting.reported, name="reported"),
]
