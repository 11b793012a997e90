"""Web pages saved as one file (.mht, .mhtml; RFC 2557): the page among its pictures and frames."""

import email
import email.policy
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
    """The page of a packet, its charset as the packet has it, and what it holds beside it.

    `others` are the words of its other pages; `frames` those that a frame of the page shows and
    that say more than it does, `sheets` the rules of style in parts of their own, both by the
    addresses that a page has for them; `cut` tells whether the packet has no end.
    """

    data: bytes
    charset: str = ""
    others: tuple[str, ...] = ()
    cut: bool = False
    frames: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)


def page(data: bytes) -> SavedPage:
    """Return the page of a packet.

    The page is the part that the packet names as its start or its place (RFC 2387, 3.2; RFC 2557,
    5); else the first of the type of a page. If that says little and shows the one with the most
    words in no frame, it is that one. Raises SourceError for a packet without any.
    """
    try:
        message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
        pages = [part for part in message.walk() if _is_page(part)]
        sheets = [part for part in message.walk() if part.get_content_type() == "text/css"]
    except (ValueError, LookupError, TypeError, RecursionError, AttributeError) as error:
        raise SourceError("网页打包文件（.mht）已损坏", "请在浏览器里打开后另存一份") from error
    if not pages:
        raise SourceError("网页打包文件（.mht）里没有网页", "请在浏览器里打开，把正文另存为文本")
    said = {part: _said(_markup(part)) for part in pages}
    size = {part: hanzi.count_hanzi(words) for part, words in said.items()}
    first, widest = _start(message, pages), max(pages, key=size.__getitem__)
    shown = _shown(first, [part for part in pages if size[part] > size[first]])
    chosen = first if size[first] >= _FEW or widest in (first, *shown.values()) else widest
    shown = shown if chosen is first else {}
    others = (part for part in pages if part not in (chosen, *shown.values()) and size[part])
    return SavedPage(
        _bytes(chosen),
        str(chosen.get_content_charset() or ""),
        tuple(said[part] for part in others),
        any(isinstance(one, CloseBoundaryNotFoundDefect) for one in message.defects),
        {address: _markup(part) for address, part in shown.items()},
        {address: _bytes(one).decode("utf-8", "replace") for address, one in _by_address(sheets)},
    )


_FEW = 20
"""A page with fewer hanzi is a frame."""
_SHOWN = re.compile(r"<i?frame\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def _shown(page: EmailMessage, parts: Sequence[EmailMessage]) -> dict[str, EmailMessage]:
    """Return those of some pages that the frames of a page show, by the addresses they use."""
    found = dict(_by_address(parts))
    named = map(html.unescape, _SHOWN.findall(_markup(page)))
    return {address: part for address in named if (part := found.get(address))}


def _by_address(parts: Sequence[EmailMessage]) -> Iterator[tuple[str, EmailMessage]]:
    """Yield parts with their addresses: their place, and their name (RFC 2392)."""
    for part in parts:
        if place := str(part.get("Content-Location") or "").strip():
            yield place, part
        if name := str(part.get("Content-ID") or "").strip("<> "):
            yield f"cid:{name}", part


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


def _markup(part: EmailMessage) -> str:
    data = _bytes(part)
    if not data.strip():
        return ""
    try:
        return source.decoded(data, str(part.get_content_charset() or ""))[0]
    except SourceError:
        return ""


_UNSAID = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)


def _said(markup: str) -> str:
    """Return the words of a page, outside of its tags and programs."""
    return " ".join(html.unescape(_UNSAID.sub(" ", markup)).split())
