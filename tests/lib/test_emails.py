"""Mails that are made from templates, and how patiently they are sent."""

import pytest
from procrastinate.jobs import Job

from newsroom.lib.emails import PATIENTLY, mail


@pytest.fixture
def letters(settings, tmp_path):
    (tmp_path / "note_subject.txt").write_text(
        "{% autoescape off %}{{ about }}{% endautoescape %}\n"
    )
    (tmp_path / "note.txt").write_text("Have a look.\n")
    engine = dict(settings.TEMPLATES[0], DIRS=[tmp_path])
    settings.TEMPLATES = [engine]


@pytest.mark.parametrize(
    "about", ["Tides\nBcc: all@victim.example", "Tides\r\n\r\nBody", "Tides\u2028Bcc: x", "\n\n"]
)
def test_a_subject_is_one_line_whatever_was_put_into_it(letters, about):
    letter = mail("note", {"about": about}, to="desk@paper.example")
    assert len(letter.message()["Subject"].splitlines()) <= 1
    assert set(letter.message().keys()) >= {"Subject", "From", "To"}
    assert "Bcc" not in letter.message()


def test_it_comes_from_the_site_and_answers_go_to_whoever_wrote(letters, settings):
    letter = mail("note", {"about": "x"}, to="desk@paper.example", reply_to=["kit@reader.example"])
    message = letter.message()
    assert message["From"] == settings.DEFAULT_FROM_EMAIL
    assert (message["To"], message["Reply-To"]) == ("desk@paper.example", "kit@reader.example")
    assert message.get_content_type() == "text/plain"


def wait_after(attempts: int) -> float | None:
    from datetime import UTC, datetime

    job = Job(
        id=1, queue="default", lock=None, queueing_lock=None, task_name="x", attempts=attempts
    )
    decision = PATIENTLY.get_retry_decision(exception=OSError(), job=job)
    return decision and (decision.retry_at - datetime.now(UTC)).total_seconds()


def test_it_is_tried_again_after_growing_waits_for_two_days():
    waits = [wait for attempts in range(30) if (wait := wait_after(attempts))]
    assert waits[:4] == [pytest.approx(60 * 2**n, abs=2) for n in range(4)]
    assert max(waits) <= 4 * 3600
    assert 40 * 3600 < sum(waits) < 60 * 3600
