"""Checks of page numbers (页码), GB/T 9704-2012 §7.5: their form, face and place."""

from collections.abc import Iterator, Sequence

from converters.audit.faults import Fault, SheetPlace
from converters.audit.pages import PrintedLine, PrintedPage
from converters.audit.proof import Proof
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.formats.pdf.audit.fonts import names
from converters.speech import head_words
from converters.typeset import imprint_place
from converters.typeset.metrics import EM, Metrics

# Tolerances, in points.
_FOLIO = 1.0
_SIZE = 0.05
_NUMBERED, _LETTER = "7.5", "10.1"
"""The clauses of GB/T 9704-2012."""


def page_numbers(proof: Proof) -> Iterator[Fault]:
    """Find page numbers missing, wrong in form, or not where they belong."""
    for page, lines in proof.folios:
        if not _is_front_of_letter(proof, page):
            yield from _page_number(proof, page, lines)
        elif lines:
            place = SheetPlace(page.number)
            yield fault(PdfCode.FOLIO, "信函首页不显示页码", place, clause=_LETTER)


def page_numbers_of_book(proof: Proof) -> Iterator[Fault]:
    """Find the same in a book, where the first page of a letter has its number as well."""
    for page, lines in proof.folios:
        yield from _page_number(proof, page, lines)


def _page_number(proof: Proof, page: PrintedPage, lines: Sequence[PrintedLine]) -> Iterator[Fault]:
    folio = proof.style.folio
    if lines or not goes_unnumbered(proof, page):
        wanted = "".join(folio.form.format(page=page.number).split())
        if len(lines) != 1 or lines[0].text != wanted:
            found = "、".join(f"“{line.text}”" for line in lines) or "没有页码"
            yield _fault(f"页码应为“{wanted}”，现为{found}", SheetPlace(page.number))
        else:
            yield from _folio_place(proof, page, lines[0])


def _is_front_of_letter(proof: Proof, page: PrintedPage) -> bool:
    """Return whether a page is the first of a letter, which has no number (§10.1)."""
    return page is proof.pages[0] and head_words.is_letter(proof.speech.meta)


def goes_unnumbered(proof: Proof, page: PrintedPage) -> bool:
    """Return whether a page is the blank one before the 版记, or that of the 版记 (§7.5)."""
    end = proof.pages[-2:]
    even = imprint_place.is_even(proof.speech.meta, proof.style)
    return even and page in end and not proof.on_page(end[0])


def _folio_place(proof: Proof, page: PrintedPage, line: PrintedLine) -> Iterator[Fault]:
    folio, area = proof.style.folio, proof.style.page
    ink = Metrics(proof.chains[folio.font]).ink("—")
    dash = line.y - (ink.bottom + ink.top) / 2 / EM * folio.size.pt
    gap = dash - area.foot.pt
    place = SheetPlace(page.number, 0, line.left, line.y - folio.size.pt, line.right, line.y)
    if abs(gap - folio.gap.pt) > _FOLIO:
        mm = gap * folio.gap.mm / folio.gap.pt
        yield _fault(f"一字线在版心下 {mm:.1f} 毫米，应为 {folio.gap.mm:g} 毫米", place)
    left = proof.left(page)
    right = left + area.type_area_width.pt
    wrong = (line.left + line.right - left - right) / 2
    if folio.placement == "outside" and page.number % 2:
        wrong = line.right - (right - folio.inset.pt)
    elif folio.placement == "outside":
        wrong = line.left - (left + folio.inset.pt)
    if abs(wrong) > _FOLIO:
        yield _fault(f"页码左右位置差 {wrong:+.1f} 磅", place)
    if abs(line.glyphs[0].size - folio.size.pt) > _SIZE:
        yield _fault(f"页码字号为 {line.glyphs[0].size:.1f} 磅", place)


def _fault(message: str, place: SheetPlace) -> Fault:
    return fault(PdfCode.FOLIO, message, place, clause=_NUMBERED)


def faces(proof: Proof) -> Iterator[Fault]:
    """Find page numbers that another face draws, one a page."""
    chain = proof.chains[proof.style.folio.font]
    for page, lines in proof.folios:
        for glyph in (glyph for line in lines for glyph in line.glyphs):
            at = chain.place_of(glyph.char)
            if at is None or glyph.font not in names(chain.every[at]):
                yield _fault(f"页码的“{glyph.char}”用了 {glyph.font}", SheetPlace(page.number))
                break


CHECKS = (page_numbers, faces)
"""All of them."""
