"""The addresses of comments. None of them is cached but the permalink's redirect."""

from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article
from comments import remembered, submitting
from comments.forms import CommentForm
from comments.intake import Refused
from comments.models import Comment
from newsroom.lib.addresses import client_address
from newsroom.lib.antispam import Limit, Refusal, refusal

LIMIT = Limit("comment", most=10, every=timedelta(minutes=10))
HELD = "comments.held"


# Pages are the same for everyone, so the form has no token of the visitor's: what guards it
# instead is in newsroom.lib.antispam.
@csrf_exempt
@cache_control(private=True, max_age=0)
@require_http_methods(["GET", "HEAD", "POST"])
def comment_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The form on a page of its own: to answer a comment, or when something was amiss."""
    if request.method == "POST":
        return post(request, article_at(slug, was_public=True))
    article, chosen = article_at(slug), request.GET.get("reply_to", "")
    form = CommentForm(article=article)
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
    refused = refusal(request, form, LIMIT)
    return (
        show(request, article, form, refused=refused) if refused else store(request, article, form)
    )


def store(request: HttpRequest, article: Article, form: CommentForm) -> HttpResponse:
    typed = form.cleaned_data
    try:
        comment = submitting.submit(
            article,
            name=typed["name"],
            email=typed["email"],
            text=typed["text"],
            parent=typed["reply_to"],
            address=client_address(request),
            user=request.user if request.user.is_authenticated else None,
            is_trapped=form.fell_into_trap,
            is_proven=remembered.of(request).has_proved(typed["email"]),
        )
    except Refused as error:
        form.add_error(None, error.messages)
        status = error.status if article.is_published() else 410
        return show(request, article, form, refused=Refusal(status))
    token = signing.dumps(comment.pk, salt=HELD)
    response = redirect("comments:comment_held", token=token)
    response.status_code = 303
    remembered.keep(response, remembered.of(request).with_comment(comment))
    return response


def show(
    request: HttpRequest,
    article: Article,
    form: CommentForm,
    *,
    refused: Refusal | None = None,
    parent: Comment | None = None,
    is_gone: bool = False,
) -> HttpResponse:
    context = {
        "article": article,
        "form": form,
        "parent": parent or getattr(form, "cleaned_data", {}).get("reply_to"),
        "refused": refused,
        "is_gone": is_gone,
        "is_public": article.is_published(),
    }
    response = render(request, "comments/comment_form.html", context)
    return refused.on(response) if refused else response


@never_cache
@require_safe
def comment_held(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks the writer and shows the comment, to whoever has the signed address only."""
    try:
        pk = signing.loads(token, salt=HELD, max_age=timedelta(days=7))
    except signing.BadSignature as error:
        raise Http404 from error
    if Comment.objects.public().filter(pk=pk).exists():
        return redirect("comments:comment_permalink", pk=pk)
    under_public = Comment.objects.filter(article__in=Article.objects.published())
    comment = get_object_or_404(under_public.select_related("article"), pk=pk)
    # Whoever fell into the trap is not to know it: only a moderator's decision shows.
    context = {"comment": comment, "is_waiting": comment.decided_at is None}
    response = render(request, "comments/comment_held.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
def my_comments(request: HttpRequest, slug: str) -> HttpResponse:
    """The comments of this very browser that still wait: a piece for the story's page."""
    article = article_at(slug)
    written = Comment.objects.on(article).filter(pk__in=remembered.of(request).comments)
    # By the decision and not by the status: what fell into the trap looks as if it waited.
    waiting = written.filter(decided_at=None).order_by("pk")
    return render(request, "comments/_my_comments.html", {"comments": waiting})
