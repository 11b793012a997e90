"""Checks of what surrounds a circulated document: 版头 (GB/T 9704 §7.2) and 版记 (§7.4)."""

from collections.abc import Iterator
from itertools import pairwise

from converters.audit.faults import Fault, SheetPlace
from converters.audit.pages import PrintedPage
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.settings.style import Element
from converters.settings.units import Length
from converters.speech import printed_words
from converters.speech.printed_words import SIGNER
from converters.typeset import circulation
from converters.typeset.heads import forms as heads
from converters.typeset.heads.plan import Head, HeadRow, HeadWords
from converters.typeset.metrics import ASCENT, DESCENT, EM, Metrics

# In points.
_NEAR = 0.5
_THIN = 0.1
_CLAUSES = {"发文机关标志": "7.2.4", "发文字号": "7.2.5", "签发人": "7.2.6"}
"""Of GB/T 9704-2012, by the label of a row."""
_BESIDE = 1
"""Letter spacing is printed in whole thousandths of an em."""


def red_head(proof: Proof) -> Iterator[Fault]:
    """Find a 版头 that is not where it belongs, or has no red rule as wide as the type area."""
    issuer = _first(proof, "issuer")
    if issuer is None:
        return
    head = _planned(proof)
    if head is None:
        return
    frame = proof.style.frame_top
    for row, line in _printed(proof, head):
        yield from _row(proof, row, line)
    if title := _first(proof, "title"):
        free = (proof.style.pitch - proof.style.elements["title"].size) / 2
        yield from _place(title, frame + proof.style.pitch * head.lines + free, "标题", "7.3.1")
    yield from _red_rule(proof, issuer.page, (frame + head.rule.top).pt)


def _planned(proof: Proof) -> Head | None:
    """Return where the parts of the 版头 belong, by the widths of the faces that draw it."""
    widths = {role: Metrics(chain) for role, chain in proof.chains.items()}

    def width(text: str, element: Element) -> Length:
        return element.size * (sum(widths[element.font][char] for char in text) / EM)

    return heads.head(proof.speech.meta, proof.style, width)


def _printed(proof: Proof, head: Head) -> Iterator[tuple[HeadRow, ProofLine]]:
    """Yield each row off the grid with the line that shows it; marks are measured as lines are."""
    for element in ("issuer", "number"):
        rows = (row for row in head.rows if row.element == element)
        lines = (line for line in proof.lines if line.part and line.part.element == element)
        yield from zip(rows, lines, strict=False)


def _row(proof: Proof, row: HeadRow, line: ProofLine) -> Iterator[Fault]:
    """Compare type size, height and places of the words of a row with what they should be."""
    size, clause = line.printed.glyphs[0].size, _CLAUSES[row.label]
    if abs(size - row.size.pt) > _NEAR:
        message = f"{row.label}为 {size:.1f} 磅，应为 {row.size.pt:.1f} 磅"
        yield fault(PdfCode.RED_HEAD, message, line.place, clause=clause)
    yield from _place(line, proof.style.frame_top + row.top, row.label, clause)
    at, left = 0, proof.left(line.page)
    for words in row.words:
        if at >= len(line.printed.glyphs):
            break
        away = line.printed.glyphs[at].x - left - words.left.pt
        if abs(away) > _BESIDE:
            message = f"“{words.text}”的位置左右差 {away:+.1f} 磅"
            yield fault(PdfCode.RED_HEAD, message, line.place, clause=_of(words, clause))
        at += len("".join(words.text.split()))


def _of(words: HeadWords, clause: str) -> str:
    """Return the clause of some words in a row: signers stand beside the number."""
    return "7.2.6" if words.text.startswith(SIGNER) else clause


def _first(proof: Proof, element: str) -> ProofLine | None:
    lines = (line for line in proof.lines if line.part and line.part.element == element)
    return next(lines, None)


