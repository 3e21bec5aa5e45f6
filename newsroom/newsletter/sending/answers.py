"""What a mail server answers, and what it means for one mail (RFC 5321, RFC 3463)."""

import re
import smtplib
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMessage

from newsroom.newsletter.models import Delivery

State = Delivery.State
# The refusals of a mailbox that does not exist, never did, or was closed.
NO_MAILBOX = re.compile(r"\b5\.1\.[0-36]\b|\b5\.1\.10\b|\b5\.2\.1\b")
ENHANCED = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
NO_MAILBOX_CODES = {550, 551, 553}


@dataclass(frozen=True)
class Answer:
    """The state a delivery comes to; `WAITING` means that it may be tried again."""

    state: str
    words: str = ""
    # Whether the conversation is over, so that the next mail needs a new one.
    ends_the_line: bool = False
    # Whether it was about the site and not about this mail, so that no mail goes out just now.
    is_about_us: bool = False


def answer_to(line: Any, letter: EmailMessage) -> Answer:
    """Hands one mail over. Every answer is about this mail, and none is raised."""
    try:
        line.send_messages([letter])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        return of_recipient(code, text_of(words))
    except smtplib.SMTPSenderRefused as error:
        words = f"{error.smtp_code} {text_of(error.smtp_error)}"
        return Answer(State.WAITING, words, ends_the_line=True, is_about_us=True)
    except smtplib.SMTPResponseException as error:
        return of_server(error.smtp_code, text_of(error.smtp_error))
    except (smtplib.SMTPException, OSError) as error:
        # The line broke, perhaps after the server had taken the mail: it is not sent again.
        return Answer(State.UNKNOWN, f"{type(error).__name__}: {error}", ends_the_line=True)
    except (ValueError, UnicodeError) as error:
        # An address or a header that cannot be written: no server will ever take it.
        return Answer(State.REFUSED, f"{type(error).__name__}: {error}")
    return Answer(State.SENT)


def of_recipient(code: int, words: str) -> Answer:
    """The mailbox was refused: for now, for good, or for a reason that is not the mailbox's."""
    if code < 500:
        return Answer(State.WAITING, f"{code} {words}")
    return Answer(State.HARD if says_no_mailbox(code, words) else State.SOFT, f"{code} {words}")


def says_no_mailbox(code: int, words: str) -> bool:
    """Servers that give reasons are believed; of the others the plain code has to do."""
    if ENHANCED.search(words):
        return bool(NO_MAILBOX.search(words))
    return code in NO_MAILBOX_CODES


def of_server(code: int, words: str) -> Answer:
    """The text was refused, for which no reader is to blame, or there has been enough of it."""
    if code == 421:
        said = f"{code} {words}"
        return Answer(State.WAITING, said, ends_the_line=True, is_about_us=True)
    return Answer(State.WAITING if code < 500 else State.REFUSED, f"{code} {words}")


def text_of(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return " ".join(text.split())
