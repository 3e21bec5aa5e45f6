"""What readers are told is found in templates and modules, and the words of the desk are not."""

import pytest

from newsroom.translations import sources
from newsroom.translations.gathering import found, gathered, messages_in, part_of, readers_sources


@pytest.fixture(scope="module")
def texts():
    return {message.id if isinstance(message.id, str) else message.id[0] for message in gathered()}


@pytest.mark.parametrize(
    "text",
    [
        "Skip to the content",  # a template
        "%(count)s Comment",  # with a plural
        "Please write your name.",  # a form
        "Oldest first",  # one class of a module
        "Others Blogs",  # marked, and looked up elsewhere
        "Something failed on our side",
    ],
)
def test_what_readers_see_is_gathered(texts, text):
    assert text in texts


@pytest.mark.parametrize(
    "text",
    [
        "Publish now",
        "All that waits:",  # a mail to moderators
        "Reason for turning it down",  # their page
        "Banned: %s",  # a reason that only they read
        "rules of the conversation",  # beside a class that readers see
    ],
)
def test_the_words_of_the_desk_are_not(texts, text):
    assert text not in texts


def test_contexts_and_plurals_are_kept_apart():
    catalogue = gathered()
    assert catalogue.get("By", context="byline")
    assert catalogue.get("By") is None
    assert catalogue.get("%(count)s Comment").id == ("%(count)s Comment", "%(count)s Comments")


def test_a_text_for_translators_is_kept_with_its_note():
    [found_one] = messages_in('# Translators: a verb\nname = _("Comment")\n')
    assert found_one[1:] == ("_", ("Comment",), ["Translators: a verb"])


def test_what_is_made_up_elsewhere_is_no_text():
    assert list(messages_in("gettext_lazy(words)\n_('')\n")) == []


def test_one_class_of_a_module_keeps_its_lines():
    module = 'first = _("no")\nclass Outer:\n    class Inner:\n        word = _("yes")\n'
    [(line, _function, words, _notes)] = messages_in(part_of(module, "Outer.Inner"))
    assert (line, words) == (4, ("yes",))


def test_every_named_part_of_a_module_is_there():
    read = [path for path, _text in readers_sources()]
    named = [pattern.partition(":")[0] for pattern in sources.MODULES if ":" in pattern]
    assert set(named) <= set(read)


@pytest.mark.parametrize("pattern", sources.TEMPLATES_OF_THE_DESK)
def test_what_is_left_out_is_there_to_be_left_out(pattern):
    assert set(found(sources.TEMPLATES, but=[])) != set(found(sources.TEMPLATES, but=[pattern]))
