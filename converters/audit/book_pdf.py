"""The audit of a book's PDF: every speech as in its own PDF, and all that leads the reader to it.

Contents, indexes, errata, running heads, page numbers and links are read from the finished file
and compared with the pages on which the words of each speech were really found.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from converters.audit import book_file, book_sections, pdf, pdf_fonts, pdf_layout
from converters.audit.book_codes import Code, fault
from converters.audit.book_sections import Found, Proved
from converters.audit.faults import Fault, Place
from converters.audit.proof import Proof
from converters.catalog import values_of
from converters.compilation import ERRATA, INDEXES, Book
from converters.errors import Finding
from converters.look import Look
from converters.model import Speech, headings

_NUMBER = r"([IVXLC]+|[0-9]+)"
_LEADER = r"[\s.…‥·．]*"
_CUT = "…"
_PER_SPEECH = tuple(check for check in pdf.CHECKS if check is not pdf_layout.page_numbers)


@dataclass(frozen=True, slots=True)
class Examination:
    """All that was measured of a book."""

    proved: Proved
    faults: tuple[Fault, ...]

    @property
    def findings(self) -> list[Finding]:
        """The findings without their places."""
        return [fault.finding for fault in self.faults]

    @property
    def numbers(self) -> dict[str, str]:
        """The printed number of the first page of each speech, by id."""
        labels = self.proved.file.labels
        return {s.meta.id: labels[s.start] for s in self.proved.speeches if s.meta}


def examine(data: bytes, book: Book, speeches: Mapping[str, Speech], look: Look) -> Examination:
    """Return what the PDF of a book was measured to be, and every fault.

    `speeches` holds the speeches of the book by id. Pages are named by their printed numbers.
    """
    proved = book_sections.find(book_file.read(data), book, look)
    faults = list(_outline(proved))
    for section in proved.speeches:
        faults += _speech(proved, section, speeches)
    for check in _CHECKS:
        faults += check(proved)
    faults += _errata(proved, speeches)
    faults += _standards(proved)
    return Examination(proved, tuple(faults))


def _outline(proved: Proved) -> Iterator[Fault]:
    for title in proved.missing:
        yield fault(Code.OUTLINE, f"书签里没有“{title}”，或次序不对", excerpt=title)


def _speech(proved: Proved, section: Found, speeches: Mapping[str, Speech]) -> Iterator[Fault]:
    """Find what the audit of a speech's own PDF would find, and wrong entries of its outline."""
    assert section.meta is not None
    speech = speeches[section.meta.id]
    printed = proved.proof(section, speech)
    found = [one for check in _PER_SPEECH for one in check(printed)]
    if proved.book.settings.options.page_numbers and proved.book.settings.options.sides == 2:
        found += pdf_layout.page_numbers(printed)
    for one in found:
        message = _of(section, one.finding.message)
        yield replace(one, finding=replace(one.finding, message=message, line=0))
    yield from _headings(proved, section, speech, printed)


def _headings(proved: Proved, section: Found, speech: Speech, printed: Proof) -> Iterator[Fault]:
    """Find headings of level 1 that the outline does not have, or on another page."""
    wanted = [
        (line.part.text, line.page.number)
        for line in printed.lines
        if line.part and line.part.element == "heading1" and line.first
    ]
    there = [(item.title, item.page - proved.body + 1) for item in section.headings]
    missing = [text for text, page in wanted if (text, page) not in there]
    if missing or len([h for h in headings(speech) if h.level == 1]) != len(wanted):
        texts = "、".join(missing) or "一级标题"
        yield fault(Code.OUTLINE, _of(section, f"书签里没有“{texts}”，或页码不对"))


def _of(section: Found, message: str) -> str:
    return f"《{section.title}》{message}"


def _recto(proved: Proved) -> Iterator[Fault]:
    """Find parts and speeches that do not begin on a right-hand page."""
    options = proved.book.settings.options
    if options.sides != 2:
        return
    if proved.body % 2:
        yield fault(Code.RECTO, "正文没有从右页起")
    for section in proved.sections:
        is_part = section.title in {part.title for part in proved.book.parts}
        if section.start % 2 and (is_part or (section.meta and options.recto)):
            yield fault(Code.RECTO, _of(section, "没有从右页起"))
        if is_part and len(proved.file.pages) > section.start + 1:
            back = proved.file.pages[section.start + 1]
            if back.lines:
                yield fault(Code.RECTO, _of(section, "分编标题页的背面不是空白"))


