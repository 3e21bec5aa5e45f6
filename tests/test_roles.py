"""Who may open which page of the desk: the whole table, those who may not included."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

PAGES = ("list", "add", "change")
NOTHING = dict.fromkeys(PAGES, False)
LOOK = {"list": True, "add": False, "change": True}
ALL = dict.fromkeys(PAGES, True)

# model -> who -> which pages open. Whoever is not named opens none; the owner opens what there is.
TABLE = {
    "articles.article": {"journalist": ALL, "editor": ALL},
    "articles.section": {"journalist": LOOK, "editor": ALL},
    "articles.topic": {"journalist": LOOK, "editor": ALL},
    "articles.series": {"journalist": LOOK, "editor": ALL},
    "articles.contributor": {"journalist": LOOK, "editor": ALL},
    "articles.picture": {"journalist": ALL, "editor": ALL},
    "articles.correction": {"journalist": LOOK, "editor": LOOK},
    "articles.retiredslug": {"editor": ALL},
    "articles.retiredsectionslug": {"editor": ALL},
    "articles.redirect": {"editor": ALL},
    "articles.binned": {"editor": LOOK},
    # Moderators are led from the list to their queue.
    "comments.comment": {"moderator": {"list": False, "add": False, "change": True}},
    "comments.ban": {"moderator": ALL},
    "comments.decision": {"moderator": LOOK},
    "comments.rules": {"moderator": {"list": False, "add": False, "change": True}},
    "comments.sectionmode": {"moderator": ALL},
    "comments.word": {"moderator": ALL},
    "contact.enquiry": {"editor": LOOK},
    "newsletter.newsletter": {"editor": ALL},
    "newsletter.edition": {"editor": ALL},
    "newsletter.subscriber": {"editor": LOOK},
    "site.sitesettings": {},
    "site.sitepage": {"editor": ALL},
    "site.menuentry": {"editor": ALL},
    "site.socialaccount": {},
    "auth.user": {},
    "auth.group": {},
}
# What moderators made themselves and may take away again.
MODERATORS_OWN = {"comments.sectionmode", "comments.word"}
CAST = ["journalist", "editor", "moderator", "stranger"]


def test_the_table_names_every_model_of_the_desk():
    registered = {model._meta.label_lower for model in admin.site._registry}
    jobs = {label for label in registered if label.startswith("procrastinate.")}
    assert registered - jobs == set(TABLE)


@pytest.fixture
def rows(make_article, journalist):
    """One row of everything, the article being the journalist's own."""
    from articles.models import (
        Binned,
        Contributor,
        Correction,
        Picture,
        Redirect,
        RetiredSectionSlug,
        RetiredSlug,
        Series,
        Topic,
    )
    from comments.models import Ban, Comment, Decision, Rules, SectionMode, Word
    from newsroom.contact.models import Enquiry
    from newsroom.newsletter.models import Edition, Newsletter, Subscriber
    from newsroom.site.models import MenuEntry, SitePage, SiteSettings, SocialAccount

    article = make_article(created_by=journalist)
    # One with an edition cannot be deleted.
    newsletter = Newsletter.objects.create(name="The Slow Boat", slug="slow-boat")
    tide = Newsletter.objects.create(name="The Morning Tide", slug="morning-tide")
    return {
        "articles.article": article,
        "articles.section": article.section,
        "articles.topic": Topic.objects.create(name="Tides"),
        "articles.series": Series.objects.create(name="The night boat"),
        "articles.contributor": Contributor.objects.create(name="Ada Quill"),
        "articles.picture": Picture.objects.create(
            file="pictures/x.jpg", alt_text="A quay", created_by=journalist
        ),
        "articles.correction": Correction.objects.create(article=article, text="It was Tuesday."),
        "articles.retiredslug": RetiredSlug.objects.create(slug="old", article=article),
        "articles.retiredsectionslug": RetiredSectionSlug.objects.create(
            slug="old", section=article.section
        ),
        "articles.redirect": Redirect.objects.create(path="/old/", target="/new/"),
        "articles.binned": Binned.objects.create(
            kind="articles.topic", words="Tides", rows=[], binned_by=journalist
        ),
        "comments.comment": Comment.objects.create(
            article=article, name="Kit", email="kit@reader.example", text="Well said."
        ),
        "comments.ban": Ban.objects.create(kind="email", value="kit@reader.example"),
        "comments.decision": Decision.objects.create(article=article, verb="approve"),
        "comments.rules": Rules.objects.create(pk=1),
        "comments.sectionmode": SectionMode.objects.create(section=article.section, mode="open"),
        "comments.word": Word.objects.create(text="gull"),
        "contact.enquiry": Enquiry.objects.create(
            name="Kit", email="kit@reader.example", subject="Tip", message="Look here."
        ),
        "newsletter.newsletter": newsletter,
        "newsletter.edition": Edition.objects.create(newsletter=tide, number=1),
        "newsletter.subscriber": Subscriber.objects.create(email="kit@reader.example"),
        "site.sitesettings": SiteSettings.objects.create(pk=1),
        "site.sitepage": SitePage.objects.create(title="About us", slug="about-us"),
        "site.menuentry": MenuEntry.objects.create(label="Boats", address="/search/?q=boat"),
        "site.socialaccount": SocialAccount.objects.create(
            name="Elsewhere", address="https://elsewhere.example/@paper"
        ),
        "auth.user": journalist,
        "auth.group": journalist.groups.get(),
    }


