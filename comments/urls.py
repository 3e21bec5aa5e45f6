from django.urls import path, register_converter

from comments.views import editing, leaving, own, proving, reporting, writing
from newsroom.lib.slugs import SlugConverter

register_converter(SlugConverter, "slug_in_words")

app_name = "comments"
urlpatterns = [
    path("on/<slug_in_words:slug>/", writing.comment_form, name="comment_form"),
    path("on/<slug_in_words:slug>/mine/", writing.my_comments, name="my_comments"),
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
    path("<int:pk>/", writing.comment_permalink, name="comment_permalink"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/changed/", editing.changed, name="changed"),
    path("<int:pk>/take-back/", editing.take_back, name="take_back"),
    path("<int:pk>/report/", reporting.report, name="report"),
    path("<int:pk>/reported/", reporting.reported, name="reported"),
]
