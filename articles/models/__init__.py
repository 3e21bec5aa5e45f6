from articles.models.addresses import Redirect, RetiredSectionSlug, RetiredSlug
from articles.models.article import Article
from articles.models.binned import Binned
from articles.models.changes import ScheduledChange
from articles.models.corrections import Amendment, Correction
from articles.models.drafts import Draft, Presence
from articles.models.fronts import FrontPlan
from articles.models.people import Byline, Contributor
from articles.models.pictures import Picture
from articles.models.places import Section, Series, Topic
from articles.models.previews import PreviewLink
from articles.models.readings import MostRead, Reading
from articles.models.search_entries import KnownWord, SearchEntry
from articles.models.share_cards import ShareCard
from articles.models.stories import tells_of_stories
from articles.models.uses import ArticleLink, PictureUse
from articles.models.versions import Transition, Version

__all__ = [
    "Amendment",
    "Article",
    "ArticleLink",
    "Binned",
    "Byline",
    "Contributor",
    "Correction",
    "Draft",
    "FrontPlan",
    "KnownWord",
    "MostRead",
    "Picture",
    "PictureUse",
    "Presence",
    "PreviewLink",
    "Reading",
    "Redirect",
    "RetiredSectionSlug",
    "RetiredSlug",
    "ScheduledChange",
    "SearchEntry",
    "Section",
    "Series",
    "ShareCard",
    "Topic",
    "Transition",
    "Version",
    "tells_of_stories",
]