def _place(line: ProofLine, wanted: Length, what: str, clause: str) -> Iterator[Fault]:
    """Compare the top of the em box of a line with where it should be."""
    top = line.printed.y - ASCENT * line.printed.glyphs[0].size
    if abs(top - wanted.pt) > _NEAR:
        message = f"{what}的位置上下差 {top - wanted.pt:+.1f} 磅"
        yield fault(PdfCode.RED_HEAD, message, line.place, clause=clause)


def _red_rule(proof: Proof, page: PrintedPage, wanted: float) -> Iterator[Fault]:
    rule = next((rule for rule in page.rules if rule.red), None)
    if rule is None:
        yield _on_rule("版头没有红色分隔线", page)
        return
    left = proof.left(page)
    right = left + proof.style.page.type_area_width.pt
    if abs(rule.left - left) > _NEAR or abs(rule.right - right) > _NEAR:
        yield _on_rule("红色分隔线与版心不等宽", page)
    if abs(rule.top - wanted) > _NEAR:
        yield _on_rule(f"红色分隔线的位置上下差 {rule.top - wanted:+.1f} 磅", page)
    if abs(rule.thickness - proof.style.redhead.rule.pt) > _THIN:
        yield _on_rule(f"红色分隔线粗 {rule.thickness:.2f} 磅", page)


def _on_rule(message: str, page: PrintedPage) -> Fault:
    return fault(PdfCode.RED_HEAD, message, SheetPlace(page.number), clause="7.2.7")


def imprint(proof: Proof) -> Iterator[Fault]:
    """Find a 版记 that is not at the foot of the last page, or not ruled as it should be."""
    wanted = printed_words.imprint(proof.speech.meta)
    lines = [line for line in proof.lines if line.part and line.part.element == "imprint"]
    if wanted is None or not lines:
        return
    page, place = lines[0].page, lines[0].place
    yield from _last_page(proof, lines)
    above = [line for line in proof.on_page(page) if line not in lines]
    size = proof.style.elements["imprint"].size.pt
    top = lines[0].printed.y - ASCENT * size - proof.style.pitch.pt / 2
    rules = [rule for rule in page.rules if rule.bottom > top]
    style = proof.style.imprint
    inner = [style.inner_rule.pt] * (len(list(wanted.lines())) - 1)
    thick = [style.outer_rule.pt, *inner, style.outer_rule.pt]
    if len(rules) != len(thick):
        message = f"版记有 {len(rules)} 条分隔线，应为 {len(thick)} 条"
        yield fault(PdfCode.IMPRINT, message, place, clause="7.4.1")
        return
    for rule, wide in zip(rules, thick, strict=True):
        if abs(rule.thickness - wide) > _THIN:
            message = f"版记的分隔线粗 {rule.thickness:.2f} 磅，应为 {wide:.2f} 磅"
            yield fault(PdfCode.IMPRINT, message, place, clause="7.4.1")
    foot = proof.style.page.foot.pt
    if abs(rules[-1].bottom - foot) > _NEAR:
        wrong = rules[-1].bottom - foot
        message = f"版记末条分隔线离版心下边缘 {wrong:+.1f} 磅"
        yield fault(PdfCode.IMPRINT, message, place, clause="7.4.1")
    if above and above[-1].printed.y + DESCENT * size > rules[0].top:
        yield fault(PdfCode.IMPRINT, "正文与版记重叠", place)
    yield from _lines(proof, lines)


def _last_page(proof: Proof, lines: list[ProofLine]) -> Iterator[Fault]:
    """Find a 版记 on a page where it should not stand."""
    page, place = lines[0].page, lines[0].place
    if any(line.page is not proof.pages[-1] for line in lines):
        yield fault(PdfCode.IMPRINT, "版记不在末页", place)
    if proof.style.imprint.even_page and page.number % 2:
        yield fault(PdfCode.IMPRINT, "版记不在偶数页", place)


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


CHECKS = (
    red_head,
    imprint,
)
"""All of them."""
