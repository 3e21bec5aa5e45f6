"""The moderators' queue: who may open it, what is in its tabs, and what a card says."""

import pytest

from comments import moderation
from comments.admin.queue import tabs
from comments.admin.queue.cards import Link
from comments.models import Comment, Commenter, Decision, Report, Rules, Wording
from tests.comments.queue_pages import QUEUE, cards_on, own_page

pytestmark = pytest.mark.django_db
Status = Comment.Status


def test_it_works(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    page = as_user(moderator).get(QUEUE)
    assert page.status_code == 200
    assert cards_on(page.text) == [comment.pk]


def test_nobody_else_opens_it(as_user, journalist, editor, stranger, reader, make_comment):
    comment = make_comment(status=Status.PENDING)
    for nobody in (journalist, editor):
        assert as_user(nobody).get(QUEUE).status_code == 403
        assert as_user(nobody).get("/admin/comments/numbers/").status_code == 403
    for nobody in (as_user(stranger), reader):
        for page in (QUEUE, "/admin/comments/numbers/", own_page(comment)):
            answer = nobody.get(page)
            assert answer.status_code == 302
            assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(
    ("tab", "statuses"),
    [
        ("pending", ["pending"]),
        ("spam", ["spam"]),
        ("approved", ["approved"]),
        ("rejected", ["rejected"]),
        ("removed", ["removed"]),
        ("nonsense", ["pending"]),
    ],
)
def test_each_tab_has_its_own(as_user, moderator, make_comment, tab, statuses):
    every = {status: make_comment(status=status, text=f"Said {status}") for status in Status}
    page = as_user(moderator).get(QUEUE, {"tab": tab}).text
    assert cards_on(page) == [every[status].pk for status in statuses]


def test_what_waited_longest_comes_first_and_elsewhere_what_is_newest(
    as_user, moderator, make_comment
):
    waiting = [make_comment(status=Status.PENDING, text=str(n)) for n in range(3)]
    approved = [make_comment(text=str(n)) for n in range(3)]
    desk = as_user(moderator)
    assert cards_on(desk.get(QUEUE).text) == [comment.pk for comment in waiting]
    page = desk.get(QUEUE, {"tab": "approved"}).text
    assert cards_on(page) == [comment.pk for comment in reversed(approved)]


def test_the_most_reported_comes_first(as_user, moderator, make_comment):
    make_comment()
    little, much = make_comment(reported=1), make_comment(reported=4)
    page = as_user(moderator).get(QUEUE, {"tab": "reported"}).text
    assert cards_on(page) == [much.pk, little.pk]


def test_an_empty_tab_says_so(as_user, moderator):
    assert "Nothing waits." in as_user(moderator).get(QUEUE).text


# Searching


@pytest.fixture
def two(make_comment, make_article):
    kit = make_comment(
        status=Status.PENDING,
        text="The ferry bell",
        commenter=Commenter.objects.of("kit@reader.example"),
    )
    story = make_article(headline="Lamps on the northern pier")
    ida = make_comment(
        status=Status.PENDING,
        article=story,
        name="Ida Moss",
        email="ida@other.example",
        text="100% of it_",
        commenter=Commenter.objects.of("ida@other.example"),
    )
    return kit, ida


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bell", "kit"),
        ("FERRY bell", "kit"),
        ("kit", "kit"),
        ("Moss ida", "ida"),
        ("lamps", "ida"),
        ("other.example", "ida"),
        ("ida@other.example", "ida"),
        ("IDA@other.example", "ida"),
        ("bell lamps", ""),
        ("0%", "ida"),
        ("it_", "ida"),
        ("_bell", ""),
        ("nobody@other.example", ""),
        ("'; DROP", ""),
    ],
)
def test_comments_are_found_by_words_name_address_and_story(as_user, moderator, two, words, found):
    page = as_user(moderator).get(QUEUE, {"q": words}).text
    named = dict(zip(("kit", "ida"), (comment.pk for comment in two), strict=True))
    assert cards_on(page) == ([named[found]] if found else [])
    if not found:
        assert "Nothing here fits." in page


def test_a_story_and_a_person_are_looked_at_by_themselves(as_user, moderator, two):
    kit, ida = two
    desk = as_user(moderator)
    page = desk.get(QUEUE, {"story": ida.article_id}).text
    assert cards_on(page) == [ida.pk]
    assert "Only under \u201cLamps on the northern pier\u201d." in page
    page = desk.get(QUEUE, {"person": kit.commenter_id}).text
    assert cards_on(page) == [kit.pk]
    assert "Only by kit@reader.example." in page
    for nonsense in ("0", "99999", "x", "9" * 30, "-1"):
        assert desk.get(QUEUE, {"story": nonsense, "person": nonsense}).status_code == 200


def test_words_are_looked_for_in_so_many_comments_and_it_says_so(
    as_user, moderator, make_comment, monkeypatch
):
    monkeypatch.setattr(tabs, "SEARCHED", 2)
    for number in range(4):
        make_comment(text=f"Bell {number}")
    page = as_user(moderator).get(QUEUE, {"tab": "approved", "q": "bell"}).text
    assert len(cards_on(page)) == 2
    assert "were searched" in page


