"""Checks of the head of a circulated document (版头), GB/T 9704 §7.2 and §10."""

from collections.abc import Iterator

from converters.audit import head_clauses
from converters.audit.faults import Fault, SheetPlace
from converters.audit.pages import DrawnRule, PrintedPage
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.settings.style import Element
from converters.settings.units import Length
from converters.typeset.heads import forms as heads
from converters.typeset.heads.plan import Head, HeadRow
from converters.typeset.metrics import ASCENT, EM, Metrics

# In points.
_NEAR = 0.5
_THIN = 0.1
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
    for row, line in _printed(proof, head):
        yield from _row(proof, row, line)
    yield from _under(proof, head)
    yield from _red_rules(proof, issuer.page, head)


def _under(proof: Proof, head: Head) -> Iterator[Fault]:
    """Compare the place of what follows under a head: the title, or the text without one."""
    title = _first(proof, "title")
    texts = (line for line in proof.lines if line.part and line.part.is_text)
    line = title or _first(proof, "recipients") or next(texts, None)
    element = proof.element(line) if line else None
    if line is None or element is None or line.in_table:
        return
    free = (proof.style.pitch - element.size) / 2
    wanted = proof.style.frame_top + proof.style.pitch * head.lines + free
    clause = head_clauses.of_title(proof.speech.meta)
    yield from _place(line, wanted, "标题" if title else "正文", clause)


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
    size = line.printed.glyphs[0].size
    clause = head_clauses.of(proof.speech.meta, row.label)
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
            named = head_clauses.of_words(words, clause)
            yield fault(PdfCode.RED_HEAD, message, line.place, clause=named)
        at += len("".join(words.text.split()))
        if any(run.spread.pt for run in words.runs) and at <= len(line.printed.glyphs):
            away = line.printed.glyphs[at - 1].end - left - (words.left + words.width).pt
            if abs(away) > _BESIDE:
                message = f"“{words.text}”没有排到应有的宽度，差 {away:+.1f} 磅"
                named = head_clauses.of_words(words, clause)
                yield fault(PdfCode.RED_HEAD, message, line.place, clause=named)


def _first(proof: Proof, element: str) -> ProofLine | None:
    lines = (line for line in proof.lines if line.part and line.part.element == element)
    return next(lines, None)


def _place(line: ProofLine, wanted: Length, what: str, clause: str) -> Iterator[Fault]:
    """Compare the top of the em box of a line with where it should be."""
    top = line.printed.y - ASCENT * line.printed.glyphs[0].size
    if abs(top - wanted.pt) > _NEAR:
        message = f"{what}的位置上下差 {top - wanted.pt:+.1f} 磅"
        yield fault(PdfCode.RED_HEAD, message, line.place, clause=clause)


def _red_rules(proof: Proof, page: PrintedPage, head: Head) -> Iterator[Fault]:
    """Compare the red rules of the first page with those that the head should have."""
    wanted = [stroke for rule in head.every_rule for stroke in rule.strokes]
    drawn = [rule for rule in page.rules if rule.red]
    clause = head_clauses.of_rule(proof.speech.meta)
    if len(drawn) < len(wanted):
        missing = "版头没有红色分隔线" if not drawn else "版头的红色分隔线少了一条"
        yield _on_rule(missing, page, clause)
        return
    for stroke in wanted:
        top = (stroke[0] + proof.style.frame_top).pt
        # Between two lines of one rule lies white that is read as a rule as well.
        nearest = min(drawn, key=lambda rule: abs(rule.top - top))
        for message in _wrong(proof, page, head, nearest, stroke):
            yield _on_rule(message, page, clause)


def _wrong(
    proof: Proof, page: PrintedPage, head: Head, rule: DrawnRule, wanted: tuple[Length, Length]
) -> Iterator[str]:
    """Yield what is wrong with a rule that should have a top and a thickness."""
    top, thickness = wanted[0] + proof.style.frame_top, wanted[1]
    reach = head.every_rule[0]
    left = proof.left(page) - reach.beyond_left.pt
    right = proof.left(page) + (proof.style.page.type_area_width + reach.beyond_right).pt
    if abs(rule.left - left) > _NEAR or abs(rule.right - right) > _NEAR:
        yield "红色分隔线与版心不等宽" if not reach.beyond_left.pt else "红色分隔线的长短、左右不对"
    if abs(rule.top - top.pt) > _NEAR:
        yield f"红色分隔线的位置上下差 {rule.top - top.pt:+.1f} 磅"
    if abs(rule.thickness - thickness.pt) > _THIN:
        yield f"红色分隔线粗 {rule.thickness:.2f} 磅"


def _on_rule(message: str, page: PrintedPage, clause: str) -> Fault:
    return fault(PdfCode.RED_HEAD, message, SheetPlace(page.number), clause=clause)


CHECKS = (red_head,)
"""All of them."""
