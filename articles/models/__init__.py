from articles.models.addresses import RetiredSlug
from articles.models.article import Article
from articles.models.people import Byline, Contributor
from articles.models.pictures import Picture
from articles.models.places import Section, Topic
from articles.models.versions import Transition, Version

__all__ = [
    "Article",
    "Byline",
    "Contributor",
    "Picture",
    "RetiredSlug",
    "Section",
    "Topic",
    "Transition",
    "Version",
]
