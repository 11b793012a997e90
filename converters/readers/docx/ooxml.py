"""The names of WordprocessingML (ECMA-376 Part 1, clause 17), and how its values are read."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TypeAlias, TypeVar

from lxml import etree

Element: TypeAlias = etree._Element
Reader = TypeVar("Reader")

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CHART_2014 = "http://schemas.microsoft.com/office/drawing/2014/chartex"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
"""The title among the properties of a package (ECMA-376 Part 2, 8.3)."""

_OFF = frozenset({"0", "false", "off"})


@cache
def w(name: str) -> str:
    """Return the qualified name of an element or attribute of WordprocessingML."""
    return f"{{{MAIN}}}{name}"


def named(space: str, name: str) -> str:
    """Return a qualified name."""
    return f"{{{space}}}{name}"


def val(element: Element | None, name: str = "val") -> str:
    """Return an attribute of an element, empty if one of the two is absent."""
    return "" if element is None else str(element.get(w(name)) or "")


def text_in(element: Element) -> str:
    """Return the words right in an element as Word shows them.

    Blanks at its edges count only if it says so (XML 1.0, 2.10); a line end is a blank.
    """
    text = element.text or ""
    if element.get(_SPACE) != "preserve":
        text = text.strip(_BLANKS)
    return _LINE_END.sub(" ", text)


_BLANKS = " \t\r\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINE_END = re.compile("\r\n?|\n")


def words_in(element: Element) -> str:
    """Return all words that stand in an element, one after the other."""
    return "".join(text.text or "" for text in element.iter(w("t")))


def own_words(paragraph: Element) -> str:
    """Return the words of a paragraph without those of boxes in it."""
    texts = paragraph.iter(w("t"))
    own = (text for text in texts if next(text.iterancestors(w("p")), None) is paragraph)
    return "".join(text.text or "" for text in own)


def is_yes(attribute: str) -> bool:
    """Return whether an attribute that says yes or no (22.9.2.7) says yes."""
    return attribute in _YES


_YES = frozenset({"1", "true", "on"})


def is_on(element: Element | None) -> bool:
    """Return whether a toggle (17.7.3) is there and not switched off."""
    return element is not None and val(element) not in _OFF


def number(text: str, default: int) -> int:
    """Return a whole number; the default for what is none."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < _LONG else default


_LONG = 10


def below(element: Element | None, *path: str) -> Element | None:
    """Return the element of WordprocessingML that a path of names leads to."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(w(name)), None)  # find takes thrice as long
    return element


def children(element: Element | None) -> Iterator[Element]:
    """Yield the elements right below one; comments, entities and the like are none."""
    if element is not None:
        yield from (child for child in element if isinstance(child.tag, str))


def walk(container: Element, reader: Callable[[str], Callable[[Element], None] | None]) -> None:
    """Have what stands in an element read, each child by what `reader` returns for its tag.

    Of a child that it returns None for, only what is in it is read; properties (…Pr) never are.
    """
    for child in children(container):
        how = reader(str(child.tag))
        if how is not None:
            how(child)
        elif not str(child.tag).endswith("Pr"):
            walk(child, reader)


def bound(
    table: Mapping[str, Callable[[Reader, Element], None]], tag: str, reader: Reader
) -> Callable[[Element], None] | None:
    """Return what reads an element by a table of tags and methods; None for what is not in it."""
    how = table.get(tag)
    return None if how is None else partial(how, reader)


def chosen(alternatives: Element) -> Element | None:
    """Return the form of something that is read of several (Part 3, 9.3); the others repeat it.

    It is the first that needs no more than Word of today knows, else the one for old programs;
    without that, the first.
    """
    forms = list(children(alternatives))
    known = (form for form in forms if all(map(_is_known, _needed(form))))
    return next(known, forms[0] if forms else None)


def _needed(form: Element) -> Iterator[str]:
    """Yield the namespaces that a form needs; those that nobody declared are empty."""
    yield from (form.nsmap.get(prefix) or "" for prefix in str(form.get("Requires") or "").split())


def _is_known(space: str) -> bool:
    return "microsoft.com" in space or "openxmlformats.org" in space
