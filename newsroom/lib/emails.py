"""Mails made from templates. They are sent by jobs, never while a visitor waits."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from newsroom.lib.antispam.limits import count_one_more, take_back_count

ONCE = "mail"
# Nothing answers by itself to a mail that says this (RFC 3834).
BY_MACHINE = {"Auto-Submitted": "auto-generated"}


class Patiently(BaseRetryStrategy):
    """Tries again after 1, 2, 4 ... minutes, then every four hours: two days in all."""

    first_wait = 60
    longest_wait = 4 * 3600
    attempts = 20

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts >= self.attempts:
            return None
        wait = min(self.first_wait * 2**job.attempts, self.longest_wait)
        return RetryDecision(retry_in={"seconds": wait})


PATIENTLY = Patiently()


def mail(
    template: str,
    words: dict[str, object],
    *,
    to: str,
    reply_to: Sequence[str] = (),
    headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """A mail from the site itself, in plain text.

    `template` has two files: `<template>_subject.txt` and `<template>.txt`. The subject becomes
    one line whatever was put into it: a line break would forge a header.
    """
    subject = render_to_string(f"{template}_subject.txt", words)
    body = render_to_string(f"{template}.txt", words)
    return EmailMessage(
        " ".join(subject.split()),
        body,
        to=[to],
        reply_to=list(reply_to),
        headers=dict(headers or {}),
    )


def send_once(letter: EmailMessage, *, about: str, at: datetime) -> bool:
    """Sends what is about an event of the last days, unless it has been sent already.

    Jobs may run twice. That it goes out is noted first: a worker that is killed in between loses
    a mail, and nobody gets two. A mail server that refuses lets the next attempt try again.
    """
    if count_one_more(ONCE, about, at) > 1:
        return False
    try:
        letter.send()
    except Exception:
        take_back_count(ONCE, about, at)
        raise
    return True
