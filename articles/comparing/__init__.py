"""What changed between two states of a story, said as a reader would say it.

Readable text is compared word by word, never its markup; what a state only names (section, topics,
people, pictures) is compared by the names of what is named.
"""

from articles.comparing.fields import FieldDifference, differences

__all__ = ["FieldDifference", "differences"]
