"""What stands beside a speech in one file: attachments, letters, notices, forwarded documents."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from converters.importing.page.site_lines import navigation
from converters.importing.signs.facts import date_line
from converters.importing.signs.people import speaker_line
from converters.importing.signs.titles import is_broken_prose, looks_like_title, speech_title
from converters.importing.split.parts import RawPart, closed
from converters.importing.text.lines import SourceLine

_APART = (
    r"(?:[\u4e00-\u9fff]{1,12}\s*[〔\[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]\s*\d{1,5}\s*号\s*(?=附件))?"
)
"""The number of its document before what is bound apart, GB/T 9704 §7.3.7."""
_ATTACHED = re.compile(
    _APART + r"附(?:件|录)?\s*(?:[\d一二三四五六七八九十]{1,2})?\s*(?:[:：]\s*(?P<title>.{0,50})|$)"
)


_LETTER = re.compile(
    r"致[^，。！？]{2,40}(?:一封信|公开信|感谢信|慰问信|倡议书|贺信)|"
    r"[^，。！？]{2,40}(?:倡议书|倡议)|关于[^，。！？]{4,50}的(?:通知|决定|通报|公告|通告)"
)


_SIGNED = re.compile(r"[^，。；：！？、,.;:!?\d（）()]{2,30}")
_CLOSING_NOTE = re.compile(r"[（(][^（）()]{3,40}[）)]")
_SUBSTANCE = 60
"""So many characters an attachment has at least."""


def with_attachments(found: Sequence[RawPart]) -> list[RawPart]:
    """Return the parts with what stands beside a speech as parts of their own.

    That is attachments and letters, and what a signed and dated notice forwards.
    """
    kept: list[RawPart] = []
    for part in found:
        cuts = [0, *_attachments(part.lines), len(part.lines)]
        first, *others = (part.lines[start:end] for start, end in pairwise(cuts))
        kept.append(replace(part, lines=first))
        kept += (RawPart(0, lines, attached=not _is_speech(lines[0].text)) for lines in others)
    return kept


def _attachments(found: Sequence[SourceLine]) -> list[int]:
    """Return where attachments and forwarded documents of some length begin."""
    starts: list[int] = []
    for index in range(3, len(found)):
        begins = _attachment(found, index) or _forwarded(found, index)
        start = starts[-1] if starts else 0
        if begins and _long(found[start:index]) and _long(found[index + 1 :]):
            starts.append(index)
    return starts


def _said(found: Sequence[SourceLine]) -> bool:
    """Tell a text from the headlines that a page hangs on to one."""
    return any(len(line.text) >= 30 and "。" in line.text for line in found)


def _is_speech(text: str) -> bool:
    return speech_title(text) and not (_ATTACHED.fullmatch(text) or _LETTER.fullmatch(text))


def _long(found: Sequence[SourceLine]) -> bool:
    return sum(len(line.text) for line in found[:_SUBSTANCE]) >= _SUBSTANCE


def _attachment(found: Sequence[SourceLine], index: int) -> bool:
    text = found[index].text
    form = _ATTACHED.fullmatch(text) or _LETTER.fullmatch(text)
    return (
        bool(form)
        and not navigation(text)
        and closed(found[index - 1].text)
        and not _only_listed(found, index)
    )


def _forwarded(found: Sequence[SourceLine], index: int) -> bool:
    """Tell the title of a document that follows upon the signature and date of another."""
    text = found[index].text
    if not looks_like_title(text) or len(text) < 4 or _CLOSING_NOTE.fullmatch(text):
        return False
    if speaker_line(text) or date_line(text) or is_broken_prose(text):
        return False
    last = index - 1
    if _CLOSING_NOTE.fullmatch(found[last].text) and not date_line(found[last].text):
        last -= 1
    return (
        last >= 3
        and bool(date_line(found[last].text))
        and bool(_SIGNED.fullmatch(found[last - 1].text))
        and closed(found[last - 2].text)
        and _long(found[:last])
        and _said(found[:last])
        and _said(found[index + 1 :])
    )


def _only_listed(found: Sequence[SourceLine], index: int) -> bool:
    """Tell the list of attachments above the signature and date from an attachment itself."""
    for line in found[index : index + 10]:
        if date_line(line.text) or _REMARK.fullmatch(line.text):
            return line is not found[index]
        if len(line.text) > 50 or _STOP.search(line.text):
            return False
    return False


_REMARK = re.compile("[（(].{2,12}[）)]")
_STOP = re.compile("[。！？；]")


def attachment_mark(text: str) -> int:
    """Return how long 附：, 附件1 and the like are at the head of an attachment."""
    match = _MARK.match(text)
    return match.end() if match else 0


_MARK = re.compile(_APART + r"附(?:件|录)?\s*(?:[\d一二三四五六七八九十]{1,2})?\s*[:：]?\s*")
