"""What was attached to a speech (附件), and the lines that tell of it (附件说明), GB/T 9704 §7.3.4.

The lines are made from the titles of the attachments, so that the two cannot differ. Where the
text has such lines of its own they are printed as they stand, and none is made.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from converters.speech import attendance
from converters.speech.model import (
    ATTACHED,
    Attachment,
    Attendance,
    Block,
    Dateline,
    Enclosure,
    Heading,
    Note,
    Signature,
    Speech,
)

LABEL = f"{ATTACHED}："
"""What the first line that tells of attachments begins with."""
_HANZI = r"(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
NUMBER = rf"(?:[1-9１-９][0-9０-９]?|{_HANZI})"
"""The number of an attachment as people write it, a pattern: 1, １ or 一."""
_LINE = re.compile(
    rf"(?P<label>(?:{ATTACHED}\s*[:：]\s*)?)(?P<number>(?:[0-9０-９]{{1,2}}\s*[.．、]\s*)?)(?P<name>.*)"
)
_AFTER_TEXT = Attendance | Signature | Dateline | Note


@dataclass(frozen=True, slots=True)
class EnclosureWords:
    """The parts of a line of 附件说明; together they are its words."""

    label: str
    """附件：, on the first line."""
    number: str
    """1., where there are several."""
    name: str


def parted(text: str) -> EnclosureWords:
    """Return the parts of a line of 附件说明.

    >>> parted("附件：1.任务表"), parted("2.名单")
    (EnclosureWords(label='附件：', number='1.', name='任务表'), \
EnclosureWords(label='', number='2.', name='名单'))
    """
    found = _LINE.fullmatch(text)
    if found is None or not found["name"]:
        return EnclosureWords("", "", text)
    return EnclosureWords(found["label"], found["number"], found["name"])


def attending(text: str) -> EnclosureWords:
    """Return the parts of a list of who was there.

    >>> attending("出席：张三")
    EnclosureWords(label='出席：', number='', name='张三')
    """
    label = attendance.label(text)
    return EnclosureWords(label, "", text[len(label) :])


def texts(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield the text of a speech, then that of each attachment, which begins with its title."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Attachment)]
    for start, end in zip([0, *starts], [*starts, len(blocks)], strict=True):
        yield blocks[start:end]


class OutlineLine(NamedTuple):
    """A line of the outline (大纲) of a speech."""

    level: int
    """From 1; headings in an attachment stand under its title."""
    text: str


def outlined(blocks: Iterable[Block]) -> Iterator[tuple[Block, OutlineLine | None]]:
    """Yield each block with its line of the outline; None for what is no heading."""
    above = 0
    for block in blocks:
        match block:
            case Attachment(heading=heading):
                above = 1
                yield block, OutlineLine(above, heading)
            case Heading(level=level, text=text):
                yield block, OutlineLine(above + level, text)
            case _:
                yield block, None


def outline(speech: Speech) -> list[OutlineLine]:
    """Return the outline of a speech without its title."""
    return [line for _, line in outlined(speech.blocks) if line]


def of(speech: Speech) -> tuple[Attachment, ...]:
    """Return where the attachments of a speech begin."""
    return tuple(block for block in speech.blocks if isinstance(block, Attachment))


def printed(speech: Speech) -> Speech:
    """Return a speech with the lines that tell of its attachments, where they are printed.

    They stand under the last words of the text, above signature, date and notes, and above the
    lists of who was there, which minutes end with. The lines have
    the numbers of the lines in the source where the attachments begin.
    """
    speech = attendance.listed(speech)
    text = next(texts(speech.blocks))
    if len(text) == len(speech.blocks) or any(type(block) is Enclosure for block in text):
        return speech
    end = len(text)
    while end and isinstance(text[end - 1], _AFTER_TEXT):
        end -= 1
    return replace(speech, blocks=(*text[:end], *made(speech), *speech.blocks[end:]))


def made(speech: Speech) -> Iterator[Enclosure]:
    """Yield the lines that tell of the attachments of a speech: 附件：1.任务表, then 2.名单."""
    for at, one in enumerate(of(speech)):
        label = "" if at else LABEL
        number = "" if one.number is None else f"{one.number}."
        yield Enclosure(f"{label}{number}{one.name}", one.line)
