"""A speech as a galley proof (校样) on paper: numbered lines, and the doubts marked and listed."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Name

from converters.checks import places
from converters.errors import Finding
from converters.formats.pdf import archive, binding, press, streams, writer
from converters.formats.pdf.galley import doubts, printed
from converters.formats.pdf.galley.margins import Margins
from converters.formats.pdf.press import VARIANT
from converters.formats.pdf.weasyprint_70 import Document
from converters.settings.design import Design
from converters.settings.proof_style import ProofStyle, with_margin
from converters.speech import galley
from converters.speech.model import Speech

_OVER = "/OfProof"
"""Begins the name by which a page calls what lies over it."""

_TAG = "OFPROF"
_FONT_NAMES = ("/BaseFont", "/FontName")


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
    return _laid_over(archive.finished(document, speech, source), over)


def _laid_over(made: bytes, over: Document) -> bytes:
    """Return a PDF with pages laid over its own; what is on them is no text to be read out."""
    drawn = over.write_pdf(pdf_variant=VARIANT, finisher=lambda _, pdf: streams.finish(pdf))
    with pikepdf.open(BytesIO(made)) as document, pikepdf.open(BytesIO(drawn)) as margins:
        _rename_fonts(margins)
        for number, (page, above) in enumerate(zip(document.pages, margins.pages, strict=True)):
            name = f"{_OVER}{number}"  # pages may share their resources
            form = document.copy_foreign(above.as_form_xobject())
            if Name.XObject not in page.Resources:
                page.Resources.XObject = pikepdf.Dictionary()
            page.Resources.XObject[name] = form
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"\nQ /Artifact BMC q {name} Do Q EMC".encode())
        return binding.saved(document)


def _rename_fonts(document: pikepdf.Pdf) -> None:
    """Give the fonts a tag of their own: they hold other glyphs (ISO 32000-1 9.6.4)."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary):
            for key in _FONT_NAMES:
                if (name := str(thing.get(key, ""))).startswith("/") and "+" in name:
                    thing[key] = Name(f"/{_TAG}+{name.partition('+')[2]}")
