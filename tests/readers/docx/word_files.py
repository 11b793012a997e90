"""Word files made by hand, part by part, for the tests of their reader."""

import io
import zipfile
from collections.abc import Mapping

from converters.readers import docx
from converters.readers.docx.ooxml import (
    CHART,
    COMPATIBILITY,
    DRAWING,
    MAIN,
    MATH,
    OFFICE,
    PLACED,
    RELATIONS,
    SHAPE,
    VML,
)
from converters.readers.raw import Fidelity, RawText

SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": MAIN,
        "r": RELATIONS,
        "m": MATH,
        "a": DRAWING,
        "wp": PLACED,
        "wps": SHAPE,
        "c": CHART,
        "mc": COMPATIBILITY,
        "v": VML,
        "o": OFFICE,
    }.items()
)
_OF_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OF_OFFICE = f"{RELATIONS}/"


def t(words: str, properties: str = "") -> str:
    """A run of words."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*runs: str, about: str = "") -> str:
    """A paragraph of runs."""
    properties = f"<w:pPr>{about}</w:pPr>" if about else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def document(body: str) -> str:
    return f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"


def part(name: str, inside: str) -> str:
    return f"<w:{name} {SPACES}>{inside}</w:{name}>"


def word(body: str, parts: Mapping[str, str] | None = None, main: str = "document.xml") -> bytes:
    """Return a file; `parts` are named by their kind, such as styles or footnotes."""
    held = {f"word/{kind}.xml": text for kind, text in (parts or {}).items()}
    related = {kind: f"{kind}.xml" for kind in parts or {}}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/{main}" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        package.writestr("_rels/.rels", _relations({"officeDocument": f"/word/{main}"}))
        package.writestr(f"word/_rels/{main}.rels", _relations(related))
        package.writestr(f"word/{main}", document(body))
        for name, text in held.items():
            package.writestr(name, text)
    return stream.getvalue()


def _relations(targets: Mapping[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="{kind}" Type="{_OF_OFFICE}{kind.rstrip("0123456789")}" '
        f'Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_OF_PACKAGE}">{each}</Relationships>'


def read(body: str, parts: Mapping[str, str] | None = None) -> RawText:
    return docx.read(word(body, parts))


def lines(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    return read(body, parts).text.split("\n")


def told(found: RawText, kind: Fidelity = Fidelity.LEFT_OUT) -> list[tuple[str, str]]:
    """Return what was left out, or changed, each with its words."""
    return [(one.what, one.words) for one in found.differences if one.kind is kind]