@pytest.mark.parametrize("page", ["0", "2", "x", "-1", "201", "9" * 30])
def test_a_page_that_is_not_there_leads_to_the_first(as_user, moderator, make_comment, page):
    make_comment(status=Status.PENDING)
    answer = as_user(moderator).get(QUEUE, {"p": page})
    assert answer["Location"] == f"{QUEUE}?tab=pending"


def test_pages_follow_each_other(as_user, moderator, make_comment):
    for number in range(26):
        make_comment(status=Status.PENDING, text=str(number))
    desk = as_user(moderator)
    first, second = (desk.get(QUEUE, {"p": number}).text for number in ("1", "2"))
    assert len(cards_on(first)) == 25
    assert len(cards_on(second)) == 1
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second


# Cards


def test_a_card_says_all_that_is_known(as_user, moderator, make_comment):
    person = Commenter.objects.of("kit@reader.example")
    for status in (Status.APPROVED, Status.APPROVED, Status.REJECTED):
        make_comment(status=status, commenter=person)
    parent = make_comment(name="Ida", text="Is it *back*?")
    comment = make_comment(
        status=Status.PENDING,
        parent=parent,
        commenter=person,
        is_proven=True,
        text="**Yes**, see [here](https://Real.example/a?b=c) <script>",
        reasons=[{"step": "links", "words": "1 link <b>"}],
        spam_score=0.25,
        reported=1,
    )
    make_comment(parent=comment, text="An answer", status=Status.PENDING)
    Report.objects.create(comment=comment, reader="a", reason="other", words="<i>Rude</i>")
    Wording.objects.create(comment=comment, text="No, it is not")
    page = as_user(moderator).get(own_page(comment)).text
    for said in (
        "<strong>Yes</strong>",
        "https://<b>Real.example</b>/a?b=c",
        "&lt;script&gt;",
        "1 link &lt;b&gt;",
        "spam score 0.25",
        "address proved",
        "Answers Ida (Approved)",
        "Is it <em>back</em>?",
        "2 approved",
        "1 rejected",
        "Something else: \u201c&lt;i&gt;Rude&lt;/i&gt;\u201d",
        "No, it is not",
        "An answer",
    ):
        assert said in page, said
    assert "<script>" not in page.partition('class="card"')[2].partition("</article>")[0]


@pytest.mark.parametrize(
    ("address", "pieces"),
    [
        ("https://x.example/y", ("https://", "x.example", "/y")),
        ("https://good.example@bad.example/", ("https://good.example@", "bad.example", "/")),
        ("https://x.example:8080", ("https://", "x.example", ":8080")),
        ("https://example/example", ("https://", "example", "/example")),
        ("https://a:example@example", ("https://a:example@", "example", "")),
        ("mailto:kit@reader.example", ("mailto:kit@reader.example", "", "")),
        ("https://[broken", ("https://[broken", "", "")),
    ],
)
def test_the_host_of_a_link_stands_out(address, pieces):
    link = Link.of(address)
    assert (link.before, link.host, link.after) == pieces


def test_what_no_moderator_has_looked_at_is_marked(as_user, moderator, make_comment):
    by_rules, by_people = make_comment(text="One"), make_comment(status=Status.PENDING)
    Decision.objects.create(comment=by_rules, via="rules", verb="approve", to_status="approved")
    moderation.approve(by_people, by=moderator)
    page = as_user(moderator).get(QUEUE, {"tab": "approved"}).text
    unseen = [card for card in page.split("<article") if "No moderator has looked at it" in card]
    assert len(unseen) == 1
    assert cards_on(unseen[0]) == [by_rules.pk]


def test_the_start_page_leads_to_it(as_user, moderator, make_comment):
    make_comment(status=Status.PENDING)
    page = as_user(moderator).get("/admin/").text
    assert page.count(f'href="{QUEUE}"') >= 2


WAYS = ["decision", "ban", "word", "rules", "sectionmode"]


@pytest.mark.parametrize("name", [*WAYS, "mail", "numbers", "queue", "word/try", "word/many"])
def test_every_page_about_comments_leads_to_the_others(as_user, moderator, name):
    html = as_user(moderator).get(f"/admin/comments/{name}/", follow=True).content.decode()
    for way in WAYS:
        assert f'href="/admin/comments/{way}/"' in html
    assert html.count('aria-current="page"') >= 1


def test_what_is_approved_is_not_marked_as_spam_by_the_first_button(
    as_user, moderator, make_comment
):
    make_comment(status=Status.APPROVED)
    html = as_user(moderator).get(QUEUE, {"tab": "approved"}).content.decode()
    button = html[: html.index(">Mark as spam<")].rpartition("<button")[2]
    assert "default" not in button


def test_who_sets_the_rules_reads_that_they_hold(as_user, moderator):
    client = as_user(moderator)
    address = client.get("/admin/comments/rules/")["Location"]
    form = client.get(address).context["adminform"].form
    values = {name: "" if value is None else value for name, value in form.initial.items()}
    answer = client.post(address, {**values, "welcome": "Good to have you here."}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "The rules are kept, and hold from now on."
    ]
    assert Rules.objects.get().welcome == "Good to have you here."
