"""Lines left blank between the parts of a speech in a DOCX, by the spacing of its paragraphs."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from converters.audit import blanks
from converters.audit.endings import DATE, SIGNATURE
from converters.audit.expected import PrintedPart
from converters.audit.faults import Fault, cited
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para
from converters.formats.docx.audit.words import Pair
from converters.formats.docx.measures import measures
from converters.settings.style import Style
from converters.speech.model import Seal

_NEAR = 0.1
"""Lines by which a blank may differ."""
_ENDS = (SIGNATURE, DATE)


def blank_lines(file: DocxFile, paired: Sequence[Pair], style: Style) -> Iterator[Fault]:
    """Yield parts above which other than the lines of the style are blank.

    Tables have air of their own around them; seals, heads and attachments are measured elsewhere.
    """
    for above, below in pairwise(paired):
        if not (above.part and above.paragraph and below.part and below.paragraph):
            continue
        if not (_is_measured(above.part) and _is_measured(below.part)) or _begins(below.part):
            continue
        found = _free(file, above.paragraph, below.paragraph) / measures(style).pitch
        wanted = _wanted(above.part, below.part, style)
        if all(abs(found - lines) > _NEAR for lines in wanted):
            clause = blanks.clause(above.part, below.part)
            yield _fault(below.part, found, wanted[0], clause)


def _is_measured(part: PrintedPart) -> bool:
    return not (part.in_table or part.off_grid or part.seal is not Seal.NONE)


def _begins(part: PrintedPart) -> bool:
    return part.begins_page or part.element in (blanks.TITLE, "marking")


def _wanted(above: PrintedPart, below: PrintedPart, style: Style) -> Sequence[int]:
    """Return how many lines may be blank; less above a signature that has no room else."""
    if below.element in _ENDS and above.element not in _ENDS:
        return style.tail.lines_before, style.tail.tight_lines_before
    return (blanks.between(above, below, style),)


def _free(file: DocxFile, above: Para, below: Para) -> int:
    """Return what is free between two paragraphs, in twips; some want nothing among their like."""
    alike = above.style == below.style
    edges = ((above, "after"), (below, "before"))
    return sum(
        int(file.of_paragraph(paragraph, "spacing", edge) or 0)
        for paragraph, edge in edges
        if not (alike and file.has(paragraph, "contextualSpacing"))
    )


def _fault(part: PrintedPart, found: float, wanted: int, clause: str) -> Fault:
    return Fault(
        DocxCode.LINES,
        Severity.ERROR,
        f"这一段之上应空 {wanted} 行，实际空 {found:.1f} 行",
        line=part.line,
        excerpt=part.text[:30],
        advice=f"{cited(clause)}；请重新生成，或改段前、段后的间距",
        clause=clause,
    )
