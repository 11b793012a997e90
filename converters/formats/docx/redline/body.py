"""The body of a document as units of characters, each with the XML that it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from converters.formats.docx.kinds import ANCHOR, HEAD_ANCHOR
from converters.speech.spans import END
from converters.speech.unit_cuts import FREE, ROW, TextUnit

TAB, BREAK = "\t", "\v"
_SIGNS = {qn("w:tab"): TAB, qn("w:br"): BREAK}
_SLIVERS = (ANCHOR, HEAD_ANCHOR, "Normal")
"""The styles of paragraphs without words of their own: what tables and shapes hang on."""
SLIVER = "sliver"
"""The kind of such a paragraph: nothing of it is tracked."""


@dataclass(slots=True)
class BodyChar:
    """A character of a body."""

    text: str
    looks: Any = None
    """Its `w:rPr`; None for none."""
    paragraph: Any = None
    """Of an end: the paragraph that it ends."""
    unit: int = -1
    """Of an end: the unit that its paragraph is in."""


@dataclass(slots=True)
class BodyUnit:
    """A paragraph outside of tables, or a row."""

    kind: str
    element: Any
    """The paragraph, or the row."""
    table: Any = None


@dataclass(slots=True)
class TrackedBody:
    """A document taken apart; `chars` are those of `units`, in order."""

    chars: list[BodyChar] = field(default_factory=list)
    units: list[BodyUnit] = field(default_factory=list)
    texts: list[TextUnit] = field(default_factory=list)


def read(body: Any) -> TrackedBody:
    """Return the body of a document taken apart."""
    found = TrackedBody()
    for block in body.iterchildren(qn("w:p"), qn("w:tbl")):
        if block.tag == qn("w:p"):
            kind = SLIVER if _style(block) in _SLIVERS else FREE
            _unit(found, BodyUnit(kind, block), [block])
            continue
        for row in block.iterchildren(qn("w:tr")):
            _unit(found, BodyUnit(ROW, row, block), paragraphs_of(row))
    return found


def paragraphs_of(row: Any) -> list[Any]:
    """Return the paragraphs of the cells of a row."""
    cells = row.iterchildren(qn("w:tc"))
    return [paragraph for cell in cells for paragraph in cell.iterchildren(qn("w:p"))]


def _unit(found: TrackedBody, unit: BodyUnit, paragraphs: list[Any]) -> None:
    texts = []
    for paragraph in paragraphs:
        chars = [] if unit.kind == SLIVER else list(_chars(paragraph))
        end = BodyChar(END, paragraph=paragraph, unit=len(found.units))
        found.chars += [*chars, end]
        texts.append("".join(char.text for char in chars) + END)
    found.texts.append(TextUnit(tuple(texts), unit.kind))
    found.units.append(unit)


def _chars(paragraph: Any) -> Iterator[BodyChar]:
    for run in paragraph.iterchildren(qn("w:r")):
        looks = run.find(qn("w:rPr"))
        for child in run:
            if child.tag == qn("w:t"):
                yield from (BodyChar(char, looks) for char in child.text or "")
            elif child.tag in _SIGNS:
                yield BodyChar(_SIGNS[child.tag], looks)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))
