"""The working sheet: the raw text, and by its side which rule last touched each character."""

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from converters.importing.passage import Edit, Passage, whole
from converters.importing.rules import NUMBER
from converters.speech.scripts import SIMPLIFIED, simplified


@dataclass(frozen=True, slots=True)
class Every:
    """Replace a sign wherever it stands in a text by another one."""

    sign: str
    new: str


TextRule = Callable[[str], Iterable[Edit] | Every]
"""A rule on a text: which edits it asks for, ascending and not overlapping."""


_NONE: Mapping[str, str] = {}


class Signs:
    """For each code of a table of rules, characters without any of which its rule does nothing.

    They are written as within a set of a pattern; those `of_every` rule are of all these codes. A
    rule whose code has none may do something to any text. `rows` are what else a rule may be met
    by: several of a sign in a row, which stands alone in every text.
    """

    def __init__(
        self, of_code: Mapping[str, str], of_every: str = "", rows: Mapping[str, str] = _NONE
    ) -> None:
        self._rows = rows
        self._forms = {code: re.compile(f"[{chars}{of_every}]") for code, chars in of_code.items()}
        self._any = re.compile(f"[{''.join(of_code.values())}{of_every}]")
        self._idle_at = lru_cache(maxsize=256)(self._idle)

    def idle(self, text: str) -> frozenset[str]:
        """Return the codes of the rules that do nothing to the text."""
        idle = self._idle_at(frozenset(self._any.findall(text)))
        met = [code for code, row in self._rows.items() if row in text]
        return idle.difference(met) if met else idle

    def _idle(self, met: frozenset[str]) -> frozenset[str]:
        signs = "".join(met)
        return frozenset(code for code, form in self._forms.items() if not form.search(signs))


_CORNERS = dict(zip("「」『』", "“”‘’", strict=True))
"""Quotation marks of texts in traditional hanzi (直角引号), and those that the rules know."""
_CORNERED = re.compile(
    r"(?m)^[ \u3000]*[「『][^「」『』。！？\n]{1,60}[」』][ \u3000]*$|[「」『』]"
)
"""A line that stands in them as a whole is a label or a title; elsewhere they are quotes."""


def _plain(text: str) -> str:
    """Return a text as the rules look at it: simplified hanzi, and quotation marks they know."""
    text = simplified(text)
    if "「" not in text and "『" not in text:
        return text
    return _CORNERED.sub(lambda match: _CORNERS.get(match[0], match[0]), text)


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
        self.seen = raw
        """The raw text as the rules look at it."""
        self._written: dict[int, str] = {}

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

    def edit(self, passage: Passage, edits: Iterable[Edit] | Every, rule: str) -> Passage:
        """Return the passage with the edits made, by the rule."""
        if isinstance(edits, Every):
            return self._edit_every(passage, edits, rule)
        text, origin, blame, number = passage.text, passage.origin, self.blame, NUMBER[rule]
        words: list[str] = []
        made = list(edits)
        at = 0
        for start, end, new in made:
            words += (text[at:start], new)
            for place in origin[start:end]:
                blame[place] = number
            at = end
        if not made:
            return passage
        words.append(text[at:])
        now = "".join(words)
        return Passage(now, origin if len(now) == len(text) else _places(origin, made))

    def _edit_every(self, passage: Passage, every: Every, rule: str) -> Passage:
        """Return the passage with a sign replaced wherever it stands, by the rule."""
        text, origin, blame, number = passage.text, passage.origin, self.blame, NUMBER[rule]
        at = text.find(every.sign)
        while at >= 0:
            blame[origin[at]] = number
            at = text.find(every.sign, at + 1)
        return Passage(text.replace(every.sign, every.new), origin)

    def apply(
        self, passage: Passage, rules: Sequence[tuple[str, TextRule]], signs: "Signs | None" = None
    ) -> Passage:
        """Return the passage after the rules of a table, in their order; `signs` are its signs."""
        idle = self.off | signs.idle(passage.text) if signs else self.off
        for code, rule in rules:
            if code not in idle:
                passage = self.edit(passage, rule(passage.text), code)
        return passage

    def looked_through(self, passage: Passage) -> Passage:
        """Return the passage in the hanzi and quotation marks that the rules know.

        Of each character that is another then, it is kept how it is written (`as_written`).
        """
        plain = _plain(passage.text)
        if plain is passage.text:
            return passage
        pairs = zip(passage.origin, passage.text, plain, strict=True)
        self._written = {place: was for place, was, now in pairs if was != now}
        self.seen = _plain(self.raw)
        return Passage(plain, passage.origin)

    def as_written(self, passage: Passage) -> Passage:
        """Return the passage in the hanzi of the file."""
        written = self._written
        if not written:
            return passage
        text = "".join(map(written.get, passage.origin, passage.text))
        return Passage(text, passage.origin)

    def said_as_written(self, text: str) -> str:
        """Return words that were read off the file, or made, in the hanzi of the file."""
        if not self._written:
            return text
        place = self.seen.find(text)
        if place >= 0:
            return self.raw[place : place + len(text)]
        return "".join(self._usual.get(char, char) for char in text)

    @cached_property
    def _usual(self) -> dict[str, str]:
        """How each character that the rules know is written, in the file most often.

        A file in traditional hanzi writes others as they are written anywhere, unless it has them
        in the form that the rules know: 台 beside 臺.
        """
        written = Counter(self._written.values())
        plain = SIMPLIFIED | _CORNERS
        anywhere = SIMPLIFIED if any(char in SIMPLIFIED for char in written) else ()
        ways = [char for char in anywhere if plain[char] not in self.raw]
        ways += [char for char, _ in reversed(written.most_common())]
        return {
            plain[char]: char
            for char in ways
            if char not in written or written[char] >= self.raw.count(plain[char])
        }

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


def _places(origin: "array[int]", edits: Iterable[Edit]) -> "array[int]":
    """Return the places of what the edits leave."""
    places, at = origin[:0], 0
    for start, end, new in edits:
        places.extend(origin[at : start + len(new)])
        at = end
    places.extend(origin[at:])
    return places
