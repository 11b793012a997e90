"""Lines set straight from the fonts, without Pango.

A composed line needs no line breaking, no shaping and no fallback: its characters are known to be
in the one face that is named, each has one glyph, and the spacing between them is given. Pango
would lay out each line three times to find out the same; that was a third of the whole time.

WeasyPrint has no hook for this, so two of its functions are replaced: `split_first_line`, which
measures a line, and `draw_text`. Both pass everything on that is not a composed line in a face of
the look: other elements, other fonts, marks that combine, text from right to left.
"""

import copy
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from string import printable
from typing import Any
from unicodedata import category

from weasyprint import draw
from weasyprint.layout import inline
from weasyprint.pdf.fonts import Font
from weasyprint.text.fonts import FontConfiguration, get_pango_font_key
from weasyprint.text.line_break import Layout

from converters.errors import SourceError
from converters.fonts import Face
from converters.typeset import cut
from converters.typeset.faces import stands_alone
from converters.typeset.metrics import ASCENT, EM


class Glyph:
    """What is needed of one character: advance in thousandths of an em, number, number in hex."""

    __slots__ = ("advance", "hex", "number")

    def __init__(self, advance: int, number: int) -> None:
        self.advance, self.number = advance, number
        self.hex = f"{number:04x}"


class Case(dict[str, Glyph]):
    """The glyphs of one face (字盘), filled as characters come; KeyError for any it cannot set."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self._fonts: dict[float, tuple[int, Font]] = {}

    def __missing__(self, char: str) -> Glyph:
        if not stands_alone(char):
            raise KeyError(char)
        glyph = self[char] = self.drawn(char)
        return glyph

    def has(self, char: str) -> bool:
        """Return whether the face has a character."""
        return self._face.has(char)

    def sample(self) -> str:
        """Return a character of the face that can be set and seen."""
        for char in map(chr, self._face.glyphs):
            if category(char)[0] in "LNPS":
                with suppress(KeyError):
                    self[char]
                    return char
        raise SourceError("字体里没有能用的字", "请换成别的字体文件", file=self._face.file)

    def _sign(self) -> str:
        """Return a character by which Pango is asked for the face, one that its bones have too."""
        return next((char for char in printable if char.strip() and self._face.has(char)), " ")

    def drawn(self, char: str) -> Glyph:
        """Return the glyph of a character that the face has, set or not."""
        face = self._face
        name = face.glyphs[ord(char)]
        advance = face.font["hmtx"][name][0] * EM / face.font["head"].unitsPerEm
        return Glyph(round(advance), face.font.getGlyphID(name))

    def font(self, fonts: dict[int, Font], style: Any) -> Font:
        """Return the font of a document for this face, added to `fonts` where it is not there."""
        size = style["font_size"]
        if size not in self._fonts:
            self._fonts[size] = _loaded(style, self._sign())
        key, font = self._fonts[size]
        if key not in fonts:
            fonts[key] = copy.copy(font)
            fonts[key].case = self
            fonts[key].widths, fonts[key].to_unicode, fonts[key].missing = {}, {}, {}
        return fonts[key]

    def embedded(self, numbers: Sequence[int]) -> bytes:
        """Return what a PDF embeds of the face for these glyphs.

        Of a font whose glyphs have CIDs the table CFF alone, where the numbers of the glyphs are
        their CIDs; else a font in which the glyphs keep their numbers. The first is much smaller.
        """
        data = self._face.data
        if self._has_cids:
            if not self._is_cut:
                data = cut.to_glyphs(data, numbers, keep_numbers=True)
            return cut.table(cut.to_glyphs(data, numbers, keep_numbers=False), b"CFF ")
        return cut.to_glyphs(data, numbers, keep_numbers=True)

    @cached_property
    def curves(self) -> bool:
        """Tell whether the face has the curves of PostScript (CFF)."""
        return "CFF " in self._face.font

    @cached_property
    def _has_cids(self) -> bool:
        found = self.curves and hasattr(self._face.font["CFF "].cff.topDictIndex[0], "ROS")
        self._face.forget_curves()
        return found

    @cached_property
    def _is_cut(self) -> bool:
        """Tell whether the CIDs are the numbers of the glyphs, as after a cut that kept those."""
        names = self._face.font.getGlyphOrder()
        return all(name == f"cid{number:05d}" for number, name in enumerate(names) if number)


def _loaded(style: Any, char: str) -> tuple[int, Font]:
    """Return WeasyPrint's font of a style that has `char`, and the key it would know it by."""
    layout = Layout(style)
    layout.set_text(char)
    line, _ = layout.get_first_line()
    found = line.runs[0].data.item.analysis.font
    key, description, size = get_pango_font_key(found)
    font = _Font(found, description, size)
    font.layout, font.file_content = layout, b""
    return key, font


