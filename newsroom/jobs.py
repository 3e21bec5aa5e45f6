"""Jobs that concern several rooms."""

from procrastinate.contrib.django import app

from articles.cards import walking
from articles.rendering.again import render_in_another_language
from articles.search.filing import file_all
from newsroom.lib.emails import PATIENTLY


@app.task(retry=PATIENTLY)
def speak_another_language() -> None:
    """Has all that was written down in one language written in another."""
    render_in_another_language()
    file_all()


@app.task(retry=PATIENTLY)
def look_has_changed() -> None:
    """Has the cards drawn anew that carry the name and the colour of the site."""
    walking.after_site()
