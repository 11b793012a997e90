"""The bytes of a web page as markup: told from other files, and decoded."""

import codecs
import html
import re

from converters.errors import SourceError
from converters.readers import encodings, markup

_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)",
    re.IGNORECASE,
)
_LOOKS = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<div[\s>]|<p[\s>]", re.IGNORECASE
)
SUFFIXES = frozenset({".html", ".htm", ".shtml", ".shtm", ".xhtml", ".xht"})
_HEAD = 4096
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb-2312": "gb18030", "gb_2312-80": "gb18030"}
_CHINESE = frozenset(
    (
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
        *("utf-32", "utf-32-le", "utf-32-be", "gb18030", "big5", "big5hkscs", "cp950", "hz"),
    )
)
"""The encodings that hold Chinese, as Python calls them. What else it has makes anything of any
bytes (unicode_escape), or is no encoding of pages."""
_LATIN = re.compile(r"iso8859-\d+|cp125\d|ascii")


def is_html(data: bytes, suffix: str = "") -> bool:
    """Return whether the bytes are a web page, by their first tags."""
    head = data[:_HEAD]
    if head.startswith(_WIDE):
        head = head.decode("utf-16", "ignore").encode()
    if suffix in SUFFIXES:
        return b"<" in head
    return bool(_LOOKS.search(head)) and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def decoded(data: bytes, charset: str = "") -> tuple[str, str]:
    """Return the markup and the name of its encoding.

    `charset` is what the packet around the page says of it; it and what the page says of itself
    are believed if the bytes agree, after a byte order mark. Those that hold no Chinese are what
    programs write by themselves, and are asked last: there all hanzi may be named by number.
    """
    match = _DECLARED.search(data[:_HEAD])
    declared = match[1].decode("ascii") if match else ""
    names = () if data.startswith(_WIDE) else (charset, declared)
    told = [encoding for name in names if (encoding := _known(name))]
    for encoding in told:
        if encoding in _CHINESE and (text := _strict(data, encoding)) is not None:
            return markup.plain(text), encoding
    try:
        text, encoding = encodings.decoded(data)
    except SourceError:
        encoding = next(filter(_LATIN.fullmatch, told), "")
        if not encoding or not data.strip():
            raise
        text = data.decode(encoding, "replace")
    return markup.plain(text), encoding


def _known(name: str) -> str:
    """Return how Python calls an encoding, empty for one that it does not know."""
    try:
        return codecs.lookup(_WIDER.get(name.lower(), name)).name
    except (LookupError, ValueError):
        return ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


_ENDED = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_HELD = re.compile(r"<(/?)(?:div|table|td|article|section|main)\b", re.IGNORECASE)


def unended(markup: str) -> str:
    """Return a page without the tags that end it: libxml2 reads nothing of what follows them.

    Pages put together from files have such tags in their midst; a browser goes on.
    """
    return _ENDED.sub("", markup)


_COVERED = re.compile(
    r"(?P<program><(script|style)\b.*?</\2\s*>)|<!\[CDATA\[(?P<words>.*?)\]\]>",
    re.DOTALL | re.IGNORECASE,
)
_XHTML = "http://www.w3.org/1999/xhtml"


def uncovered(markup: str) -> str:
    """Return a page of XHTML with the words of its CDATA sections, which are words (XML, 2.7).

    >>> uncovered(f'<html xmlns="{_XHTML}"><p><![CDATA[甲<乙]]></p>').endswith("<p>甲&lt;乙</p>")
    True
    """
    if "<![CDATA[" not in markup or _XHTML not in markup:
        return markup
    return _COVERED.sub(lambda m: m["program"] or html.escape(m["words"], quote=False), markup)


def is_cut(markup: str) -> bool:
    """Return whether a page was cut short: what holds its words has no end, nor has the page.

    >>> is_cut("<body><div><p>甲"), is_cut("<p>甲<p>乙"), is_cut("<div>甲</body>")
    (True, False, False)
    """
    if _ENDED.search(markup):
        return False
    ends = [bool(match[1]) for match in _HELD.finditer(markup)]
    return ends.count(False) > ends.count(True)
