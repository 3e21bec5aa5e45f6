"""The desk of the articles: one module for each thing that is edited."""

from articles.admin import article, people, pictures, places

__all__ = ["article", "people", "pictures", "places"]
