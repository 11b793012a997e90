"""Which face draws each character: fallback for glyphs that the role's own font lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional, category

from converters.errors import SourceError
from converters.settings.fonts import Chain

_BLANKS = frozenset(" \t\n　\u00a0")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def stands_alone(char: str) -> bool:
    """Return whether a character is one glyph whatever stands beside it, set from left to right.

    Marks that combine, controls and the scripts of the Near East are not.
    """
    return category(char)[0] not in "MC" and bidirectional(char) not in _RIGHT_TO_LEFT


@dataclass(frozen=True, slots=True)
class Substitution:
    """A character drawn by another face than the first of its role (字体替补)."""

    char: str
    role: str
    file: str
    line: int


class Drawer:
    """Tells the face of each character of one role, by its place in the chain; 0 is its own.

    A space is as wide as beside Latin letters, as in a DOCX; other blanks are in any face.
    """

    def __init__(self, chain: Chain) -> None:
        self.chain = chain
        self._places: dict[str, int] = dict.fromkeys(_BLANKS, 0)
        if chain.latin:
            self._places[" "] = chain.place_of(" ") or 0

    def place(self, char: str, line: int) -> int:
        """Return the index in the chain of the face that draws `char`.

        Raises SourceError with `line` when no face has it: it would print as a blank box.
        """
        found = self._places.get(char)
        if found is None:
            found = self._find(char, line)
            self._places[char] = found
        return found

    def _find(self, char: str, line: int) -> int:
        place = self.chain.place_of(char)
        if place is not None:
            return place
        raise self._lacking([char], line)

    def _lacking(self, chars: Sequence[str], line: int) -> SourceError:
        told = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in chars)
        several = len(chars) > 1
        this, it = ("这几个字", "是这些字") if several else ("这个字", "是此字")
        font = f"含有它{'们' * several}的{self.chain.role.docx}字体"
        return SourceError(
            f"没有一种字体有{told}{this}",
            f"请核对原稿；如确{it}，请把{font}放进 fonts/office/",
            line=line,
        )

    def runs(self, text: str, line: int) -> list[tuple[str, int]]:
        """Return the text in runs of one face, with the place of the face in the chain.

        Raises SourceError with all characters of the text that no face has.
        """
        try:
            chars = set(text)
            for char in chars.difference(self._places):
                self.place(char, line)
            places = self._places
            if len({places[char] for char in chars}) == 1:
                return [(text, places[text[0]])]
            groups = groupby(text, places.__getitem__)
            return [("".join(run), place) for place, run in groups]
        except SourceError:
            chain = self.chain
            lacking = [char for char in dict.fromkeys(text) if chain.face_for(char) is None]
            raise self._lacking([one for one in lacking if one not in _BLANKS], line) from None

    def substitutions(self, text: str, line: int) -> Iterator[Substitution]:
        """Yield every character of the text that its own font does not draw."""
        for run, place in self.runs(text, line):
            if self.chain.is_substitute(place):
                file = self.chain.faces[place].file
                yield from (Substitution(char, self.chain.role.name, file, line) for char in run)
