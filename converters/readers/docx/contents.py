"""The table of contents that Word makes of the headings: it is no part of what was said."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from converters.readers.docx.ooxml import Element, below, val
from converters.readers.raw import Transcript

_ENTRY = re.compile(r"\S\s*\t\s*[-–—]?\s*(?:\d{1,4}|[ivxlcIVXLC]{1,7})\s*[-–—]?\s*$")
"""Words, a tabulator, the number of a page."""
_HEAD = re.compile(r"\s*目\s*[录次]\s*")
_GALLERY = "Table of Contents"
_SENTENCE = re.compile(r"[。！？；]\s*$")
"""No entry ends so."""


def is_head(text: str) -> bool:
    """Return whether a line may stand above a table of contents.

    >>> is_head("目　录"), is_head("附件目录")
    (True, False)
    """
    return _HEAD.fullmatch(text) is not None


def is_gallery(control: Element) -> bool:
    """Return whether a content control holds a table of contents put in whole (17.5.2.13)."""
    return val(below(control, "sdtPr", "docPartObj", "docPartGallery")) == _GALLERY


def is_entry(text: str, *, styled: bool, made: bool) -> bool:
    """Return whether a paragraph is an entry.

    It is `styled` as one and ends in the number of a page, or is `made` by a field or a gallery.
    """
    if made:
        return bool(text.strip()) and not _SENTENCE.search(text)
    return styled and _ENTRY.search(text) is not None


@dataclass(slots=True)
class Contents:
    """The entries that are being read, and what writes down the line above them."""

    _entries: list[str] = field(default_factory=list)
    _head: Callable[[], None] | None = None

    def wait(self, write: Callable[[], None]) -> None:
        """Take a line such as 目录, which goes with the entries if some follow."""
        self._head = write

    def add(self, entry: str) -> None:
        """Take an entry."""
        if self._head is not None:
            self._head = None
            self._entries.append("目录")
        self._entries.append(entry)

    def end(self, transcript: Transcript) -> None:
        """Tell the entries, all in one; a line that waited for some in vain is written down."""
        if self._head is not None:
            write, self._head = self._head, None
            write()
        if self._entries:
            transcript.left_out("目录", "；".join(self._entries))
            self._entries.clear()
