"""Addresses that lead elsewhere: how they are written, and that nobody is sent on twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Article, Redirect
from articles.redirects.living import answering
from tests.together import at_once

pytestmark = pytest.mark.django_db


def table() -> dict[str, str]:
    return dict(Redirect.objects.values_list("path", "target"))


def lead(path: str, target: str = "") -> Redirect:
    return Redirect.objects.create(path=path, target=target)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/2019/05/old-story/", "/2019/05/old-story/"),
        ("/old", "/old"),
        ("  /old/  ", "/old/"),
        ("/old/?utm_source=x", "/old/"),
        ("/old/#part", "/old/"),
        ("http://127.0.0.1:8000/old/", "/old/"),
        ("https://127.0.0.1:8000/old/?p=1", "/old/"),
        ("//127.0.0.1:8000/old/", "/old/"),
        ("/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC/", "/паром/"),
        ("/\u0438\u0306/", "/\u0439/"),
        ("/a%20b+c/", "/a b+c/"),
        ("/100%25/", "/100%/"),
        ("/what%3F/", "/what?/"),
        ("/%FF/", "/%FF/"),
        ("/index.php", "/index.php"),
    ],
)
def test_a_path_is_written_in_one_way(typed, kept):
    assert lead(typed).path == kept


@pytest.mark.parametrize(
    "typed",
    [
        "old",
        "?p=12",
        "#part",
        "https://elsewhere.example/old/",
        "//elsewhere.example/old/",
        "http://127.0.0.1:9000/old/",
        "mailto:editor@newsroom.example",
        "javascript:alert(1)",
        "/admin/articles/",
        "/static/css/site.css",
        "/media/pictures/x.jpg",
        "/a\nb",
        "/a%00b",
        "/a%0Ab",
        "/a\x00b",
        "/\ud800",
        "http://[::1",
        "http://127.0.0.1:x/",
        "/" + "x" * 500,
    ],
)
def test_what_is_no_address_of_a_page_here_is_refused(typed):
    with pytest.raises(ValidationError) as refused:
        lead(typed, "/new/")
    assert set(refused.value.message_dict) == {"path"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("/new/", "/new/"),
        ("/new/?page=2#end", "/new/?page=2#end"),
        ("http://127.0.0.1:8000/new/", "/new/"),
        ("http://127.0.0.1:8000", "/"),
        ("/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC/", "/паром/"),
        ("/100%25/", "/100%25/"),
        ("/what%3F/", "/what%3F/"),
        ("https://elsewhere.example/a?b=c#d", "https://elsewhere.example/a?b=c#d"),
    ],
)
def test_a_target_is_written_in_one_way(typed, kept):
    assert lead("/old/", typed).target == kept


@pytest.mark.parametrize(
    "typed",
    [
        "new",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "\\\\elsewhere.example/",
        "/\t/elsewhere.example/",
        "/%2Felsewhere.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://elsewhere.example/",
        "mailto:editor@newsroom.example",
        "https://",
        "https://not a host/",
        "/new/\r\nSet-Cookie: a=b",
        "/new\x00/",
        "/" + "x" * 500,
    ],
)
def test_a_target_that_is_no_page_is_refused(typed):
    with pytest.raises(ValidationError) as refused:
        lead("/old/", typed)
    assert set(refused.value.message_dict) == {"target"}


# Chains and circles


def test_a_target_that_leads_on_is_followed_to_its_end():
    lead("/b/", "/c/")
    assert lead("/a/", "/b/").target == "/c/"


def test_what_led_to_an_address_that_now_leads_on_is_led_on_too():
    lead("/a/", "/b/")
    lead("/a2/", "/b/?page=2")
    lead("/b/", "/c/")
    assert table() == {"/a/": "/c/", "/a2/": "/c/?page=2", "/b/": "/c/"}


def test_however_it_is_written():
    lead("/a/", "/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC/")
    lead("/100%25/", "/x/")
    lead("/паром/", "/100%25/")
    assert set(table().values()) == {"/x/"}


def test_a_target_that_is_gone_is_gone():
    lead("/a/", "/b/")
    lead("/b/")
    assert table() == {"/a/": "", "/b/": ""}


def test_chains_never_grow_whatever_is_saved_in_which_order():
    for path, target in [("/c/", "/d/"), ("/a/", "/b/"), ("/b/", "/c/"), ("/d/", "/e/")]:
        lead(path, target)
    assert set(table().values()) == {"/e/"}


@pytest.mark.parametrize("target", ["/a/", "/a/?x=1", "/a/#end", "http://127.0.0.1:8000/a/"])
def test_nothing_leads_to_itself(target):
    with pytest.raises(ValidationError, match="lead to itself"):
        lead("/a/", target)


def test_no_circle_is_closed():
    lead("/a/", "/b/")
    with pytest.raises(ValidationError, match="circle"):
        lead("/b/", "/a/")
    lead("/c/", "/a/")
    with pytest.raises(ValidationError, match="circle"):
        lead("/b/", "/c/?x=1")
    assert table() == {"/a/": "/b/", "/c/": "/b/"}


def test_a_redirect_that_waits_behind_a_page_leads_nobody_past_it(make_article, reader):
    make_article(slug="ferry")
    lead("/before/", "/articles/ferry/")
    lead("/articles/ferry/", "/contact/")
    lead("/after/", "/articles/ferry/?p=1")
    assert table()["/before/"] == "/articles/ferry/"
    assert table()["/after/"] == "/articles/ferry/?p=1"
    assert reader.get("/after/", follow=True).status_code == 200
    with pytest.raises(ValidationError, match="circle"):
        lead("/contact/", "/before/")


def test_changing_one_follows_the_same_rules():
    row = lead("/a/", "/b/")
    lead("/c/", "/d/")
    row.target = "/c/"
    row.save()
    assert table()["/a/"] == "/d/"
    row.path = "/d/"
    with pytest.raises(ValidationError, match="circle|itself"):
        row.save()


@pytest.mark.django_db(transaction=True)
def test_two_who_would_close_a_circle_together_do_not():
    def act(path, target):
        def save():
            try:
                return bool(lead(path, target))
            except ValidationError:
                return False

        return save

    assert sorted(at_once(act("/a/", "/b/"), act("/b/", "/a/"))) == [False, True]


# As readers find them


def test_an_old_address_leads_on_with_its_query_string(reader):
    lead("/2019/05/old/", "/contact/")
    answer = reader.get("/2019/05/old/?utm_source=letter&fbclid=1")
    assert answer.status_code == 301
    assert answer["Location"] == "/contact/?utm_source=letter&fbclid=1"
    assert "no-cache" in answer["Cache-Control"]
    assert not answer.cookies
    assert reader.head("/2019/05/old/").status_code == 301


def test_a_target_with_a_query_string_keeps_its_own(reader):
    lead("/old/", "/sections/harbour/?page=2#more")
    assert reader.get("/old/?utm_source=x")["Location"] == "/sections/harbour/?page=2#more"


def test_another_site_is_led_to_whole(reader):
    lead("/old/", "https://elsewhere.example/новое/#part")
    expected = "https://elsewhere.example/%D0%BD%D0%BE%D0%B2%D0%BE%D0%B5/?a=1#part"
    assert reader.get("/old/?a=1")["Location"] == expected


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/паром/", "/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC/"),
        ("/\u0439/", "/%D0%B8%CC%86/"),
        ("/a b/", "/a%20b/"),
        ("/%FF/", "/%FF/"),
        ("/what%3F", "/what%3F"),
        ("/no-slash", "/no-slash"),
        ("/articles/with.dots/", "/articles/with.dots/"),
        ("/sections/harbor", "/sections/harbor"),
    ],
)
def test_it_is_found_however_a_browser_writes_it(reader, path, asked):
    lead(path, "/contact/")
    answer = reader.get(asked)
    assert (answer.status_code, answer["Location"]) == (301, "/contact/")


def test_without_a_target_the_page_is_gone(reader):
    lead("/old/")
    answer = reader.get("/old/?x=1")
    assert answer.status_code == 410
    assert "This page is gone" in answer.content.decode()
    assert 'content="noindex"' in answer.content.decode()


def test_a_page_that_is_there_wins(make_article, reader, editor):
    article = make_article(slug="ferry")
    lead("/articles/ferry/", "/contact/")
    lead("/contact/", "/elsewhere/")
    assert reader.get("/articles/ferry/").status_code == 200
    assert reader.get("/contact/").status_code == 200
    article.withdraw(by=editor)
    assert reader.get("/articles/ferry/").status_code == 410


def test_only_reading_is_led_elsewhere(reader):
    lead("/old/", "/contact/")
    assert reader.post("/old/").status_code == 404


@pytest.mark.parametrize("path", ["/admin/nothing/", "/media/nothing.jpg", "/static/nothing.css"])
def test_the_desk_and_files_are_never_looked_up(reader, path, django_assert_max_num_queries):
    Redirect.objects.bulk_create([Redirect(path=path, target="/contact/")])
    assert "/contact/" not in str(reader.get(path).headers)


def test_an_address_of_nothing_costs_one_query_more(reader, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert reader.get("/nothing/").status_code == 404
    with django_assert_num_queries(2):
        assert reader.get(f"/{'x' * 600}/").status_code == 404


def test_developers_are_led_on_as_well(reader, settings):
    settings.DEBUG = True
    lead("/old/", "/contact/")
    assert reader.get("/old/").status_code == 301


def test_it_tells_nothing_of_a_story_that_is_not_out(make_article, reader):
    make_article(status=Article.Status.DRAFT, slug="secret")
    lead("/old/", "/articles/secret/")
    assert reader.get("/old/", follow=True).status_code == 404


# What the site answers itself


def test_living_addresses_are_known(make_article, editor):
    make_article(slug="live")
    make_article(slug="down", headline="Down").withdraw(by=editor)
    make_article(slug="draft", headline="Draft", status="draft")
    make_article(slug="later", headline="L", published_at=timezone.now() + timedelta(days=1))
    asked = [
        *(f"/articles/{slug}/" for slug in ("live", "down", "draft", "later", "nothing")),
        "/sections/harbour/",
        "/sections/nothing/",
        "/topics/nothing/",
        "/contributors/nothing/",
        "/contact/",
        "/",
        "/old/",
    ]
    assert answering(asked) == {
        "/articles/live/",
        "/articles/down/",
        "/sections/harbour/",
        "/contact/",
        "/",
    }


def test_asking_of_many_costs_no_more(django_assert_max_num_queries, db):
    asked = [f"/{kind}/old-{n}/" for kind in ("articles", "sections", "topics") for n in range(300)]
    with django_assert_max_num_queries(6):
        assert answering(asked) == set()
