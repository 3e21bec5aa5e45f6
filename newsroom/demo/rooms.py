"""Makes what stories need before they can be written: sections, topics, people, pictures."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from PIL import Image

from articles.models import Contributor, Picture, Section, Series, Topic
from newsroom.demo import pictures as drawings
from newsroom.demo import reading
from newsroom.demo.reading import Entry, paper, pictures
from newsroom.site.models import MenuEntry, SitePage, SiteSettings, SocialAccount

PORTRAIT_SHARE = 600 / 1600


def set_up_site() -> None:
    """Gives the site the demo's name, unless somebody has given it another."""
    site = SiteSettings.current()
    wanted = paper()["site"]
    if site.name in {SiteSettings().name, wanted["name"]}:
        for name, value in wanted.items():
            setattr(site, name, value)
        site.full_clean()
        site.save()


def make_places() -> None:
    for position, entry in enumerate(paper()["sections"]):
        fields = {name: value for name, value in entry.items() if name not in {"slug", "parent"}}
        if "parent" in entry:
            fields["parent"] = Section.objects.get(slug=entry["parent"])
        Section.objects.get_or_create(slug=entry["slug"], defaults={**fields, "position": position})
    for entry in paper()["topics"]:
        Topic.objects.get_or_create(slug=entry["slug"], defaults={"name": entry["name"]})
    for entry in paper()["series"]:
        Series.objects.get_or_create(slug=entry["slug"], defaults=entry)


def make_house() -> None:
    """Pages, menus and accounts elsewhere, unless somebody has made some of their own."""
    if not SitePage.objects.exists():
        for position, entry in enumerate(reading.pages(), 1):
            SitePage.objects.create(**entry, position=position, is_public=True)
    for model, name in ((MenuEntry, "menu"), (SocialAccount, "elsewhere")):
        if not model.objects.exists():
            for position, entry in enumerate(paper()[name], 1):
                model.objects.create(**entry, position=position)


def make_people(width: int) -> Iterator[str]:
    texts = pictures()["portraits"]
    for entry in paper()["contributors"]:
        if not Contributor.objects.filter(slug=entry["slug"]).exists():
            drawn = drawings.portrait(entry["slug"], round(width * PORTRAIT_SHARE))
            shared = {name: texts[name] for name in ("credit", "licence")}
            # Faces are a little above the middle.
            about = {"alt_text": texts[entry["slug"]], "focal_y": 42, **shared}
            make_person(entry, upload(drawn, entry["slug"], about))
        yield entry["name"]


def make_person(entry: Entry, portrait: Picture) -> Contributor:
    account = get_user_model().objects.filter(username=entry.get("account"))
    return Contributor.objects.create(
        slug=entry["slug"],
        name=entry["name"],
        role=entry["role"],
        biography=entry["biography"],
        portrait=portrait,
        user=account.filter(contributor=None).first(),
    )


def make_pictures(width: int) -> Iterator[tuple[str, Picture]]:
    """Draws every picture and takes it in as if a journalist had sent it."""
    names = [name for name in pictures() if name != "portraits"]
    # One is drawn while another is written to the disk.
    with ThreadPoolExecutor(2) as pool:
        drawn = pool.map(lambda name: drawings.picture(name, width), names)
        for name, drawing in zip(names, drawn, strict=True):
            yield name, upload(drawing, name, pictures()[name])


def upload(drawn: Image.Image, name: str, texts: Entry) -> Picture:
    """The same drawing always gives the same file, so a file of an earlier demo is used again."""
    buffer = io.BytesIO()
    drawn.save(buffer, "JPEG", quality=94)
    picture = Picture(file=ContentFile(buffer.getvalue(), name=f"{name}.jpg"), **texts)
    picture.full_clean(exclude=["file"])
    picture.save()
    return picture