def _heads(proved: Proved) -> Iterator[Fault]:
    """Find running heads that are not those of their page, cut ones by what is left of them."""
    wanted = proved.book.settings.options.running_heads
    title = proved.book.settings.plain_title
    for section in proved.speeches:
        for page in range(section.start, section.end):
            verso = proved.book.settings.options.sides == 2 and page % 2
            whole = (section.part or title) if verso else section.title
            own = "".join(whole.split()) if wanted and page > section.start else ""
            there, _ = proved.furniture(page)
            if not _is_head(there, own):
                message = f"书眉应为“{own}”，现为“{there}”" if own else f"不该有书眉“{there}”"
                yield fault(Code.HEAD, message, _place(proved, page))


def _is_head(there: str, whole: str) -> bool:
    if _CUT in there and _CUT not in whole:
        return len(there) > 1 and whole.startswith(there.rstrip(_CUT))
    return there == whole


def _folios(proved: Proved) -> Iterator[Fault]:
    """Find page numbers that are not their page's, and blank pages with furniture."""
    form = proved.look.style.folio.form
    on = proved.book.settings.options.page_numbers
    bare = {part.title for part in proved.book.parts} | {_opening(proved)}
    for section in proved.sections:
        for page in range(section.start, section.end):
            label = proved.file.labels[page]
            plain = "".join(form.format(page=label).split())
            _, there = proved.furniture(page)
            shown = on and section.title not in bare
            if there != (plain if shown else ""):
                message = f"页码应为“{plain if shown else '无'}”，现为“{there}”"
                yield fault(Code.FOLIO, message, _place(proved, page))


def _opening(proved: Proved) -> str:
    """Return the title of the imprint, which stands on the back of the title page."""
    first = proved.sections[0]
    return first.title if proved.file.labels[first.start] == "II" else ""


def _labels(proved: Proved) -> Iterator[Fault]:
    """Find pages of the body that viewers call by another number than is theirs."""
    for page in range(proved.body, len(proved.file.pages)):
        if proved.file.labels[page] != proved.number(page):
            message = f"页码标签为“{proved.file.labels[page]}”，应为“{proved.number(page)}”"
            yield fault(Code.LABEL, message, Place(page + 1))
            return


def _contents(proved: Proved) -> Iterator[Fault]:
    """Find sections that the contents do not list, or under another number than theirs."""
    section = _section(proved, "目录")
    if section is None:
        yield fault(Code.CONTENTS, "没有目录")
        return
    text, at = _text(proved, section), 0
    for other in proved.sections:
        if other is section or other.start < section.start:
            continue
        entry = re.compile(_wrapped(other.title) + r"\n?" + _LEADER + _NUMBER + r"(?=\n|$)")
        match = entry.search(text, at)
        if match is None:
            yield fault(Code.CONTENTS, f"目录里没有“{other.title}”，或次序不对")
            continue
        at = match.end()
        label = proved.file.labels[other.start]
        if match[1] != label:
            yield fault(
                Code.CONTENTS, f"“{other.title}”在第 {label} 页，目录里写的是第 {match[1]} 页"
            )


def _links(proved: Proved) -> Iterator[Fault]:
    """Find links that lead elsewhere than to the page whose number or title they are."""
    titles: dict[int, list[str]] = {}
    for item in proved.file.outline:
        titles.setdefault(item.page, []).append(_bare(item.title))
    for section in proved.speeches:
        assert section.meta is not None
        known = [value for field, _ in INDEXES.values() for value in values_of(section.meta, field)]
        titles.setdefault(section.start, []).extend(map(_bare, known))
    for link in proved.file.links:
        text = proved.file.text_under(link)
        if link.target is None or not text:
            yield fault(Code.LINK, f"链接“{text}”没有指向书内的页", Place(link.page + 1))
        elif re.fullmatch(_NUMBER, text):
            if text != proved.file.labels[link.target]:
                there = proved.file.labels[link.target]
                yield fault(Code.LINK, f"链接“{text}”指向第 {there} 页", Place(link.page + 1))
        elif not any(_told(text) in title for title in titles.get(link.target, ())):
            there = proved.file.labels[link.target]
            message = f"链接“{text}”指向第 {there} 页，那里没有这个标题"
            yield fault(Code.LINK, message, Place(link.page + 1))


