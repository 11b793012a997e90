"""A line of characters as it stands when changes are taken or refused.

A paragraph whose end is taken away goes on with the next one, whose looks remain (ECMA-376
17.13.5.15, .20), unless nothing of the next one is left; where an end holds, nothing is merged.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from converters.readers.revisions.changes import ChangeKind, TrackedChange
from converters.readers.revisions.model import Char, Hand, InCell, ParagraphLooks, RunLooks

Taken = Callable[[int, ChangeKind, Hand], bool]
"""Whether what a hand did with a character of the line, counted from 0, is taken."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph as it stands."""

    text: str
    places: tuple[int, ...]
    """Which characters of the line these are."""
    end: int
    """Which character of the line ends it."""
    looks: ParagraphLooks
    faces: tuple[RunLooks, ...]
    """Of each character."""
    cell: InCell | None = None


def accepted(line: Sequence[Char]) -> tuple[Standing, ...]:
    """Return the paragraphs when all changes are taken (全部接受)."""
    return view(line, lambda at, kind, hand: True)


def refused(line: Sequence[Char]) -> tuple[Standing, ...]:
    """Return the paragraphs when all changes are refused (全部拒绝)."""
    return view(line, lambda at, kind, hand: False)


def only(line: Sequence[Char], changes: Collection[TrackedChange]) -> tuple[Standing, ...]:
    """Return the paragraphs when these changes are taken and all others refused."""
    chosen = {(at, one.kind) for one in changes for at in range(one.start, one.stop)}
    return view(line, lambda at, kind, hand: (at, kind) in chosen)


def view(line: Sequence[Char], taken: Taken) -> tuple[Standing, ...]:
    """Return the paragraphs when the changes are taken of which `taken` holds."""
    written = _Standings(line, taken)
    for at, char in enumerate(line):
        if char.end is None:
            written.word(at)
        else:
            written.finish(at, holds=char.end.holds)
    written.rest()
    return tuple(written.found)


@dataclass(slots=True)
class _Standings:
    """The paragraphs that were finished, and the words of the one that is not."""

    line: Sequence[Char]
    taken: Taken
    found: list[Standing] = field(default_factory=list)
    _words: list[int] = field(default_factory=list)
    _merged: tuple[int, int] | None = None
    """How many words there were when an end was taken away, and which end that was."""

    def word(self, at: int) -> None:
        """Go on with a character, if it is there."""
        if self._is_there(at):
            self._words.append(at)

    def finish(self, at: int, *, holds: bool) -> None:
        """Come to the end of a paragraph."""
        if self._is_there(at):
            self._write(at, self._merged[1] if self._merged and self._is_bare() else at)
        elif holds:
            if self._words:
                self._write(at, at)
            self._merged = None
        elif self._words and not (self._merged and self._is_bare()):
            self._merged = len(self._words), at

    def rest(self) -> None:
        """Write down words that no end followed."""
        if self._words:
            self._write(self._words[-1], self._words[-1])

    def _is_bare(self) -> bool:
        """Return whether nothing came after an end was taken away."""
        return self._merged is not None and len(self._words) == self._merged[0]

    def _is_there(self, at: int) -> bool:
        char = self.line[at]
        if char.inserted and not self.taken(at, ChangeKind.INSERTED, char.inserted):
            return False
        return not (char.deleted and self.taken(at, ChangeKind.DELETED, char.deleted))

    def _write(self, end: int, looks: int) -> None:
        words, self._words, self._merged = tuple(self._words), [], None
        self.found.append(
            Standing(
                "".join(self.line[at].text for at in words),
                words,
                end,
                self._looks(looks),
                tuple(map(self._face, words)),
                self.line[end].cell,
            )
        )

    def _looks(self, at: int) -> ParagraphLooks:
        end = self.line[at].end
        if end is None:
            return ParagraphLooks()
        if end.proposed is not None and self.taken(at, ChangeKind.PROPOSED, Hand()):
            return end.proposed
        if end.before is None or end.restyled is None:
            return end.looks
        return end.looks if self.taken(at, ChangeKind.RESTYLED, end.restyled) else end.before

    def _face(self, at: int) -> RunLooks:
        char = self.line[at]
        if char.before is None or char.restyled is None:
            return char.looks
        return char.looks if self.taken(at, ChangeKind.RESTYLED, char.restyled) else char.before
