"""Headings that were made by hand: short lines with a number, or in other letters, in no style.

They are proposed to be headings, and stay plain text unless somebody says so.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from converters.readers.revisions.model import Char, ParagraphLooks
from converters.returning.looks import is_plain

_LONGEST = 30
_SENTENCE = re.compile("[。；？！，：]")
_NUMBERS = (
    (1, re.compile("[一二三四五六七八九十]{1,3}、")),
    (2, re.compile("（[一二三四五六七八九十]{1,3}）")),
)


def propose(line: list[Char], bases: Sequence[int | None], base: Sequence[Char]) -> None:
    """Give the ends of paragraphs that look like headings the looks of headings, to be taken."""
    start, level = 0, 1
    for at, char in enumerate(line):
        end = char.end
        if end is None:
            continue
        level = end.looks.level or level
        found = _level(line, bases, base, range(start, at), level) if _may_be(char) else None
        if found is not None:
            looks = ParagraphLooks(f"heading {found}", found)
            line[at] = replace(char, end=replace(end, proposed=looks))
        start = at + 1


def _may_be(char: Char) -> bool:
    end = char.end
    is_text = char.cell is None and char.deleted is None
    return is_text and end is not None and is_plain(end.looks)


def _level(
    line: Sequence[Char],
    bases: Sequence[int | None],
    base: Sequence[Char],
    places: range,
    above: int,
) -> int | None:
    """Return the level that the words of a paragraph look like; None for those of the text."""
    here = [at for at in places if line[at].deleted is None and line[at].text.strip()]
    words = "".join(line[at].text for at in here)
    if not words or len(words) > _LONGEST or _SENTENCE.search(words):
        return None
    if all(bases[at] is None for at in (*here, places.stop)):
        for level, number in _NUMBERS:
            if number.match(words):
                return level
    return above if all(_is_set(line[at], bases[at], base) for at in here) else None


def _is_set(char: Char, place: int | None, base: Sequence[Char]) -> bool:
    """Return whether somebody has set a character in other letters by hand."""
    before = "" if place is None else base[place].looks.by_hand
    return char.looks.by_hand not in ("", before)
