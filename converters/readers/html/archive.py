"""Web pages saved as one file (.mht, .mhtml; RFC 2557): the page among its pictures and frames."""

import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage

from converters.errors import SourceError
from converters.readers.html import source
from converters.speech import hanzi

_HEADERS = re.compile(
    rb"\A\s*(?:[A-Za-z][A-Za-z0-9\-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){1,40}"
)
_TYPE = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_HEAD = 8192


def is_archive(data: bytes) -> bool:
    """Return whether the bytes begin with the headers of a packet that holds a web page."""
    headers = _HEADERS.match(data[:_HEAD])
    return headers is not None and _TYPE.search(headers[0]) is not None


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page of a packet, its charset as the packet has it, and how many others it holds.

    `cut` tells whether the packet has no end.
    """

    data: bytes
    charset: str = ""
    others: int = 0
    cut: bool = False


def page(data: bytes) -> SavedPage:
    """Return the page of a packet.

    The page is the part that the packet names as its start or its place (RFC 2387, 3.2; RFC 2557,
    5); else the first of the type of a page. If that is but a frame for others, it is the one
    with the most words. Raises SourceError for a packet without any.
    """
    try:
        message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
        pages = [part for part in message.walk() if _is_page(part)]
    except (ValueError, LookupError, TypeError, RecursionError, AttributeError) as error:
        raise SourceError("网页打包文件（.mht）已损坏", "请在浏览器里打开后另存一份") from error
    if not pages:
        raise SourceError("网页打包文件（.mht）里没有网页", "请在浏览器里打开，把正文另存为文本")
    first = _start(message, pages)
    widest = max(pages, key=_words)
    chosen = first if _words(first) >= _FEW or first is widest else widest
    others = sum(_words(part) >= _FEW for part in pages if part is not chosen)
    cut = any(isinstance(one, CloseBoundaryNotFoundDefect) for one in message.defects)
    return SavedPage(_bytes(chosen), str(chosen.get_content_charset() or ""), others, cut)


_FEW = 20
"""A page with fewer hanzi is a frame."""


def _is_page(part: EmailMessage) -> bool:
    if part.is_multipart():
        return False
    kind = part.get_content_type()
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    return kind == "application/octet-stream" and source.is_html(_bytes(part))


def _start(message: EmailMessage, pages: Sequence[EmailMessage]) -> EmailMessage:
    start = str(message.get_param("start") or "")
    place = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "")
    for name, wanted in (("Content-ID", start), ("Content-Location", place)):
        for part in pages:
            if wanted and str(part.get(name) or "").strip() == wanted.strip():
                return part
    return pages[0]


def _bytes(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _words(part: EmailMessage) -> int:
    """Return how many hanzi a page has, outside of its tags."""
    data = _bytes(part)
    if not data.strip():
        return 0
    try:
        text, _ = source.decoded(data, str(part.get_content_charset() or ""))
    except SourceError:
        return 0
    return hanzi.count_hanzi(re.sub(r"<[^>]*>", "", text))
