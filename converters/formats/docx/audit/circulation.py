"""What surrounds a circulated document in a DOCX: red rule of the 版头, table of the 版记."""

from collections.abc import Iterator
from typing import Any

from converters.audit import head_clauses, imprint_clauses
from converters.audit.faults import Fault, cited
from converters.audit.imprint_clauses import ImprintClauses
from converters.errors import Severity
from converters.formats.docx.audit import imprint_lines
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, W, paragraph_of
from converters.formats.docx.kinds import HEAD_ANCHOR
from converters.formats.docx.section import EVEN_PAGE
from converters.settings.style import Style
from converters.settings.units import Length
from converters.speech import head_words, printed_words
from converters.speech.head_words import RedHead
from converters.speech.model import Form, Meta, Speech
from converters.typeset import imprint_place
from converters.typeset.imprint_place import ImprintPlace

_EIGHTHS = 8
"""Of a border in a point (ECMA-376 17.18.2)."""

_MOST_BELOW = 20
"""Twips that the empty paragraph after a 版记 may be high."""


def red_head(file: DocxFile, meta: Meta, style: Style) -> Iterator[Fault]:
    """Yield faults of the 版头: no red rule at its foot, or of another thickness."""
    head = head_words.red_head(meta)
    if head is None:
        return
    red = style.redhead.colour[1:]
    yield from _red_rule(file, head, red, style, head_clauses.of_rule(meta))


def _red_rule(
    file: DocxFile, head: RedHead, red: str, style: Style, clause: str
) -> Iterator[Fault]:
    """Yield faults of the red rule under the last row; letters and orders have none there."""
    if head.form in (Form.LETTER, Form.ORDER):
        return
    wanted = "DocumentNumber"
    if not head.below:
        wanted = HEAD_ANCHOR if head.issuers[-1].beside else "Issuer"
    rules = [
        border
        for node in file.document.iter(f"{W}p")
        if _value(node, "pPr/pStyle", "val") == wanted
        for border in node.findall(f"{W}pPr/{W}pBdr/{W}bottom")
    ]
    if not rules:
        yield _error(DocxCode.RED_HEAD, "版头没有红色分隔线", clause)
    elif rules[0].get(f"{W}color") != red:
        yield _error(DocxCode.RED_HEAD, f"版头的分隔线不是红色（{red}）", clause)
    elif rules[0].get(f"{W}sz") != _eighths(style.redhead.rule):
        message = f"版头的分隔线应粗 {style.redhead.rule.pt:g} 磅"
        yield _error(DocxCode.RED_HEAD, message, clause)


def imprint(file: DocxFile, speech: Speech, style: Style) -> Iterator[Fault]:
    """Yield faults of the 版记: not after the text, not at the foot of the page, other rules."""
    wanted = printed_words.imprint(speech.meta)
    if wanted is None:
        return
    tables = [
        table
        for table in file.document.iter(f"{W}tbl")
        if any(_value(p, "pPr/pStyle", "val") == "Imprint" for p in table.iter(f"{W}p"))
    ]
    clauses = imprint_clauses.of(speech.meta)
    if len(tables) != 1:
        yield _error(DocxCode.IMPRINT, "版记应在一个表格里", clauses.rules)
        return
    table = tables[0]
    for name, value in _AT_FOOT.items():
        if _value(table, "tblPr/tblpPr", name) != value:
            message = f"版记没有定在版心底部（{name} 应为 {value}）"
            yield _error(DocxCode.IMPRINT, message, clauses.rules)
    yield from _below(file, table, clauses.rules)
    yield from _rules(table, style, clauses.rules, ruled=wanted.is_ruled)
    yield from imprint_lines.lines(file, table, wanted, style, clauses)
    yield from _page(file, imprint_place.foreseen(speech, style), clauses)


_AT_FOOT = {"tblpYSpec": "bottom", "vertAnchor": "margin", "horzAnchor": "margin"}
"""What places a table at the foot of the type area."""


def _page(file: DocxFile, place: ImprintPlace, clauses: ImprintClauses) -> Iterator[Fault]:
    """Yield faults of the page of a 版记: not even, or numbered after a blank one, or the reverse.

    One that does not stand under the text has the last section to itself.
    """
    *before, last = file.section_nodes
    if _value(last, "type", "val") != EVEN_PAGE:
        if place is not ImprintPlace.AFTER_TEXT:
            message = "版记应另起偶数页，前面没有“偶数页”分节符"
            yield _error(DocxCode.IMPRINT, message, imprint_clauses.EVEN_PAGE)
        return
    if place is ImprintPlace.AFTER_TEXT or len(before) != 1:
        yield _error(DocxCode.IMPRINT, "版记应在正文末页，不另起一页", clauses.rules)
    own = file.footers_of(last)
    numbered = not own or any(paragraph.text for kind in own.values() for paragraph in kind)
    if numbered == (place is ImprintPlace.BARE):
        what = "不应编页码：它之前有空白页" if numbered else "应编页码"
        yield _error(DocxCode.IMPRINT, f"版记所在的一页{what}", imprint_clauses.BARE)


def _rules(table: Any, style: Style, clause: str, *, ruled: bool) -> Iterator[Fault]:
    """Yield rules of a 版记 of another thickness, and any around that of a letter (§10.1)."""
    outer, inner = style.imprint.outer_rule, style.imprint.inner_rule
    for side, rule in {"top": outer, "bottom": outer, "insideH": inner}.items():
        found = _value(table, f"tblPr/tblBorders/{side}", "sz")
        if ruled and found != _eighths(rule):
            message = f"版记的分隔线（{side}）应粗 {rule.mm:g} 毫米"
            yield _error(DocxCode.IMPRINT, message, clause)
        if not ruled and found is not None:
            yield _error(DocxCode.IMPRINT, "信函的版记不印分隔线", clause)


def _below(file: DocxFile, table: Any, clause: str) -> Iterator[Fault]:
    """Yield what stands under a 版记: words, or an empty line that may make a page of its own."""
    if any(_words(node) for node in table.itersiblings()):
        yield _error(DocxCode.IMPRINT, "版记之后还有文字", clause)
    empty = (paragraph_of(node) for node in table.itersiblings(f"{W}p") if not _words(node))
    heights = [file.of_paragraph(paragraph, "spacing", "line") for paragraph in empty]
    if any(not height or int(height) > _MOST_BELOW for height in heights):
        message = "版记下面的空段占一行，版记在页末时会多出一张空白页"
        yield _error(DocxCode.IMPRINT, message, clause)


def _eighths(rule: Length) -> str:
    return str(round(rule.pt * _EIGHTHS))


def _value(node: Any, path: str, attribute: str) -> str | None:
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def _words(node: Any) -> str:
    return "".join(text.text or "" for text in node.iter(f"{W}t")).strip()


def _error(code: DocxCode, message: str, clause: str) -> Fault:
    advice = f"{cited(clause)}；请重新生成"
    return Fault(code, Severity.ERROR, message, advice=advice, clause=clause)
