"""The empty document of a look: all parts but the words, made once and opened for every speech."""

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from converters.formats.docx import carrying, package
from converters.formats.docx.oxml import DECLARATION, DRAWN, NAMESPACES
from converters.formats.docx.section import (
    bare_footers,
    footers,
    imprint_section,
    related,
    section_properties,
)
from converters.formats.docx.settings import font_table_xml, settings_xml, theme_xml
from converters.formats.docx.styles import styles_xml
from converters.formats.zips import zipped
from converters.settings.design import Design
from converters.settings.style import Style
from converters.typeset.imprint_place import ImprintPlace

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>huibian</Application></Properties>"
)


def template(
    design: Design,
    *,
    circulated: bool = False,
    attached: bool = False,
    bare_front: bool = False,
    imprint: ImprintPlace = ImprintPlace.AFTER_TEXT,
    carries: bool = False,
) -> bytes:
    """Return a DOCX without words: styles, settings, last section and page numbers.

    `circulated` adds the styles of 版头 and 版记, `attached` those of attachments; with a
    `bare_front` the first page has no number. An `imprint` that does not stand under the text has
    the last section to itself. One that `carries` has a place for the Markdown.
    """
    feet = _feet(design.style, imprint)
    named = DRAWN if bare_front else NAMESPACES
    section = (
        section_properties(design.style, related(footers(design.style)), bare_front=bare_front)
        if imprint is ImprintPlace.AFTER_TEXT
        else imprint_section(design.style, imprint)
    )
    parts = {
        "/word/document.xml": (
            CT.WML_DOCUMENT_MAIN,
            f"{DECLARATION}<w:document {named}><w:body>{section}</w:body></w:document>",
        ),
        "/word/styles.xml": (
            CT.WML_STYLES,
            styles_xml(design, circulated=circulated, attached=attached),
        ),
        "/word/settings.xml": (CT.WML_SETTINGS, settings_xml(design.style)),
        "/word/fontTable.xml": (CT.WML_FONT_TABLE, font_table_xml(design, {})),
        "/word/theme/theme1.xml": (CT.OFC_THEME, theme_xml(design)),
        **{f"/word/{name}.xml": (CT.WML_FOOTER, xml) for name, xml in feet.items()},
        "/docProps/core.xml": (CT.OPC_CORE_PROPERTIES, DECLARATION + CORE),
        "/docProps/custom.xml": (CT.OFC_CUSTOM_PROPERTIES, DECLARATION + _CUSTOM),
        "/docProps/app.xml": (CT.OFC_EXTENDED_PROPERTIES, DECLARATION + APPLICATION),
        **(carrying.parts() if carries else {}),
    }
    of_document = {
        "rId1": (RT.STYLES, "styles.xml"),
        "rId2": (RT.SETTINGS, "settings.xml"),
        "rId3": (RT.FONT_TABLE, "fontTable.xml"),
        "rId4": (RT.THEME, "theme/theme1.xml"),
        **{name: (RT.FOOTER, f"{name}.xml") for name in feet},
        **({"rIdSource": (RT.CUSTOM_XML, carrying.TARGET)} if carries else {}),
    }
    of_package = {
        "rId1": (RT.OFFICE_DOCUMENT, "word/document.xml"),
        "rId2": (RT.CORE_PROPERTIES, "docProps/core.xml"),
        "rId3": (RT.EXTENDED_PROPERTIES, "docProps/app.xml"),
        "rId4": (RT.CUSTOM_PROPERTIES, "docProps/custom.xml"),
    }
    return zipped(
        {
            package.TYPES: package.content_types({n: kind for n, (kind, _) in parts.items()}),
            "_rels/.rels": package.relationships(of_package),
            **{name[1:]: xml.encode() for name, (_, xml) in parts.items()},
            "word/_rels/document.xml.rels": package.relationships(of_document),
            **(carrying.relations() if carries else {}),
        }
    )


def _feet(style: Style, imprint: ImprintPlace) -> dict[str, str]:
    """Return the footers by the name of their part; those of a bare 版记 follow the others."""
    bare = bare_footers(style) if imprint is ImprintPlace.BARE else {}
    feet = [*footers(style).values(), *bare.values()]
    return {f"footer{number}": foot for number, foot in enumerate(feet, 1)}
