from django.urls import path, register_converter

from comments import views
from newsroom.lib.slugs import SlugConverter

register_converter(SlugConverter, "slug_in_words")

app_name = "comments"
urlpatterns = [
    path("on/<slug_in_words:slug>/", views.comment_form, name="comment_form"),
    path("mine/<slug_in_words:slug>/", views.my_comments, name="my_comments"),
    path("held/<str:token>/", views.comment_held, name="comment_held"),
    path("<int:pk>/", views.comment_permalink, name="comment_permalink"),
]
