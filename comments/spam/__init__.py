"""A spam filter of our own: it knows the examples from the first day, and learns from moderators.

Nothing leaves this machine. `manage.py measure_spam` says how good it is.
"""

from comments.models import Learned
from comments.spam.examples import Example, examples
from comments.spam.features import features_of, number_of
from comments.spam.learning import learn
from comments.spam.scoring import Count, Opinion, opinion
from comments.spam.shipped import ALL_TEXTS, Knowledge, shipped

__all__ = [
    "HOLD_FROM",
    "SPAM_FROM",
    "Example",
    "Knowledge",
    "Opinion",
    "examples",
    "learn",
    "opinion_of",
]

# `manage.py measure_spam` prints what these two catch, and what they hold by mistake.
HOLD_FROM, SPAM_FROM = 0.7, 0.98


def opinion_of(text: str, name: str = "") -> Opinion:
    """What is to be thought of a comment, by the examples and by all decisions until now.

    Costs one query.
    """
    known, numbers = shipped(), {name: number_of(name) for name in features_of(text, name)}
    asked = [ALL_TEXTS, *sorted(set(numbers.values()))]
    rows = Learned.objects.filter(feature__in=asked).values_list("feature", "spam", "honest")
    learned = {feature: Count(spam, honest) for feature, spam, honest in rows}
    counts = {
        name: known.counts.get(name, Count()) + learned.get(number, Count())
        for name, number in numbers.items()
    }
    return opinion(numbers, counts, known.texts + learned.get(ALL_TEXTS, Count()))
