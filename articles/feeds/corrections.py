"""Corrections, for those who read a story in a program of their own."""

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from articles.models import Article
from articles.models.corrections import Note


def with_corrections(body: str, story: Article) -> str:
    """What was wrong stands before the text, and what became clearer behind it, as on the page."""
    above = [written(note) for note in story.notes if note.stands_above]
    beneath = [written(note) for note in story.notes if not note.stands_above]
    return "".join([*above, body, *beneath])


def written(note: Note) -> str:
    day = date_format(localtime(note.made_at), "DATE_FORMAT")
    return format_html("<p><strong>{} ({}):</strong> {}</p>", note.label, day, note.text)
