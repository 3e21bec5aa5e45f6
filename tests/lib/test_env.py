import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.lib import env


@pytest.fixture
def say(monkeypatch):
    """Sets the variable THING."""
    return lambda value: monkeypatch.setenv("THING", value)


def test_an_empty_variable_counts_as_not_set(say):
    say("  ")
    assert env.text("THING", "default") == "default"
    assert env.boolean("THING", default=True) is True
    assert env.number("THING", 7) == 7


@pytest.mark.parametrize("word", ["1", "true", "Yes", "ON"])
def test_usual_words_for_yes(say, word):
    say(word)
    assert env.boolean("THING") is True


@pytest.mark.parametrize("word", ["0", "false", "No", "off"])
def test_usual_words_for_no(say, word):
    say(word)
    assert env.boolean("THING", default=True) is False


@pytest.mark.parametrize("word", ["maybe", "2", "y e s"])
def test_any_other_word_is_neither(say, word):
    say(word)
    with pytest.raises(ImproperlyConfigured, match="THING must be yes or no"):
        env.boolean("THING")


@pytest.mark.parametrize("value", ["ten", "-1", "1.5", "٣x", "0", "11"])
def test_numbers_outside_their_limits_are_refused(say, value):
    say(value)
    with pytest.raises(ImproperlyConfigured, match="THING must be a whole number from 1 to 10"):
        env.number("THING", 5, least=1, most=10)


def test_a_list_is_written_with_commas(say):
    say(" a.example, b.example ,,")
    assert env.words("THING") == ["a.example", "b.example"]


def test_one_of_a_few_words(say):
    say("LOUD")
    with pytest.raises(ImproperlyConfigured, match="THING must be one of HIGH, LOW, not 'LOUD'"):
        env.one_of("THING", "LOW", {"LOW", "HIGH"})


def test_a_zone_that_does_not_exist_is_refused(say):
    say("Europe/Madrid")
    assert env.time_zone("THING", "UTC") == "Europe/Madrid"
    say("Europe/Atlantis")
    with pytest.raises(ImproperlyConfigured, match="must be a zone such as"):
        env.time_zone("THING", "UTC")


@pytest.mark.parametrize("value", ["https://news.example", "http://[::1]:8000/"])
def test_a_site_address_loses_its_last_slash(say, value):
    say(value)
    assert env.site_address("THING", "") == value.rstrip("/")


@pytest.mark.parametrize(
    "value",
    [
        "news.example",
        "ftp://news.example",
        "https://",
        "https://news.example/blog",
        "https://news.example?a=b",
        "http://[nonsense",
        "http://news.example:0",
        "http://news.example:99999",
        "https://me@news.example",
    ],
)
def test_what_is_not_the_address_of_a_whole_site_is_refused(say, value):
    say(value)
    with pytest.raises(ImproperlyConfigured, match=r"must be an address such as https://news"):
        env.site_address("THING", "")


def test_a_secret_comes_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("whispered\n")
    monkeypatch.setenv("THING_FILE", str(tmp_path / "key"))
    assert env.secret("THING") == "whispered"


def test_a_secret_whose_file_is_missing_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("THING_FILE", str(tmp_path / "gone"))
    with pytest.raises(ImproperlyConfigured, match="THING_FILE names a file that cannot be read"):
        env.secret("THING")


def test_a_secret_may_be_absent():
    assert env.secret("THING") == ""
