"""Lines of characters, for the tests of this room."""

from collections.abc import Sequence

from converters.readers.revisions.model import (
    Char,
    Hand,
    InCell,
    ParagraphEnd,
    ParagraphLooks,
    RunLooks,
)

WHO = Hand("王校对", "2026-11-20T09:00:00Z")
BODY, HEADING = ParagraphLooks("body text"), ParagraphLooks("heading 1", 1)


def chars(
    words: str,
    inserted: Hand | None = None,
    deleted: Hand | None = None,
    looks: ParagraphLooks = BODY,
    face: str = "",
) -> list[Char]:
    """Characters of one hand; a line feed ends a paragraph that looks so."""
    ends = {"\n": ParagraphEnd(looks)}
    return [Char(one, inserted, deleted, RunLooks(face), end=ends.get(one)) for one in words]


def table(*rows: Sequence[str], number: int = 0) -> list[Char]:
    """The cells of a table."""
    made = list[Char]()
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            cell = InCell(number, at, column)
            made += [Char(one, cell=cell) for one in words]
            made.append(Char("\n", cell=cell, end=ParagraphEnd(BODY, holds=True)))
    return made
