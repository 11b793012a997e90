"""Who was there (出席、请假、列席), told at the end of minutes, GB/T 9704-2012 §10.3.

Such lists are recognised by their form where minutes or a brief are printed: the last paragraphs,
each a label and names, of which the first has a label that is known. Their words stay as they are.
"""

import re
from dataclasses import replace

from converters.speech.model import (
    Attachment,
    Attendance,
    Block,
    Dateline,
    Enclosure,
    Form,
    Note,
    Paragraph,
    Signature,
    Speech,
    Text,
)

_LISTED = (Form.MINUTES, Form.BRIEF)
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}\s*[:：]\s*(?=\S)")
_KNOWN = re.compile(r"出席|请假|缺席|列席")
"""How the first label begins; the others are free, for each office has its own."""
_SENTENCE = re.compile(r"[。；！？](?=.)")
_BELOW = Enclosure | Signature | Dateline | Note


def label(text: str) -> str:
    """Return the label of a list with its colon; empty for what is no list.

    >>> label("出席：张三、李四"), label("会议要求：抓好落实。各单位要行动起来。")
    ('出席：', '')
    """
    found = _LABEL.match(text)
    return found[0] if found and not _SENTENCE.search(text) else ""


def listed(speech: Speech) -> Speech:
    """Return minutes or a brief with the paragraphs at the end that say who was there as lists."""
    facts = speech.meta.circulation
    if facts is None or facts.form not in _LISTED:
        return speech
    blocks = list(speech.blocks)
    attached = (at for at, block in enumerate(blocks) if isinstance(block, Attachment))
    end = next(attached, len(blocks))
    while end and isinstance(blocks[end - 1], _BELOW):
        end -= 1
    start = end
    while start and _text(blocks[start - 1]):
        start -= 1
    while start < end and not _KNOWN.match(_text(blocks[start])):
        start += 1
    made = [Attendance(_text(block), block.line) for block in blocks[start:end]]
    return replace(speech, blocks=(*blocks[:start], *made, *blocks[end:])) if made else speech


def _text(block: Block) -> str:
    """Return the words of a paragraph that is a list, "" for any other block."""
    match block:
        case Paragraph(content=(Text(text=text),)) if label(text):
            return text
        case _:
            return ""
