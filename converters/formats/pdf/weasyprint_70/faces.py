"""The faces of a look, and text that is set from them alone, without Pango."""

import contextlib
import copy
import hashlib
import os
import shutil
import weakref
from collections.abc import Hashable, Mapping
from functools import lru_cache, partial
from itertools import count, groupby
from operator import itemgetter
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from converters.formats.pdf.setting import Case
from converters.formats.pdf.weasyprint_70.library import THEIRS, Font, fonts, line_break
from converters.typeset.metrics import ASCENT, EM


class Faces(fonts.FontConfiguration):  # type: ignore[misc]
    """The fonts of one look, and the case of each by the name of its family."""

    def __init__(self, cases: Mapping[str, Case]) -> None:
        super().__init__()
        self._folder = Path(mkdtemp(prefix="weasyprint-"))
        weakref.finalize(self, _removed, self._folder, os.getpid())
        self.cases = cases
        self.styles: dict[Hashable, Any] = {}
        """What was computed for all documents of the look."""
        self._loaded: dict[tuple[str, float], tuple[int, Font]] = {}

    def font(self, case: Case, known: dict[object, Font], style: Any, further: int = 0) -> Font:
        """Return the font of a document for a case, added to those `known` if it is not there.

        In a `further` font of the case (1, 2 …) glyphs stand for other characters.
        """
        which = style["font_family"][0], style["font_size"]
        if which not in self._loaded:
            self._loaded[which] = _loaded(style, case)
        key, font = self._loaded[which]
        place = (key, further) if further else key
        if place not in known:
            known[place] = renamed(font, further) if further else copy.copy(font)
            known[place].widths, known[place].to_unicode, known[place].missing = {}, {}, {}
        return known[place]


def renamed(font: Font, further: int) -> Font:
    """Return a font of the same face under a name of its own, which follows from the number.

    The name is six letters, as that of every font that is cut (ISO 32000-1 §9.6.4).
    """
    made = f"{font.hash}{further}".encode()
    digest = hashlib.md5(made, usedforsecurity=False).digest()[: len(font.hash)]
    other = copy.copy(font)
    other.hash = "".join(chr(ord("A") + byte % 26) for byte in digest)
    other.name = font.name.replace(font.hash.encode(), other.hash.encode())
    return other


def _removed(folder: Path, maker: int) -> None:
    """Remove WeasyPrint's copies of fonts when the process ends that made them, no forked one."""
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)


def _loaded(style: Any, case: Case) -> tuple[int, Font]:
    """Return WeasyPrint's font of a style, and the key it would know it by."""
    layout = line_break.Layout(style)
    layout.set_text(case.sign())
    line, _ = layout.get_first_line()
    found = line.runs[0].data.item.analysis.font
    key, description, size = fonts.get_pango_font_key(found)
    font = _Font(found, description, size)
    font.case, font.layout, font.file_content = case, layout, b""
    return key, font


class _Font(Font):  # type: ignore[misc]
    """A font as it is embedded: cut from the face's own file, not from a copy."""

    case: Case
    layout: line_break.Layout
    """Keeps the font of Pango alive."""

    @property
    def type(self) -> str:
        """Tell WeasyPrint's two kinds of font apart: with the curves of CFF, or of TrueType."""
        return "otf" if self.case.curves else "ttf"

    def subset(self, to_unicode: Mapping[int, str], hinting: bool) -> None:
        """Cut the font down to the glyphs of the document."""
        self.file_content = self.case.embedded(sorted(to_unicode))


