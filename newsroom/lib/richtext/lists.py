"""Lists and cells with nothing in them but what belongs there."""

from newsroom.lib.richtext.tree import Element, add, elements, is_blank, pieces, refill, runs

LISTS = ("ul", "ol")


def mend(root: Element) -> None:
    adopt_items(root)
    for each in elements(root, *LISTS):
        fill_with_items(each)
    for holder in elements(root, "li", "td", "th", "caption"):
        drop_lone_paragraph(holder)


def adopt_items(root: Element) -> None:
    """Gives items that stand in no list a list."""
    for item in elements(root, "li"):
        parent = item.getparent()
        if parent.tag in LISTS:
            continue
        held: list[Element | str] = []
        for are_items, run in runs(list(pieces(parent)), is_item):
            if are_items:
                held.append(adopted := parent.makeelement("ul", {}))
                refill(adopted, run)
            else:
                held += run
        refill(parent, held)


def is_item(piece: Element | str) -> bool:
    return not isinstance(piece, str) and piece.tag == "li"


def fill_with_items(parent: Element) -> None:
    """Docs puts an inner list beside the item it belongs to; it goes into that item."""
    items: list[Element | str] = []
    for are_items, run in runs(list(pieces(parent)), is_item):
        if are_items:
            items += run
        elif not is_blank(run[0]):
            items = items or [parent.makeelement("li", {})]
            add(items[-1], run[0])
    refill(parent, items)


def drop_lone_paragraph(holder: Element) -> None:
    """`<li><p>text</p></li>` says no more than `<li>text</li>`."""
    held = [piece for piece in pieces_of_copy(holder) if not is_blank(piece)]
    paragraphs: list[Element] = holder.findall("p")
    if len(paragraphs) == 1 and held[:1] == paragraphs and _only_lists(held[1:]):
        paragraphs[0].drop_tag()


def pieces_of_copy(holder: Element) -> list[Element | str]:
    """What an element holds, without taking it apart."""
    held: list[Element | str] = [holder.text or ""]
    for child in holder:
        held += [child, child.tail or ""]
    return held


def _only_lists(held: list[Element | str]) -> bool:
    return all(not isinstance(piece, str) and piece.tag in LISTS for piece in held)
