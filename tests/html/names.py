"""Elements, attributes and roles that there are; what is obsolete is not among them."""

from collections.abc import Iterator

from lxml import etree

from tests.html.looking import elements, listed, quoted

ELEMENTS = listed(
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas"
    " caption cite code col colgroup data datalist dd del details dfn dialog div dl dt em"
    " embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr"
    " html i iframe img input ins kbd label legend li link main map mark menu meta meter nav"
    " noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp"
    " script search section select slot small source span strong style sub summary sup table"
    " tbody td template textarea tfoot th thead time title tr track u ul var video wbr"
)
EVERYWHERE = listed(
    "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint"
    " hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce"
    " popover role slot spellcheck style tabindex title translate"
)
OF_FORMS = "disabled form name value formaction formmethod formnovalidate type"
OF_ELEMENTS = {
    "a": "href hreflang target download rel type ping referrerpolicy",
    "audio": "src controls preload loop muted autoplay crossorigin",
    "blockquote": "cite",
    "button": f"{OF_FORMS} popovertarget popovertargetaction",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "cite datetime",
    "details": "open name",
    "dialog": "open",
    "fieldset": "disabled form name",
    "form": "action method enctype name target novalidate autocomplete accept-charset rel",
    "iframe": "src srcdoc name sandbox allow allowfullscreen width height loading referrerpolicy",
    "img": "src srcset sizes alt width height loading decoding fetchpriority usemap ismap"
    " crossorigin referrerpolicy",
    "input": f"{OF_FORMS} accept alt autocomplete checked dirname height list max maxlength min"
    " minlength multiple pattern placeholder readonly required size src step width",
    "ins": "cite datetime",
    "label": "for",
    "li": "value",
    "link": "href rel type media hreflang sizes as crossorigin integrity title imagesrcset"
    " imagesizes fetchpriority referrerpolicy disabled",
    "meta": "name content charset http-equiv media property",
    "meter": "value min max low high optimum",
    "ol": "start reversed type",
    "optgroup": "label disabled",
    "option": "value selected disabled label",
    "output": "for form name",
    "progress": "value max",
    "q": "cite",
    "script": "src type async defer crossorigin integrity nomodule referrerpolicy fetchpriority",
    "select": f"{OF_FORMS} autocomplete multiple required size",
    "source": "src srcset sizes media type width height",
    "style": "media",
    "td": "colspan rowspan headers",
    "textarea": f"{OF_FORMS} autocomplete cols rows maxlength minlength placeholder readonly"
    " required wrap dirname",
    "th": "colspan rowspan headers scope abbr",
    "time": "datetime",
    "track": "src srclang kind label default",
    "video": "src controls preload loop muted autoplay poster width height playsinline crossorigin",
}
ARIA = listed(
    "activedescendant atomic autocomplete busy checked colcount controls current describedby"
    " description details disabled errormessage expanded haspopup hidden invalid keyshortcuts"
    " label labelledby level live modal multiline multiselectable orientation owns placeholder"
    " posinset pressed readonly relevant required roledescription rowcount selected setsize"
    " sort valuemax valuemin valuenow valuetext"
)
ROLES = listed(
    "alert alertdialog application article banner button checkbox combobox complementary"
    " contentinfo dialog document feed figure form grid group heading img link list listbox"
    " listitem log main menu menubar menuitem navigation none note option presentation"
    " progressbar radio radiogroup region row search separator slider status switch tab table"
    " tablist tabpanel textbox timer toolbar tooltip tree doc-endnotes doc-noteref"
    " doc-backlink doc-footnote doc-toc doc-pullquote"
)


def known_elements(tree: etree._Element) -> Iterator[str]:
    for element in elements(tree):
        if element.tag not in ELEMENTS:
            yield f"no such element: {quoted(element)}"


def known_attributes(tree: etree._Element) -> Iterator[str]:
    for element in elements(tree):
        own = OF_ELEMENTS.get(element.tag, "").split()
        for name in element.attrib:
            is_aria = name.removeprefix("aria-") in ARIA and name.startswith("aria-")
            if not (name in EVERYWHERE or name in own or is_aria or name.startswith("data-")):
                yield f"no such attribute, {name}: {quoted(element)}"


def known_roles(tree: etree._Element) -> Iterator[str]:
    for element in elements(tree):
        for role in element.get("role", "none").split() or [""]:
            if role not in ROLES:
                yield f"no such role: {quoted(element)}"