class Set:
    """A line that is set: stands where WeasyPrint keeps a layout of Pango."""

    __slots__ = ("advance", "case", "text")
    first_line_direction = 0

    def __init__(self, text: str, case: Case) -> None:
        """Raise KeyError if the face does not set one of the characters."""
        self.text, self.case, self.advance = text, case, case.advance(text)

    def width(self, style: Any) -> float:
        """Return how wide the line is in pixels."""
        spacing = style["letter_spacing"]
        spaced = 0 if spacing == "normal" else spacing
        width: float = self.advance * style["font_size"] / EM + len(self.text) * spaced
        return width

    def shown(self, stream: Any, style: Any) -> str:
        """Return what shows the line on a page; its glyphs are noted with the page's fonts."""
        try:
            before, after = style.operators
        except AttributeError:
            before, after = style.operators = _operators(style)
        return "\n".join(
            [
                f"/{font.hash}{before}{self.case.hex(run)}{after}"
                for font, run in self._runs(stream._fonts, style)
            ]
        )

    def _runs(self, known: dict[object, Font], style: Any) -> list[tuple[Font, str]]:
        """Return the text by the fonts that its glyphs are of, one after the other.

        Where a glyph stands for two characters (· and •, 人 and its radical), each is of a font of
        its own, or one would be copied out as the other.
        """
        faces: Faces = style.font_config
        first = faces.font(self.case, known, style)
        if self._is_noted(first, self.text):
            return [(first, self.text)]
        fonts = partial(faces.font, self.case, known, style)
        placed = [
            (next(n for n in count() if self._is_noted(fonts(n), char)), char) for char in self.text
        ]
        return [
            (fonts(further), "".join([char for _, char in run]))
            for further, run in groupby(placed, key=itemgetter(0))
        ]

    def _is_noted(self, font: Font, text: str) -> bool:
        """Note the glyphs of a text with a font; return whether all stand for these characters."""
        seen: set[str] = vars(font).setdefault("seen", set())
        for char in text if not seen.issuperset(text) else "":
            if char not in seen:
                glyph = self.case[char]
                # Pango may have been first.
                if font.to_unicode.setdefault(glyph.number, char) != char:
                    return False
                font.widths.setdefault(glyph.number, glyph.advance)
                seen.add(char)
        return True


def _operators(style: Any) -> tuple[str, str]:
    """Return what stands before and after the glyphs of a line in a style, but for the font."""
    size, spacing = number(style["font_size"]), style["letter_spacing"]
    if spacing and spacing != "normal":
        return f" {size} Tf\n{spacing:.5f} Tc <", "> Tj 0 Tc"
    return f" {size} Tf\n<", "> Tj"


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a number as pydyf writes it.

    >>> number(28.0), number(0.5), number(1 / 3)
    ('28', '0.5', '0.333333')
    """
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:f}".rstrip("0")


Measured = tuple[object, int, int | None, float, float, float]
"""A line, its length in bytes, where the next begins, width, height and baseline in pixels."""


def measure(
    text: str,
    style: Any,
    context: Any,
    max_width: Any,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Measured:
    """Return the first line of a text as WeasyPrint's `split_first_line` does."""
    case = case_of(style)
    if case is not None and style["white_space"] == "pre":
        line, broken, _ = text.partition("\n")
        with contextlib.suppress(KeyError):
            made = Set(line, case)
            length, size = len(line.encode()), style["font_size"]
            resume = length + 1 if broken else None
            return made, length, resume, made.width(style), size, size * ASCENT
    found: Measured = THEIRS["split_first_line"](
        text, style, context, max_width, justification_spacing, is_line_start, minimum
    )
    return found


def case_of(style: Any) -> Case | None:
    """Return the glyphs of the face that a style names first, if it is a face of a look."""
    faces = style.font_config
    return faces.cases.get(style["font_family"][0]) if isinstance(faces, Faces) else None


def paint(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: str
) -> None:
    """Draw a text box as WeasyPrint's `draw_text` does; a set line is never cut short."""
    line, style = textbox.pango_layout, textbox.style
    if not isinstance(line, Set):
        THEIRS["draw_text"](stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    stream.set_color(style["color"])
    stream.stream.append(f"BT\n{placed(textbox)}\n{line.shown(stream, style)}\nET".encode())


def placed(textbox: Any) -> str:
    """Return what places the text of a box on its page."""
    baseline = textbox.position_y + textbox.baseline
    return f"1 0 0 -1 {number(textbox.position_x)} {number(baseline)} Tm"


def strut(style: Any) -> tuple[float, float]:
    """Return the height of a style's lines and their baseline from the top, kept with the style.

    The baseline of a face is where `measure` has it: WeasyPrint's is that of the font's own units,
    and lines that hold two faces would be some thousandths of a point higher.
    """
    try:
        found: tuple[float, float] = style.strut
    except AttributeError:
        found = THEIRS["strut"](style)
        if case_of(style) is not None:
            height, size = found[0], style["font_size"]
            found = height, size * ASCENT + (height - size) / 2
        style.strut = found
    return found
