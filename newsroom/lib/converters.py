"""Parts of addresses; whoever writes addresses with them imports this."""

from django.urls import register_converter

from newsroom.lib.slugs import SlugConverter

register_converter(SlugConverter, "words")
