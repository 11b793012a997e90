"""The audit of a PDF: the finished file measured against the style and the words of the speech.

Nothing is taken from the notes of the typesetter: pages are read by PDFium, the file by pikepdf.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from converters.audit import pdf_file, proof
from converters.audit.faults import Fault
from converters.audit.pdf_file import PdfFile
from converters.audit.proof import Proof
from converters.formats.pdf.audit import (
    attached,
    circulation,
    folios,
    fonts,
    gaps,
    layout,
    lines,
    page_starts,
    red_head,
    standards,
    text_colours,
)
from converters.settings.design import Design
from converters.speech.model import Speech

Check = Callable[[Proof], Iterator[Fault]]

CHECKS: Final[tuple[Check, ...]] = (
    *lines.CHECKS,
    *layout.CHECKS,
    *folios.CHECKS,
    *page_starts.CHECKS,
    *gaps.CHECKS,
    *red_head.CHECKS,
    *circulation.CHECKS,
    *attached.CHECKS,
    *fonts.CHECKS,
    *text_colours.CHECKS,
)
"""All that is measured of the printed pages."""


@dataclass(frozen=True, slots=True)
class Examination:
    """All that was measured of one PDF."""

    proof: Proof
    file: PdfFile
    faults: tuple[Fault, ...]


def examine(pdf: bytes, speech: Speech, design: Design) -> Examination:
    """Return what the PDF of a speech was measured to be, and every fault with its place."""
    printed = proof.read(pdf, speech, design)
    file = pdf_file.read(pdf)
    faults = [fault for check in CHECKS for fault in check(printed)]
    faults += standards.standards(printed, file)
    faults += fonts.programs(printed, file)
    return Examination(printed, file, tuple(faults))


def check(pdf: bytes, speech: Speech, design: Design) -> list[Fault]:
    """Return every fault of the PDF of a speech."""
    return list(examine(pdf, speech, design).faults)
