"""A line at the head of every page that says what the sheet is: of proofs and of redlines."""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from converters.formats.docx.formatting import small_type, style
from converters.formats.docx.oxml import DECLARATION, NAMESPACES, element, paragraph, run, words
from converters.settings.design import Design
from converters.settings.proof_style import PageHead

HEAD = "PageHead"
"""The style of the line."""
_KINDS = ("default", "even", "first")
"""Kinds of pages. Those of a document that does not tell them apart are taken from the first."""


def add(document: Document, text: str, head: PageHead) -> None:
    """Put a line at the head of every page; the type area stays where it is."""
    xml = f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph(HEAD, run(words(text)))}</w:hdr>"
    relations = {kind: _related(document, kind, xml.encode()) for kind in _KINDS}
    for section in document.element.body.iter(qn("w:sectPr")):
        _refer(section, relations)
        section.find(qn("w:pgMar")).set(qn("w:header"), str(head.top.twips))


def made_style(name: str, head: PageHead, design: Design) -> str:
    """Return the style of the line, called so."""
    line = element("w:spacing", before=0, after=0, line=head.size.twips, lineRule="exact")
    flat = element("w:snapToGrid", val=0)
    left = element("w:jc", val="left")
    return style(
        *("paragraph", HEAD, name),
        based="Header",
        priority=99,
        custom=True,
        shown=False,
        properties=element("w:pPr", flat, line, left) + small_type(head.font, head.size, design),
    )


def _related(document: Document, kind: str, xml: bytes) -> str:
    """Add the header of a kind of pages; return its relationship."""
    name = PackURI(f"/word/header-{kind}.xml")
    part = Part(name, CONTENT_TYPE.WML_HEADER, xml, document.part.package)
    return document.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)


def _refer(section: Any, relations: dict[str, str]) -> None:
    for kind, relation in reversed(relations.items()):
        written = f'<w:headerReference {NAMESPACES} w:type="{kind}" r:id="{relation}"/>'
        section.insert(0, parse_xml(written))
