"""The parts that differ from speech to speech beside the words: custom properties and fonts."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from converters.errors import UsageError
from converters.look import Look
from converters.model import Meta, Speech
from converters.writers.docx import embedding
from converters.writers.docx.package import OBFUSCATED_FONT
from converters.writers.docx.properties import custom_xml
from converters.writers.docx.repertoire import repertoire
from converters.writers.docx.settings import Embedded, font_table_xml


def add_custom_properties(document: Document, meta: Meta, source: bytes) -> None:
    """Add id, hash of the source, and program to a document."""
    package = document.part.package
    name = PackURI("/docProps/custom.xml")
    part = Part(name, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, custom_xml(meta, source), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def add_fonts(document: Document, speech: Speech, look: Look) -> None:
    """Add the font table, and where the style asks for it the characters that are used.

    Raises UsageError where the fonts are not there or may not be embedded.
    """
    package = document.part.package
    subsets = _subsets(speech, look) if look.style.docx.embed_fonts else {}
    embedded = {
        role: Embedded(f"rId{number}", embedding.key_of(data))
        for number, (role, data) in enumerate(subsets.items(), 1)
    }
    xml = font_table_xml(look, embedded).encode()
    table = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, xml, package)
    for number, (role, data) in enumerate(subsets.items(), 1):
        name = PackURI(f"/word/fonts/font{number}.odttf")
        mixed = embedding.obfuscated(data, embedded[role].key)
        table.relate_to(Part(name, OBFUSCATED_FONT, mixed, package), RELATIONSHIP_TYPE.FONT)
    document.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _subsets(speech: Speech, look: Look) -> dict[str, bytes]:
    """Return for each role the first face of its chain with the characters that are used."""
    if not look.chains:
        raise UsageError("要嵌入字体，但没有读到字体文件", "请先运行 make fonts")
    return {
        role: embedding.subset(look.chains[role].faces[0], look.roles[role].docx, chars)
        for role, chars in repertoire(speech, look.style).items()
    }
