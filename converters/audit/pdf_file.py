"""What a PDF says of itself: standards, language, outline, page labels, attachments, fonts."""

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont, TTLibError

_CFF: Final = b"\x01\x00"
_CID: Final = re.compile(r"cid(\d+)")
_AFTER_TAG: Final = re.compile(r"^/?(?:[A-Z]{6}\+)?")


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font of the PDF."""

    name: str
    """As the pages call it, without the tag of its subset."""
    own_name: str | None
    """The name inside the font program; None if no program is embedded."""
    glyphs: frozenset[int]
    """Glyphs in the program, by the numbers that pages call them; not the blank box."""
    used: frozenset[int]
    """Glyphs that pages show."""

    @property
    def missing(self) -> frozenset[int]:
        """Glyphs that are shown but not in the program: they print as blank boxes."""
        return self.used - self.glyphs


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The facts of a file beside its pages."""

    pdfa: str
    """Part and conformance, 3A; empty without."""
    pdfua: str
    """Part, 1; empty without."""
    tagged: bool
    language: str
    title: str
    outline: tuple[str, ...]
    page_labels: bool
    attachments: dict[str, bytes]
    fonts: tuple[EmbeddedFont, ...]


def read(pdf: bytes) -> PdfFile:
    """Return the facts of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_metadata() as facts:
        root = document.Root
        return PdfFile(
            pdfa=facts.get("pdfaid:part", "") + facts.get("pdfaid:conformance", ""),
            pdfua=facts.get("pdfuaid:part", ""),
            tagged="/StructTreeRoot" in root and "/MarkInfo" in root and bool(root.MarkInfo.Marked),
            language=str(root.get("/Lang", "")),
            title=str(facts.get("dc:title", "")),
            outline=tuple(_outline(root)),
            page_labels="/PageLabels" in root,
            attachments={
                name: spec.get_file().read_bytes() for name, spec in document.attachments.items()
            },
            fonts=tuple(_fonts(document)),
        )


def _outline(root: Any) -> Iterator[str]:
    """Yield the titles of the outline in order; a ring of them ends where it began."""
    to_come = [root.Outlines.get("/First")] if "/Outlines" in root else []
    seen = set()
    while to_come:
        item = to_come.pop()
        if item is not None and item.objgen not in seen:
            seen.add(item.objgen)
            yield str(item.Title)
            to_come += [item.get("/Next"), item.get("/First")]


def _fonts(document: pikepdf.Pdf) -> Iterator[EmbeddedFont]:
    for name, program, used in _shown(document).values():
        own_name, glyphs = None, frozenset[int]()
        with suppress(TTLibError, struct.error):
            own_name, glyphs = _opened(program or b"")
        yield EmbeddedFont(_AFTER_TAG.sub("", name), own_name, glyphs, frozenset(used))


def _opened(program: bytes) -> tuple[str | None, frozenset[int]]:
    """Return name and glyphs of a program: a font file, or its table CFF alone.

    Pages call the glyphs of such a table by their CIDs, if it has any.
    """
    if program.startswith(_CFF):
        table = CFFFontSet()
        table.decompile(BytesIO(program), None)
        names = table.topDictIndex[0].charset[1:]
        numbers = (_CID.fullmatch(name) for name in names)
        return table.fontNames[0], frozenset(int(cid[1]) for cid in numbers if cid)
    font = TTFont(BytesIO(program), lazy=True)
    name = font["name"].getDebugName(6) if "name" in font else None
    return name, frozenset(range(1, font["maxp"].numGlyphs))


def _shown(document: pikepdf.Pdf) -> dict[tuple[int, int], tuple[str, bytes | None, set[int]]]:
    """Return name, program and shown glyphs of each font, by its object number."""
    found: dict[tuple[int, int], tuple[str, bytes | None, set[int]]] = {}
    for page in document.pages:
        instructions: Any = pikepdf.parse_content_stream(page, "Tf TJ Tj")
        current: set[int] = set()
        for operands, operator in instructions:
            if str(operator) == "Tf":
                font = page.resources.Font[str(operands[0])]
                if font.objgen not in found:
                    found[font.objgen] = (str(font.BaseFont), _program(font), set())
                current = found[font.objgen][2]
            else:
                shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                for part in shown:
                    if isinstance(part, pikepdf.String):
                        current.update(_cids(bytes(part)))
    return found


def _cids(shown: bytes) -> Iterator[int]:
    return (int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown), 2))


def _program(font: Any) -> bytes | None:
    descendants = font.get("/DescendantFonts")
    descriptor = (descendants[0] if descendants else font).get("/FontDescriptor", {})
    for key in ("/FontFile3", "/FontFile2", "/FontFile"):
        if key in descriptor:
            return bytes(descriptor[key].read_bytes())
    return None
