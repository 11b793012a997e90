"""The files of a package, their content types and relationships."""

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE
from docx.opc.package import OpcPackage

from converters.formats.docx.oxml import DECLARATION

TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OBFUSCATED_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_DEFAULTS = {
    "rels": CONTENT_TYPE.OPC_RELATIONSHIPS,
    "xml": CONTENT_TYPE.XML,
    "odttf": OBFUSCATED_FONT,
}


def files(package: OpcPackage) -> dict[str, bytes]:
    """Return the files of an opened package by name, in the order in which they are zipped."""
    parts = list(package.iter_parts())
    types = {str(part.partname): part.content_type for part in parts}
    found = {TYPES: content_types(types), "_rels/.rels": package.rels.xml}
    for part in parts:
        found[part.partname.membername] = part.blob
        if part.rels:
            found[part.partname.rels_uri.membername] = part.rels.xml
    return found


def content_types(types: Mapping[str, str]) -> bytes:
    """Return `[Content_Types].xml` for the content type of each part name."""
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in _DEFAULTS.items()
    )
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in types.items()
        if kind not in _DEFAULTS.values()
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{defaults}{overrides}</Types>"
    ).encode()


def relationships(targets: Mapping[str, tuple[str, str]]) -> bytes:
    """Return a part of relationships: per id its type and target."""
    written = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{written}</Relationships>'
    ).encode()
