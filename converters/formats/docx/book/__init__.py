"""A compilation (汇编) as one DOCX that a secretary can edit, with the page numbers of the PDF."""

from collections.abc import Mapping
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from converters.books.volume import Volume
from converters.formats.docx import package
from converters.formats.docx.attached import attached
from converters.formats.docx.book import properties
from converters.formats.docx.book.manuscript import Manuscript
from converters.formats.docx.book.repertoire import repertoire
from converters.formats.docx.book.styles import roles, styles_xml
from converters.formats.docx.circulated import circulated
from converters.formats.docx.oxml import DECLARATION, DRAWN, NAMESPACES
from converters.formats.docx.settings import font_table_xml, settings_xml, theme_xml
from converters.formats.docx.template import APPLICATION
from converters.formats.format import Keep, unkept
from converters.formats.zips import zipped
from converters.settings.book_style import BookStyle
from converters.settings.design import Design
from converters.speech import head_words
from converters.speech.model import Speech

__all__ = ["write"]

_OF_PACKAGE = {
    "rId1": (RT.OFFICE_DOCUMENT, "word/document.xml"),
    "rId2": (RT.CORE_PROPERTIES, "docProps/core.xml"),
    "rId3": (RT.EXTENDED_PROPERTIES, "docProps/app.xml"),
    "rId4": (RT.CUSTOM_PROPERTIES, "docProps/custom.xml"),
}
_OF_DOCUMENT = {
    "rId1": (RT.STYLES, "styles.xml"),
    "rId2": (RT.SETTINGS, "settings.xml"),
    "rId3": (RT.FONT_TABLE, "fontTable.xml"),
    "rId4": (RT.THEME, "theme/theme1.xml"),
}
_TYPES = {
    "word/document.xml": CT.WML_DOCUMENT_MAIN,
    "word/styles.xml": CT.WML_STYLES,
    "word/settings.xml": CT.WML_SETTINGS,
    "word/fontTable.xml": CT.WML_FONT_TABLE,
    "word/theme/theme1.xml": CT.OFC_THEME,
    "docProps/core.xml": CT.OPC_CORE_PROPERTIES,
    "docProps/custom.xml": CT.OFC_CUSTOM_PROPERTIES,
    "docProps/app.xml": CT.OFC_EXTENDED_PROPERTIES,
}
_FURNITURE = {"header": (CT.WML_HEADER, RT.HEADER), "footer": (CT.WML_FOOTER, RT.FOOTER)}


def write(
    volume: Volume,
    speeches: Mapping[str, Speech],
    design: Design,
    book_style: BookStyle,
    keep: Keep = unkept,
) -> bytes:
    """Return a book as DOCX; `speeches` holds those of the book by id, `keep` their paragraphs.

    Nothing is taken from the clock: the same arguments always give the same bytes. Raises
    SourceError with speech and line for a sign that cannot stand in a document, UsageError if
    fonts are to be embedded and may not or are not there.
    """
    bound = _bound(design, volume)
    manuscript = Manuscript(volume, speeches, bound, book_style, keep)
    body = manuscript.text()
    members = [speeches[meta.id] for meta in volume.book.speeches]
    has_circulated = any(circulated(speech.meta) for speech in members)
    styles = styles_xml(
        bound,
        book_style,
        parts=manuscript.has_parts,
        circulated=has_circulated,
        marks=volume.book.settings.internal_imprint is not None,
        attached=any(map(attached, members)),
    )
    named = DRAWN if any(head_words.is_letter(speech.meta) for speech in members) else NAMESPACES
    document = f"{DECLARATION}<w:document {named}><w:body>{body}</w:body></w:document>"
    files = {
        "word/document.xml": document.encode(),
        "word/styles.xml": styles.encode(),
        "word/settings.xml": settings_xml(bound.style, facing=_facing(volume)).encode(),
        "word/fontTable.xml": font_table_xml(design, {}).encode(),
        "word/theme/theme1.xml": theme_xml(design).encode(),
        "docProps/core.xml": properties.core_xml(volume),
        "docProps/custom.xml": properties.custom_xml(volume),
        "docProps/app.xml": (DECLARATION + APPLICATION).encode(),
    }
    types, targets = dict(_TYPES), dict(_OF_DOCUMENT)
    for name, kind, xml in manuscript.furniture.parts:
        types[f"word/{name}.xml"], relation = _FURNITURE[kind]
        files[f"word/{name}.xml"] = xml.encode()
        targets[name] = (relation, f"{name}.xml")
    if design.style.docx.embed_fonts:
        from converters.formats.docx import embedding  # it loads what cuts fonts

        drawn = roles(bound, book_style, parts=manuscript.has_parts)
        written = (xml for _, _, xml in manuscript.furniture.parts)
        files |= embedding.files_for(repertoire([body, *written], drawn), design)
    return zipped(
        {
            package.TYPES: package.content_types({f"/{n}": t for n, t in types.items()}),
            "_rels/.rels": package.relationships(_OF_PACKAGE),
            **files,
            "word/_rels/document.xml.rels": package.relationships(targets),
        }
    )


def _facing(volume: Volume) -> bool:
    return volume.book.settings.options.sides == 2


def _bound(design: Design, volume: Volume) -> Design:
    """Return the look with the margins mirrored where the book is printed on two sides."""
    page = replace(design.style.page, mirrored=_facing(volume))
    return replace(design, style=replace(design.style, page=page))
