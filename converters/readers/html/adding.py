"""What the style of a page prints before or after its words, and no text of the page holds."""

import re
from collections.abc import Iterator

from lxml import etree

from converters.readers.html import rules

_BESIDE = re.compile(r"::?(?:before|after)\s*$", re.IGNORECASE)
_CONTENT = re.compile(r"(?:^|;)\s*content\s*:\s*([^;]*)", re.IGNORECASE)
_PIECE = re.compile(r"\"([^\"]*)\"|'([^']*)'|(counters?)\(|attr\(\s*([\w\-]+)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")


def added(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield elements before or after which a rule of the page prints words, with the words.

    A counter stands as 编号. Signs alone, such as quotation marks and icons, are passed over.
    """
    for selectors, style in rules.of_page(root):
        match = _CONTENT.search(style)
        if pieces := _PIECE.findall(match[1]) if match else []:
            for one in selectors.split(","):
                before = _BESIDE.sub("", one.strip())
                if before and before != one.strip():
                    met = ((node, _words(pieces, node)) for node in rules.met(root, before))
                    yield from ((node, words) for node, words in met if words)


def _words(pieces: list[tuple[str, str, str, str]], node: etree._Element) -> str:
    said = "".join(
        "编号" if counter else (node.get(name) or "") if name else _plain(one or other)
        for one, other, counter, name in pieces
    )
    return said.strip() if any(char.isalnum() for char in said) else ""


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda m: _char(m[1]) if m[1] else m[2], text)


def _char(code: str) -> str:
    value = int(code, 16)
    private = 0xE000 <= value <= 0xF8FF or value > 0x10FFFF or 0xD800 <= value < 0xE000
    return "" if private else chr(value)
