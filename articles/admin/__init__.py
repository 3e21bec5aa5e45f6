"""The desk of the articles: one module for each thing that is edited."""

from articles.admin import article, bin, corrections, people, pictures, places, redirects

__all__ = ["article", "bin", "corrections", "people", "pictures", "places", "redirects"]
