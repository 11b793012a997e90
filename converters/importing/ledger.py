"""The ledger: every character of the input kept, replaced or dropped, by which rule and where."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import compress, count, pairwise
from operator import ne, sub
from typing import NamedTuple

from converters.importing.passage import Passage
from converters.importing.rules import RULES
from converters.importing.worksheet import Worksheet

_KEPT = b"\xff"
"""Stands in a column of rules for what no rule changed."""
_ALIKE = re.compile(rb"(.)\1*", re.DOTALL)
"""A row of the same bytes."""


class Fate(StrEnum):
    """What became of a stretch of the input."""

    KEPT = "kept"
    REPLACED = "replaced"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where words went: the part, counted from 0, and its block, or a fact such as `title`."""

    part: int
    block: int = -1
    fact: str = ""


class Entry(NamedTuple):
    """A stretch raw[start:end] of the input and its fate.

    `rule` is the code of the rule that dropped or replaced it, empty for what was kept; `text` is
    what stands for it in the result; `place` is where, None for what was dropped.
    """

    start: int
    end: int
    fate: Fate
    rule: str
    text: str
    line: int
    place: Destination | None


@dataclass(frozen=True, slots=True)
class ResultWords:
    """Words of the result and the place they went to."""

    place: Destination
    words: Passage


class Ledger:
    """The account of one import. Entries are drawn up when asked for, so that it stays small."""

    def __init__(self, sheet: Worksheet, outputs: Sequence[ResultWords]) -> None:
        self.sheet = sheet
        self.outputs = tuple(outputs)

    @cached_property
    def stretches(self) -> list[list[tuple[int, int]]]:
        """For each of the outputs, from where to where its places follow upon one another."""
        every = self.sheet.whole.origin
        return [list(stretches(output.words.origin, every)) for output in self.outputs]

    @property
    def raw(self) -> str:
        """The whole input, decoded."""
        return self.sheet.raw

    def faults(self) -> list[str]:
        """Return where the law of conservation is broken, in Chinese; empty if it holds.

        The law: each character of the input is in the result once and in its order, unchanged or
        changed by a named rule, or it was dropped by a named rule.
        """
        raw, blame = self.sheet.raw, self.sheet.blame
        seen = bytearray(len(raw))
        found: list[str] = []
        for output, runs in zip(self.outputs, self.stretches, strict=True):
            origin, text = output.words.origin, output.words.text
            last = -1
            for at, to in runs:
                start, end = origin[at], origin[to - 1] + 1
                if start <= last or seen.find(1, start, end) >= 0:
                    found.append(self._fault(start, "重复或错位"))
                seen[start:end] = b"\1" * (end - start)
                last = end - 1
                if raw[start:end] != text[at:to]:
                    changed = _changed(raw, blame, start, text[at:to])
                    found += [self._fault(place, "没有名目地改了") for place in changed]
        return found + [self._fault(place, "没有名目地丢了") for place in _zeros(seen, blame)]

    def _fault(self, place: int, what: str) -> str:
        near = self.sheet.raw[max(place - 6, 0) : place + 6].replace("\n", "↵")
        return f"第 {self.sheet.line_at(place)} 行“{near}”{what}"

    def counts(self) -> dict[str, int]:
        """Return how many characters were kept, and how many each rule dropped or replaced."""
        totals: dict[str, int] = {}
        for entry in self.entries():
            key = entry.rule or Fate.KEPT
            totals[key] = totals.get(key, 0) + entry.end - entry.start
        return totals

    def entries(self) -> Iterator[Entry]:
        """Yield the stretches of the input in order; together they make up the whole of it."""
        at = 0
        for start, end, number, words in sorted(self._placed()):
            yield from self._dropped(at, start)
            yield from self._became(start, end, words, self.outputs[number].place)
            at = end
        yield from self._dropped(at, len(self.sheet.raw))

    def _placed(self) -> Iterator[tuple[int, int, int, str]]:
        """Yield from where to where the input went to which output, and what it became there."""
        for number, output in enumerate(self.outputs):
            origin, text = output.words.origin, output.words.text
            for at, to in self.stretches[number]:
                yield origin[at], origin[to - 1] + 1, number, text[at:to]

    def _dropped(self, start: int, end: int) -> Iterator[Entry]:
        """Yield the entries of what went nowhere, one for each row of the same rule."""
        line_at = self.sheet.line_at
        for row in _ALIKE.finditer(self.sheet.blame, start, end):
            at, to = row.span()
            yield Entry(at, to, Fate.DROPPED, _code(row[0][0]), "", line_at(at), None)

    def _became(self, start: int, end: int, words: str, place: Destination) -> Iterator[Entry]:
        """Yield the entries of what went to a place: kept, and replaced by which rule."""
        was, blame, line_at = self.sheet.raw[start:end], self.sheet.blame, self.sheet.line_at
        if was == words:
            yield Entry(start, end, Fate.KEPT, "", words, line_at(start), place)
            return
        column = bytearray(_KEPT) * len(was)
        for at in compress(count(), map(ne, was, words)):
            column[at] = blame[start + at]
        for row in _ALIKE.finditer(column):
            at, to = row.span()
            kept = column[at] == _KEPT[0]
            fate, code = (Fate.KEPT, "") if kept else (Fate.REPLACED, _code(column[at]))
            place_of = start + at
            yield Entry(place_of, start + to, fate, code, words[at:to], line_at(place_of), place)


def _code(rule: int) -> str:
    return RULES[rule - 1].code


def stretches(origin: "array[int]", every: "array[int]") -> Iterator[tuple[int, int]]:
    """Yield from where to where the places follow upon one another; `every` is each place once.

    Most origins are one stretch: to compare them as a whole spares a look at each place.
    """
    if origin and origin == every[origin[0] : origin[0] + len(origin)]:
        return iter(((0, len(origin)),))
    breaks = compress(count(1), map((1).__ne__, map(sub, origin[1:], origin)))
    return pairwise([0, *breaks, len(origin)]) if origin else iter(())


def _changed(raw: str, blame: bytearray, start: int, words: str) -> Iterator[int]:
    """Return the places from `start` on at which the words differ and no rule is to blame.

    All places are compared at once, as the digits of two large numbers.
    """
    end = start + len(words)
    differs = (_number(raw[start:end]) ^ _number(words)).to_bytes(4 * len(words), "little")
    column = int.from_bytes(blame[start:end].translate(_UNBLAMED), "little") & (
        int.from_bytes(differs[::4], "little")
        | int.from_bytes(differs[1::4], "little")
        | int.from_bytes(differs[2::4], "little")
    )
    return compress(count(start), column.to_bytes(len(words), "little") if column else b"")


def _number(text: str) -> int:
    """Return a text as a number, each character four bytes of it, the last of them zero."""
    return int.from_bytes(text.encode("utf-32-le", "surrogatepass"), "little")


_UNBLAMED = b"\xff" + bytes(255)
"""For each number of a rule whether it is none."""


def _zeros(seen: bytearray, blame: bytearray) -> Iterator[int]:
    """Yield the places at which both columns are zero."""
    either = int.from_bytes(seen, "little") | int.from_bytes(blame, "little")
    column = either.to_bytes(len(seen), "little")
    place = column.find(0)
    while place >= 0:
        yield place
        place = column.find(0, place + 1)
