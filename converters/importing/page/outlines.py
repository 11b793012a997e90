"""Outlines (提纲) that a site prints above a text: the headings of it, and then its title again."""

import re
from collections.abc import Sequence

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
    """Return the lines without an outline, from its label down to where the title is said again."""
    if "contents" in sheet.off:
        return list(found)
    for start, line in enumerate(found[:_LONGEST]):
        if _LABEL.fullmatch(line.text) and (end := _title_again(found, start)):
            for gone in found[start:end]:
                sheet.drop(gone.words, "contents")
            return [*found[:start], *found[end:]]
    return list(found)


def _title_again(found: Sequence[SourceLine], label: int) -> int:
    """Return where one of the lines above the label stands again below it; else 0."""
    above = {hanzi.fold(line.text) for line in found[max(label - _ABOVE, 0) : label]}
    for at in range(label + 1, min(label + _LONGEST, len(found))):
        text = found[at].text
        if len(text) >= _TITLE and hanzi.fold(text) in above:
            return at
        if _STOPPED.search(text):
            return 0
    return 0