class _Font(Font):  # type: ignore[misc]
    """A font as it is embedded: cut from the face's own file, not from a copy."""

    case: Case
    layout: Layout
    """Keeps the font of Pango alive."""

    @property
    def type(self) -> str:
        """Tell WeasyPrint's two kinds of font apart: with the curves of CFF, or of TrueType."""
        return "otf" if self.case.curves else "ttf"

    def subset(self, to_unicode: Mapping[int, str], hinting: bool) -> None:
        """Cut the font down to the glyphs of the document."""
        self.file_content = self.case.embedded(sorted(to_unicode))


class Faces(FontConfiguration):  # type: ignore[misc]
    """The fonts of one look, and the case of each by the name of its family."""

    def __init__(self, cases: Mapping[str, Case]) -> None:
        super().__init__()
        self.cases = cases


class Set:
    """A line that is set: stands where WeasyPrint keeps a layout of Pango."""

    __slots__ = ("case", "text")
    first_line_direction = 0

    def __init__(self, text: str, case: Case) -> None:
        self.text, self.case = text, case


def measure(
    text: str,
    style: Any,
    context: Any,
    max_width: Any,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> tuple[object, int, int | None, float, float, float]:
    """Return the first line of a text as WeasyPrint's `split_first_line` does.

    The line, its length in bytes, where the next begins, width, height and baseline in pixels.
    """
    fonts = style.font_config
    if style["white_space"] == "pre" and isinstance(fonts, Faces):
        line, broken, _ = text.partition("\n")
        case = fonts.cases.get(style["font_family"][0])
        try:
            advance = sum([case[char].advance for char in line]) if case is not None else 0
        except KeyError:
            case = None
        if case is not None:
            size, spacing = style["font_size"], style["letter_spacing"]
            spacing = 0 if spacing == "normal" else spacing
            width = advance * size / EM + len(line) * spacing
            length = len(line.encode())
            resume = length + 1 if broken else None
            return Set(line, case), length, resume, width, size, size * ASCENT
    result: tuple[object, int, int | None, float, float, float] = _split_first_line(
        text, style, context, max_width, justification_spacing, is_line_start, minimum
    )
    return result


def paint(stream: Any, box: Any, offset_x: float, overflow: str, ellipsis: str) -> None:
    """Draw a text box as WeasyPrint's `draw_text` does; `ellipsis` is never used by a set line."""
    line = box.pango_layout
    if not isinstance(line, Set):
        _draw_text(stream, box, offset_x, overflow, ellipsis)
        return
    style, case = box.style, line.case
    font = case.font(stream._fonts, style)
    spacing = style["letter_spacing"]
    stream.set_color(style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
    stream.set_font_size(font.hash, style["font_size"])
    glyphs = [case[char] for char in line.text]
    for char, glyph in zip(line.text, glyphs, strict=True):
        if glyph.number not in font.to_unicode:
            font.to_unicode[glyph.number] = char
            font.widths[glyph.number] = glyph.advance
    shown = f"<{''.join([glyph.hex for glyph in glyphs])}> Tj"
    if spacing and spacing != "normal":
        shown = f"{spacing:.5f} Tc {shown} 0 Tc"
    stream.stream.append(shown.encode())
    stream.end_text()


_split_first_line = inline.split_first_line
_draw_text = draw.draw_text
inline.split_first_line = measure
draw.draw_text = paint
