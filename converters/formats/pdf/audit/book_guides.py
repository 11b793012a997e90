"""What leads the reader of a book to a page: contents, links, indexes, errata, each followed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from converters.audit.book_codes import BookCode, fault
from converters.audit.book_file import Link
from converters.audit.faults import Fault, SheetPlace
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit.book_sections import FoundSection, Proved
from converters.settings.compilation import ERRATA
from converters.speech import facets
from converters.speech.bare import bare
from converters.speech.model import Speech

_NUMBER = r"([IVXLC]+|[0-9]+)"
_LEADER = r"[\s.…‥·．]*"
_NUMBERED = re.compile(rf"[.…‥·．]\s*{_NUMBER}$")


def contents(proved: Proved) -> Iterator[Fault]:
    """Find sections that the contents do not list, or under another number than theirs."""
    section = _section(proved, "目录")
    if section is None:
        yield fault(BookCode.CONTENTS, "没有目录")
        return
    text, at = _text(proved, section), 0
    for other in proved.sections:
        if other is section or other.start < section.start:
            continue
        entry = re.compile(_wrapped(other.title) + r"\n?" + _LEADER + _NUMBER + r"(?=\n|$)")
        match = entry.search(text, at)
        if match is None:
            yield fault(BookCode.CONTENTS, f"目录里没有“{other.title}”，或次序不对")
            continue
        at = match.end()
        label = proved.file.labels[other.start]
        if match[1] != label:
            yield fault(
                BookCode.CONTENTS, f"“{other.title}”在第 {label} 页，目录里写的是第 {match[1]} 页"
            )


def links(proved: Proved) -> Iterator[Fault]:
    """Find links that lead elsewhere than to the page whose number or title they are."""
    titles: dict[int, list[str]] = {}
    for item in proved.file.outline:
        titles.setdefault(item.page, []).append(bare(item.title))
    for section in proved.speeches:
        assert section.meta is not None
        known = [v for facet in facets.with_index() for v in facet.values(section.meta)]
        titles.setdefault(section.start, []).extend(map(bare, known))
    for link in proved.file.links:
        text = proved.file.text_under(link)
        if wrong := _wrong(link, text, titles, proved.file.labels):
            yield fault(BookCode.LINK, f"链接“{text}”{wrong}", SheetPlace(link.page + 1))


def _wrong(
    link: Link, text: str, titles: Mapping[int, Sequence[str]], labels: Sequence[str]
) -> str:
    """Return what is wrong with where a link leads, "" if nothing is."""
    if link.target is None or not text:
        return "没有指向书内的页"
    there, known = labels[link.target], titles.get(link.target, ())
    number = re.fullmatch(_NUMBER, text)
    if not number and not any(text in title for title in known):
        if not any(_told(text) in title for title in known):
            return f"指向第 {there} 页，那里没有这个标题"
        number = _NUMBERED.search(text)  # another page may have the same title
    return f"指向第 {there} 页" if number and number[1] != there else ""


def _told(text: str) -> str:
    """Return what a link says without the number and the dots at its end."""
    return re.sub(rf"{_LEADER}{_NUMBER}?$", "", text) if re.search("[…·．.]", text) else text


def indexes(proved: Proved) -> Iterator[Fault]:
    """Find names that an index does not list, or with other pages than those of their speeches."""
    for name in proved.book.settings.options.index:
        facet = facets.named(name)
        wanted: dict[str, set[str]] = {}
        for section in proved.speeches:
            assert section.meta is not None
            for value in facet.values(section.meta):
                wanted.setdefault(value, set()).add(proved.file.labels[section.start])
        if wanted:
            yield from _index(proved, facet.index_title, wanted)


def _index(proved: Proved, title: str, wanted: Mapping[str, set[str]]) -> Iterator[Fault]:
    section = _section(proved, title)
    if section is None:
        yield fault(BookCode.INDEX, f"没有{title}")
        return
    text = _text(proved, section)
    for value, labels in wanted.items():
        entry = re.search(rf"(?:^|\n){_wrapped(value)}\n?((?:[0-9]+[、\n]*)+)", text)
        there = set(re.findall("[0-9]+", entry[1])) if entry else set()
        if there != labels:
            said = _listed(there) or "没有页码"
            right = _listed(labels)
            yield fault(
                BookCode.INDEX, f"{title}里“{value}”应为 {right}，现为 {said}", excerpt=value
            )


def _listed(labels: Iterable[str]) -> str:
    """Return labels of pages in their order; one may be Roman if the book is not as it should be.

    >>> _listed({"10", "9", "III"})
    '9、10、III'
    """
    return "、".join(sorted(labels, key=lambda label: (not label.isdecimal(), len(label), label)))


def errata(proved: Proved, speeches: Mapping[str, Speech]) -> Iterator[Fault]:
    """Find corrections that the errata do not list with the page and line of their words."""
    wanted = [
        place
        for section in proved.speeches
        if section.meta
        for place in _corrected(proved, section, speeches[section.meta.id])
    ]
    if not (wanted and proved.book.settings.options.errata):
        return
    section = _section(proved, ERRATA)
    rows = _rows(proved, section) if section else []
    for page, line, words in wanted:
        if (page, line) in rows:
            rows.remove((page, line))
        else:
            where = f"第 {page} 页" + (f"第 {line} 行" if line else "")
            yield fault(BookCode.ERRATA, f"{ERRATA}里没有{where}的更正“{words}”", excerpt=words)


def _corrected(
    proved: Proved, section: FoundSection, speech: Speech
) -> Iterator[tuple[str, str, str]]:
    """Yield page and line of each correction of a speech, and its words; in a table no line."""
    lines = _in_reading_order(proved.proof(section, speech))
    text = "".join(line.printed.text for line in lines)
    owners = [line for line in lines for _ in line.printed.text]
    for change in speech.meta.changes:
        at = text.find(bare(change.now)) if change.now else -1
        if at < 0:
            yield proved.file.labels[section.start], "", change.now or change.note
        else:
            number = "" if owners[at].in_table else str(owners[at].number)
            yield str(owners[at].page.number), number, change.now or ""


def _in_reading_order(printed: Proof) -> list[ProofLine]:
    """Return the lines of a speech, those of a cell together: beside one another are two cells."""
    order = {id(part): number for number, part in enumerate(printed.parts)}
    places, place = list[int](), 0
    for line in printed.lines:
        place = order.get(id(line.part), place)
        places.append(place)
    return [line for _, line in sorted(zip(places, printed.lines, strict=True), key=_FIRST)]


_FIRST = itemgetter(0)


def _rows(proved: Proved, section: FoundSection) -> list[tuple[str, str]]:
    """Return page and line of each row of the errata: a link, and the number that follows it."""
    found = []
    for link in proved.file.links:
        if section.start <= link.page < section.end:
            text = "".join(
                glyph.char
                for line in proved.file.pages[link.page].lines
                if link.top <= line.y <= link.bottom
                for glyph in line.glyphs
                if glyph.x > link.right
            )
            number = re.match("[0-9]+", text)
            found.append((proved.file.text_under(link), number[0] if number else ""))
    return found


def _section(proved: Proved, title: str) -> FoundSection | None:
    return next((one for one in proved.sections if bare(one.title) == title), None)


def _text(proved: Proved, section: FoundSection) -> str:
    """Return the lines of a section, furniture left out, one under another."""
    area = proved.design.style.page
    top, foot = area.top.pt, area.foot.pt
    return "\n".join(
        line.text
        for page in proved.file.pages[section.start : section.end]
        for line in page.lines
        if top <= line.y <= foot
    )


def _wrapped(text: str) -> str:
    """Return a pattern for a text without its spaces, wherever its lines may break."""
    return r"\n?".join(re.escape(char) for char in bare(text))
