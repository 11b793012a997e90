"""The rules of style that a page holds itself."""

import re
from collections.abc import Iterator

from lxml import etree

from converters.readers.html import selectors

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
"""Comments, and the signs that hide a sheet from the oldest browsers (CSS Syntax 3, 4.3)."""


def of_page(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the selectors and declarations of the rules of a page that hold for the screen."""
    for sheet in root.iter("style"):
        if (sheet.get("media") or "all").strip().lower() in ("all", "screen", ""):
            yield from _rules(_COMMENT.sub("", sheet.text or ""))


def met(root: etree._Element, selector: str) -> Iterator[etree._Element]:
    """Yield the elements that a selector names; none if it asks for what is not known here."""
    told = selectors.parsed(selector)
    if told is not None:
        tag = told.last.tag or etree.Element
        yield from (node for node in root.iter(tag) if told.names_node(node))


_OPEN = re.compile(r"@(?:media\s+(?:only\s+)?(?:screen|all)|supports\b.*|layer\b.*)", re.IGNORECASE)
"""Blocks whose rules hold for the screen as those outside do."""


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and declarations of the rules that hold on any screen."""
    depth, selectors = 0, ""
    for words, brace in re.findall(r"([^{}]*)([{}])", css):
        if brace == "{" and depth == 0 and _OPEN.fullmatch(words.rpartition(";")[2].strip()):
            continue
        if brace == "{":
            depth += 1
            selectors = words.rpartition(";")[2] if depth == 1 else ""
        else:
            if depth == 1 and not selectors.lstrip().startswith("@"):
                yield selectors, words
            depth = max(depth - 1, 0)
            selectors = "@" if depth else ""
