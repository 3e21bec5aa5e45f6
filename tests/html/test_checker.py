"""Each rule has a page that breaks it and nothing else."""

import pytest

from tests.html.checker import faults

WHOLE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tides</title>{head}</head>'
    "<body><main><h1>Tides</h1>{body}</main></body></html>"
)


def page(body="", head=""):
    return WHOLE.format(body=body, head=head)


SOUND = """
<p>High at <time datetime="2026-11-28T17:30:00+00:00">half past five</time>, <a href="#low">low</a>
later.</p><h2 id="low">Low</h2><ul><li>One</li></ul>
<nav aria-label="Pages"><a href="/1/">1</a></nav>
<nav aria-label="Share"><a href="/2/">2</a></nav><figure><img src="/q.jpg" alt="" width="3"
height="2"><figcaption>The quay</figcaption></figure><form action="/"><label for="n">Name</label>
<input id="n" aria-describedby="h"><p id="h">Yours.</p><button type="submit">Send</button></form>
<a href="/story/"><h3>Whole cards may be links</h3><p>With text.</p></a>
<details><summary><h2>More</h2></summary><p lang="ar" dir="rtl">مرحبا</p></details>
<dl><div><dt>Ebb</dt><dd>Going out</dd></div></dl><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
"""


def test_of_a_sound_page_nothing_is_said():
    assert faults(page(SOUND)) == []


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("no such element", "<center>Quay</center>"),
        ("no such element", "<p><font>Quay</font></p>"),
        ("no such attribute, align", '<p align="left">Quay</p>'),
        ("no such attribute, onclick", '<p onclick="go()">Quay</p>'),
        ("no such attribute, aria-labeled", '<p aria-labeled="x">Quay</p>'),
        ("no such attribute, href", '<p href="/">Quay</p>'),
        ("no such role", '<p role="quay">Quay</p>'),
        ("duplicate-attribute", '<p class="a" class="b">Quay</p>'),
        ("unexpected-end-tag", "<p>Quay <div>Stone</div></p>"),
        ("end-tag", "<div><p>Quay</span></p></div>"),
        ("the id a stands 2 times", '<p id="a">One</p><p id="a">Two</p>'),
        ("empty or has a space", '<p id="a b">One</p>'),
        ("names gone", '<p aria-describedby="gone">Quay</p>'),
        ("names gone", '<form action="/"><label for="gone">Quay</label></form>'),
        ("a link to what is not there", '<a href="#gone">Quay</a>'),
        ("a label of nothing", '<p id="a">Quay</p><label for="a">Quay</label>'),
        ("a field without a label", '<input name="quay">'),
        ("a button without a name", '<button type="button"></button>'),
        ("something to press within", '<button>Quay <span tabindex="0">Stone</span></button>'),
        ("something to press within", '<a href="/">Quay <label>Stone <input></label></a>'),
        ("a p within a span", "<span><p>Quay</p></span>"),
        ("a div within a h2", "<h2><a href='/'><div>Quay</div></a></h2>"),
        ("a p as a child of ul", "<ul><p>Quay</p></ul>"),
        ("a div as a child of ol", "<ol><div>Quay</div></ol>"),
        ("text in a ul", "<ul>Quay<li>Stone</li></ul>"),
        ("a li outside", "<div><li>Quay</li></div>"),
        ("a dt outside", "<section><dt>Quay</dt></section>"),
        ("a legend that is not the first", "<fieldset><p>x</p><legend>y</legend></fieldset>"),
        ("a caption in the middle", "<figure><p>x</p><figcaption>y</figcaption><p>z</p></figure>"),
        ("a footer within a footer", "<footer><div><footer>Quay</footer></div></footer>"),
        ("2 headings of the first level", "<h1>Quay</h1>"),
        ("a h3 after a h1", "<h3>Quay</h3>"),
        ("a heading without words", "<h2> </h2>"),
        ("2 main parts", '<div role="main">Quay</div>'),
        ("2 of navigation called ''", "<nav>One</nav><nav>Two</nav>"),
        ("called 'Quay'", '<aside aria-label="Quay">1</aside><aside aria-label="Quay">2</aside>'),
        ("belongs in the head", "<style>p{}</style>"),
        ("no such language", '<p lang="english">Quay</p>'),
        ("no such language", '<p lang="">Quay</p>'),
        ("no such direction", '<p dir="up">Quay</p>'),
        ("href is not an address", '<a href="">Quay</a>'),
        ("href is not an address", '<a href="/a b/">Quay</a>'),
        ("a script as an address", '<a href="javascript:go()">Quay</a>'),
        ("a picture without alt", '<img src="/q.jpg" width="3" height="2">'),
        ("a picture without height", '<img src="/q.jpg" alt="" width="3">'),
        ("a frame without a title", '<iframe src="/"></iframe>'),
        ("no time", '<p><time datetime="28.11.2026">Today</time></p>'),
        ("no time", "<p><time>yesterday</time></p>"),
        ("width is no number", '<img src="/q.jpg" alt="" width="3px" height="2">'),
        ("an order of its own", '<p tabindex="3">Quay</p>'),
    ],
)
def test_what_is_wrong_is_found(words, body):
    assert any(words in fault for fault in faults(page(body))), faults(page(body))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("expected-doctype", page().removeprefix("<!doctype html>")),
        ("does not say its language", page().replace(' lang="en"', "")),
        ("titles of the page", page().replace("Tides</title>", "</title>")),
        ("0 headings of the first level", page().replace("h1>", "p>")),
        ("0 main parts", page().replace("main>", "div>")),
        ("2 descriptions", page(head='<meta name="description" content="x">' * 2)),
        ("2 addresses of its own", page(head='<link rel="canonical" href="/">' * 2)),
        ("2 of banner", page().replace("<main>", "<header>1</header><header>2</header><main>")),
    ],
)
def test_what_is_wrong_with_a_whole_page_is_found(words, text):
    assert any(words in fault for fault in faults(text)), faults(text)
