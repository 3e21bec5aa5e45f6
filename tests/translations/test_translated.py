"""Readers of every language are told everything, with the same names, numbers and marks in it."""

import re

import pytest

from newsroom.lib.languages import SPOKEN
from newsroom.translations import catalogues

HELD = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}|</?\w+[^>]*>")
ALL = catalogues.languages()
CHOSEN_FROM = [code for code, _ in SPOKEN if code != catalogues.SOURCE]


def messages(language):
    return [message for message in catalogues.catalogue_of(language) if message.id]


def held_by(text):
    return sorted(HELD.findall(text))


def forms(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("language", CHOSEN_FROM)
def test_a_site_may_choose_only_what_is_translated_whole(language):
    missing = [
        message.id for message in messages(language) if not catalogues.is_translated(message)
    ]
    assert missing == []


@pytest.mark.parametrize("language", ALL)
def test_every_kind_of_number_has_its_form(language):
    catalogue = catalogues.catalogue_of(language)
    several = [message for message in messages(language) if isinstance(message.id, tuple)]
    assert several
    assert {len(forms(message)) for message in several} == {catalogue.num_plurals}


@pytest.mark.parametrize("language", ALL)
def test_what_is_filled_in_is_the_same_as_in_english(language):
    wrong = [
        (message.id, form)
        for message in messages(language)
        if isinstance(message.id, str)
        for form in forms(message)
        if form and held_by(form) != held_by(message.id)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ALL)
def test_every_form_of_a_number_holds_what_the_english_does(language):
    """A form for one thing alone need not say "one"; a form for several has to say how many."""
    plural = catalogues.catalogue_of(language).plural_expr
    wrong = []
    for message in messages(language):
        if isinstance(message.id, tuple):
            for index, form in enumerate(forms(message)):
                least = message.id[0] if serves_one_number(plural, index) else message.id[1]
                may = {tuple(held_by(least)), tuple(held_by(message.id[1]))}
                if form and tuple(held_by(form)) not in may:
                    wrong.append((message.id, form))
    assert wrong == []


def serves_one_number(plural, index):
    from gettext import c2py

    return [c2py(plural)(number) for number in range(200)].count(index) == 1


@pytest.mark.parametrize("language", ALL)
def test_white_space_stands_at_the_ends_only_where_the_english_joins_words_by_it(language):
    wrong = [
        form
        for message in messages(language)
        for form in forms(message)
        if form.strip() != form and message.id == str(message.id).strip()
    ]
    assert wrong == []
