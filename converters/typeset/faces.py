"""Which face draws each character: fallback for glyphs that the role's own font lacks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import bidirectional, category

from converters.errors import SourceError
from converters.settings.fonts import Chain

_BLANKS = frozenset(" \t\n　\u00a0")
_RUN: Final = re.compile(rb"\0+|(.)\1*", re.DOTALL)
"""Places that are the same, a byte each; most are 0, which is looked for by itself."""
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
            places = bytes(map(self._places.__getitem__, text))
        except KeyError:
            self._learn(text, line)
            places = bytes(map(self._places.__getitem__, text))
        return [(text[run.start() : run.end()], run[0][0]) for run in _RUN.finditer(places)]

    def _learn(self, text: str, line: int) -> None:
        """Find the faces of the characters of a text; raise SourceError as `runs` does."""
        try:
            for char in set(text):
                self.place(char, line)
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
