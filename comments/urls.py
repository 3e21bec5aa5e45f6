from django.urls import path, register_converter

from comments import feeds
from comments.views import reading, recommending, writing
from newsroom.lib.slugs import SlugConverter

register_converter(SlugConverter, "slug_in_words")

app_name = "comments"
urlpatterns = [
    path("on/<slug_in_words:slug>/", writing.comment_form, name="comment_form"),
    path("mine/<slug_in_words:slug>/", writing.my_comments, name="my_comments"),
    path("held/<str:token>/", writing.comment_held, name="comment_held"),
    path("on/<slug_in_words:slug>/all/", reading.all_conversations, name="all"),
    path("on/<slug_in_words:slug>/feed/", feeds.of_story, name="feed_of_story"),
    path("feed/", feeds.of_site, name="feed"),
    path("<int:pk>/", reading.comment_permalink, name="comment_permalink"),
    path("<int:pk>/recommend/", recommending.recommend, name="recommend"),
    path("<int:pk>/answers/", reading.answers, name="answers"),
]
