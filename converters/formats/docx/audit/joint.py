"""The mark of several organs (联合行文) in a DOCX, GB/T 9704-2012 §7.2.4."""

from collections.abc import Iterator
from typing import Any

from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para, W, paragraph_of
from converters.formats.docx.heads import planned
from converters.formats.docx.measures import half_points
from converters.settings.style import Style
from converters.settings.units import TWIPS_PER_POINT
from converters.speech.model import Meta
from converters.typeset.heads.plan import Head

_NEAR = TWIPS_PER_POINT
"""Twips by which a place may differ: lengths are rounded to whole ones."""


def joint(file: DocxFile, meta: Meta, style: Style) -> Iterator[Fault]:
    """Yield names of another size, and 文件 that does not stand in the middle beside them."""
    head = planned(meta, style)
    if head is None or not head.joint:
        return
    cells = _cells(file)
    if [len(cell) for cell in cells] != [len(head.joint) - 1, 1]:
        yield _error("联合行文的机关名称和“文件”应在一个表格的左右两格里")
        return
    wanted = half_points(head.joint[0].size)
    for paragraph in (paragraph for cell in cells for paragraph in cell):
        found = {file.of_run(run, paragraph, "sz", "val") for run in paragraph.runs}
        if found != {str(wanted)}:
            yield _error(f"“{paragraph.text.strip()}”的字号应为 {wanted / 2:g} 磅")
    away = _middle(file, cells[1]) - _middle(file, cells[0])
    if abs(away - _planned(head)) > _NEAR:
        yield _error(f"“文件”不在各机关名称的正中，上下差 {away / TWIPS_PER_POINT:+.1f} 磅")


def _cells(file: DocxFile) -> list[list[Para]]:
    """Return the paragraphs of the mark by the cells in which they stand."""
    return [
        [paragraph_of(node) for node in cell.iter(f"{W}p")]
        for cell in file.document.iter(f"{W}tc")
        if any(_is_mark(node) for node in cell.iter(f"{W}p"))
    ]


def _is_mark(node: Any) -> bool:
    style = node.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") == "Issuer"


def _middle(file: DocxFile, cell: list[Para]) -> float:
    """Return how far under the top of a cell the middle of its lines is, in twips."""
    first, *_ = heights = [_twips(file, paragraph, "before") for paragraph in cell]
    whole = sum(heights) + sum(_twips(file, paragraph, "line") for paragraph in cell)
    return (first + whole) / 2


def _planned(head: Head) -> float:
    """Return how far the middle of what stands beside the names is from theirs, in twips."""
    *names, beside = head.joint
    return (beside.top + beside.foot - names[0].top - names[-1].foot).twips / 2


def _twips(file: DocxFile, paragraph: Para, name: str) -> int:
    return int(file.of_paragraph(paragraph, "spacing", name) or 0)


def _error(message: str) -> Fault:
    clause = "GB/T 9704-2012 §7.2.4；请重新生成"
    return Fault(DocxCode.RED_HEAD, Severity.ERROR, message, advice=clause, clause="7.2.4")
