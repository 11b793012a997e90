"""Checks of the foot of a circulated document (版记), GB/T 9704 §7.4."""

from collections.abc import Iterator
from itertools import pairwise

from converters.audit import imprint_clauses
from converters.audit.faults import Fault
from converters.audit.imprint_clauses import ImprintClauses
from converters.audit.pages import DrawnRule, PrintedPage
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.speech import printed_words
from converters.speech.printed_words import Imprint
from converters.typeset import circulation, imprint_place
from converters.typeset.metrics import ASCENT, DESCENT

# In points.
_NEAR = 0.5
_THIN = 0.1


def imprint(proof: Proof) -> Iterator[Fault]:
    """Find a 版记 that is not at the foot of the last page, or not ruled as it should be."""
    wanted = printed_words.imprint(proof.speech.meta)
    lines = [line for line in proof.lines if line.part and line.part.element == "imprint"]
    if wanted is None or not lines:
        return
    page, place = lines[0].page, lines[0].place
    clauses = imprint_clauses.of(proof.speech.meta)
    if any(line.page is not proof.pages[-1] for line in lines):
        yield fault(PdfCode.IMPRINT, "版记不在末页", place, clause=clauses.rules)
    above = [line for line in proof.on_page(page) if line not in lines]
    size = proof.style.elements["imprint"].size.pt
    top = lines[0].printed.y - ASCENT * size - proof.style.pitch.pt / 2
    lowest = (proof.style.page.foot + proof.style.pitch).pt  # under it is that of a letter
    rules = [rule for rule in page.rules if rule.bottom > top and rule.top < lowest]
    style = proof.style.imprint
    inner = [style.inner_rule.pt] * (len(wanted.parts) - 1)
    thick = [style.outer_rule.pt, *inner, style.outer_rule.pt] if wanted.is_ruled else []
    if len(rules) != len(thick):
        message = f"版记有 {len(rules)} 条分隔线，应为 {len(thick)} 条"
        yield fault(PdfCode.IMPRINT, message, place, clause=clauses.rules)
        return
    for rule, wide in zip(rules, thick, strict=True):
        for message in _wrong(proof, page, rule, wide):
            yield fault(PdfCode.IMPRINT, message, place, clause=clauses.rules)
    last = lines[-1].printed.y + DESCENT * size + (proof.style.pitch.pt - size) / 2
    first, last = (rules[0].top, rules[-1].bottom) if rules else (top, last)
    if abs(wrong := last - proof.style.page.foot.pt) > _NEAR:
        what = "末条分隔线" if rules else "末行"
        message = f"版记{what}离版心下边缘 {wrong:+.1f} 磅"
        yield fault(PdfCode.IMPRINT, message, place, clause=clauses.rules)
    if above and above[-1].printed.y + DESCENT * size > first:
        yield fault(PdfCode.IMPRINT, "正文与版记重叠", place, clause=clauses.rules)
    yield from _lines(proof, lines, wanted, clauses)


def even_page(proof: Proof) -> Iterator[Fault]:
    """Find a 版记 on an odd page; in a book its numbers count."""
    lines = [line for line in proof.lines if line.part and line.part.element == "imprint"]
    is_odd = bool(lines) and lines[0].page.number % 2 == 1
    if is_odd and imprint_place.is_even(proof.speech.meta, proof.style):
        clause = imprint_clauses.EVEN_PAGE
        yield fault(PdfCode.IMPRINT, "版记不在偶数页", lines[0].place, clause=clause)


def _wrong(proof: Proof, page: PrintedPage, rule: DrawnRule, wide: float) -> Iterator[str]:
    """Yield what is wrong with a rule of that thickness: it is as wide as the type area."""
    left = proof.left(page)
    right = left + proof.style.page.type_area_width.pt
    if abs(rule.left - left) > _NEAR or abs(rule.right - right) > _NEAR:
        yield "版记的分隔线与版心不等宽"
    if abs(rule.thickness - wide) > _THIN:
        yield f"版记的分隔线粗 {rule.thickness:.2f} 磅，应为 {wide:.2f} 磅"


def _lines(
    proof: Proof, lines: list[ProofLine], wanted: Imprint, clauses: ImprintClauses
) -> Iterator[Fault]:
    """Find lines that begin or end elsewhere than they should, or stand too near to each other."""
    inset = circulation.inset(proof.style.imprint.inset_chars, proof.style.elements["imprint"]).pt
    hanging = 0.0
    for line in lines:
        is_last = line.part is not None and line.part.text == wanted.below
        clause = clauses.printed if is_last else clauses.sent
        left = proof.left(line.page)
        right = left + proof.style.page.type_area_width.pt - inset
        start, last = line.printed.left - left - inset, line.printed.glyphs[-1]
        if line.first and not is_last:
            hanging = _hanging(line)
        begins = wanted.printer or not is_last
        if begins and abs(start - (0 if line.first else hanging)) > _NEAR:
            what = "左端应空一字" if line.first else "回行应与冒号后的首字对齐"
            yield fault(PdfCode.IMPRINT, f"版记的{what}", line.place, clause=clause)
        ends = abs(last.end - right) > _NEAR if is_last and wanted.printed else last.x > right
        if ends:
            yield fault(PdfCode.IMPRINT, "版记的右端应空一字", line.place, clause=clause)
    for above, below in pairwise(lines):
        if below.printed.y - above.printed.y < proof.style.pitch.pt - _NEAR:
            yield fault(PdfCode.IMPRINT, "版记的行距小于正文", below.place, clause=clauses.rules)


def _hanging(line: ProofLine) -> float:
    """Return how wide the label at the head of a line is: 抄送：."""
    glyphs, label = line.printed.glyphs, len(printed_words.COPIES)
    return glyphs[label].x - glyphs[0].x if len(glyphs) > label else 0


CHECKS = (imprint, even_page)
"""All of them."""
