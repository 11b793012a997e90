"""Checks of the geometry of pages: sheet, pitch, lines, edges, page numbers."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from converters.audit import blanks
from converters.audit.endings import DATE, SIGNATURE, EndingRule
from converters.audit.faults import Fault, SheetPlace
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit import folios, gaps, tails
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.settings.style import Element
from converters.typeset import marks
from converters.typeset.metrics import ASCENT, DESCENT

# Tolerances, in points.
_SHEET = 0.5
_EDGE = 0.5
_PITCH = 0.05
_GRID = 0.3
_CENTER = 1.0


def sheet(proof: Proof) -> Iterator[Fault]:
    """Find pages of another size."""
    wanted = proof.style.page
    for page in proof.pages:
        if (
            abs(page.width - wanted.width.pt) > _SHEET
            or abs(page.height - wanted.height.pt) > _SHEET
        ):
            size = f"{page.width:.1f}×{page.height:.1f} 磅"
            yield fault(PdfCode.SHEET, f"纸张为 {size}", SheetPlace(page.number))


def pitch(proof: Proof) -> Iterator[Fault]:
    """Find baselines off the grid, one a page, and pitches that are not the style's."""
    for page in proof.pages:
        lines = [line for line in proof.on_page(page) if not line.off_grid]
        off = next((line for line in lines if abs(_off_grid(proof, line)) > _GRID), None)
        if off:
            message = f"基线偏离行格 {_off_grid(proof, off):+.2f} 磅"
            yield fault(PdfCode.PITCH, message, off.place, excerpt=off.printed.text)
            continue
        for above, below in pairwise(lines):
            wrong = _pitch_error(proof, above, below)
            if abs(wrong) > _PITCH:
                message = f"与上一行的行距差 {wrong:+.2f} 磅（应为 {proof.style.pitch.pt:.2f} 磅）"
                yield fault(PdfCode.PITCH, message, below.place, excerpt=below.printed.text)
                break


def _slot(proof: Proof, line: ProofLine) -> float:
    """Return the line box of the grid, from 0, that the baseline of a line belongs to."""
    style = proof.style
    element = proof.element(line) or style.body
    own = style.pitch.pt / 2 + (ASCENT - DESCENT) / 2 * element.size.pt
    return (line.printed.y - style.frame_top.pt - own) / style.pitch.pt


def _off_grid(proof: Proof, line: ProofLine) -> float:
    if line.in_table:
        return 0
    slot = _slot(proof, line)
    return (slot - round(slot)) * proof.style.pitch.pt


def _pitch_error(proof: Proof, above: ProofLine, below: ProofLine) -> float:
    """Return how far the pitch between two lines of one size is from the style's."""
    one, other = proof.element(above), proof.element(below)
    if one is None or other is None or one.size != other.size or above.in_table:
        return 0
    distance = below.printed.y - above.printed.y
    count = max(round(distance / proof.style.pitch.pt), 1)
    return distance / count - proof.style.pitch.pt


def full_pages(proof: Proof) -> Iterator[Fault]:
    """Find pages that end early without need, and holes inside pages."""
    yield from _early_ends(proof)
    for page in proof.pages:
        for above, below in pairwise(proof.on_page(page)):
            blank = round(_slot(proof, below)) - round(_slot(proof, above)) - 1
            free = above.in_table or below.in_table or above.off_grid or below.off_grid
            free = free or tails.is_sealed(below)
            if not free and blank != _blank_before(proof, above, below):
                message, text = f"这一行之上空了 {blank} 行", below.printed.text
                clause = _clause_of_blank(above, below)
                yield fault(PdfCode.LINES, message, below.place, excerpt=text, clause=clause)


def _clause_of_blank(above: ProofLine, below: ProofLine) -> str:
    if above.part and below.part and below.first:
        return blanks.clause(above.part, below.part)
    return blanks.LINES


def _early_ends(proof: Proof) -> Iterator[Fault]:
    for page, following in pairwise(proof.pages):
        lines, after = proof.on_page(page), proof.on_page(following)
        if not lines or not after:
            if not folios.goes_unnumbered(proof, following):
                place = SheetPlace(page.number)
                yield fault(PdfCode.LINES, "这一页没有正文", place, clause=blanks.LINES)
            continue
        filled = round(_slot(proof, lines[-1])) + 1
        short = proof.style.grid.lines - filled
        if not lines[-1].in_table and (short > _may_lack(proof, after) or short < 0):
            wanted = proof.style.grid.lines
            message = f"满页排到第 {filled} 行，应为 {wanted} 行"
            yield fault(PdfCode.LINES, message, lines[-1].place, clause=blanks.LINES)


def first_page(proof: Proof) -> Iterator[Fault]:
    """Find a first page without a line of the text (GB/T 9704 §7.3.3)."""
    shown = [line for line in proof.lines if line.part and line.part.is_text]
    if shown and shown[0].page is not proof.pages[0]:
        place = SheetPlace(proof.pages[0].number)
        yield fault(PdfCode.FIRST_PAGE, "首页没有显示正文", place)


def _may_lack(proof: Proof, after: list[ProofLine]) -> int:
    """Return how many lines a page may lack for the sake of what begins the next one.

    Headings move down to the text or the table they head, and text to the signature under it.
    """
    headings = 0
    if after[0].in_table:
        return _ROW
    if after[0].off_grid or (after[0].part and after[0].part.begins_page):
        return _ANY
    for line in after:
        if line.part is None or not line.part.is_heading:
            break
        headings += 1
    if after[headings:] and after[headings].in_table:
        return headings + _ROW
    elements = [line.part.element for line in after[:_NEAR] if line.part]
    text = next((at for at, element in enumerate(elements[:_TEXT]) if element in _BELOW), None)
    if text is None:
        return headings
    tail = list(takewhile(_BELOW.__contains__, elements[text:]))
    blank = 0 if set(_TAIL).isdisjoint(tail) else tails.blank(proof)
    if not set(blanks.HANGING).isdisjoint(tail):
        blank += proof.style.attachments.lines_before
    return max(headings, text + blank + len(tail) - 1)


