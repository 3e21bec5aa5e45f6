from django.urls import path

from articles import preview_page, views
from articles.archive import views as archive
from articles.feeds.urls import urlpatterns as feeds
from articles.reading.views import count_reading
from articles.search import views as search
from articles.search.opensearch import opensearch
from newsroom.lib import converters  # noqa: F401 (words, year, month)

app_name = "articles"
urlpatterns = [
    path("", views.front, name="front"),
    path("articles/<words:slug>/", views.article_detail, name="article_detail"),
    path("sections/<words:slug>/", views.section_detail, name="section_detail"),
    path("topics/<words:slug>/", views.topic_detail, name="topic_detail"),
    path("series/<words:slug>/", views.series_detail, name="series_detail"),
    path("readings/<int:pk>/", count_reading, name="count_reading"),
    path("contributors/<words:slug>/", views.contributor_detail, name="contributor_detail"),
    path("corrections/", views.corrections_list, name="corrections"),
    path("search/", search.search, name="search"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<year:year>/", archive.year, name="archive_year"),
    path("archive/<year:year>/<month:month>/", archive.month, name="archive_month"),
    path("preview/<str:token>/", preview_page.preview, name="preview"),
    *feeds,
]
