"""The audit of a PDF: the finished file measured against the style and the words of the speech.

Nothing is taken from the notes of the typesetter: pages are read by PDFium, the file by pikepdf.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from converters.audit import (
    pdf_circulation,
    pdf_file,
    pdf_fonts,
    pdf_layout,
    pdf_lines,
    pdf_standards,
    proof,
)
from converters.audit.faults import Fault
from converters.audit.pdf_file import PdfFile
from converters.audit.proof import Proof
from converters.errors import Finding
from converters.look import Look
from converters.model import Speech

Check = Callable[[Proof], Iterator[Fault]]

CHECKS: Final[tuple[Check, ...]] = (
    pdf_lines.words,
    pdf_layout.sheet,
    pdf_layout.pitch,
    pdf_layout.full_pages,
    pdf_layout.edges,
    pdf_layout.tail,
    pdf_layout.density,
    pdf_layout.stranded_headings,
    pdf_layout.page_numbers,
    pdf_circulation.red_head,
    pdf_circulation.imprint,
    pdf_lines.prohibitions,
    pdf_lines.torn,
    pdf_lines.lonely,
    pdf_lines.title,
    pdf_fonts.faces,
    pdf_fonts.sizes,
)
"""All that is measured of the printed pages."""


@dataclass(frozen=True, slots=True)
class Examination:
    """All that was measured of one PDF."""

    proof: Proof
    file: PdfFile
    faults: tuple[Fault, ...]

    @property
    def findings(self) -> list[Finding]:
        """The findings without their places."""
        return [fault.finding for fault in self.faults]


def examine(pdf: bytes, speech: Speech, look: Look) -> Examination:
    """Return what the PDF of a speech was measured to be, and every fault with its place."""
    printed = proof.read(pdf, speech, look)
    file = pdf_file.read(pdf)
    faults = [fault for check in CHECKS for fault in check(printed)]
    faults += pdf_standards.standards(printed, file)
    faults += pdf_fonts.programs(printed, file)
    return Examination(printed, file, tuple(faults))


def measure(pdf: bytes, speech: Speech, look: Look) -> list[Finding]:
    """Return the findings of `examine`."""
    return examine(pdf, speech, look).findings
