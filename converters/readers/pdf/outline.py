"""The outline of a PDF (书签): which of its paragraphs are headings, and of which level."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfdocument import PDFDestinationNotFound
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.utils import decode_text

from converters.readers.pdf.contents import Contents
from converters.readers.pdf.paragraphs import PrintedParagraph
from converters.speech.bare import bare

_MOST = 5000
_STEP = 4.0
"""Points by which the entries of a contents are set in, from one level to the next, at least."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: level, 1 for the highest, words, and its page; 0 if unknown."""

    level: int
    words: str
    page: int = 0


def of_file(document: Any) -> list[Bookmark]:
    """Return the outline of a file of pdfplumber; nothing without one, and no more than books have.

    Each entry of the tree (12.3.3) names the first below it and the next beside it.
    """
    pages = {page.page_obj.pageid: number for number, page in enumerate(document.pages, 1)}
    found: list[Bookmark] = []
    waiting = [(_under(document.doc.catalog.get("Outlines"), "First"), 1)]
    while waiting and len(found) < _MOST:
        entry, level = waiting.pop()
        if not isinstance(entry, dict):
            continue
        waiting += [(_under(entry, "Next"), level), (_under(entry, "First"), level + 1)]
        page = _page(document.doc, entry.get("Dest"), entry.get("A"), pages)
        words = _under(entry, "Title")
        found.append(Bookmark(level, decode_text(words) if isinstance(words, bytes) else "", page))
    return found


def _page(document: Any, target: Any, action: Any, pages: Mapping[int, int]) -> int:
    """Return the page that an entry leads to, by its destination or its action (12.3.2)."""
    found = resolve1(target) or _under(action, "D")
    if isinstance(found, bytes) or hasattr(found, "name"):
        found = _named(document, found)
    found = _under(found, "D") or found
    first = found[0] if isinstance(found, list) and found else None
    return pages.get(first.objid, 0) if isinstance(first, PDFObjRef) else 0


def _named(document: Any, name: Any) -> Any:
    try:
        return resolve1(document.get_dest(name if isinstance(name, bytes) else name.name.encode()))
    except (PDFDestinationNotFound, KeyError):
        return None


def _under(thing: Any, key: str) -> Any:
    found = resolve1(thing)
    return resolve1(found.get(key)) if isinstance(found, dict) else None


def of_contents(listed: Contents | None) -> list[Bookmark]:
    """Return the entries of a printed contents as an outline: further set in is a level deeper."""
    entries = listed.entries if listed else ()
    lefts: list[float] = []
    for left in sorted(entry.left for entry in entries):
        if not lefts or left - lefts[-1] >= _STEP:
            lefts.append(left)
    return [
        Bookmark(sum(left <= entry.left + _STEP / 2 for left in lefts), entry.words)
        for entry in entries
    ]


def mark(bookmarks: Sequence[Bookmark], found: Sequence[PrintedParagraph]) -> None:
    """Give the paragraphs that an outline names their levels; they stand in its order.

    An entry may be printed as several paragraphs of one size, which get one level.
    """
    places: defaultdict[str, list[range]] = defaultdict(list)
    for at in range(len(found)):
        for words, place in _from(found, at):
            places[words].append(place)
    last = -1
    for entry in bookmarks:
        named = places.get(bare(entry.words), ()) if entry.words else ()
        on_page = (r for r in named if r[0] > last and entry.page in (0, found[r[0]].page))
        for here in next(on_page, ()):
            found[here].level, last = entry.level, here


def _from(found: Sequence[PrintedParagraph], at: int) -> Iterator[tuple[str, range]]:
    """Yield the words of a paragraph, and those with the next ones of its page and size."""
    first, words = found[at].rows[0], ""
    for end in range(at, min(at + _MOST_TOGETHER, len(found))):
        row = found[end].rows[0]
        if row.page != first.page or abs(row.size - first.size) > _SAME_SIZE:
            return
        words += bare(found[end].text())
        yield words, range(at, end + 1)


_MOST_TOGETHER, _SAME_SIZE = 3, 0.6
