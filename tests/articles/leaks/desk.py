"""The people at the desk, who do at random all that can be done with stories.

Every rule does one thing, by somebody who may or may not do it, to the real story and to the
paper; and the two agree on whether it was done. A rule for something new is one method more.
"""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import corrections, drafts, jobs, previews
from articles.fronts import planning
from articles.models import Article, Contributor, MostRead, Picture, Section, Series, Topic
from articles.models import state as states
from comments.models import Comment
from tests.articles.leaks import paper
from tests.articles.leaks.reading import Reader, addresses

MINUTES = st.sampled_from([1, 5, 30, 60])
WHO = st.sampled_from(["editor"] * 5 + ["journalist"])
STORY = st.integers(0, 2)
YES_OR_NO = st.booleans()


class Desk(RuleBasedStateMachine):
    journalist: Any
    editor: Any

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 11, 24, 12, tzinfo=UTC)
        self.count = 0
        self.stories: list[paper.Story] = []
        self.reader = Reader()
        self.open = ExitStack()
        self.open.enter_context(patch("django.utils.timezone.now", lambda: self.now))
        # With three stories a list of what is read most would never be long enough.
        self.open.enter_context(patch("articles.reading.most_read.LEAST", 1))
        self.open.enter_context(patch("articles.reading.beside.LEAST_MOST_READ", 1))
        self.open.enter_context(transaction.atomic())
        self.section = Section.objects.get_or_create(slug="harbour", name="Harbour")[0]

    def teardown(self) -> None:
        try:
            self.readers_come_by()
            self.everything_is_read()
        finally:
            transaction.set_rollback(True)
            self.open.close()

    # The means

    def word(self) -> str:
        """A word that stands nowhere else."""
        self.count += 1
        return f"zq{self.count:05}q"

    def at(self, minutes: int) -> datetime:
        return self.now + timedelta(minutes=minutes)

    def pick(self, number: int) -> paper.Story:
        return self.stories[number % len(self.stories)]

    def person(self, who: str) -> Any:
        return getattr(self, who)

    def row(self, story: paper.Story) -> Article:
        return Article.objects.get(pk=story.pk)

    def tried(self, deed: Any, *args: Any, may: bool, **kwargs: Any) -> bool:
        """Whether it was done, which is whether the paper says that it may be."""
        try:
            with transaction.atomic():
                deed(*args, **kwargs)
        except (PermissionDenied, ValidationError) as error:
            assert not may, f"{deed} was refused: {error!r}"
            return False
        assert may, f"{deed} was done and should have been refused"
        return True

    def a_state(self, slug: str, body: str = "", **changes: Any) -> tuple[dict, paper.State]:
        """A state as it is saved, marked all over, and the same for the paper."""
        word = self.word()
        state = {
            **states.state_of(Article(section=self.section)),
            **{name: f"{name} {word}" for name in ("kicker", "headline", "short_headline")},
            "standfirst": f"Standfirst {word}.",
            "dateline": word,
            "body": f"<p>Text {word}.</p><h2>Heading {word}</h2>{body}",
            "slug": slug,
            **changes,
        }
        named = [
            *Picture.objects.filter(pk=state["lead_picture"]).values_list("alt_text", flat=True),
            *Topic.objects.filter(pk__in=state["topics"]).values_list("slug", flat=True),
            *Contributor.objects.filter(
                pk__in=[line["contributor"] for line in state["bylines"]]
            ).values_list("slug", flat=True),
        ]
        return state, paper.State(word, slug, frozenset([word, *named]))

    # Writing

    @initialize()
    def one_is_public_and_one_is_not(self) -> None:
        self.somebody_begins_a_story()
        self.publish_now(number=0, who="editor", major=False)
        self.somebody_begins_a_story()

    @rule()
    def somebody_begins_a_story(self) -> None:
        if len(self.stories) == 3:
            return
        article = Article(section=self.section, desk_note=self.word())
        state, saved = self.a_state(self.word())
        article.save_version(state, by=self.journalist, note=self.word())
        self.stories.append(paper.Story(article.pk, saved, slugs={saved.slug}))

    @rule(number=STORY, who=WHO, moves=YES_OR_NO)
    def save(self, number: int, who: str, moves: bool) -> None:
        story = self.pick(number)
        state, saved = self.a_state(self.word() if moves else story.saved.slug)
        self.row(story).save_version(state, by=self.person(who), note=self.word())
        story.save(saved)

    @rule(number=STORY)
    def save_with_new_names(self, number: int) -> None:
        """A topic, a person and two pictures of which nobody has heard."""
        story, shown = self.pick(number), [self.word(), self.word()]
        pictures = [
            Picture.objects.create(file=f"pictures/{word}.jpg", alt_text=word) for word in shown
        ]
        topic = Topic.objects.create(name=self.word())
        person = Contributor.objects.create(name=self.word())
        figure = f'<figure data-picture="{pictures[1].pk}"><figcaption></figcaption></figure>'
        state, saved = self.a_state(
            story.saved.slug,
            figure,
            lead_picture=pictures[0].pk,
            topics=[topic.pk],
            bylines=[{"contributor": person.pk, "credit": ""}],
        )
        self.row(story).save_version(state, by=self.journalist)
        story.save(paper.State(saved.word, saved.slug, saved.words | set(shown)))

    @rule(number=STORY, other=STORY, plainly=YES_OR_NO)
    def save_with_a_link(self, number: int, other: int, plainly: bool) -> None:
        """By number, so that it shows only what is public; or to an address that readers know."""
        story, target = self.pick(number), self.pick(other)
        known = target.is_public(self.now) and plainly
        slug = target.public.slug if known else self.row(target).slug
        by_number = "" if known else f' data-article="{target.pk}"'
        body = f'<p>See <a href="/articles/{slug}/"{by_number}>the other</a>.</p>'
        state, saved = self.a_state(story.saved.slug, body)
        self.row(story).save_version(state, by=self.journalist)
        story.save(paper.State(saved.word, saved.slug, saved.words | ({slug} if known else set())))

    @rule(number=STORY, who=WHO)
    def keep_aside(self, number: int, who: str) -> None:
        story = self.pick(number)
        state, _saved = self.a_state(self.word())
        self.row(story).keep_aside(state, by=self.person(who))

    @rule(number=STORY, who=WHO)
    def type_without_saving(self, number: int, who: str) -> None:
        typed = [["headline", self.word()], ["body", f"<p>{self.word()}</p>"]]
        article = self.row(self.pick(number))
        drafts.keep(by=self.person(who), key=drafts.new_key(), typed=typed, article=article)

    # The way to readers

    @rule(number=STORY, who=WHO)
    def submit(self, number: int, who: str) -> None:
        story = self.pick(number)
        may, note = story.status == paper.DRAFT, self.word()
        if self.tried(self.row(story).submit, by=self.person(who), note=note, may=may):
            story.status = paper.IN_REVIEW

    @rule(number=STORY, who=WHO)
    def send_back(self, number: int, who: str) -> None:
        story = self.pick(number)
        may, note = who == "editor" and story.status == paper.IN_REVIEW, self.word()
        if self.tried(self.row(story).send_back, by=self.person(who), note=note, may=may):
            story.status = paper.DRAFT

    @rule(number=STORY, who=WHO)
    def call_back(self, number: int, who: str) -> None:
        story = self.pick(number)
        may, note = who == "journalist" and story.status == paper.IN_REVIEW, self.word()
        if self.tried(self.row(story).call_back, by=self.person(who), note=note, may=may):
            story.status = paper.DRAFT

    @rule(number=STORY, who=WHO, major=YES_OR_NO)
    def publish_now(self, number: int, who: str, major: bool) -> None:
        story = self.pick(number)
        may = who == "editor" and story.may_publish(self.now, None)
        asked = {"by": self.person(who), "major": major, "note": self.word()}
        if self.tried(self.row(story).publish, **asked, may=may):
            story.publish(self.now, None)

    @rule(number=STORY, who=WHO, minutes=MINUTES)
    def publish_later(self, number: int, who: str, minutes: int) -> None:
        story, at = self.pick(number), self.at(minutes)
        may = who == "editor" and story.may_publish(self.now, at)
        asked = {"by": self.person(who), "at": at, "note": self.word()}
        if self.tried(self.row(story).publish, **asked, may=may):
            story.publish(self.now, at)

    @rule(number=STORY, who=WHO, minutes=MINUTES, moves=YES_OR_NO)
    def plan_a_change(self, number: int, who: str, minutes: int, moves: bool) -> None:
        """Of a story that has been saved again, for otherwise there is seldom one to plan."""
        self.save(number=number, who="journalist", moves=moves)
        story, at = self.pick(number), self.at(minutes)
        may = who == "editor" and story.may_plan(self.now)
        asked = {"by": self.person(who), "at": at, "note": self.word()}
        if self.tried(self.row(story).schedule_change, **asked, may=may):
            story.plan = paper.Plan(story.saved, at)

    @rule(number=STORY, who=WHO)
    def cancel_the_change(self, number: int, who: str) -> None:
        story = self.pick(number)
        may = who == "editor" and story.plan is not None
        if self.tried(self.row(story).cancel_change, by=self.person(who), may=may):
            story.plan = None

    @rule(number=STORY, who=WHO, minutes=MINUTES)
    def set_an_embargo(self, number: int, who: str, minutes: int) -> None:
        story, until = self.pick(number), self.at(minutes)
        may = story.may_embargo(self.now, until, is_editor=who == "editor")
        asked = {"by": self.person(who), "until": until, "note": self.word()}
        if self.tried(self.row(story).set_embargo, **asked, may=may):
            story.embargo = until

    @rule(number=STORY, who=WHO)
    def lift_the_embargo(self, number: int, who: str) -> None:
        story = self.pick(number)
        may, note = who == "editor" and story.is_embargoed(self.now), self.word()
        if self.tried(self.row(story).lift_embargo, by=self.person(who), note=note, may=may):
            story.embargo = None

    @rule(number=STORY, who=WHO, other=st.one_of(st.none(), STORY))
    def withdraw(self, number: int, who: str, other: int | None) -> None:
        story, note = self.pick(number), self.word()
        instead = None if other is None else self.pick(other)
        may = who == "editor" and story.may_withdraw(self.now, instead)
        asked = {"note": note, "replaced_by": instead and self.row(instead)}
        if self.tried(self.row(story).withdraw, by=self.person(who), **asked, may=may):
            story.withdraw(self.now, instead, note)

    @rule(number=STORY, who=WHO)
    def restore(self, number: int, who: str) -> None:
        story = self.pick(number)
        may, note = who == "editor" and story.status == paper.DOWN, self.word()
        if self.tried(self.row(story).restore, by=self.person(who), note=note, may=may):
            story.restore()

    # Around it

    @rule(number=STORY, who=WHO)
    def correct(self, number: int, who: str) -> None:
        story, text = self.pick(number), self.word()
        may = who == "editor" and story.was_public(self.now)
        asked = {"kind": "correction", "text": text, "by": self.person(who)}
        if self.tried(corrections.add, self.row(story), **asked, may=may):
            story.printed.add(text)

    @rule(number=STORY, let_through=YES_OR_NO)
    def comment(self, number: int, let_through: bool) -> None:
        story, text = self.pick(number), self.word()
        status = Comment.Status.APPROVED if let_through else Comment.Status.PENDING
        Comment.objects.create(article_id=story.pk, name="Jo", text=text, status=status)
        if let_through:
            story.printed.add(text)

    @rule(minutes=st.one_of(st.none(), MINUTES))
    def arrange_the_front(self, minutes: int | None) -> None:
        """With stories that are public or scheduled now, and may be neither when it holds."""
        pks = [story.pk for story in self.stories if story.status == paper.LIVE]
        arrangement = {"lead": next(iter(pks), None), "second": pks[1:], "blocks": []}
        starts_at = self.at(minutes) if minutes else None
        planning.plan(arrangement, by=self.editor, starts_at=starts_at, note=self.word())

    @rule(number=STORY)
    def make_it_a_part(self, number: int) -> None:
        """Of a series of its own, and from then on of another."""
        story, name = self.pick(number), self.word()
        Article.objects.filter(pk=story.pk).update(series=Series.objects.create(name=name))
        story.printed.add(name)

    @rule(number=STORY, by_hand=YES_OR_NO)
    def stand_beside_it(self, number: int, by_hand: bool) -> None:
        """Whatever there is, as if it had been chosen or found when it could still be read."""
        field = "related_by_hand" if by_hand else "related_found"
        pks = [story.pk for story in self.stories]
        Article.objects.filter(pk=self.pick(number).pk).update(**{field: pks})

    @rule()
    def everything_was_read(self) -> None:
        pks = [story.pk for story in self.stories]
        for span in MostRead.Span.values:
            MostRead.objects.update_or_create(span=span, defaults={"articles": pks})

    @rule(number=STORY, who=WHO)
    def pass_on_a_preview(self, number: int, who: str) -> None:
        previews.make(self.row(self.pick(number)), by=self.person(who), note=self.word())

    # Time

    @rule(minutes=MINUTES, is_awake=YES_OR_NO)
    def time_passes(self, minutes: int, is_awake: bool) -> None:
        self.now = self.at(minutes)
        if is_awake:
            self.the_worker_comes()
        self.readers_come_by()

    @rule(number=STORY)
    def work_goes_on_until_it_is_due(self, number: int) -> None:
        """What is saved after a time was set is no part of what comes at that time."""
        story = self.pick(number)
        self.save(number=number, who="journalist", moves=False)
        times = [story.plan.due_at] if story.plan else []
        if story.published_at and story.published_at > self.now:
            times.append(story.published_at)
        if times:
            self.now = min(times)
            self.the_worker_comes()
            self.readers_come_by()

    def the_worker_comes(self) -> None:
        """It does what is due, in any order; the net under it is swept as well."""
        due = ProcrastinateJob.objects.filter(status="todo").exclude(scheduled_at__gt=self.now)
        for job in due.filter(task_name__startswith="articles.jobs."):
            getattr(jobs, job.task_name.rpartition(".")[2]).func(**job.args)
        ProcrastinateJob.objects.filter(pk__in=list(due.values_list("pk", flat=True))).delete()
        jobs.publish_due_changes.func(0)
        for story in self.stories:
            story.come_due(self.now)

    # What readers find

    def public(self) -> list[paper.Story]:
        return [story for story in self.stories if story.is_public(self.now)]

    @rule()
    def readers_come_by(self) -> None:
        """Each address answers as it ought, and lists show what is public and nothing else."""
        for story in self.stories:
            for slug in sorted(story.slugs):
                self.address_answers(story, slug)
        public = {story.public.word for story in self.public()}
        marks = {story.saved.word for story in self.stories} | public
        for address in ("/", "/feed/", "/sections/harbour/"):
            assert self.reader.words_at(address) & marks == public, address

    def address_answers(self, story: paper.Story, slug: str) -> None:
        status, text, location = self.reader.open(f"/articles/{slug}/?a=1")
        is_present = bool(story.public and story.public.slug == slug)
        instead = story.in_its_place(self.now) if story.status == paper.DOWN else None
        if is_present and story.is_public(self.now):
            assert status == 200
            assert f"Text {story.public.word}." in text
        elif instead and (is_present or slug in story.former):
            assert (status, location) == (301, f"/articles/{instead.public.slug}/?a=1")
        elif is_present and story.status == paper.DOWN:
            assert status == 410
            assert story.note in text
        elif slug in story.former and story.was_public(self.now):
            assert (status, location) == (301, f"/articles/{story.public.slug}/?a=1")
        else:
            assert status == 404

    def everything_is_read(self) -> None:
        """No word stands anywhere that is not printed with a story that is public now."""
        allowed = {word for story in self.public() for word in story.words()}
        notes = {story.note for story in self.stories if story.status == paper.DOWN}
        # Addresses that readers knew may stand in a link until the worker has come.
        allowed |= {slug for story in self.stories for slug in story.former}
        allowed |= {story.public.slug for story in self.stories if story.status == paper.DOWN}
        slugs = [slug for story in self.stories for slug in sorted(story.slugs)]
        for address in addresses(slugs):
            is_of_story = address.startswith("/articles/")
            found = self.reader.words_at(address)
            assert found <= allowed | (notes if is_of_story else set()), address
