"""Another opinion: asked when the owner wants one, skipped whatever goes wrong."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from comments import akismet
from comments.intake import judge
from comments.models import Comment, Mode

pytestmark = pytest.mark.django_db
Status = Comment.Status


class Service:
    """Stands in for the service, on this machine; `answer` is what it does with a request."""

    def __init__(self):
        self.asked = []
        self.answer = lambda handler: self.say(handler, b"false")
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                words = self.rfile.read(int(self.headers["Content-Length"])).decode()
                service.asked.append((self.path, parse_qs(words)))
                service.answer(self)

            def log_message(self, *_arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @staticmethod
    def say(handler, words, status=200):
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(words)))
        handler.end_headers()
        handler.wfile.write(words)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def service(settings, monkeypatch):
    made = Service()
    settings.AKISMET_KEY, settings.AKISMET_ADDRESS = "a key", made.address
    monkeypatch.setattr(akismet, "PATIENCE", 0.5)
    monkeypatch.setattr(akismet.Rest, "until", 0.0)
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_without_a_key_nobody_is_asked(service, settings, ask):
    settings.AKISMET_KEY = ""
    assert ask("akismet") is None
    assert service.asked == []


def test_what_it_takes_for_spam_waits(service, ask):
    service.answer = lambda handler: service.say(handler, b"true")
    verdict = ask("akismet")
    assert (verdict.status, verdict.words) == (Status.PENDING, "Akismet takes it for spam")


def test_what_it_finds_honest_passes(service, ask):
    assert ask("akismet") is None
    [(path, asked)] = service.asked
    assert path == "/1.1/comment-check"
    assert asked["api_key"] == ["a key"]
    assert asked["user_ip"] == ["203.0.113.7"]
    assert asked["comment_author"] == ["Kit Harrow"]
    assert "night boat" in asked["comment_content"][0]


def test_signs_of_all_kinds_arrive_whole(service, ask):
    text = "Straße & мост + 桥 = 100 %?"
    ask("akismet", text=text, name="Ünal")
    assert service.asked[0][1]["comment_content"] == [text]


def hang(handler):
    time.sleep(1.5)


def drip(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "4")
    handler.end_headers()
    for letter in b"true":
        time.sleep(0.3)
        try:
            handler.wfile.write(bytes([letter]))
            handler.wfile.flush()
        except OSError:
            return


BROKEN = {
    "hangs": hang,
    "drips": drip,
    "garbage": lambda handler: Service.say(handler, b"<html>Welcome</html>"),
    "nothing": lambda handler: Service.say(handler, b""),
    "endless": lambda handler: Service.say(handler, b"true" * 100_000),
    "not valid": lambda handler: Service.say(handler, b"invalid"),
    "error": lambda handler: Service.say(handler, b"true", status=500),
    "no http": lambda handler: handler.wfile.write(b"\x00\x01\x02"),
    "hangs up": lambda handler: handler.connection.close(),
    "bytes": lambda handler: Service.say(handler, b"\xff\xfe\x00"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_whatever_goes_wrong_it_is_skipped_and_said(service, ask, caplog, fault):
    service.answer = BROKEN[fault]
    assert ask("akismet") is None
    assert "Akismet was skipped" in caplog.text
    assert "a key" not in caplog.text


def test_nobody_at_the_address_is_no_trouble(settings, ask, monkeypatch, service):
    settings.AKISMET_ADDRESS = "http://127.0.0.1:9"
    assert ask("akismet") is None


def test_a_service_that_failed_is_left_alone_for_a_while(service, ask, monkeypatch):
    service.answer = BROKEN["error"]
    ask("akismet")
    service.answer = lambda handler: service.say(handler, b"true")
    assert ask("akismet") is None
    assert len(service.asked) == 1
    monkeypatch.setattr(akismet.Rest, "until", 0.0)
    assert ask("akismet")


def test_what_is_turned_down_anyway_is_not_sent_anywhere(service, make_submission, standing):
    judge(make_submission(is_trapped=True, standing=standing(Mode.OPEN)))
    assert service.asked == []
    judge(make_submission(standing=standing(Mode.OPEN)))
    assert len(service.asked) == 1


def test_a_comment_is_taken_while_the_service_is_down(service, send):
    service.answer = BROKEN["hangs"]
    assert send().status_code == 303
    assert Comment.objects.count() == 1
