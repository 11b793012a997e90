"""The file around the pages: metadata, the attached source, PDF/A-3a and PDF/UA-1 in one."""

import datetime
from collections.abc import Sequence
from io import BytesIO

import pydyf

from converters import __version__, files
from converters.books.attached import Attached
from converters.formats.pdf import streams, structure
from converters.formats.pdf.press import VARIANT
from converters.formats.pdf.weasyprint_70 import Attachment, Document
from converters.speech import edition, printed_words
from converters.speech.model import Meta, Speech

_UA_MARK = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq>\
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/UA-1 §5, and the schema that PDF/A-3 (ISO 19005-3 §6.6.2.3) wants for foreign properties."""


def finished(
    document: Document, speech: Speech, source: bytes, more: Sequence[Attached] = ()
) -> bytes:
    """Return the PDF of laid-out pages, complete with metadata and the attached source.

    With it more files are attached.
    """
    day = _moment(speech.meta)
    _describe(document, speech.meta)
    made = edition.of(speech.meta, files.sha256(source), speech.numbered)
    document.metadata.custom = {"Edition": made.name, "Check": made.check, "SHA256": made.sha256}
    own = Attached(f"{speech.meta.id}.md", source, "讲话稿的 Markdown 原文", source=True)
    document.metadata.attachments = [attachment(file, day) for file in (own, *more)]
    out = BytesIO()
    document.write_pdf(
        out, finisher=_finish, pdf_variant=VARIANT, pdf_tags=True, custom_metadata=True
    )
    return out.getvalue()


def attachment(file: Attached, moment: datetime.datetime) -> Attachment:
    """Return a file as it is attached, with what it is to the PDF (ISO 19005-3 §6.8)."""
    return Attachment(
        string=file.data,
        name=file.name,
        description=file.description,
        created=moment,
        modified=moment,
        relationship="Source" if file.source else "Supplement",
    )


def _moment(meta: Meta) -> datetime.datetime:
    return datetime.datetime.combine(edition.day(meta), datetime.time())


def _describe(document: Document, meta: Meta) -> None:
    """Write the front matter into the info dictionary and, by the same values, into XMP."""
    facts = document.metadata
    facts.title = printed_words.title(meta)
    facts.authors = list(printed_words.authors(meta))
    facts.description = meta.occasion or meta.subtitle
    facts.keywords = list(meta.topics)
    facts.generator = f"Huibian {__version__}"
    if meta.date:
        facts.created = f"{meta.date}T00:00:00Z" if meta.date.whole else meta.date.isoformat()
        known = meta.date.whole or meta.changes
        facts.modified = f"{_moment(meta).date()}T00:00:00Z" if known else facts.created


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    """Add what WeasyPrint does not write: the mark of PDF/UA and the page labels."""
    pdf.catalog["PageLabels"] = pydyf.Dictionary(
        {"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])}
    )
    mark_accessible(pdf)
    structure.simplify(document, pdf)
    streams.finish(pdf)


def mark_accessible(pdf: pydyf.PDF) -> None:
    """Say in the metadata that the file is PDF/UA-1."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Type") == "/Metadata":
            thing.stream = [
                part.replace(b"</rdf:RDF>", _UA_MARK.encode() + b"</rdf:RDF>")
                for part in thing.stream
            ]
