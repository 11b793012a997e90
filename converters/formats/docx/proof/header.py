"""The header of a proof: one line that says what it is, on every page, above the type area."""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from converters.formats.docx.oxml import DECLARATION, NAMESPACES, paragraph, run, words
from converters.formats.docx.proof.styles import HEAD
from converters.settings.proof_style import ProofStyle

_KINDS = ("default", "even", "first")
"""Kinds of pages. Those of a document that does not tell them apart are taken from the first."""


def add(document: Document, text: str, looks: ProofStyle) -> None:
    """Put a line at the head of every page; the type area stays where it is."""
    xml = f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph(HEAD, run(words(text)))}</w:hdr>"
    relations = {kind: _related(document, kind, xml.encode()) for kind in _KINDS}
    for section in document.element.body.iter(qn("w:sectPr")):
        _refer(section, relations)
        section.find(qn("w:pgMar")).set(qn("w:header"), str(looks.head.top.twips))


def _related(document: Document, kind: str, xml: bytes) -> str:
    """Add the header of a kind of pages; return its relationship."""
    name = PackURI(f"/word/header-{kind}.xml")
    part = Part(name, CONTENT_TYPE.WML_HEADER, xml, document.part.package)
    return document.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)


def _refer(section: Any, relations: dict[str, str]) -> None:
    for kind, relation in reversed(relations.items()):
        written = f'<w:headerReference {NAMESPACES} w:type="{kind}" r:id="{relation}"/>'
        section.insert(0, parse_xml(written))
