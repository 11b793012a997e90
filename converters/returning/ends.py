"""To which paragraph a new or struck end belongs, and whose looks it was given.

Who presses Enter at the end of a paragraph and types makes the end of the *old* paragraph new and
hands its old end to the new one; who deletes from the end of a paragraph to that of the next one
strikes out the wrong end, too. Taken whole that is the same; taken in part, words would go astray.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from converters.readers.revisions.changes import ChangeKind, hand_of
from converters.readers.revisions.model import Char, Hand, ParagraphEnd
from converters.returning.model import SILENT

_Side = Callable[[Char], Hand | None]


def _inserted(char: Char) -> Hand | None:
    return hand_of(char, ChangeKind.INSERTED)


def _deleted(char: Char) -> Hand | None:
    return hand_of(char, ChangeKind.DELETED)


def given_their_own(line: list[Char], bases: list[int | None]) -> None:
    """Give whole paragraphs that came or went their own ends; no view of the line changes."""
    for at, char in enumerate(line):
        if char.end is None or (char.inserted is None) == (char.deleted is None):
            continue
        side = _inserted if char.inserted else _deleted
        last = _last(line, at, side)
        if last is not None and _has_words(line, at, side):
            _swap(line, bases, at, last)


def _last(line: Sequence[Char], first: int, side: _Side) -> int | None:
    """Return the untouched end that follows whole changed paragraphs of one author."""
    hand, at = side(line[first]), first + 1
    while at < len(line) and _author(side(line[at])) == _author(hand):
        at += 1
    if at == len(line) or line[at].end is None:
        return None
    untouched = line[at].inserted is None and line[at].deleted is None
    return at if untouched and line[at].cell == line[first].cell else None


def _author(hand: Hand | None) -> tuple[str, str] | None:
    return None if hand is None else (hand.author, hand.move)


def _has_words(line: Sequence[Char], end: int, side: _Side) -> bool:
    """Return whether the paragraph of an end has words that this side did not touch."""
    at = end - 1
    while at >= 0 and line[at].end is None:
        if side(line[at]) is None:
            return True
        at -= 1
    return False


def _swap(line: list[Char], bases: list[int | None], first: int, last: int) -> None:
    one, other = line[first], line[last]
    line[first] = replace(one, inserted=None, deleted=None)
    line[last] = replace(other, inserted=one.inserted, deleted=one.deleted)
    if one.inserted:
        bases[first], bases[last] = bases[last], bases[first]


def styled(end: ParagraphEnd, base: ParagraphEnd) -> ParagraphEnd:
    """Return an end that has the looks of the base when changes are refused."""
    before = end.looks if end.before is None else end.before
    if before == base.looks:
        return end
    if end.looks == base.looks:
        return replace(end, before=None, restyled=None)
    return replace(end, before=base.looks, restyled=end.restyled or SILENT)


def without_inherited(line: list[Char]) -> None:
    """Drop the looks that LibreOffice 7.4 gives a paragraph after one that was deleted.

    With recording on, it hands on the style of the deleted paragraph, and records nothing of it.
    """
    gone: Char | None = None
    for at, char in enumerate(line):
        if (end := char.end) is None:
            continue
        silent = end.restyled == SILENT and end.before is not None and char.deleted is None
        if silent and end.before and gone and gone.end and gone.end.looks == end.looks:
            line[at] = replace(char, end=ParagraphEnd(end.before, holds=end.holds))
        gone = char if char.deleted not in (None, SILENT) else None
