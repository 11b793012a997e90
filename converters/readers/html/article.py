"""The article of a page, told from its frame."""

from collections.abc import Sequence

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
    """Return the deepest element that holds most of the prose."""
    prose: dict[etree._Element, int] = {}
    total = 0
    for line in lines:
        words = line.text
        if "。" not in words and "，" not in words and len(words) < 40:
            continue
        size = max(len(words) - 2 * line.linked, 0)
        total += size
        for element in (line.element, *line.element.iterancestors()):
            prose[element] = prose.get(element, 0) + size
    if not total:
        return root
    holders = [element for element, size in prose.items() if size >= _SHARE * total]
    deepest = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))
    # A long paragraph may hold most of the prose: its neighbours are of the article all the same.
    while deepest.tag not in _HOLDERS and deepest.getparent() is not None:
        deepest = deepest.getparent()
    return deepest


def head(lines: Sequence[HtmlLine], article: etree._Element) -> frozenset[int]:
    """Return the numbers of the lines outside an article that are its head: right above it.

    Many sites set title, date and speaker in boxes of their own. Above them stand links, items of
    lists or the frame of the page, and they are few.
    """
    first = next((at for at, line in enumerate(lines) if article in _around(line)), 0)
    start = first
    while start and _is_of_head(lines[start - 1]):
        start -= 1
    few = 0 < first - start <= _HEAD
    return frozenset(range(start + 1, first + 1)) if few else frozenset()


_HEAD, _LONGEST = 8, 80
"""So many lines, of so many characters, a head has at most."""


def _is_of_head(line: HtmlLine) -> bool:
    listed = any(element.tag in (*_FRAMES, "li", "select") for element in _around(line))
    return not (listed or line.linked or len(line.text.strip()) > _LONGEST)


def _around(line: HtmlLine) -> tuple[etree._Element, ...]:
    return (line.element, *line.element.iterancestors())


def within(element: etree._Element, article: etree._Element) -> bool:
    """Return whether an element is the article or stands in it, and in no frame within it."""
    above = (element, *element.iterancestors())
    return article in above and not any(one.tag in _FRAMES for one in above)


def outside(line: HtmlLine, article: etree._Element) -> bool:
    """Return whether a line is of the frame of a page: outside its article, or but a link in it."""
    words = line.text.strip()
    above = _around(line)
    if any(element.tag in _FRAMES for element in above):
        return True
    if article in above:
        return line.linked > 0.6 * len(words) and len(words) < 60 and "。" not in words
    return not any(element.tag in ("h1", "h2") for element in above)