_TAIL = (SIGNATURE, DATE)
_BELOW = (*blanks.HANGING, *_TAIL, "note")
"""What stands under the text and is kept with it."""
_NEAR, _TEXT = 8, 4
"""Near the head of a page 附件说明, signature, date and note may stand, after a few lines of text:
together they moved on, for they had not room enough."""
_ANY = 99
"""The 版记 went to a page of its own, or an attachment begins: text may end anywhere."""
_ROW = 4
"""Lines of a row of a table that moves down as a whole."""


def _blank_before(proof: Proof, above: ProofLine, below: ProofLine) -> int:
    """Return how many blank lines the style puts between two lines."""
    if above.part is None or below.part is None or not below.first:
        return 0
    if below.part.element in _TAIL and above.part.element not in _TAIL:
        return _blank_above_tail(proof, below)
    return blanks.between(above.part, below.part, proof.style)


def _blank_above_tail(proof: Proof, line: ProofLine) -> int:
    """Return how many lines are blank above a signature: less where its page has no room else."""
    tail, lines = proof.style.tail, proof.on_page(line.page)
    filled = round(_slot(proof, lines[-1])) + 1
    above = lines[lines.index(line) - 1]
    blank = round(_slot(proof, line)) - round(_slot(proof, above)) - 1
    saved = tail.lines_before - tail.tight_lines_before
    is_tight = blank == tail.tight_lines_before and filled + saved > proof.style.grid.lines
    return tail.tight_lines_before if is_tight else tail.lines_before


def edges(proof: Proof) -> Iterator[Fault]:
    """Find lines that begin or end in the wrong place."""
    for line in proof.lines:
        element = proof.element(line)
        if element is None or line.off_grid:
            continue
        left = proof.left(line.page)
        right = left + proof.style.page.type_area_width.pt
        if message := _left_error(proof, line, element, left):
            yield fault(PdfCode.LEFT, message, line.place, excerpt=line.printed.text)
        wrong = _right_error(proof, line, right)
        if wrong:
            message = f"右端差 {wrong:+.2f} 磅"
            yield fault(PdfCode.RIGHT, message, line.place, excerpt=line.printed.text)


def _left_error(proof: Proof, line: ProofLine, element: Element, left: float) -> str:
    """Return what is wrong with where a line begins in a type area from `left`, "" if nothing."""
    if element.align == "justify" and not _is_told(line):
        away = line.printed.left - (left + (_indent(proof, element) if line.first else 0))
        return f"左端差 {away:+.2f} 磅" if abs(away) > _EDGE else ""
    if line.printed.left < left - _EDGE:
        return "超出版心左边"
    if element.align == "center" and not line.in_table:
        middle = left + proof.style.page.type_area_width.pt / 2
        away = (line.printed.left + line.printed.right) / 2 - middle
        return f"没有居中，差 {away:+.1f} 磅" if abs(away) > _CENTER else ""
    return ""


def _is_told(line: ProofLine) -> bool:
    """Return whether a line tells of an attachment: `attached` says where it begins."""
    return line.part is not None and line.part.element in blanks.HANGING


def _indent(proof: Proof, element: Element) -> float:
    return proof.style.cell.pt * element.indent_chars


def _right_error(proof: Proof, line: ProofLine, right: float) -> float:
    """Return how far a line ends from the edge, 0 if it is right.

    The blank half of a mark at the end of a line may lie outside (GB/T 15834 §5.1.10), a hanging
    mark altogether.
    """
    last = line.printed.glyphs[-1]
    over = last.end - right
    outside = 0.0
    if last.char in marks.BLANK_AFTER:
        outside = last.size if proof.style.text.hanging else last.size / 2
    if over > _EDGE + outside:
        return over
    short = proof.is_full(line) and over < -_EDGE
    return over if short and not gaps.is_ragged(proof, line, over) else 0


def tail(proof: Proof) -> Iterator[Fault]:
    """Find signatures and dates that do not stand as GB/T 9704 §7.3.5 wants them."""
    area = proof.style.page.type_area_width.pt / proof.style.body.size.pt
    for pieces in tails.groups(proof):
        rule = EndingRule(proof.style, tails.seal(pieces[0].line), area)
        stands = [piece.stand for piece in pieces]
        for at, message in rule.faults(stands):
            line, text = pieces[at].line, pieces[at].text
            source = line.part.line if line.part else 0
            yield fault(
                PdfCode.TAIL, message, line.place, line=source, excerpt=text, clause=rule.clause
            )


def stranded_headings(proof: Proof) -> Iterator[Fault]:
    """Find headings that are the last line of a page."""
    for page in proof.pages[:-1]:
        last = next(reversed(proof.on_page(page)), None)
        if last and last.part and last.part.is_heading:
            yield fault(
                PdfCode.STRANDED,
                "标题落在页末",
                last.place,
                line=last.part.line,
                excerpt=last.printed.text,
            )


CHECKS = (
    sheet,
    pitch,
    full_pages,
    first_page,
    edges,
    tail,
    stranded_headings,
)
"""All of them, in the order in which they are told."""
