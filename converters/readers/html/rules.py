"""The rules of style that a page holds itself."""

import re
from collections.abc import Iterator

from lxml import etree

_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w\-\u4e00-\u9fff]+)*)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def of_page(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the selectors and declarations of the rules of a page that hold for the screen."""
    for sheet in root.iter("style"):
        if (sheet.get("media") or "all").strip().lower() in ("all", "screen", ""):
            yield from _rules(_COMMENT.sub("", sheet.text or ""))


def met(root: etree._Element, selector: str) -> Iterator[etree._Element]:
    """Yield what the last part of a selector names: its tag, its classes, its id."""
    match = _SIMPLE.fullmatch(re.split(r"[\s>+~]+", selector)[-1])
    if match is None:
        return
    names = re.findall(r"[.#][^.#]+", match[2])
    for node in root.iter(match[1].lower() if match[1] else etree.Element):
        own = {f".{name}" for name in (node.get("class") or "").split()} | {f"#{node.get('id')}"}
        if own.issuperset(names):
            yield node


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and declarations of the rules that stand in no @media."""
    depth, selectors = 0, ""
    for words, brace in re.findall(r"([^{}]*)([{}])", css):
        if brace == "{":
            depth += 1
            selectors = words.rpartition(";")[2] if depth == 1 else ""
        else:
            if depth == 1 and not selectors.lstrip().startswith("@"):
                yield selectors, words
            depth = max(depth - 1, 0)
            selectors = "@" if depth else ""
