"""A speech as a galley proof (校样) for Word: lines numbered, doubts asked, changes tracked."""

from collections.abc import Sequence
from io import BytesIO

import docx

from converters.checks import places
from converters.errors import Finding
from converters.formats.docx import package, page_head, writer
from converters.formats.docx.proof import comments, settings, sheet, styles
from converters.formats.docx.proof.words import paragraphs
from converters.formats.zips import zipped
from converters.settings.design import Design
from converters.settings.proof_style import ProofStyle, with_margin
from converters.speech import galley
from converters.speech.model import Speech


def write(
    speech: Speech, design: Design, source: bytes, findings: Sequence[Finding], looks: ProofStyle
) -> bytes:
    """Return the DOCX of a speech as a proof: same words, lines and pages, and room to write.

    Its properties lead back to its source as those of the DOCX do; nothing is of the clock.
    Raises SourceError as the writer of the DOCX does.
    """
    made = writer.write(speech, with_margin(design, looks), source)
    document = docx.Document(BytesIO(made))
    body = document.element.body
    sheet.begin_with_text(body)
    printed = paragraphs(body)
    found = places.of(findings, speech, [paragraph.text for paragraph in printed])
    comments.hang(document, printed, findings, found)
    told = galley.heading(speech, source, len(findings), looks.title)
    page_head.add(document, told, looks.head)
    sheet.number_lines(body, looks.numbers)
    settings.track(document.settings.element)
    styles.add(document.styles.element, design, looks)
    return zipped(package.files(document.part.package))