def _told(text: str) -> str:
    """Return what a link says without the number and the dots at its end."""
    return re.sub(rf"{_LEADER}{_NUMBER}?$", "", text) if re.search("[…·．.]", text) else text


def _standards(proved: Proved) -> Iterator[Fault]:
    """Find marks that PDF/A-3a and PDF/UA-1 ask for and that are not there, and fonts."""
    facts = proved.file.facts
    wanted = {
        "PDF/A-3a 标识": facts.pdfa == "3A",
        "PDF/UA-1 标识": facts.pdfua == "1",
        "结构标记": facts.tagged,
        "语言 zh-CN": facts.language == "zh-CN",
        "文件标题": facts.title == proved.book.settings.plain_title,
        "页码标签": facts.page_labels,
    }
    for name, there in wanted.items():
        if not there:
            yield fault(Code.STANDARD, f"缺少{name}，或与汇编设置不符")
    yield from pdf_fonts.of_file(facts, proved.look.chains)


def _indexes(proved: Proved) -> Iterator[Fault]:
    """Find names that an index does not list, or with other pages than those of their speeches."""
    for name in proved.book.settings.options.index:
        field, title = INDEXES[name]
        wanted: dict[str, set[str]] = {}
        for section in proved.speeches:
            assert section.meta is not None
            for value in values_of(section.meta, field):
                wanted.setdefault(value, set()).add(proved.file.labels[section.start])
        if wanted:
            yield from _index(proved, title, wanted)


def _index(proved: Proved, title: str, wanted: Mapping[str, set[str]]) -> Iterator[Fault]:
    section = _section(proved, title)
    if section is None:
        yield fault(Code.INDEX, f"没有{title}")
        return
    text = _text(proved, section)
    for value, labels in wanted.items():
        entry = re.search(rf"(?:^|\n){_wrapped(value)}\n?((?:[0-9]+[、\n]*)+)", text)
        there = set(re.findall("[0-9]+", entry[1])) if entry else set()
        if there != labels:
            said = "、".join(sorted(there, key=int)) or "没有页码"
            right = "、".join(sorted(labels, key=int))
            yield fault(Code.INDEX, f"{title}里“{value}”应为 {right}，现为 {said}", excerpt=value)


def _errata(proved: Proved, speeches: Mapping[str, Speech]) -> Iterator[Fault]:
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
            yield fault(Code.ERRATA, f"{ERRATA}里没有{where}的更正“{words}”", excerpt=words)


def _corrected(proved: Proved, section: Found, speech: Speech) -> Iterator[tuple[str, str, str]]:
    """Yield page and line of each correction of a speech, and its words."""
    lines = proved.proof(section, speech).lines
    text = "".join(line.printed.text for line in lines)
    owners = [line for line in lines for _ in line.printed.text]
    for change in speech.meta.changes:
        at = text.find(_bare(change.now)) if change.now else -1
        if at < 0:
            yield proved.file.labels[section.start], "", change.now or change.note
        else:
            yield str(owners[at].page.number), str(owners[at].number), change.now or ""


def _rows(proved: Proved, section: Found) -> list[tuple[str, str]]:
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


_CHECKS: tuple[Callable[[Proved], Iterator[Fault]], ...] = (
    _recto,
    _heads,
    _folios,
    _labels,
    _contents,
    _links,
    _indexes,
)


def _section(proved: Proved, title: str) -> Found | None:
    return next((one for one in proved.sections if _bare(one.title) == title), None)


def _text(proved: Proved, section: Found) -> str:
    """Return the lines of a section, furniture left out, one under another."""
    area = proved.look.style.page
    top, foot = area.top.pt, (area.top + area.type_area_height).pt
    return "\n".join(
        line.text
        for page in proved.file.pages[section.start : section.end]
        for line in page.lines
        if top <= line.y <= foot
    )


def _wrapped(text: str) -> str:
    """Return a pattern for a text without its spaces, wherever its lines may break."""
    return r"\n?".join(re.escape(char) for char in _bare(text))


def _bare(text: str) -> str:
    return "".join(text.split())


def _place(proved: Proved, page: int) -> Place:
    """Return a page of the body by its printed number."""
    return Place(page - proved.body + 1)
