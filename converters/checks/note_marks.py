"""Marks of notes in a speech, [1] or 〔1〕, of which no note says anything."""

import re
from collections.abc import Iterator

from converters.errors import Finding, Severity
from converters.speech.model import Note, Speech, text_of

_SIGNS = "[［〔【"
"""Without one of these there is none."""
_OPENING, _CLOSING = re.escape(_SIGNS), r"\]］〕】"
_NOTE = re.compile(rf"[{_OPENING}]\s?(?P<number>\d{{1,3}})\s?[{_CLOSING}]")
_MARK = re.compile(rf"(?<=[\u4e00-\u9fff”’》，。；：！？]){_NOTE.pattern}(?!\s?\d*\s?号)")
"""Behind a hanzi or a mark; 〔12〕5号 counts documents."""


def lacking(speech: Speech) -> Iterator[Finding]:
    """Look for marks of notes that the speech does not have, one a paragraph."""
    notes = (_NOTE.match(block.text) for block in speech.blocks if isinstance(block, Note))
    known = {int(note["number"]) for note in notes if note}
    said = [(block, text_of(block)) for block in speech.blocks if not isinstance(block, Note)]
    words = "\n".join([text for _, text in said])
    for block, text in said if any(sign in words for sign in _SIGNS) else ():
        lost = [mark for mark in _MARK.finditer(text) if int(mark["number"]) not in known]
        if lost:
            first, signs = lost[0], "、".join(mark[0] for mark in lost)
            message = f"有注号 {signs}，没有注文"
            advice = "请对照原件补上注文，或删去注号"
            place, span = (block.line, first[0], advice), (first.start(), len(first[0]))
            yield Finding("note-missing", Severity.WARNING, message, "", *place, span=span)
