"""The page numbers of a DOCX: their face, size and height, and whether the first page has one."""

from collections.abc import Iterator

from converters.audit.faults import Fault, cited
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para, properties_of
from converters.formats.docx.audit.sheet import NUMBERED
from converters.formats.docx.measures import half_points, measures
from converters.settings.design import Design
from converters.settings.units import TWIPS_PER_POINT
from converters.speech import head_words
from converters.speech.model import Meta

_NEAR = 20
"""Twips, a point: what people set by the mouse."""
_LETTER = "10.1"
"""The clause of GB/T 9704-2012 on letters."""


def front(file: DocxFile, meta: Meta) -> Iterator[Fault]:
    """Yield a first page without number that should have one, and the reverse.

    That of a letter has none (§10.1).
    """
    section = properties_of(file.section_nodes[0])
    own = any(number.text.strip() for number in file.footers.get("first", ()))
    bare = "titlePg" in section and not own
    if bare != head_words.is_letter(meta):
        message = "首页应有页码" if bare else "信函首页不显示页码"
        yield _fault(message, NUMBERED if bare else _LETTER)


def looks(file: DocxFile, design: Design) -> Iterator[Fault]:
    """Yield page numbers of another face or size, or whose dash stands higher or lower."""
    for paragraph in (each for kind in file.footers.values() for each in kind):
        if paragraph.text.strip():
            yield from _looks(file, paragraph, design)
    foot = int(properties_of(file.section_nodes[0]).get("pgMar", {}).get("footer", 0))
    if abs(away := measures(design.style).footer - foot) > _NEAR:
        yield _fault(f"页码的上下位置差 {away / TWIPS_PER_POINT:+.1f} 磅")


def _looks(file: DocxFile, number: Para, design: Design) -> Iterator[Fault]:
    folio = design.style.folio
    face, size = design.roles[folio.font].docx, str(half_points(folio.size))
    for run in (run for run in number.runs if run.text.strip()):
        faces = {file.of_run(run, number, "rFonts", slot) for slot in ("ascii", "eastAsia")}
        if faces != {face}:
            yield _fault(f"页码“{number.text}”的字体应为{face}")
            return
        if file.of_run(run, number, "sz", "val") != size:
            yield _fault(f"页码“{number.text}”应为 {folio.size.pt:g} 磅")
            return


def _fault(message: str, clause: str = NUMBERED) -> Fault:
    advice = f"{cited(clause)}；请重新生成"
    return Fault(DocxCode.FOLIO, Severity.ERROR, message, advice=advice, clause=clause)
