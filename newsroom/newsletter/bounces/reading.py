"""Reads one message that came back, and says what it tells of which mail.

Believed are notices in the form that the standards give them (RFC 3464 for mail that could not be
delivered, RFC 5965 for complaints) that carry a genuine mark of ours. Answers of people on
holiday, warnings that something takes long, and whatever else arrives tell nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from newsroom.newsletter.bounces.marks import marks_in
from newsroom.newsletter.models import Delivery
from newsroom.newsletter.sending.answers import says_no_mailbox, text_of

State = Delivery.State
COMPLAINT = "complaint"
# Longer ones have been read far enough.
LONGEST = 1_000_000
CODE = re.compile(r"\b([245])\d\d\b")
STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")


@dataclass(frozen=True)
class Notice:
    """What became of one mail: hard, soft or a complaint, in the words of the mail server."""

    delivery: int
    kind: str
    words: str = ""


def notice_in(content: bytes) -> Notice | None:
    """Never raises: mail of strangers may be anything."""
    content = content[:LONGEST]
    delivery = next(marks_in(content.decode("ascii", "replace")), None)
    if delivery is None:
        return None
    try:
        return told_by(message_from_bytes(content), delivery)
    except Exception:  # The parser of mail raises what it likes for mail that is none.
        return None


def told_by(message: Message, delivery: int) -> Notice | None:
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/feedback-report" and is_complaint(part):
            return Notice(delivery, COMPLAINT)
        if kind == "message/delivery-status" and (failed := failure_in(part)):
            return Notice(delivery, *failed)
    return None


def blocks_of(part: Message) -> Iterator[Message]:
    """The groups of fields in a report; the parser has taken them for messages or left them."""
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from payload
    else:
        for text in re.split(r"\r?\n\r?\n", str(payload)):
            yield message_from_bytes(text.encode("utf-8", "replace"))


def is_complaint(part: Message) -> bool:
    """Somebody has pressed "this is spam"; reports of any other kind are for people to read."""
    kinds = (field_of(block, "Feedback-Type").lower() for block in blocks_of(part))
    return "abuse" in kinds


def failure_in(part: Message) -> tuple[str, str] | None:
    """The kind and the words of the first recipient whom the mail did not reach for good."""
    for block in blocks_of(part):
        if field_of(block, "Action").lower() == "failed":
            status, said = field_of(block, "Status"), field_of(block, "Diagnostic-Code")
            return kind_of(status, said), f"{status} {said.partition(';')[2] or said}".strip()
    return None


def kind_of(status: str, said: str) -> str:
    """A mailbox that is not there is hard; one that is full, or a server that is down, is soft."""
    code = CODE.search(said)
    known = STATUS.search(status)
    words = known[0] if known and not known[0].endswith(".0.0") else said
    is_hard = says_no_mailbox(int(code[0]) if code else 0, words)
    return State.HARD if is_hard else State.SOFT


def field_of(block: Message, name: str) -> str:
    return text_of(str(block.get(name, "")))
