"""The tracked changes of a line: what one hand did with neighbouring characters is one change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from converters.readers.revisions.model import Char, Hand


class ChangeKind(StrEnum):
    """What was done with a character."""

    INSERTED = "inserted"
    DELETED = "deleted"
    RESTYLED = "restyled"
    PROPOSED = "proposed"
    """Nothing that was done: looks that somebody may give to the end of a paragraph."""


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """What one hand did with the characters from `start` to before `stop`."""

    kind: ChangeKind
    hand: Hand
    start: int
    stop: int

    def text(self, line: Sequence[Char]) -> str:
        """Return the characters."""
        return "".join(char.text for char in line[self.start : self.stop])


def of(line: Sequence[Char]) -> tuple[TrackedChange, ...]:
    """Return the changes of a line by where they begin; a row of a table has its own.

    A character that one hand put in and another struck out belongs to two.
    """
    found = [change for kind in ChangeKind for change in _of_kind(line, kind)]
    return tuple(sorted(found, key=lambda one: (one.start, one.kind)))


def _of_kind(line: Sequence[Char], kind: ChangeKind) -> Iterator[TrackedChange]:
    start = 0
    for at in range(1, len(line) + 1):
        if at < len(line) and _alike(line[at - 1], line[at], kind):
            continue
        hand = hand_of(line[start], kind)
        if hand is not None:
            yield TrackedChange(kind, hand, start, at)
        start = at


def _alike(first: Char, second: Char, kind: ChangeKind) -> bool:
    hand = hand_of(first, kind)
    return hand == hand_of(second, kind) and _row(first) == _row(second)


def _row(char: Char) -> tuple[int, int] | None:
    return None if char.cell is None else (char.cell.table, char.cell.row)


def hand_of(char: Char, kind: ChangeKind) -> Hand | None:
    """Return whose hand did this with a character, None if nobody's did."""
    if kind is ChangeKind.INSERTED:
        return char.inserted
    if kind is ChangeKind.DELETED:
        return char.deleted
    if kind is ChangeKind.PROPOSED:
        return None
    return char.restyled if char.end is None else char.end.restyled
