import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib import slugs


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Ferry returns to the northern quay", "ferry-returns-to-the-northern-quay"),
        ("The mayor’s plan, and 'why' it failed", "the-mayors-plan-and-why-it-failed"),
        ("Crème brûlée für Straßenbahnen in Łódź", "creme-brulee-fur-strassenbahnen-in-lodz"),
        ("Паром вернулся", "паром-вернулся"),
        ("समाचार आज", "समाचार-आज"),
        ("渡轮恢复运营", "渡轮恢复运营"),
        ("عودة العبّارة", "عودة-العبّارة"),
        ("می\u200cروم", "میروم"),
        ("co\u00adoperation", "cooperation"),
        ("❤\ufe0f", "story"),
        ("---", "story"),
        ("👋 🎉", "story"),
    ],
)
def test_words_of_any_script_become_a_slug(words, slug):
    assert slugs.slug_of(words, fallback="story") == slug


def test_a_long_headline_is_cut_after_a_whole_word():
    slug = slugs.slug_of("harbour " * 60)
    assert len(slug) <= slugs.LONGEST
    assert set(slug.split("-")) == {"harbour"}


def test_one_endless_word_is_cut_anyway():
    assert len(slugs.slug_of("a" * 500)) == slugs.LONGEST


def test_a_taken_slug_gets_the_first_free_number():
    taken = {"ferry", "ferry-2"}
    assert slugs.unused("ferry", taken) == "ferry-3"


def test_numbering_a_slug_of_full_length_keeps_it_within_the_limit():
    longest = "a" * slugs.LONGEST
    numbered = slugs.unused(longest, {longest})
    assert numbered.endswith("-2")
    assert len(numbered) == slugs.LONGEST


@given(st.text(max_size=400))
def test_whatever_is_typed_makes_a_slug_that_passes_its_own_check(text):
    slugs.validate_slug(slugs.slug_of(text, fallback="story"))


@pytest.mark.parametrize("bad", ["", "-", "---", "a b", "a/b", "a\x00b", "a?b", "a" * 201])
def test_what_cannot_stand_in_an_address_is_refused(bad):
    with pytest.raises(ValidationError):
        slugs.validate_slug(bad)
    with pytest.raises(ValueError):
        slugs.SlugConverter().to_python(bad)
