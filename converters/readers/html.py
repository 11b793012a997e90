"""Saved web pages (.html): the visible text, line by line, and which lines are not the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from converters.errors import SourceError
from converters.readers import encodings, markup
from converters.readers.raw import RawText

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_LOOKS = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<div[\s>]|<p[\s>]", re.IGNORECASE
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "option",
        "button",
        "svg",
        "iframe",
        "object",
        "textarea",
        "input",
        "form-data",
    ]
)
_FRAMES = frozenset(["nav", "footer", "aside"])
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "aside",
        "nav",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "hr",
        "br",
        "center",
        "address",
        "form",
        "fieldset",
        "body",
        "html",
        "title",
    ]
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)",
    re.IGNORECASE,
)
_HOLDERS = frozenset(
    ("div", "article", "section", "main", "td", "center", "form", "fieldset", "body", "html")
)
"""What holds articles: not a paragraph, a heading, a list item, nor what stands within lines."""
_SHARE = 0.75
"""The share of a page's prose that its article holds."""


@dataclass(slots=True)
class _HtmlLine:
    """A line in the making: its words, how many of them are links, the element it stands in."""

    element: etree._Element
    words: list[str] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        return "".join(self.words)


def is_html(data: bytes, suffix: str = "") -> bool:
    """Return whether the bytes are a web page, by their first tags."""
    head = data[:4096]
    if suffix in (".html", ".htm"):
        return b"<" in head
    return bool(_LOOKS.search(head)) and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def read(data: bytes) -> RawText:
    """Return the visible text of a page, one line a block, and the lines outside its article.

    The declared charset is believed where the bytes agree with it (gb2312 and gbk are read as
    GB 18030), else it is found out as for plain text. Raises SourceError for a page without text.
    """
    markup_text, encoding = _decoded(data)
    try:
        root = lxml_html.document_fromstring(markup_text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError("网页里没有文字", "请在浏览器里把正文另存为文本再导入") from error
    lines = [line for line in _lines(root) if line.text.strip()]
    if not lines:
        raise SourceError("网页里没有文字", "请在浏览器里把正文另存为文本再导入")
    article = _article(root, lines)
    aside = frozenset(n for n, line in enumerate(lines, 1) if _outside(line, article))
    found = root.find(".//title")
    title = " ".join((found.text_content() if found is not None else "").split()) or None
    return RawText("\n".join(line.text for line in lines), "html", encoding, aside, title)


def _decoded(data: bytes) -> tuple[str, str]:
    if match := _DECLARED.search(data[:4096]):
        name = match[1].decode("ascii").lower()
        encoding = "gb18030" if name in ("gb2312", "gbk", "gb-2312", "gb_2312-80") else name
        try:
            return markup.plain(data.decode(encoding)), encoding
        except (UnicodeDecodeError, LookupError):
            pass
    text, encoding = encodings.decoded(data)
    return markup.plain(text), encoding


def _lines(root: etree._Element) -> Iterator[_HtmlLine]:
    body = root.find("body")
    current = _HtmlLine(root if body is None else body)
    for words, element in _walk(current.element):
        if words is None:
            yield current
            current = _HtmlLine(element)
        else:
            current.words.append(words)
            inside = element.tag == "a" or any(up.tag == "a" for up in element.iterancestors())
            current.linked += len(words.strip()) if inside else 0
    yield current


def _walk(element: etree._Element) -> Iterator[tuple[str | None, etree._Element]]:
    """Yield the words of a page with their elements; None at the edges of blocks."""
    stack: list[tuple[etree._Element, bool]] = [(element, False)]
    while stack:
        node, closing = stack.pop()
        if closing:
            if node.tag in _BLOCKS:
                yield None, _parent(node)
            if node is not element and node.tail:
                yield _squeezed(node.tail, _parent(node)), _parent(node)
            continue
        stack.append((node, True))
        if not isinstance(node.tag, str) or node.tag in _SKIPPED or _hidden(node):
            continue
        if node.tag in _BLOCKS:
            yield None, node
        if node.text:
            yield _squeezed(node.text, node), node
        stack += [(child, False) for child in reversed(node)]


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    return node if parent is None else parent


def _hidden(node: etree._Element) -> bool:
    return bool(_HIDDEN.search(node.get("style") or "")) or node.get("hidden") is not None


def _squeezed(words: str, node: etree._Element) -> str:
    """Return words as a browser shows them.

    Line ends in the markup are spaces, or nothing between Chinese characters.
    """
    if node.tag == "pre":
        return words
    words = re.sub(r"(?<=[\u2e80-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\uffef])", "", words)
    return re.sub(r"[ \t\r\n]+", " ", words)


def _article(root: etree._Element, lines: list[_HtmlLine]) -> etree._Element:
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


def _outside(line: _HtmlLine, article: etree._Element) -> bool:
    words = line.text.strip()
    above = (line.element, *line.element.iterancestors())
    if any(element.tag in _FRAMES for element in above):
        return True
    inside = any(element is article for element in above)
    if inside:
        return line.linked > 0.6 * len(words) and len(words) < 60 and "。" not in words
    return not any(element.tag in ("h1", "h2") for element in above)
