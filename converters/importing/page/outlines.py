"""Outlines (提纲) and lists of contents (目录) that stand above a text: the headings of it.

Such a list is told by what it says: its lines are said again below it. It has a label, or its
lines end in the numbers of pages.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi

_LABEL = re.compile(
    r"[【\[]?(?:目\s*录|提纲|大纲|文章结构)(?:\s*[/／|]\s*(?:目录|提纲|大纲))?[】\]]?\s*[:：]?\s*[…\.]*"
)
_STOPPED = re.compile("[。！？]$")
_PAGE = re.compile(r"[\s.…·．•]*[（(]?(?P<page>\d{1,3})[）)]?$")
"""The number of a page behind a heading, be it after spaces or in brackets."""
_ABOVE, _LONGEST = 8, 60
"""So many lines above it a page says the title; so many lines an outline may have."""
_TITLE, _FEWEST = 6, 2


def without_outline(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without an outline, from its label or first line down to its last one."""
    if "contents" in sheet.off:
        return list(found)
    for start, line in enumerate(found[:_LONGEST]):
        labelled = _LABEL.fullmatch(line.text) is not None
        if not labelled and not _page_of(line.text):
            continue
        if end := _end(found, start + labelled, labelled=labelled):
            for gone in found[start:end]:
                sheet.drop(gone.words, "contents")
            return [*found[:start], *found[end:]]
    return list(found)


def _end(found: Sequence[SourceLine], start: int, *, labelled: bool) -> int:
    """Return where an outline ends that begins at a line; 0 if it is none."""
    above = {hanzi.fold(line.text) for line in found[max(start - _ABOVE, 0) : start]}
    end, again = start, False
    for at in range(start, min(start + _LONGEST, len(found))):
        text = found[at].text
        again = labelled and len(text) >= _TITLE and hanzi.fold(text) in above
        if again or not _may_be_listed(text):
            break
        end = at + 1
    else:
        return 0
    if again or end - start < _FEWEST:
        return end if again else 0
    said = partial(_is_said_again, _folded(found[start:]))
    while end > start and not (_is_item(found[end - 1].text) or said(found[end - 1].text)):
        end -= 1
    listed = [line.text for line in found[start:end] if hanzi.holds_hanzi(line.text)]
    return end if _is_outline(listed, said, labelled=labelled) else 0


def _may_be_listed(text: str) -> bool:
    """Tell a line that an outline may have: a counted one, one with its page, one of dots only."""
    return not _STOPPED.search(text) and (_is_item(text) or bool(_page_of(text)))


def _is_item(text: str) -> bool:
    """Tell a counted line, or one of signs alone."""
    return bool(hanzi.ordinal(text)) or not any(map(str.isalnum, text))


def _is_outline(listed: Sequence[str], said: Callable[[str], bool], *, labelled: bool) -> bool:
    """Return whether lines are headings of a text that is said below them.

    The first is said again, if there is a label; all are, with pages that ascend, if there is none.
    """
    if len(listed) < _FEWEST or not said(listed[0]):
        return False
    if labelled:
        return True
    pages = [_page_of(text) for text in listed]
    ascend = all(one <= other for one, other in pairwise(pages))
    return ascend and all(map(said, listed))


def _page_of(text: str) -> int:
    """Return the number of the page that a line of words ends in; 0 for none."""
    match = _PAGE.search(text) if text[-1:] in _LAST else None
    return int(match["page"]) if match and hanzi.holds_hanzi(text) else 0


_LAST = frozenset("0123456789）)")


def _folded(lines: Sequence[SourceLine]) -> str:
    return "".join(hanzi.fold(line.text) for line in lines)


def _is_said_again(below: str, text: str) -> bool:
    """Return whether words, without the number of a page, stand twice among folded ones."""
    bare = hanzi.fold(_PAGE.sub("", text))
    return bool(bare) and below.count(bare) > 1
