"""Pages laid over those of a PDF: what stands around the text and is not read out."""

from io import BytesIO

import pikepdf
from pikepdf import Name

from converters.formats.pdf import streams
from converters.formats.pdf.press import VARIANT
from converters.formats.pdf.weasyprint_70 import Document

_OVER = "/LaidOver"
"""Begins the name by which a page calls what lies over it."""
_TAG = "LAIDOV"
_FONT_NAMES = ("/BaseFont", "/FontName")


def laid_over(made: bytes, over: Document) -> bytes:
    """Return a PDF with as many pages laid over its own; what is on them is an artifact."""
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
        return _saved(document)


def _rename_fonts(document: pikepdf.Pdf) -> None:
    """Give the fonts a tag of their own: they hold other glyphs (ISO 32000-1 9.6.4)."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary):
            for key in _FONT_NAMES:
                if (name := str(thing.get(key, ""))).startswith("/") and "+" in name:
                    thing[key] = Name(f"/{_TAG}+{name.partition('+')[2]}")


def _saved(document: pikepdf.Pdf) -> bytes:
    """Return the bytes of a document put together from several, the same each time."""
    out = BytesIO()
    document.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return out.getvalue()
