"""Articles of 公众号 whose words stand in a script that writes them into the page.

So a page has them that was saved without being run (仅 HTML).
"""

import re

from lxml import etree
from lxml import html as lxml_html

from converters.readers import markup
from converters.speech import hanzi

_KEPT = re.compile(
    r"\bcontent_noencode\s*[:=]\s*(?:JsDecode\(\s*)?"
    r"(?:'(?P<one>[^'\\]*(?:\\.[^'\\]*)*)'|\"(?P<two>[^\"\\]*(?:\\.[^\"\\]*)*)\")",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_SIGNS = {"n": "\n", "r": "", "t": "\t", "\n": ""}
_PLACE = "js_content"
_FEW = 20
"""Hanzi: fewer are no article."""


def article(root: etree._Element, page: str) -> etree._Element | None:
    """Return the article that a script of a page holds; None if the page shows it by itself."""
    places = root.xpath("//*[@id=$name]", name=_PLACE)
    if any(hanzi.count_hanzi("".join(place.itertext())) >= _FEW for place in places):
        return None
    kept = (match["one"] or match["two"] or "" for match in _KEPT.finditer(page))
    longest = max(map(unescaped, kept), key=hanzi.count_hanzi, default="")
    if hanzi.count_hanzi(longest) < _FEW:
        return None
    body = longest if "<" in longest else longest.replace("\n", "<br>")
    return lxml_html.document_fromstring(f"<html><body>{markup.plain(body)}</body></html>")


def unescaped(text: str) -> str:
    r"""Return what a string of JavaScript says (ECMA-262, 12.9.4).

    >>> unescaped(r"\x3cp\x3e\u540c志们\'")
    "<p>同志们'"
    """

    def sign(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        if not code:
            return _SIGNS.get(match[3], match[3])
        value = int(code, 16)
        return "" if 0xD800 <= value < 0xE000 else chr(value)

    return _ESCAPE.sub(sign, text)
