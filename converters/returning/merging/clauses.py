"""Two corrections of one paragraph, where they do not meet in a clause.

Of 五百六十, changed to 五百六十八 here and to 五百七十 there, a number would come that nobody
wrote: so two edits in one clause are a conflict even if they do not touch.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from converters.returning.merging import contents
from converters.returning.merging.contents import Faced
from converters.speech.model import Paragraph

_ENDS = re.compile("[，。；：！？]")

_Edit = tuple[int, int, tuple[Faced, ...]]
"""From and to in the base, and what stands there instead."""


def merged(base: Paragraph, one: Paragraph, other: Paragraph) -> Paragraph | None:
    """Return a paragraph with the edits of both; None if they meet in a clause.

    >>> from converters.speech.model import paragraph, text_of
    >>> text_of(merged(*map(paragraph, ("甲，乙。", "丙，乙。", "甲，丁。"))))
    '丙，丁。'
    >>> merged(*map(paragraph, ("共五百六十名。", "共五百六十八名。", "共五百七十名。")))
    """
    old = contents.faced(base.content)
    mine, theirs = (list(_edits(old, side)) for side in (one, other))
    both = [edit for edit in mine if edit in theirs]
    ends = [found.end() for found in _ENDS.finditer("".join(char for char, _ in old))]
    reached = [
        {clause for edit in side if edit not in both for clause in _clauses(edit, ends)}
        for side in (mine, theirs)
    ]
    if reached[0] & reached[1]:
        return None
    edits = sorted({*mine, *theirs}, key=lambda edit: edit[:2])
    return contents.of_paragraph(_written(old, edits))


def _edits(old: Sequence[Faced], new: Paragraph) -> Iterator[_Edit]:
    chars = contents.faced(new.content)
    for tag, a, b, c, d in SequenceMatcher(None, old, chars, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a, b, tuple(chars[c:d])


def _clauses(edit: _Edit, ends: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the clauses that an edit reaches; at a border it reaches both."""
    start, stop, _ = edit
    for clause, (begin, end) in enumerate(zip([0, *ends], [*ends, None], strict=True)):
        within = begin < max(stop, start + 1) and (end is None or start < end)
        if within or begin == stop or (start == stop and end == start):
            yield clause


def _written(old: Sequence[Faced], edits: Sequence[_Edit]) -> list[Faced]:
    made, at = list[Faced](), 0
    for start, stop, put in edits:
        made += [*old[at:start], *put]
        at = stop
    return [*made, *old[at:]]
