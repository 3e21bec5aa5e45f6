"""Parts of addresses; whoever writes addresses with them imports this."""

from django.urls import register_converter

from newsroom.lib.slugs import SlugConverter


class YearConverter:
    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter(YearConverter):
    """With a zero before it, so that each month has one address."""

    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


register_converter(SlugConverter, "words")
register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
