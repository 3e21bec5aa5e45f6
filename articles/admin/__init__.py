"""The desk of the articles: one module for each thing that is edited."""

from articles.admin import article, corrections, people, pictures, places, redirects

__all__ = ["article", "corrections", "people", "pictures", "places", "redirects"]
