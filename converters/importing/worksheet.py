"""The working sheet: the raw text, and by its side which rule last touched each character."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from converters.importing.passage import Edit, Passage, whole
from converters.importing.rules import NUMBER

_NONE: Mapping[str, frozenset[str]] = {}
TextRule = Callable[[str], Iterable[Edit]]
"""A rule on a text: which edits it asks for, ascending and not overlapping."""


class Worksheet:
    """The raw text of one file and the column of blame.

    Every change of a passage goes through `edit` and every omission through `drop`, so that the
    ledger can be drawn up at the end. Rules named in `off` do nothing.
    """

    def __init__(self, raw: str, off: frozenset[str] = frozenset()) -> None:
        self.raw = raw
        self.whole = whole(raw)
        self.off = off
        self.blame = bytearray(len(raw))

    def drop(self, passage: Passage, rule: str) -> None:
        """Leave the passage out of every speech, by the rule."""
        origin = passage.origin
        if not origin:
            return
        number = NUMBER[rule]
        first, last = origin[0], origin[-1]
        if last - first + 1 == len(origin):
            self.blame[first : last + 1] = bytes((number,)) * len(origin)
        else:
            for place in origin:
                self.blame[place] = number

    def edit(self, passage: Passage, edits: Iterable[Edit], rule: str) -> Passage:
        """Return the passage with the edits made, by the rule."""
        text, origin, blame, number = passage.text, passage.origin, self.blame, NUMBER[rule]
        words: list[str] = []
        places = origin[:0]
        at = 0
        for start, end, new in edits:
            words += (text[at:start], new)
            places.extend(origin[at : start + len(new)])
            for place in origin[start:end]:
                blame[place] = number
            at = end
        if not words:
            return passage
        words.append(text[at:])
        places.extend(origin[at:])
        return Passage("".join(words), places)

    def apply(
        self,
        passage: Passage,
        rules: Sequence[tuple[str, TextRule]],
        signs: Mapping[str, frozenset[str]] = _NONE,
    ) -> Passage:
        """Return the passage after the rules of a table, in their order.

        `signs` names, for the code of a rule, characters without any of which it does nothing.
        """
        met = frozenset(passage.text) if signs else frozenset()
        for code, rule in rules:
            wanted = signs.get(code)
            if code not in self.off and not (wanted and wanted.isdisjoint(met)):
                passage = self.edit(passage, rule(passage.text), code)
        return passage

    def stripped(self, passage: Passage) -> Passage:
        """Return the passage without white space at its ends, which goes to the layout."""
        text = passage.text
        bare = text.strip()
        if len(bare) == len(text):
            return passage
        start = len(text) - len(text.lstrip())
        self.drop(passage.cut(0, start), "layout")
        self.drop(passage.cut(start + len(bare)), "layout")
        return passage.cut(start, start + len(bare))

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, total = [0], 0
        for line in self.raw.splitlines(keepends=True):
            total += len(line)
            starts.append(total)
        return starts

    def line_at(self, place: int) -> int:
        """Return the line of a raw offset, 1 for the first."""
        return bisect_right(self._line_starts, place)

    def line_of(self, passage: Passage) -> int:
        """Return the line on which a passage begins; 0 for an empty one."""
        return self.line_at(passage.origin[0]) if passage.origin else 0