def opens(client, label: str, row, page: str) -> bool:
    base = f"/admin/{label.replace('.', '/')}/"
    address = {"list": base, "add": f"{base}add/", "change": f"{base}{row.pk}/change/"}[page]
    return client.get(address).status_code == 200


@pytest.mark.parametrize("label", TABLE)
def test_each_role_opens_its_own_pages_and_no_others(rows, as_user, request, label):
    for name in CAST:
        client = as_user(request.getfixturevalue(name))
        expected = TABLE[label].get(name, NOTHING)
        found = {page: opens(client, label, rows[label], page) for page in PAGES}
        assert (name, found) == (name, expected)


@pytest.mark.parametrize("label", TABLE)
def test_nobody_without_a_login_opens_anything(rows, reader, label):
    assert not any(opens(reader, label, rows[label], page) for page in PAGES)


def test_looking_is_not_changing(rows, as_user, journalist):
    """A page that opens only to be read keeps what is posted to it out."""
    section = rows["articles.section"]
    response = as_user(journalist).post(
        f"/admin/articles/section/{section.pk}/change/", {"name": "Mine", "position": 0}
    )
    assert response.status_code == 403
    section.refresh_from_db()
    assert section.name == "Harbour"


@pytest.mark.parametrize("label", TABLE)
def test_who_may_delete_what(rows, as_user, request, label):
    deletable = {
        *(f"articles.{thing}" for thing in ("section", "topic", "series")),
        *("articles.contributor", "articles.picture", "site.sitepage", "site.menuentry"),
    }
    for name in CAST:
        client = as_user(request.getfixturevalue(name))
        address = f"/admin/{label.replace('.', '/')}/{rows[label].pk}/delete/"
        addresses = {
            f"articles.{thing}" for thing in ("retiredslug", "retiredsectionslug", "redirect")
        }
        letters = {f"newsletter.{thing}" for thing in ("newsletter", "edition", "subscriber")}
        may = name == "editor" and label in deletable | addresses | letters
        may = may or (name == "moderator" and label in MODERATORS_OWN)
        assert (name, client.get(address).status_code == 200) == (name, may)


def rights(user: User) -> set[str]:
    return user.get_all_permissions()


VERBS = ("add", "change", "delete", "view")


def every(things: str, verbs: str = "add change delete view") -> set[str]:
    return {f"articles.{verb}_{thing}" for thing in things.split() for verb in verbs.split()}


def test_a_journalist_has_exactly_these_rights(journalist):
    assert rights(journalist) == {
        *every("article", "add change"),
        *every("picture", "add change view"),
        *every("section topic contributor series", "view"),
    }


def test_an_editor_has_exactly_these_rights(editor):
    assert rights(editor) == {
        *every("article", "add change delete"),
        *every("section topic series contributor picture retiredslug retiredsectionslug redirect"),
        "articles.publish_article",
        "articles.edit_any_article",
        "articles.view_binned",
        "contact.view_enquiry",
        "contact.change_enquiry",
        *(f"site.{verb}_{thing}" for verb in VERBS for thing in ("sitepage", "menuentry")),
        *(f"newsletter.{verb}_{thing}" for verb in VERBS for thing in ("newsletter", "edition")),
        "newsletter.send_edition",
        "newsletter.view_subscriber",
        "newsletter.delete_subscriber",
    }


def test_a_moderator_has_exactly_these_rights(moderator):
    assert rights(moderator) == {
        "comments.view_comment",
        "comments.moderate_comment",
        "comments.view_decision",
        "comments.view_rules",
        "comments.change_rules",
        *(
            f"comments.{verb}_{thing}"
            for thing in ("word", "ban", "sectionmode")
            for verb in ("add", "change", "delete", "view")
        ),
    }


def test_a_stranger_has_none(stranger):
    assert rights(stranger) == set()


@pytest.mark.parametrize("label", TABLE)
def test_history_opens_only_to_whoever_opens_the_row(rows, as_user, request, label):
    for name in CAST:
        client = as_user(request.getfixturevalue(name))
        address = f"/admin/{label.replace('.', '/')}/{rows[label].pk}/history/"
        may = TABLE[label].get(name, NOTHING)["change"]
        assert (name, client.get(address).status_code == 200) == (name, may)
