"""What entries are filed under beside their words, and which tags stretches of time have."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

SECTION, TOPIC, PERSON = "section", "topic", "person"
DAY, MONTH, YEAR = "%Y-%m-%d", "%Y-%m", "%Y"


def tag(kind: str, pk: int) -> str:
    return f"{kind}:{pk}"


def tags_of(kind: str, pks: Iterable[int]) -> list[str]:
    return [tag(kind, pk) for pk in pks]


def number_in_tag(written: str) -> tuple[str, int] | None:
    """The kind and the primary key; None for a tag of time."""
    kind, colon, pk = written.partition(":")
    return (kind, int(pk)) if colon else None


def tags_of_time(moment: datetime) -> list[str]:
    at = moment.astimezone(UTC)
    return [f"{at:{form}}" for form in (DAY, MONTH, YEAR)]


class Window(NamedTuple):
    """A stretch of time that ends today, by the tags of which it is made; None for all there is."""

    first: date
    tags: list[str] | None


def windows(last: date, first: date = date.min) -> Iterator[Window]:
    """Ever longer stretches that end with a day, as far as is needed to reach back to another.

    What is in many stories is found in the first of them; what is in few is looked up in all of
    them in no time.
    """
    for window in (
        days_back(last, 5),
        days_back(last, 40),
        months_back(last, 18),
        years_back(last, 8),
        Window(date.min, None),
    ):
        yield window
        if window.first <= first:
            return


def days_back(last: date, number: int) -> Window:
    days = [last - timedelta(days=back) for back in range(number)]
    return Window(days[-1], [f"{day:{DAY}}" for day in days])


def months_back(last: date, number: int) -> Window:
    count = last.year * 12 + last.month - 1
    months = [date((count - back) // 12, (count - back) % 12 + 1, 1) for back in range(number)]
    return Window(months[-1], [f"{month:{MONTH}}" for month in months])


def years_back(last: date, number: int) -> Window:
    years = [date(last.year - back, 1, 1) for back in range(number)]
    return Window(years[-1], [f"{year:{YEAR}}" for year in years])
