"""A DOCX as LibreOffice lays it out: lines of a page, characters of a line, page numbers, pages.

LibreOffice (7.4) sets a gap between digits and hanzi whatever the file says: only lines without
digits and letters are counted. It hangs a mark outside the type area where the file says that none
may (docs/docx.md): such a mark is not counted. Word could not be measured.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from converters.audit import proof
from converters.audit.blanks import HANGING
from converters.audit.faults import Fault
from converters.audit.pages import PrintedGlyph
from converters.audit.proof import Proof, ProofLine
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.torn import torn
from converters.formats.docx.body import styled_words
from converters.formats.docx.heads import planned
from converters.formats.docx.loose_lines import LOOSENED, SQUEEZED
from converters.formats.docx.squeeze import squeezed
from converters.settings.design import Design
from converters.settings.style import Style
from converters.settings.units import Length
from converters.speech import head_words
from converters.speech.model import Paragraph, Speech
from converters.typeset import imprint_place, marks
from converters.typeset.imprint_place import ImprintPlace

_SLACK = 1.5
"""Points by which a place may differ from where it should be."""
_NUMBER_SLACK = 3.0
"""Points; 宋体 of different makers draw the dash at different heights."""
_DASH_ABOVE_BASELINE = 0.38
"""In em: the middle of the ideographic em box."""
_NARROW = 0.75
"""In em: what is narrower is not full-width."""
_ENDS = (*HANGING, "signature", "dateline", "note", "imprint")
_PART_OF_ROW = 0.25
"""So far above a row of the grid a line of a cell is taken to stand in it."""
_KEPT = 5
"""Lines: a short paragraph, and the signature or what tells of attachments after it."""


@dataclass(frozen=True, slots=True)
class SpeechLayout:
    """What was measured."""

    pages: int
    rows: tuple[int, ...]
    """Lines of each page, blank ones between them counted."""
    characters: Counter[int]
    """Characters of the full lines without digits and letters, the indent counted."""
    hung: int
    """Lines whose last mark hangs outside the type area."""
    numbers: tuple[str, ...]
    """The page numbers, without spaces."""


def read(pdf: bytes, speech: Speech, design: Design) -> SpeechLayout:
    """Return what the PDF that LibreOffice made of a DOCX shows."""
    return _layout(_in_order(proof.read(pdf, speech, design)))


def check(pdf: bytes, speech: Speech, design: Design, own_pages: int | None = None) -> list[Fault]:
    """Return every fault of what LibreOffice makes of a DOCX, as `examine` does."""
    return examine(pdf, speech, design, own_pages)[1]


def examine(
    pdf: bytes, speech: Speech, design: Design, own_pages: int | None = None
) -> tuple[SpeechLayout, list[Fault]]:
    """Return what the PDF that LibreOffice made of a DOCX shows, and every fault of it.

    `own_pages` is the number of pages of our own PDF of the speech, None if there is none.
    """
    printed = _in_order(proof.read(pdf, speech, design))
    return _layout(printed), [
        *_words(printed),
        *_lines(printed),
        *_characters(printed),
        *torn(printed),
        *_overflow(printed),
        *_numbers(printed),
        *_pages(len(printed.pages) + _blank(printed), own_pages),
    ]


def _in_order(printed: Proof) -> Proof:
    """Return the lines as they are read: the mark of a letter, in a shape, is drawn last."""
    head = planned(printed.speech.meta, printed.style)
    if head is None or not head.around:
        return printed
    rule, front = (printed.style.frame_top + head.around[0].top).pt, printed.pages[0]
    lines = sorted(printed.lines, key=lambda line: line.page is not front or line.printed.y > rule)
    return replace(printed, lines=tuple(lines))


def _layout(printed: Proof) -> SpeechLayout:
    return SpeechLayout(
        pages=len(printed.pages),
        rows=tuple(_row(printed.on_page(page), printed.style) for page in printed.pages),
        characters=Counter(_count(line, printed) for line, _ in _full(printed)),
        hung=sum(_hung(line, printed) for line in printed.lines),
        numbers=tuple("".join(line.text for line in lines) for _, lines in printed.folios),
    )


def _row(lines: list[ProofLine], style: Style) -> int:
    """Return the row of the grid, from 1, in which the last line of a page stands.

    Counted from line to line, so that a pitch off the grid does not add up to another row. Those in
    the cells of a table have a pitch of their own, and may stand between two rows, as those of a
    版头 do.
    """
    if not lines:
        return 0
    pitch = style.pitch.pt
    counted = [line for line in lines[:-1] if not (line.in_table or line.off_grid)] + [lines[-1]]
    first = int((counted[0].printed.y - style.frame_top.pt) / pitch) + 1
    gaps = ((below.printed.y - line.printed.y, below) for line, below in pairwise(counted))
    return first + sum(
        int(gap / pitch + (_PART_OF_ROW if below.in_table else 0.5)) for gap, below in gaps
    )


def _full(printed: Proof) -> Iterator[tuple[ProofLine, ProofLine]]:
    """Yield each full line that can be counted, with the line after it."""
    for line, after in pairwise(printed.lines):
        element = printed.element(line)
        if line.part is None or line.part.element in HANGING:
            continue
        if element is None or line.last or element.align != "justify":
            continue
        on_grid = element.size == printed.style.body.size
        # A blank is not among the printed characters; a middle dot need not fill its cell, nor does
        # what LibreOffice sets in the face of Latin letters: × anywhere, “ at the head.
        plain = " " not in line.part.text and not any(
            glyph.char.isascii() or glyph.char in marks.MIDDLE_DOTS or _is_narrow(glyph)
            for glyph in line.printed.glyphs
        )
        if on_grid and plain:
            yield line, after


def _is_narrow(glyph: PrintedGlyph) -> bool:
    return glyph.advance < _NARROW * glyph.size


def _count(line: ProofLine, printed: Proof) -> int:
    elements = printed.style.elements
    indent = elements[line.part.element].indent_chars if line.part and line.first else 0
    return len(line.printed.glyphs) + indent - _hung(line, printed)


def _hung(line: ProofLine, printed: Proof) -> bool:
    """Return whether the last mark of a line, and nothing else, hangs outside the type area."""
    *_, last = line.printed.glyphs
    mark = last.char in marks.SENTENCE | marks.PAUSE
    return mark and _over(line.printed.right, line, printed) and not _over(last.x, line, printed)


def _over(x: float, line: ProofLine, printed: Proof) -> bool:
    return x > printed.left(line.page) + printed.style.page.type_area_width.pt + _SLACK


def _words(printed: Proof) -> Iterator[Fault]:
    shown = "".join(line.printed.text for line in printed.lines)
    wanted = "".join("".join(part.text.split()) for part in printed.parts)
    if shown != wanted:
        yield _error(DocxCode.PRINTED_WORDS, "LibreOffice 排出的文字与讲话稿不同")


def _lines(printed: Proof) -> Iterator[Fault]:
    """Yield pages that are not full although nothing was kept with what follows it.

    A heading is, and the last words before a signature with it; a row of a table is kept whole,
    and ends lower than its words.
    """
    wanted = printed.style.grid.lines
    for page, following in pairwise(printed.pages):
        lines, after = printed.on_page(page), printed.on_page(following)
        rows = _row(lines, printed.style)
        kept = bool(after and after[0].part and _is_kept(after[:_KEPT]))
        kept = kept or bool(lines and lines[-1].in_table)
        if rows > wanted or (rows < wanted and not kept):
            yield _error(DocxCode.LINES, f"第 {page.number} 页排了 {rows} 行，应为 {wanted} 行")


def _is_kept(lines: list[ProofLine]) -> bool:
    """Return whether a page begins with a heading or the row of a table, or ends a text soon.

    So does one on which an attachment begins.
    """
    if lines[0].in_table or (lines[0].part and lines[0].part.begins_page):
        return True
    parts = [line.part for line in lines if line.part]
    return parts[0].is_heading or any(part.element in _ENDS for part in parts)


def _characters(printed: Proof) -> Iterator[Fault]:
    wanted = printed.style.grid.chars
    for line, after in _full(printed):
        count = _count(line, printed)
        if count == wanted + 1 and _taken_in(line.printed.text):
            continue
        if abs(count - wanted) == 1 and _is_foreseen(line, printed):
            continue
        if count != wanted and not _forced(after.printed.text, wanted - count):
            # One more within the type area: squeezed words that stand elsewhere than foreseen.
            yield Fault(
                DocxCode.CHARACTERS,
                Severity.NOTE if count == wanted + 1 else Severity.ERROR,
                f"{line.place}排了 {count} 字，应为 {wanted} 字",
                line=line.part.line if line.part else 0,
                excerpt=line.printed.text,
                advice="请检查 DOCX 和字体",
            )


def _taken_in(text: str) -> bool:
    """Return whether the last character of a line was squeezed in (挤进).

    It was where a line may not end before it. That it does not leave the type area is seen to
    elsewhere.
    """
    return text[-1] in marks.NO_START or text[-2] in marks.NO_END


def _is_foreseen(line: ProofLine, printed: Proof) -> bool:
    """Return whether a line was to take a character more, or to let one go."""
    source = line.part.line if line.part else 0
    found = (
        stretch
        for block in printed.speech.blocks
        if isinstance(block, Paragraph) and block.line == source
        for stretch in squeezed(list(styled_words(block.content, printed.style)), printed.style)
    )
    styles = (SQUEEZED, LOOSENED)
    return line.printed.text in {"".join(x.text.split()) for x in found if x.style in styles}


def _forced(after: str, short: int) -> bool:
    """Return whether a line could not take a single one of the characters it is short of.

    It could where a line may end after one of them: not before a mark that begins no line, nor
    after one that ends none, nor inside a dash or an ellipsis. LibreOffice keeps numbers with what
    is around them by rules of its own, so that nothing can be said where one is near.
    """
    if short <= 0 or short >= len(after):
        return False
    if any(char.isascii() or char.isdigit() for char in after[: short + 2]):
        return True
    return all(
        after[end] in marks.NO_START or after[end - 1] in marks.NO_END or marks.is_torn(after, end)
        for end in range(1, short + 1)
    )


def _overflow(printed: Proof) -> Iterator[Fault]:
    for line in printed.lines:
        edge = printed.left(line.page) + printed.style.page.type_area_width.pt
        if _over(line.printed.right, line, printed) and not _hung(line, printed):
            yield _error(
                DocxCode.EDGE,
                f"{line.place}伸出版心右边 {line.printed.right - edge:.1f} 磅",
                line=line.part.line if line.part else 0,
                excerpt=line.printed.text,
            )


def _numbers(printed: Proof) -> Iterator[Fault]:
    """Yield page numbers of another form, or not where GB/T 9704 §7.5 wants them."""
    folio, style = printed.style.folio, printed.style
    foot = style.page.foot
    for page, lines in printed.folios:
        if page is printed.pages[0] and head_words.is_letter(printed.speech.meta) and not lines:
            continue
        bare = _blank(printed) and page is printed.pages[-1]
        wanted = "" if bare else "".join(folio.form.format(page=page.number).split())
        shown = "".join(line.text for line in lines)
        if shown == wanted == "":
            continue
        if shown != wanted:
            yield _error(
                DocxCode.PRINTED_FOLIO, f"第 {page.number} 页的页码应为“{wanted}”，实际是“{shown}”"
            )
            continue
        dash = Length(lines[0].y) - folio.size * _DASH_ABOVE_BASELINE - foot
        if abs(dash.pt - folio.gap.pt) > _NUMBER_SLACK:
            yield _error(
                DocxCode.PRINTED_FOLIO,
                f"第 {page.number} 页的一字线距版心 {dash.mm:.1f} 毫米，应为 {folio.gap.mm:g} 毫米",
            )
        if abs(off := _off_side(printed, page.number, lines[0].left, lines[-1].right)) > _SLACK:
            yield _error(
                DocxCode.PRINTED_FOLIO, f"第 {page.number} 页的页码偏离应在的位置 {off:.1f} 磅"
            )


def _off_side(printed: Proof, number: int, left: float, right: float) -> float:
    """Return by how many points a page number stands beside its place."""
    folio, style = printed.style.folio, printed.style
    start = printed.left(printed.pages[number - 1])
    width = style.page.type_area_width.pt
    if folio.placement == "center":
        return (left + right) / 2 - (start + width / 2)
    if number % 2:
        return right - (start + width - folio.inset.pt)
    return left - (start + folio.inset.pt)


def _blank(printed: Proof) -> int:
    """Return how many blank pages stand before the 版记: LibreOffice draws none."""
    return imprint_place.foreseen(printed.speech, printed.style) is ImprintPlace.BARE


def _pages(pages: int, own: int | None) -> Iterator[Fault]:
    if own is not None and pages != own:
        severity = Severity.NOTE if abs(pages - own) == 1 else Severity.ERROR
        yield Fault(
            DocxCode.PAGES,
            severity,
            f"LibreOffice 排成 {pages} 页，PDF 是 {own} 页",
            advice="数字与汉字之间的空隙、标点的处理略有不同，相差一页属正常",
        )


def _error(code: DocxCode, message: str, *, line: int = 0, excerpt: str = "") -> Fault:
    return Fault(code, Severity.ERROR, message, "", line, excerpt, "请检查 DOCX 和字体")
