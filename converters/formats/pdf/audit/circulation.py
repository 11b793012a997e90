"""Checks of the foot of a circulated document (版记), GB/T 9704 §7.4."""

from collections.abc import Iterator
from itertools import pairwise

from converters.audit.faults import Fault
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.speech import printed_words
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
    if any(line.page is not proof.pages[-1] for line in lines):
        yield fault(PdfCode.IMPRINT, "版记不在末页", place)
    above = [line for line in proof.on_page(page) if line not in lines]
    size = proof.style.elements["imprint"].size.pt
    top = lines[0].printed.y - ASCENT * size - proof.style.pitch.pt / 2
    rules = [rule for rule in page.rules if rule.bottom > top]
    style = proof.style.imprint
    inner = [style.inner_rule.pt] * (len(wanted.parts) - 1)
    thick = [style.outer_rule.pt, *inner, style.outer_rule.pt] if wanted.is_ruled else []
    if len(rules) != len(thick):
        message = f"版记有 {len(rules)} 条分隔线，应为 {len(thick)} 条"
        yield fault(PdfCode.IMPRINT, message, place, clause="7.4.1")
        return
    for rule, wide in zip(rules, thick, strict=True):
        if abs(rule.thickness - wide) > _THIN:
            message = f"版记的分隔线粗 {rule.thickness:.2f} 磅，应为 {wide:.2f} 磅"
            yield fault(PdfCode.IMPRINT, message, place, clause="7.4.1")
    last = lines[-1].printed.y + DESCENT * size + (proof.style.pitch.pt - size) / 2
    first, last = (rules[0].top, rules[-1].bottom) if rules else (top, last)
    if abs(wrong := last - proof.style.page.foot.pt) > _NEAR:
        what = "末条分隔线" if rules else "末行"
        message = f"版记{what}离版心下边缘 {wrong:+.1f} 磅"
        yield fault(PdfCode.IMPRINT, message, place, clause="7.4.1")
    if above and above[-1].printed.y + DESCENT * size > first:
        yield fault(PdfCode.IMPRINT, "正文与版记重叠", place)
    yield from _lines(proof, lines)


def even_page(proof: Proof) -> Iterator[Fault]:
    """Find a 版记 on an odd page. In a book it stands where its speech ends, even or not."""
    lines = [line for line in proof.lines if line.part and line.part.element == "imprint"]
    is_odd = bool(lines) and lines[0].page.number % 2 == 1
    if is_odd and imprint_place.is_even(proof.speech.meta, proof.style):
        yield fault(PdfCode.IMPRINT, "版记不在偶数页", lines[0].place)


def _lines(proof: Proof, lines: list[ProofLine]) -> Iterator[Fault]:
    """Find lines nearer to the edges than they may be, or too near to each other."""
    inset = circulation.inset(proof.style.imprint.inset_chars, proof.style.elements["imprint"]).pt
    for line in lines:
        left = proof.left(line.page)
        right = left + proof.style.page.type_area_width.pt
        last = line.printed.glyphs[-1]
        if line.printed.left < left + inset - _NEAR or last.x > right - inset:
            yield fault(PdfCode.IMPRINT, "版记左右没有空出一字", line.place)
    for above, below in pairwise(lines):
        if below.printed.y - above.printed.y < proof.style.pitch.pt - _NEAR:
            yield fault(PdfCode.IMPRINT, "版记的行距小于正文", below.place)


CHECKS = (imprint, even_page)
"""All of them."""
