from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1990, 2100


def validate_year(moment: datetime) -> None:
    """Refuses slips of the keyboard such as the year 20266, which no database takes back."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValidationError(
            _("Choose a year from %(first)d to %(last)d.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
