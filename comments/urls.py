from django.urls import path, register_converter

from comments.views import writing
from newsroom.lib.slugs import SlugConverter

register_converter(SlugConverter, "slug_in_words")

app_name = "comments"
urlpatterns = [
    path("on/<slug_in_words:slug>/", writing.comment_form, name="comment_form"),
    path("mine/<slug_in_words:slug>/", writing.my_comments, name="my_comments"),
    path("held/<str:token>/", writing.comment_held, name="comment_held"),
    path("<int:pk>/", writing.comment_permalink, name="comment_permalink"),
]
