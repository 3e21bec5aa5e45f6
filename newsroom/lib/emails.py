"""Mails made from templates. They are sent by jobs, never while a visitor waits."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job


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
    template: str, words: dict[str, object], *, to: str, reply_to: Sequence[str] = ()
) -> EmailMessage:
    """A mail from the site itself, in plain text.

    `template` has two files: `<template>_subject.txt` and `<template>.txt`. The subject becomes
    one line whatever was put into it: a line break would forge a header.
    """
    subject = render_to_string(f"{template}_subject.txt", words)
    body = render_to_string(f"{template}.txt", words)
    return EmailMessage(" ".join(subject.split()), body, to=[to], reply_to=list(reply_to))
