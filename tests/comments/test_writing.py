"""The form: rules and marks at hand, a preview that stores nothing, and text that comes back."""

import pytest
from django.test import Client

from comments import intake
from comments.models import Comment, Rules

pytestmark = pytest.mark.django_db
WORDS = "I used to take it every Friday."


def rules(**fields):
    Rules.objects.update_or_create(pk=1, defaults=fields)


def test_house_rules_stand_folded_at_the_form(reader, article):
    rules(house_rules="Be kind.\n\n<script>alert(1)</script>")
    for address in (article.get_absolute_url(), f"/comments/on/{article.slug}/"):
        page = reader.get(address).content.decode()
        assert '<details class="house-rules">' in page
        assert "Be kind." in page
        assert "<script>alert" not in page


def test_without_house_rules_nothing_is_folded(reader, article):
    rules(house_rules="")
    assert "house-rules" not in reader.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("all_held", "reads every comment"),
        ("first_held", "reader’s first comment"),
        ("open", "appear at once"),
    ],
)
def test_the_form_says_how_a_comment_is_met(reader, article, mode, words):
    rules(mode=mode)
    assert words in reader.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("mode", ["closed", "hidden"])
def test_where_no_comment_is_taken_there_is_no_form(reader, article, mode, send):
    rules(mode=mode)
    assert 'id="comment-form"' not in reader.get(article.get_absolute_url()).content.decode()
    assert 'id="comment-form"' not in reader.get(f"/comments/on/{article.slug}/").content.decode()
    response = send()
    assert response.status_code == 422
    assert WORDS in response.content.decode()


# The preview


def test_a_preview_shows_the_text_as_it_will_look_and_stores_nothing(send, make_comment):
    parent = make_comment(text="The first word")
    response = send(text="**Bold** <b>words</b>", preview="yes", reply_to=parent.pk)
    html = response.content.decode()
    assert response.status_code == 200
    assert "<strong>Bold</strong> &lt;b&gt;words&lt;/b&gt;" in html
    assert "**Bold** &lt;b&gt;words&lt;/b&gt;</textarea>" in html
    assert f'name="reply_to" value="{parent.pk}"' in html
    assert "The first word" in html
    assert 'value="Kit Harrow"' in html
    assert not response.cookies
    assert Comment.objects.count() == 1
    assert "private" in response["Cache-Control"]


def test_a_preview_asks_for_no_name(send):
    response = send(name="", email="", preview="yes")
    assert response.status_code == 200
    assert "form-errors" not in response.content.decode()


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "Nul\x00"}, {"stamp": "forged"}])
def test_a_preview_of_nothing_says_what_is_wrong(send, wrong):
    assert send(preview="yes", **wrong).status_code == 422


def test_a_page_elsewhere_gets_no_preview(send):
    response = send(headers={"Sec-Fetch-Site": "cross-site"}, preview="yes")
    assert response.status_code == 403


def test_previews_are_no_comments_to_the_limit_and_have_their_own(send):
    for _ in range(60):
        assert send(preview="yes").status_code == 200
    assert send(preview="yes").status_code == 429
    assert send().status_code == 303


# How long it took


@pytest.mark.parametrize(
    ("typed", "elapsed"),
    [
        ("42", 42.0),
        ("", None),
        ("0", None),
        ("-5", None),
        ("nan", None),
        ("1e9", None),
        ("9" * 400, None),
        ("x\x00", None),
        ("४२", None),
    ],
)
def test_the_time_it_took_is_told_to_the_steps_and_never_a_mistake(
    send, monkeypatch, typed, elapsed
):
    seen = []
    monkeypatch.setitem(intake.STEPS, "timing", seen.append)
    assert send(elapsed=typed).status_code == 303
    assert seen[0].elapsed == elapsed


def test_the_time_survives_a_preview(send):
    assert 'name="elapsed" value="42"' in send(elapsed="42", preview="yes").content.decode()


# Who writes


def test_a_known_reader_need_not_write_the_name_again(send, reader, proven, article):
    proven(reader)
    page = reader.get(f"/comments/on/{article.slug}/").content.decode()
    assert 'value="Kit Harrow"' in page
    assert 'value="kit@reader.example"' in page
    assert "Kit Harrow" not in Client().get(f"/comments/on/{article.slug}/").content.decode()
    assert 'value="Kit Harrow"' not in reader.get(article.get_absolute_url()).content.decode()


def test_an_address_that_was_not_proved_is_not_filled_in(send, reader, article):
    send()
    page = reader.get(f"/comments/on/{article.slug}/").content.decode()
    assert 'value="Kit Harrow"' in page
    assert "kit@reader.example" not in page


# Afterwards


def test_the_first_comment_is_welcomed_and_the_second_is_not(send, reader):
    rules(welcome="Good to have you here.")
    assert "Good to have you here." in reader.get(send()["Location"]).content.decode()
    second = reader.get(send(text="The second one")["Location"]).content.decode()
    assert "Good to have you here." not in second


def test_the_welcome_tells_nothing_of_who_else_has_the_address(send):
    rules(welcome="Good to have you here.")
    send(Client())
    newcomer = Client()
    held = newcomer.get(send(newcomer, text="With an address that is known")["Location"])
    assert "Good to have you here." in held.content.decode()


def test_the_held_page_says_whether_the_address_is_to_be_proved(send, reader, proven):
    held = send()["Location"]
    assert "Is the address yours?" in reader.get(held).content.decode()
    proven(reader, text="Another")
    assert "Is the address yours?" not in reader.get(held).content.decode()
    assert "/edit/" in reader.get(held).content.decode()


def test_whoever_was_given_the_held_page_cannot_change_the_comment(send, proven, reader):
    held = send()["Location"]
    proven(reader, text="Another")
    page = Client().get(held).content.decode()
    assert "/edit/" not in page
    assert "data-commented-on" not in page


def test_too_many_get_their_text_back(send):
    for number in range(10):
        send(text=f"Number {number}")
    response = send(text="One too many")
    assert response.status_code == 429
    assert "One too many</textarea>" in response.content.decode()


def test_a_strange_charset_is_refused(reader, article, ours):
    strange = "application/x-www-form-urlencoded; charset=utf-7"
    address = f"/comments/on/{article.slug}/"
    assert reader.post(address, b"text=x", content_type=strange, headers=ours).status_code == 400


def test_half_a_character_does_no_harm(reader, send, article, ours):
    send()
    address = f"/comments/on/{article.slug}/"
    body = b"text=half+%ED%A0%BD+a+ship&name=Kit&email=k@reader.example"
    form = "application/x-www-form-urlencoded"
    assert reader.post(address, body, content_type=form, headers=ours).status_code == 422
