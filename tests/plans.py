"""How a question would be answered: of so few rows as a test has, the planner may read all."""

from django.db import connection
from django.db.models import QuerySet


def never(*ways: str) -> None:
    """Until the end of the transaction these ways are not taken where another leads there: what
    is left shows whether an index serves. Such as "seqscan", "sort"; "bitmapscan" too where rows
    are counted, for it counts those that other tests took back.
    """
    with connection.cursor() as cursor:
        for way in ways:
            cursor.execute(f"SET LOCAL enable_{way} = off")


def plan_by_index(found: QuerySet) -> str:
    never("seqscan")
    return found.explain()
