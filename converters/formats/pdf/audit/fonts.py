"""Checks of fonts: the face and size of every character, the programs in the file."""

from collections.abc import Iterator, Mapping

from converters.audit.faults import Fault
from converters.audit.pages import PrintedGlyph
from converters.audit.pdf_file import PdfFile
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.settings.fonts import Chain, Face

_SIZE = 0.05


def faces(proof: Proof) -> Iterator[Fault]:
    """Find characters drawn by another face than their role's; substitutes are noted."""
    seen: set[tuple[str, str]] = set()
    for line, glyph, role in proof.drawn:
        chain = proof.chains[role]
        place = chain.place_of(glyph.char)
        face = None if place is None else chain.every[place]
        wanted = face.postscript_name if face else ""
        called = face is not None and glyph.font in names(face)
        if not called and (glyph.font, role) not in seen:
            seen.add((glyph.font, role))
            message = f"“{glyph.char}”用了 {glyph.font}，应为 {wanted}"
            yield _of(PdfCode.FACE, message, line, glyph)
        elif place and face and chain.is_substitute(place) and (glyph.char, role) not in seen:
            seen.add((glyph.char, role))
            message = f"“{glyph.char}”由 {face.family} 替补（{chain.role.docx}没有此字）"
            yield _of(PdfCode.SUBSTITUTE, message, line, glyph)


def sizes(proof: Proof) -> Iterator[Fault]:
    """Find text of another size than its element's, one a line."""
    for line in proof.lines:
        element = proof.element(line)
        if element is None or (line.part and line.part.element == "issuer"):
            continue  # the issuer's size follows from its length, see pdf_circulation
        for glyph in line.printed.glyphs:
            if abs(glyph.size - element.size.pt) > _SIZE:
                message = f"“{glyph.char}”为 {glyph.size:.2f} 磅，应为 {element.size.pt:g} 磅"
                yield _of(PdfCode.SIZE, message, line, glyph)
                break


def programs(proof: Proof, file: PdfFile) -> Iterator[Fault]:
    """Find fonts that are not embedded or not what they are called, and missing glyphs."""
    return of_file(file, proof.chains)


def of_file(file: PdfFile, chains: Mapping[str, Chain]) -> Iterator[Fault]:
    """Find the same, whatever is printed in the file."""
    every = {id(face): face for chain in chains.values() for face in chain.every}.values()
    known = {name: face for face in every for name in names(face)}
    for font in file.fonts:
        face = known.get(font.name)
        if font.own_name is None:
            yield fault(PdfCode.EMBEDDED, f"字体 {font.name} 没有嵌入")
        elif face is None or font.own_name not in (font.name, *_innernames(face)):
            yield fault(PdfCode.EMBEDDED, f"字体名为 {font.name}，文件里实为 {font.own_name}")
        if font.missing:
            yield fault(PdfCode.GLYPH, f"字体 {font.name} 有 {len(font.missing)} 个字印成空框")


def names(face: Face) -> tuple[str, ...]:
    """Return what a face may be called in a PDF; WeasyPrint adds the style of a heavy one."""
    name = face.postscript_name
    return face.style_name, name, f"{name}-{face.font['name'].getDebugName(2) or ''}"


def _innernames(face: Face) -> tuple[str, ...]:
    """Return what a face is called in its own tables, of which a PDF may embed CFF alone.

    Noto's Chinese faces are the Japanese ones in there.
    """
    inner = (str(face.font["CFF "].cff.fontNames[0]),) if "CFF " in face.font else ()
    return face.postscript_name, *inner


def _of(code: PdfCode, message: str, line: ProofLine, glyph: PrintedGlyph) -> Fault:
    source = line.part.line if line.part else 0
    return fault(code, message, line.place, line=source, excerpt=glyph.char)


CHECKS = (
    faces,
    sizes,
)
"""All that look at printed characters."""
