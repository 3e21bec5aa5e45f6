"""Pages of the house, menus and accounts elsewhere: made, ordered and refused at the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.site.models import MenuEntry, SitePage, SocialAccount

pytestmark = pytest.mark.django_db
PAGES, MENUS = "/admin/site/sitepage/", "/admin/site/menuentry/"


def page_form(**fields):
    form = {"title": "About us", "slug": "", "summary": "", "body": "<p>We are.</p>"}
    return {**form, "purpose": "", "is_public": "on", "is_in_footer": "on", **fields}


@pytest.fixture
def desk(as_user, editor):
    return as_user(editor)


@pytest.fixture
def entries(db):
    top = [MenuEntry.objects.create(label=name, address="/", position=100) for name in "ABC"]
    return [*top, MenuEntry.objects.create(label="Z", address="/", menu="foot", position=1)]


def labels(menu="top"):
    return "".join(MenuEntry.objects.filter(menu=menu).values_list("label", flat=True))


# Pages


def test_a_page_is_given_an_address_and_stands_at_the_foot(desk, reader):
    assert desk.post(f"{PAGES}add/", page_form()).status_code == 302
    page = SitePage.objects.get()
    assert page.slug == "about-us"
    assert 'href="/about/about-us/"' in reader.get("/").content.decode()
    html = desk.get(f"{PAGES}{page.pk}/change/").content.decode()
    assert "View on site" in html
    assert "ckeditor" in html


def test_what_is_not_public_is_not_led_to(desk, reader):
    form = page_form()
    del form["is_public"]
    desk.post(f"{PAGES}add/", form)
    page = SitePage.objects.get()
    assert "View on site" not in desk.get(f"{PAGES}{page.pk}/change/").content.decode()
    assert reader.get("/about/about-us/").status_code == 404


def test_the_body_is_cleaned(desk, reader):
    desk.post(f"{PAGES}add/", page_form(body="<p onclick='x()'>We<script>x()</script></p>"))
    html = reader.get("/about/about-us/").content.decode()
    assert "onclick" not in html
    assert "x()" not in html


def test_an_address_that_is_taken_names_the_page_that_has_it(desk):
    desk.post(f"{PAGES}add/", page_form())
    again = page_form(title="Who we are", slug="about-us", body="<p>Long work.</p>")
    html = desk.post(f"{PAGES}add/", again).content.decode()
    assert "The page “About us” has this address. Choose another one." in html
    assert "Long work." in html
    assert SitePage.objects.count() == 1


def test_a_second_page_of_that_title_gets_an_address_of_its_own(desk):
    for _ in range(2):
        desk.post(f"{PAGES}add/", page_form())
    assert set(SitePage.objects.values_list("slug", flat=True)) == {"about-us", "about-us-2"}


@pytest.mark.parametrize("slug", ["a/b", "a b", "x" * 201, "a\x00b"])
def test_an_address_that_cannot_be_one_is_refused(desk, slug):
    answer = desk.post(f"{PAGES}add/", page_form(slug=slug))
    assert answer.status_code == 200
    assert "We are." in answer.content.decode()
    assert not SitePage.objects.exists()


def test_a_purpose_is_served_by_one_page(desk):
    desk.post(f"{PAGES}add/", page_form(purpose="privacy"))
    html = desk.post(f"{PAGES}add/", page_form(title="Data", purpose="privacy")).content.decode()
    assert "The page “About us” is for this already." in html
    page = SitePage.objects.get()
    same = page_form(slug=page.slug, purpose="privacy", title="Privacy")
    assert desk.post(f"{PAGES}{page.pk}/change/", same).status_code == 302


# Menus


def test_entries_are_moved_with_buttons_within_their_own_menu(desk, entries):
    a, _b, c, z = entries
    desk.post(MENUS, {"_move": f"up {c.pk}"})
    assert (labels(), labels("foot")) == ("ACB", "Z")
    desk.post(MENUS, {"_move": f"down {a.pk}"})
    assert labels() == "CAB"
    for way in ("up", "down"):
        desk.post(MENUS, {"_move": f"{way} {z.pk}"})
    assert (labels(), labels("foot")) == ("CAB", "Z")


def test_the_first_stays_first_and_the_last_stays_last(desk, entries):
    desk.post(MENUS, {"_move": f"up {entries[0].pk}"})
    desk.post(MENUS, {"_move": f"down {entries[2].pk}"})
    assert labels() == "ABC"


@pytest.mark.parametrize(
    "sent", ["", "up", "up x", "up 999999", "aside 1", "up -1", "up " + "9" * 30]
)
def test_nonsense_moves_nothing(desk, entries, sent):
    assert desk.post(MENUS, {"_move": sent}).status_code == 302
    assert labels() == "ABC"


def test_a_new_entry_stands_last_and_so_does_one_from_another_menu(desk, entries):
    desk.post(f"{MENUS}add/", {"menu": "top", "label": "D", "address": "/search/"})
    assert labels() == "ABCD"
    form = {"menu": "top", "label": "Z", "address": "/"}
    desk.post(f"{MENUS}{entries[3].pk}/change/", form)
    assert labels() == "ABCDZ"
    desk.post(f"{MENUS}{entries[0].pk}/change/", {**form, "label": "A"})
    assert labels() == "ABCDZ"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//evil.example",
        "sections/harbour/",
        "",
        "http://",
        "/\\evil.example",
    ],
)
def test_a_bad_address_is_refused_and_nothing_is_lost(desk, address):
    form = {"menu": "foot", "label": "Boats", "address": address}
    answer = desk.post(f"{MENUS}add/", form)
    assert answer.status_code == 200
    assert 'value="Boats"' in answer.content.decode()
    assert not MenuEntry.objects.exists()


def test_nobody_else_moves_anything(as_user, journalist, moderator, entries):
    for person in (journalist, moderator):
        answer = as_user(person).post(MENUS, {"_move": f"up {entries[2].pk}"})
        assert answer.status_code == 403
    assert labels() == "ABC"


def test_the_list_costs_the_same_with_many_rows(desk, entries):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            desk.get(MENUS)
        return len(queries)

    before = cost()
    for number in range(8):
        MenuEntry.objects.create(label=f"N{number}", address="/")
    assert cost() == before


# Accounts elsewhere


def test_the_owner_alone_names_accounts_elsewhere(as_user, owner, editor, reader):
    form = {"name": "Fediverse", "address": "social.example/@paper"}
    address = "/admin/site/socialaccount/add/"
    assert as_user(editor).post(address, form).status_code == 403
    assert as_user(owner).post(address, form).status_code == 302
    assert SocialAccount.objects.get().address == "https://social.example/@paper"
    assert 'rel="me" href="https://social.example/@paper"' in reader.get("/").content.decode()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.example/", "nowhere at all"])
def test_an_account_leads_to_a_web_address(as_user, owner, address):
    form = {"name": "Fediverse", "address": address}
    answer = as_user(owner).post("/admin/site/socialaccount/add/", form)
    assert answer.status_code == 200
    assert not SocialAccount.objects.exists()
