r"""Articles that stand as data in the scripts of a page, which shows them when it is opened.

So pages are saved that a program in the browser builds: the body is empty, and the words are in
the JSON-LD of the article (`articleBody`), in JSON of a script, or in objects that a script
assigns. No name is asked for: strings with hanzi become paragraphs, what brackets them elements,
and the article is found among them as it is in any page (`article`).
"""

import re
from collections.abc import Iterable
from html import unescape

from lxml import etree
from lxml import html as lxml_html

from converters.readers import markup
from converters.readers.html import scripted
from converters.speech import hanzi

_TOKEN = re.compile(
    r"(?P<open>[\[{(])|(?P<close>[\]})])|//[^\n\"']*|/\*(?:.*?\*/|.*)"
    r"|\"(?P<two>[^\"\\\n]*+(?:\\.[^\"\\\n]*+)*+)\"(?!\s*:)"
    r"|'(?P<one>[^'\\\n]*+(?:\\.[^'\\\n]*+)*+)'(?!\s*:)"
    r"|`(?P<three>[^`\\]*+(?:\\.[^`\\]*+)*+)`?"
    r"|\"[^\"\\\n]*+(?:\\.[^\"\\\n]*+)*+\"?|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'?",
    re.DOTALL,
)
"""Brackets and strings of JavaScript, of which JSON is a part; names of values are passed over, and
what has no end goes to that of its line or of the script."""
_DATA = re.compile(r"\s*(?:\w{1,4}:)?[\[{]")
"""A string that holds data again, as some programs write it, a part with its number before it."""
_SENTENCE = re.compile("[。，；！？]")
_FEW = 60
"""Hanzi in sentences: what a page shows without its article, such as a notice of copyright."""
_TIMES = 3
"""An article is so many times what the page shows."""
_DEEPEST, _WITHIN = 60, 3
"""So deep elements are nested, and so often data stand in strings of data."""
_PARAGRAPHS = 3
_COMPARED = 200
"""So many of the longest strings are compared with one another."""
_ALMOST = 0.9
"""The share of the most prose that a script has which holds the same article."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SHOWN = "//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"


def article(root: etree._Element) -> etree._Element | None:
    """Return a page of what the script with the most prose holds; None if the page shows prose."""
    shown = _prose(root.xpath(_SHOWN))
    if shown >= _FEW:
        return None
    held = (_page(script.text or "") for script in root.iter("script"))
    pages = [(page, _prose_of(page)) for page in held]
    most = max((prose for _, prose in pages), default=0)
    if most < max(_FEW, _TIMES * shown):
        return None
    same = (page for page, prose in pages if prose >= _ALMOST * most)
    return max(same, key=_paragraphs)


def is_built(root: etree._Element) -> bool:
    """Return whether a page shows nothing without its scripts, but what it says of that."""
    scripts = root.find(".//script") is not None
    return scripts and not any(text.strip() for text in root.xpath(_SHOWN))


def _paragraphs(element: etree._Element) -> int:
    return sum(1 for _ in element.iter("p", "br"))


def _prose_of(page: etree._Element) -> int:
    return _prose(page.itertext())


def _prose(texts: Iterable[str]) -> int:
    return sum(hanzi.count_hanzi(text) for text in texts if _SENTENCE.search(text))


def _page(script: str) -> etree._Element:
    """Return a page with the strings of a script that hold hanzi, each words once."""
    root = lxml_html.document_fromstring("<html><body></body></html>")
    made = _Strings()
    made.write(root.find("body"), script, _WITHIN)
    made.drop_repeated()
    made.set_others_aside()
    return root


def _innermost(above: list[etree._Element | None]) -> etree._Element:
    """Return the last element of a row of elements within one another, made where they are not."""
    holder = above[0]
    for at, element in enumerate(above):
        above[at] = holder = etree.SubElement(holder, "div") if element is None else element
    return holder


class _Strings:
    """The strings of a script, each in a box of its own, in elements for the brackets around."""

    def __init__(self) -> None:
        self.boxes: list[etree._Element] = []

    def write(self, top: etree._Element, script: str, within: int) -> None:
        """Write the strings of a script into an element; `within` counts scripts in strings."""
        above: list[etree._Element | None] = [top]
        deeper = 0
        for token in _TOKEN.finditer(script):
            kind = token.lastgroup
            if kind == "open" and len(above) < _DEEPEST:
                above.append(None)
            elif kind in ("open", "close") and (deeper or kind == "open"):
                deeper += 1 if kind == "open" else -1
            elif kind == "close":
                above = above[:-1] or above
            elif kind and hanzi.count_hanzi(said := scripted.unescaped(token[kind])):
                self._write_string(_innermost(above), said, within)

    def _write_string(self, holder: etree._Element, said: str, within: int) -> None:
        if within and _DATA.match(said) and said.rstrip().endswith(("]", "}")):
            self.write(holder, said, within - 1)
            return
        box = etree.SubElement(holder, "div")
        self.boxes.append(box)
        said = unescape(said) if "<" not in said and "&lt;" in said else said
        if _TAG.search(said):
            page = lxml_html.document_fromstring(f"<html><body>{markup.plain(said)}</body></html>")
            box.text, box[:] = page.find("body").text, list(page.find("body"))
            return
        for line in unescape(markup.plain(said)).split("\n"):
            etree.SubElement(box, "p").text = line

    def drop_repeated(self) -> None:
        """Take out boxes whose words stand whole in another one."""
        kept: list[str] = []
        words = {box: "".join("".join(box.itertext()).split()) for box in self.boxes}
        for box in sorted(self.boxes, key=lambda box: -len(words[box]))[:_COMPARED]:
            if len(words[box]) >= _FEW and any(words[box] in other for other in kept):
                box.getparent().remove(box)
                self.boxes.remove(box)
            else:
                kept.append(words[box])

    def set_others_aside(self) -> None:
        """Set all strings beside the article if one is it: of several paragraphs, and the longest.

        An article of which each paragraph is a string has none that holds several.
        """
        by_size = sorted(self.boxes, key=_prose_of, reverse=True)
        if not by_size or _paragraphs(by_size[0]) < _PARAGRAPHS:
            return
        second = _prose_of(by_size[1]) if len(by_size) > 1 else 0
        if _prose_of(by_size[0]) >= _TIMES * second:
            for box in by_size[1:]:
                box.tag = "aside"
