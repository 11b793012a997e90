"""What stands beside a speech in one file: attachments, letters, notices, forwarded documents."""

import re
from collections.abc import Sequence
from dataclasses import replace

from converters.cleaning.facts import date_line
from converters.cleaning.lines import Line
from converters.cleaning.parts import Part, closed

_ATTACHED = re.compile(
    r"附(?:件|录)?\s*(?:[\d一二三四五六七八九十]{1,2})?\s*(?:[:：]\s*(?P<title>.{0,50})|$)"
)


_LETTER = re.compile(
    r"致[^，。！？]{2,40}(?:一封信|公开信|感谢信|慰问信|倡议书|贺信)|"
    r"[^，。！？]{2,40}(?:倡议书|倡议)|关于[^，。！？]{4,50}的(?:通知|决定|通报|公告|通告)"
)


def with_attachments(found: Sequence[Part]) -> list[Part]:
    """Return the parts with attachments and letters beside a speech as parts of their own."""
    kept: list[Part] = []
    for part in found:
        cut = _attachment(part.lines)
        if cut:
            kept += (
                replace(part, lines=part.lines[:cut]),
                Part(0, part.lines[cut:], attached=True),
            )
        else:
            kept.append(part)
    return kept


def _attachment(found: Sequence[Line]) -> int:
    """Return where an attachment of some length begins after a speech; 0 where there is none."""
    for index in range(3, len(found)):
        text = found[index].text
        form = _ATTACHED.fullmatch(text) or _LETTER.fullmatch(text)
        if form and closed(found[index - 1].text) and not _only_listed(found, index):
            return index if sum(len(line.text) for line in found[index + 1 :]) >= 60 else 0
    return 0


def _only_listed(found: Sequence[Line], index: int) -> bool:
    """Tell the list of attachments above the signature and date from an attachment itself."""
    for line in found[index : index + 10]:
        if date_line(line.text) or re.fullmatch(r"[（(].{2,12}[）)]", line.text):
            return line is not found[index]
        if len(line.text) > 50 or re.search(r"[。！？；]", line.text):
            return False
    return False


def attachment_mark(text: str) -> int:
    """Return how long 附：, 附件1 and the like are at the head of an attachment."""
    match = re.match(r"附(?:件|录)?\s*(?:[\d一二三四五六七八九十]{1,2})?\s*[:：]?\s*", text)
    return match.end() if match else 0
