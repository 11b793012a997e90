"""A speech as a galley proof (校样) on paper: numbered lines, and the doubts marked and listed."""

from collections.abc import Sequence

from converters.checks import places
from converters.errors import Finding
from converters.formats.pdf import archive, overlay, press, writer
from converters.formats.pdf.galley import doubts, printed
from converters.formats.pdf.galley.margins import Margins
from converters.settings.design import Design
from converters.settings.proof_style import ProofStyle, with_margin
from converters.speech import galley
from converters.speech.model import Speech


@press.uncollected()
def write(
    speech: Speech, design: Design, source: bytes, findings: Sequence[Finding], looks: ProofStyle
) -> bytes:
    """Return the PDF of a speech as a proof: same words, lines and pages, and room to write.

    Doubts are marked at their lines and listed at the end. The same arguments give the same bytes.
    Raises SourceError as the writer of the PDF does.
    """
    design = with_margin(design, looks)
    document = writer.laid_out(speech, design)
    prepared = press.prepared(design)
    paragraphs = printed.paragraphs(document)
    found = places.of(findings, speech, [paragraph.text for paragraph in paragraphs])
    if findings:
        listed = doubts.pages(findings, found, paragraphs, prepared, looks.list)
        document = document.copy([*document.pages, *listed.pages])
    heading = galley.heading(speech, source, len(findings), looks.title)
    over = Margins(prepared, looks).pages(heading, len(document.pages), paragraphs, found)
    return overlay.laid_over(archive.finished(document, speech, source), over)
