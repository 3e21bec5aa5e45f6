"""The sanitiser itself, set up twice from the one policy."""

from typing import Any

import nh3

from newsroom.lib.richtext import pasted, policy
from newsroom.lib.text import fit


def harmless(html: str) -> str:
    """Only what the policy allows, written in one exact way. Takes any text."""
    return fit(STORED.clean(fit(html)))


def telling(html: str) -> str:
    """Harmless too, but still with the tags and styles that tell what a pasted text means."""
    return fit(TELLING.clean(fit(html)))


def _store_or_look_at(tag: str, attribute: str, value: str) -> str | None:
    return value if attribute == "style" else policy.store(tag, attribute, value)


def _telling_rules() -> dict[str, Any]:
    rules = policy.sanitiser_rules()
    return rules | {
        "tags": rules["tags"] | pasted.TAGS,
        "attributes": rules["attributes"] | {"*": {"style"}},
        "attribute_filter": _store_or_look_at,
        "filter_style_properties": pasted.TELLING_STYLES,
    }


STORED = nh3.Cleaner(**policy.sanitiser_rules())
TELLING = nh3.Cleaner(**_telling_rules())
