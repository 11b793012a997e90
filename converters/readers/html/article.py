"""The article of a page, told from its frame."""

from collections.abc import Iterator, Sequence, Set

from lxml import etree

from converters.readers.html.walk import HtmlLine

_FRAMES = frozenset(["nav", "footer", "aside"])
_HOLDERS = frozenset(
    ("div", "article", "section", "main", "td", "center", "form", "fieldset", "body", "html")
)
"""What holds articles: not a paragraph, a heading, a list item, nor what stands within lines."""
_SHARE = 0.75
"""The share of a page's prose that its article holds."""


def article(root: etree._Element, lines: Sequence[HtmlLine]) -> etree._Element:
    """Return the deepest element that holds most of the prose which stands in no frame."""
    prose: dict[etree._Element, int] = {}
    total = 0
    for line in lines:
        words = line.text
        if "。" not in words and "，" not in words and len(words) < 40:
            continue
        above = (line.element, *line.element.iterancestors())
        if any(element.tag in _FRAMES for element in above):
            continue
        size = max(len(words) - 2 * line.linked, 0)
        total += size
        for element in above:
            prose[element] = prose.get(element, 0) + size
    if not total:
        return root
    holders = [element for element, size in prose.items() if size >= _SHARE * total]
    deepest = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))
    # A long paragraph may hold most of the prose: its neighbours are of the article all the same.
    while deepest.tag not in _HOLDERS and deepest.getparent() is not None:
        deepest = deepest.getparent()
    return deepest


def within(element: etree._Element, article: etree._Element) -> bool:
    """Return whether an element is the article or stands in it, and in no frame within it."""
    above = (element, *element.iterancestors())
    return article in above and not any(one.tag in _FRAMES for one in above)


def noted(lines: Sequence[HtmlLine], article: etree._Element) -> frozenset[etree._Element]:
    """Return the elements of the lines outside an article that are its notes.

    Word and others put them below it: a link of the article leads to each, and one leads back.
    """
    wanted, own = set(_led_to(article)), set(_names(article))
    outer = (line for line in lines if not within(line.element, article))
    return frozenset(
        line.element
        for line in outer
        if not line.linked * 2 > len(line.text)
        and not wanted.isdisjoint(_names(_item(line.element)))
        and not own.isdisjoint(_led_to(_item(line.element)))
    )


def _item(element: etree._Element) -> etree._Element:
    """Return the item of a list that an element stands in alone, else the element."""
    above = element.getparent()
    return above if above is not None and above.tag in _ITEMS else element


_ITEMS = frozenset(("li", "dd"))


def _led_to(element: etree._Element) -> Iterator[str]:
    """Yield the names of the places of its page that an element has links to."""
    for link in element.iter("a"):
        if len(address := str(link.get("href") or "")) > 1 and address.startswith("#"):
            yield address[1:]


def _names(element: etree._Element) -> Iterator[str]:
    for one in element.iter(etree.Element):
        yield from (str(name) for key in ("id", "name") if (name := one.get(key)))


def outside(
    line: HtmlLine, article: etree._Element, notes: Set[etree._Element] = frozenset()
) -> bool:
    """Return whether a line is of the frame of a page: outside its article, or but a link in it.

    `notes` are the elements of its notes, which belong to it.
    """
    if line.element in notes:
        return False
    words = line.text.strip()
    above = (line.element, *line.element.iterancestors())
    if any(element.tag in _FRAMES for element in above):
        return True
    if article in above:
        return line.linked > 0.6 * len(words) and len(words) < 60 and "。" not in words
    return not any(element.tag in ("h1", "h2") for element in above)
