"""What a browser sends from a page of ours."""

import re

from newsroom.lib.antispam import stamp

OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}


def signed_up(**fields: object) -> dict[str, object]:
    return {
        "email": "kit@reader.example",
        "newsletters": ["morning-tide"],
        "website": "",
        "stamp": stamp("newsletter"),
        **fields,
    }


def link_in(text: str, about: str) -> str:
    """The path of the first address beneath /newsletter/ that is about something."""
    return re.search(rf"(/newsletter/{about}/[^\s\"<>]+/)", text)[1]
