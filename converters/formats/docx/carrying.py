"""The Markdown inside its DOCX, as a custom XML part (ECMA-376 Part 1, 15.2.5): nobody sees it.

Word processors keep such parts when they save a file again, so that one which comes back corrected
brings the text that it was made from.
"""

import io
import re
import zipfile
import zlib

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from converters import files
from converters.formats.docx import package
from converters.formats.docx.oxml import DECLARATION
from converters.speech import carried_source

ITEM = "customXml/item1.xml"
"""The part that holds the Markdown."""
TARGET = f"../{ITEM}"
"""Where it stands for the part with the words."""
_PROPERTIES = "customXml/itemProps1.xml"
_ID = "{5B0C1D2E-6F70-4A8B-9C0D-1E2F30415263}"
"""Of the data in the part (22.5.2.1): any will do, as long as it does not vary."""
_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_HELD = re.compile(rf'{carried_source.SHA256}="([0-9a-f]{{64}})">([A-Za-z0-9+/=]*)</source>')
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    RuntimeError,
)


def item(source: bytes) -> bytes:
    """Return the part that holds the Markdown `source`, with the sha256 that it has."""
    about = f'xmlns="{carried_source.NAMESPACE}" {carried_source.SHA256}="{files.sha256(source)}"'
    return f"{DECLARATION}<source {about}>{carried_source.packed(source)}</source>".encode()


def held(file: bytes) -> bytes:
    """Return the Markdown that a DOCX as we wrote it carries; empty for any other file."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as package, package.open(ITEM) as part:
            found = _HELD.search(part.read(2 * carried_source.LARGEST).decode())
    except _DAMAGED:
        return b""
    return carried_source.unpacked(found[2], found[1]) or b"" if found else b""


def parts() -> dict[str, tuple[str, str]]:
    """Return the parts of a file that carries, each with its type; the Markdown is empty."""
    schema = f'<ds:schemaRef ds:uri="{carried_source.NAMESPACE}"/>'
    about = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{_ID}" xmlns:ds="{_DATA}">'
        f"<ds:schemaRefs>{schema}</ds:schemaRefs></ds:datastoreItem>"
    )
    return {
        f"/{ITEM}": (CT.XML, item(b"").decode()),
        f"/{_PROPERTIES}": (CT.OFC_CUSTOM_XML_PROPERTIES, about),
    }


def relations() -> dict[str, bytes]:
    """Return the part that leads from the Markdown to what is said of it."""
    properties = {"rId1": (RT.CUSTOM_XML_PROPS, "itemProps1.xml")}
    return {"customXml/_rels/item1.xml.rels": package.relationships(properties)}
