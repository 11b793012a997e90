"""The bytes of a web page as markup: told from other files, and decoded."""

import codecs
import re

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
_NARROW = {"gb2312": "gb18030", "gbk": "gb18030", "gb-2312": "gb18030", "gb_2312-80": "gb18030"}


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
    are believed if the bytes agree, after a byte order mark.
    """
    match = _DECLARED.search(data[:_HEAD])
    declared = match[1].decode("ascii") if match else ""
    names = () if data.startswith(_WIDE) else (charset, declared)
    for name in filter(None, names):
        encoding = _NARROW.get(name.lower(), name.lower())
        try:
            return markup.plain(data.decode(encoding)), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    text, encoding = encodings.decoded(data)
    return markup.plain(text), encoding
