from django.urls import path

from newsroom.found import robots, small_files
from newsroom.found.sitemaps import news, views

urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    path("humans.txt", small_files.humans_txt, name="humans_txt"),
    path("ads.txt", small_files.ads_txt, name="ads_txt"),
    path(".well-known/security.txt", small_files.security_txt, name="security_txt"),
    path("sitemap.xml", views.index, name="sitemap"),
    path("sitemap-news.xml", news.news, name="news_sitemap"),
    path("sitemap-<slug:name>.xml", views.sitemap, name="sitemap_of"),
    path("<slug:key>.txt", small_files.indexnow_key, name="indexnow_key"),
]
