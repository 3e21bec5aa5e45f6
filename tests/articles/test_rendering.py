"""Bodies as they are served: pictures drawn, embeds that wait for a press, nothing looked up."""

import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from articles.models import Article, Picture
from tests.articles.forms import picture_bytes

pytestmark = pytest.mark.django_db
VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.fixture
def picture(db):
    return Picture.objects.create(
        file=ContentFile(picture_bytes(), "a.jpg"),
        alt_text='The "old" quay',
        caption="The quay <in> winter.",
        credit="Ada Quill & Co",
    )


def figure(picture, caption="", *, wide=False):
    kind = ' class="is-wide"' if wide else ""
    inner = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure{kind} data-picture="{picture.pk}">{inner}</figure>'


def embed(address, caption=""):
    inner = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure data-embed="{address}">{inner}</figure>'


def test_a_picture_is_drawn_with_its_words(make_article, picture):
    html = make_article(body=f"<p>a</p>{figure(picture)}").body_html
    assert '<figure class="picture">' in html
    assert 'alt="The &quot;old&quot; quay"' in html
    assert f'width="{picture.width}"' in html
    assert f'height="{picture.height}"' in html
    assert "srcset=" in html
    assert 'loading="lazy"' in html
    assert "The quay &lt;in&gt; winter." in html
    assert "Picture: Ada Quill &amp; Co" in html
    assert "data-picture" not in html


def test_words_of_the_story_stand_for_the_caption_of_the_picture(make_article, picture):
    html = make_article(body=figure(picture, "At <em>six</em>", wide=True)).body_html
    assert '<figure class="picture is-wide">' in html
    assert "<figcaption>At <em>six</em>" in html
    assert "winter" not in html
    assert "Picture: Ada Quill" in html


def test_a_decorative_picture_is_passed_over_in_silence(make_article, picture):
    Picture.objects.update(alt_text="", is_decorative=True, caption="", credit="")
    html = make_article(body=figure(picture)).body_html
    assert 'alt=""' in html
    assert "<figcaption" not in html


def test_a_picture_that_is_not_there_leaves_nothing(make_article):
    article = make_article(
        body="<p>a</p><figure data-picture=99><figcaption>b</figcaption></figure>"
    )
    assert article.body_html.strip() == "<p>a</p>"
    assert "data-picture" in article.body


def test_a_video_waits_for_a_press(make_article):
    html = make_article(body=embed(VIDEO, "The <em>ferry</em> & the tide")).body_html
    assert "<iframe" not in html
    assert "<img" not in html
    assert f'<a class="embed-play" href="{VIDEO}"' in html
    assert (
        'data-player="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&amp;rel=0"'
        in html
    )
    assert 'data-title="The ferry &amp; the tide"' in html
    assert "Nothing is loaded from YouTube before you press" in html
    assert "<figcaption>The <em>ferry</em> &amp; the tide<span" in html
    assert "data-embed" not in html


def test_any_other_address_becomes_a_card(make_article):
    html = make_article(body=embed("https://www.port.example/tides?a=1", "Tide tables")).body_html
    assert '<a href="https://www.port.example/tides?a=1" rel="noopener">' in html
    assert '<span class="link-card-title">Tide tables</span>' in html
    assert '<span class="link-card-host">port.example</span>' in html


def test_a_card_without_a_title_is_named_after_its_host_once(make_article):
    html = make_article(body=embed("https://www.port.example/tides")).body_html
    assert html.count(">port.example/tides<") == 1
    assert html.count("port.example") == 2


@pytest.mark.parametrize(
    "caption",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "&lt;b onclick=x&gt;",
        "{{ x }}",
    ],
)
@pytest.mark.parametrize("address", [VIDEO, "https://port.example/?a=\"'<b>"])
def test_no_caption_breaks_out(make_article, picture, caption, address):
    html = make_article(body=embed(address, caption) + figure(picture, caption)).body_html
    for harm in ("<script", "<b", 'onerror=alert(1)>"', "=x onerror"):
        assert harm not in html


def test_the_words_are_in_the_language_of_the_site_not_of_the_desk(make_article, settings):
    settings.LANGUAGE_CODE = "en"
    seen = []

    def note(*args, **kwargs):
        seen.append(translation.get_language())
        return ""

    with pytest.MonkeyPatch.context() as patch, translation.override("de"):
        patch.setattr("articles.rendering.bodies.render_to_string", note)
        make_article(body=embed(VIDEO))
    assert seen == ["en"]


def test_at_most_two_questions_are_asked(make_article, picture, django_assert_num_queries):
    target = make_article()
    plain = Article(body="<p>a</p>")
    with django_assert_num_queries(0):
        plain.render()
    link = f'<a href="/x" data-article="{target.pk}">x</a> '
    full = Article(body=f"<p>{link * 9}</p>" + figure(picture) * 9 + embed(VIDEO) * 9)
    with django_assert_num_queries(3):  # with the language, outside of a request
        full.render()
    assert full.body_html.count("<img") == 9


def test_the_page_asks_nothing_more_for_it(
    make_article, picture, reader, django_assert_max_num_queries
):
    article = make_article(body=figure(picture) + embed(VIDEO))
    with django_assert_max_num_queries(6):
        html = reader.get(article.get_absolute_url()).content.decode()
    assert '<figure class="picture">' in html


def test_the_script_comes_with_a_video_only(make_article, picture, reader):
    pages = [
        reader.get(make_article(headline=body[:30], body=body).get_absolute_url()).content.decode()
        for body in (embed(VIDEO), embed("https://port.example/") + figure(picture), "<p>a</p>")
    ]
    assert ["js/embeds.js" in page for page in pages] == [True, False, False]


def test_players_and_no_others_may_be_framed(make_article, reader):
    policy = reader.get(make_article().get_absolute_url())["Content-Security-Policy"]
    [frames] = [part for part in policy.split("; ") if part.startswith("frame-src")]
    assert frames == ("frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com")
    assert "youtube" not in policy.replace(frames, "")


def test_the_feed_has_pictures_and_plain_links(make_article, picture, reader):
    make_article(
        body=f"<p>a</p>{figure(picture, 'At six')}{embed(VIDEO, 'The tide')}{embed(VIDEO)}"
        f"{embed('https://port.example/t', 'Tables')}"
        "<blockquote class=pull-quote><p>b</p></blockquote>"
    )
    feed = reader.get("/feed/").content.decode()
    content = feed[feed.index("<content:encoded>") : feed.index("</content:encoded>")]
    assert 'img src="http://127.0.0.1:8000/media/pictures/' in content
    assert "At six" in content
    assert f'&lt;p&gt;&lt;a href="{VIDEO}"&gt;The tide&lt;/a&gt;&lt;/p&gt;' in content
    assert "Video from YouTube" in content
    assert '&lt;a href="https://port.example/t"&gt;Tables&lt;/a&gt;' in content
    for strange in ("iframe", "button", "class=", "srcset", "data-", "Nothing is loaded"):
        assert strange not in content
