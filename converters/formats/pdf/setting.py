"""The glyphs that a composed line is set with, straight from the fonts, without Pango.

A composed line needs no line breaking, no shaping and no fallback: its characters are known to be
in the one face that is named, each has one glyph, and the spacing between them is given. Pango
would lay out each line three times to find out the same; that was a third of the whole time.
Marks that combine and text from right to left are left to it.
"""

from collections.abc import Sequence
from contextlib import suppress
from string import printable
from unicodedata import category

from converters.errors import SourceError
from converters.settings.fonts import Face
from converters.typeset import font_subset
from converters.typeset.faces import stands_alone
from converters.typeset.metrics import EM


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
        self._advances: dict[str, int] = {}
        self._numbers: dict[str, str] = {}

    def __missing__(self, char: str) -> Glyph:
        if not stands_alone(char):
            raise KeyError(char)
        glyph = self[char] = self.drawn(char)
        self._advances[char], self._numbers[char] = glyph.advance, glyph.hex
        return glyph

    def advance(self, text: str) -> int:
        """Return the advances of all characters of a text together; KeyError as for each."""
        try:
            return sum(map(self._advances.__getitem__, text))
        except KeyError:
            return sum([self[char].advance for char in text])

    def hex(self, text: str) -> str:
        """Return the numbers of the glyphs of a text, each as four digits."""
        return "".join(map(self._numbers.__getitem__, text))

    def has(self, char: str) -> bool:
        """Return whether the face has a character."""
        return self._face.has(char)

    def sample(self) -> str:
        """Return a character of the face that can be set and seen."""
        for char in self._face.characters:
            if category(char)[0] in "LNPS":
                with suppress(KeyError):
                    self[char]
                    return char
        raise SourceError("字体里没有能用的字", "请换成别的字体文件", file=self._face.file)

    def sign(self) -> str:
        """Return a character by which Pango is asked for the face, one that its bones have too."""
        return next((char for char in printable if char.strip() and self._face.has(char)), " ")

    def drawn(self, char: str) -> Glyph:
        """Return the glyph of a character that the face has, set or not."""
        face = self._face
        return Glyph(round(face.advance(char) * EM / face.units), face.number(char))

    def embedded(self, numbers: Sequence[int]) -> bytes:
        """Return what a PDF embeds of the face for these glyphs.

        Of a font whose glyphs have CIDs the table CFF alone, if the numbers of the glyphs are
        their CIDs; else a font in which the glyphs keep their numbers. The first is much smaller.
        """
        data = self._face.data
        if self._face.has_cids:
            if not self._face.numbers_are_cids:
                data = font_subset.to_glyphs(data, numbers, keep_numbers=True)
            return font_subset.table(
                font_subset.to_glyphs(data, numbers, keep_numbers=False), b"CFF "
            )
        return font_subset.to_glyphs(data, numbers, keep_numbers=True)

    @property
    def curves(self) -> bool:
        """Tell whether the face has the curves of PostScript (CFF)."""
        return self._face.curves
