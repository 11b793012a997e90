"""Outlines (提纲) that a site prints above a text: the headings of it, and then its title again."""

import re
from collections.abc import Sequence

from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi

_LABEL = re.compile(
    r"[【\[]?(?:目录|提纲|大纲|文章结构)(?:\s*[/／|]\s*(?:目录|提纲|大纲))?[】\]]?\s*[:：]?\s*[…\.]*"
)
_STOPPED = re.compile("[。！？]$")
_ABOVE, _LONGEST = 8, 60
"""So many lines above it a page says the title; so many lines an outline may have."""
_TITLE = 6


def without_outline(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without an outline, from its label down to the title or the salutation."""
    if "contents" in sheet.off:
        return list(found)
    for start, line in enumerate(found[:_LONGEST]):
        if _LABEL.fullmatch(line.text) and (end := _end(found, start)):
            for gone in found[start:end]:
                sheet.drop(gone.words, "contents")
            return [*found[:start], *found[end:]]
    return list(found)


def _is_outline(listed: Sequence[SourceLine], below: Sequence[SourceLine]) -> bool:
    """Return whether lines are headings of the text below them: the first is said again."""
    said = "".join(hanzi.fold(line.text) for line in below)
    headings = [hanzi.fold(line.text) for line in listed if hanzi.holds_hanzi(line.text)]
    return len(headings) > 1 and headings[0] in said


def _end(found: Sequence[SourceLine], label: int) -> int:
    """Return where an outline ends: a line above it stands again, or a salutation; 0 for none."""
    above = {hanzi.fold(line.text) for line in found[max(label - _ABOVE, 0) : label]}
    for at in range(label + 1, min(label + _LONGEST, len(found))):
        text = found[at].text
        if len(text) >= _TITLE and hanzi.fold(text) in above:
            return at
        if is_salutation(text):
            return at if _is_outline(found[label + 1 : at], found[at:]) else 0
        if _STOPPED.search(text):
            return 0
    return 0
