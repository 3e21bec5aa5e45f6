"""Readers who post and do not give up: what is not answered is sent again, word for word."""

import itertools
import time
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPException
from threading import Event
from urllib.parse import urlencode

from newsroom.lib.antispam import stamp

ENCODED = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
PATIENCE = 60


@dataclass
class Poster:
    """`stored` are the texts whose comment was answered with success; `met` counts answers."""

    number: int
    port: int
    slug: str
    article_pk: int
    stored: list[str] = field(default_factory=list)
    met: Counter = field(default_factory=Counter)
    # Pages that answered a post without the text that was in it.
    lost: list[str] = field(default_factory=list)

    def go_on(self, is_over: Event) -> None:
        for count in itertools.count():
            if is_over.is_set():
                return
            self.post_until_stored(f"Reader {self.number}, comment {count}: “Ça & là”")
            # No faster than what is taken from all readers of one story.
            time.sleep(0.15)

    def post_until_stored(self, text: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            status, body = self.post(text, count=len(self.stored))
            self.met[status] += 1
            if status == 303:
                self.stored.append(text)
                return
            if status and text not in unescape(body):
                self.lost.append(f"{status}: {body[:500]}")
            time.sleep(0.1)
        raise AssertionError(f"Never stored: {text}; {self.met}")

    def post(self, text: str, count: int) -> tuple[int, str]:
        """The status and the page; 0 when the connection was cut."""
        form = {
            "name": f"Reader {self.number}",
            "email": f"reader{self.number}.{count // 5}@reader.example",
            "text": text,
            "stamp": stamp(f"article {self.article_pk}"),
        }
        # Another person every few comments: the limits of one are not what is tried here.
        headers = {**ENCODED, "X-Forwarded-For": f"10.{self.number}.{count // 5 % 250}.1"}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request("POST", f"/comments/on/{self.slug}/", urlencode(form), headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, HTTPException):
            return 0, ""
        finally:
            connection.close()
