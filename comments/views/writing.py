"""The addresses of comments. None of them is cached but the permalink's redirect."""

from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import Article
from comments import submitting
from comments.forms import CommentForm
from comments.intake import Refused
from comments.models import Comment, Rules
from comments.modes import standing_of
from comments.readers import own, proving, remembered
from newsroom.lib.addresses import client_address
from newsroom.lib.antispam import Limit, Refusal, refusal
from newsroom.lib.marks import html_of
from newsroom.lib.own_pages import own_page, see
from newsroom.lib.unsent import keeps_what_was_sent

PREVIEWS = Limit("preview", most=60, every=timedelta(minutes=10))
TYPED = ["name", "email", "text", "elapsed"]
HELD = "comments.held"


# Pages are the same for everyone, so the form has no token of the visitor's: what guards it
# instead is in newsroom.lib.antispam.
@csrf_exempt
@keeps_what_was_sent("text")
@cache_control(private=True, max_age=0)
@require_http_methods(["GET", "HEAD", "POST"])
def comment_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The form on a page of its own: to answer a comment, or when something was amiss."""
    if request.method == "POST":
        return post(request, article_at(slug, was_public=True))
    article, chosen = article_at(slug), request.GET.get("reply_to", "")
    known = remembered.of(request)
    form = CommentForm(article=article, initial={"name": known.name, "email": known.email})
    parent = form.answer(chosen)
    return show(request, article, form, parent=parent, is_gone=bool(chosen and not parent))


def article_at(slug: str, *, was_public: bool = False) -> Article:
    """A public story by its address, a former one too: nobody's text is lost to a new headline.

    `was_public` finds a story that has been withdrawn as well: nor is it lost to that.
    """
    stories = Article.objects.published()
    if was_public:
        stories = stories | Article.objects.filter(status=Article.Status.WITHDRAWN)
    return stories.filter(slug=slug).first() or get_object_or_404(stories, retired_slugs__slug=slug)


def post(request: HttpRequest, article: Article) -> HttpResponse:
    form = CommentForm(request.POST, article=article)
    if "preview" in request.POST:
        return preview(request, article, form)
    refused = refusal(request, form, limit=None)
    return (
        show(request, article, form, refused=refused) if refused else store(request, article, form)
    )


def preview(request: HttpRequest, article: Article, form: CommentForm) -> HttpResponse:
    """How the text will look, and the form with all that was typed; nothing is stored.

    A name that is still missing is no matter yet.
    """
    refused = refusal(request, form, PREVIEWS)
    is_fine = {"text", "__all__", "reply_to"}.isdisjoint(form.errors)
    if refused and not (refused.status == 422 and is_fine):
        return show(request, article, form, refused=refused)
    parent = form.cleaned_data.get("reply_to")
    fresh = CommentForm(article=article, initial={name: form.data.get(name) for name in TYPED})
    fresh.initial["reply_to"] = parent
    shown = html_of(form.cleaned_data["text"])
    return show(request, article, fresh, parent=parent, preview=shown)


def store(request: HttpRequest, article: Article, form: CommentForm) -> HttpResponse:
    typed, known = form.cleaned_data, remembered.of(request)
    address = client_address(request)
    try:
        comment = submitting.submit(
            article,
            name=typed["name"],
            email=typed["email"],
            text=typed["text"],
            parent=typed["reply_to"],
            address=address,
            user=request.user if request.user.is_authenticated else None,
            is_trapped=form.fell_into_trap,
            is_proven=known.has_proved(typed["email"]),
            elapsed=typed["elapsed"],
        )
    except Refused as error:
        form.add_error(None, error.messages)
        status = error.status if article.is_published() else 410
        return show(request, article, form, refused=Refusal(status, wait=error.wait))
    known = known.with_comment(comment)
    proving.ask_after(comment, known, address)
    response = see("comments:comment_held", signing.dumps(comment.pk, salt=HELD))
    remembered.keep(response, known)
    return response


def show(
    request: HttpRequest,
    article: Article,
    form: CommentForm,
    *,
    refused: Refusal | None = None,
    parent: Comment | None = None,
    is_gone: bool = False,
    preview: str = "",
) -> HttpResponse:
    context = {
        "article": article,
        "form": form,
        "parent": parent or getattr(form, "cleaned_data", {}).get("reply_to"),
        "refused": refused,
        "is_gone": is_gone,
        "is_public": article.is_published(),
        "is_open": standing_of(article).is_open,
        "preview": preview,
        "typed": form["text"].value() or "",
    }
    response = render(request, "comments/comment_form.html", context)
    return refused.on(response) if refused else response


@own_page
def comment_held(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks the writer and shows the comment, to whoever has the signed address only."""
    try:
        pk = signing.loads(token, salt=HELD, max_age=timedelta(days=7))
    except signing.BadSignature as error:
        raise Http404 from error
    if Comment.objects.public().filter(pk=pk).exists():
        return redirect("comments:comment_permalink", pk=pk)
    under_public = Comment.objects.filter(article__in=Article.objects.published())
    comment = get_object_or_404(own.with_decisions(under_public), pk=pk)
    known, rules = remembered.of(request), Rules.current()
    context = {
        "comment": comment,
        "one": own.told(comment, known, rules),
        "rules": rules,
        # Of this browser: what the newsroom knows of an address is not told to who types it.
        "is_first": known.comments == [comment.pk],
        "is_proved": known.has_proved(comment.email),
        "is_written_here": comment.pk in known.comments,
    }
    return render(request, "comments/comment_held.html", context)


@own_page
def my_comments(request: HttpRequest, slug: str) -> HttpResponse:
    """What only this very browser is shown under a story: a piece for the story's page."""
    article, known = article_at(slug), remembered.of(request)
    written = Comment.objects.on(article).filter(own.written_in(known))
    lately = written.filter(created_at__gt=timezone.now() - timedelta(days=2))
    context = {
        "told": own.under_story(written.order_by("pk"), known, Rules.current()),
        "known": known,
        # What the script keeps of a text it can let go when it finds it here.
        "stored": list(lately.values_list("text", flat=True)),
    }
    return render(request, "comments/_my_comments.html", context)
