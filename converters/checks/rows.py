"""Objections to the numbering of a speech: gaps, repeats, rows that begin in the middle."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters.checks.patterns import rows_of_leads
from converters.errors import Finding, Severity
from converters.speech import attachments, hanzi
from converters.speech.model import (
    Attachment,
    Block,
    Enclosure,
    Heading,
    Paragraph,
    RunIn,
    Speech,
    text_of,
)

_WARNING, _NOTE = Severity.WARNING, Severity.NOTE
_QUOTED = 30


@dataclass(slots=True)
class _Count:
    """Where the numbering of one level stands: its last value here, and over the whole text."""

    here: int = 0
    ever: int = 0


def numbering(speech: Speech) -> Iterator[Finding]:
    """Look at the ordinals that begin paragraphs.

    A row may go on under the next heading, as （六） after （五）; lists of the third and fourth
    level may begin again. In an attachment all are counted anew.
    """
    for text in attachments.texts(speech.blocks):
        yield from _numbering(text)


def _numbering(blocks: Sequence[Block]) -> Iterator[Finding]:
    counts = {level: _Count() for level in (1, 2, 3, 4)}
    for block in blocks:
        if isinstance(block, Attachment | Enclosure):
            continue
        text = text_of(block)
        mark = hanzi.ordinal(_ATTACHED.sub("", text) if text.startswith("附件") else text)
        if mark is None or mark.level > 4:
            continue
        count = counts[mark.level]
        if objection := _out_of_row(mark, count):
            yield _about(block, *objection)
        count.here = count.ever = mark.value
        for deeper in range(mark.level + 1, 5):
            counts[deeper].here = 0


_ATTACHED = re.compile(r"^附件\s*[:：]\s*")


def _out_of_row(mark: hanzi.Ordinal, count: _Count) -> tuple[str, Severity, str, str] | None:
    value, before = mark.value, count.here
    if value == before + 1 or (not before and value == count.ever + 1):
        return None
    if value == 1:
        words = f"序号从“{mark.mark}”重新开始", "请看是否另起一层，或混入了另一篇"
        return ("numbering-restart", _NOTE, *words) if mark.level <= 2 else None
    if value == before:
        return "numbering-repeat", _WARNING, f"序号“{mark.mark}”重复", "请对照原件，看是否误植"
    if not before:
        words = f"本层序号从“{mark.mark}”开始", "请对照原件，看前面是否有缺"
        return "numbering-start", _WARNING, *words
    return "numbering-gap", _WARNING, f"序号从 {before} 跳到 {value}", "请对照原件，看是否漏段"


def leads(speech: Speech) -> Iterator[Finding]:
    """Look at paragraphs that begin with 一是, 二是 …: one left out, or the first missing."""
    last: dict[str, int] = {}
    for block in speech.blocks:
        text = text_of(block)
        if isinstance(block, Heading | Attachment):
            last = {}
        for match in rows_of_leads(text):
            word, value = match[2], hanzi.parse_number(match[1])
            if match.start() == 0 and value > 1 and last.get(word, 0) + 1 != value:
                message = f"“{match[0]}”之前的序号不连"
                yield _about(block, "lead-gap", _WARNING, message, "请对照原件，看是否漏了一句")
            last[word] = value


_PROMISED = re.compile(
    r"(?:讲|谈|提|强调|概括为|分)(?:以下|如下)?([两二三四五六七八九]|[2-9])"
    r"(?:个方面|个|点|条|方面|层|句)(?:的)?(?:意见|问题|要求|建议|话|看法|体会|工作)?"
)


def promised(speech: Speech) -> Iterator[Finding]:
    """Compare the number of points that the speaker announces with that of the headings."""
    own = next(attachments.texts(speech.blocks))
    tops = sum(_level(block) == 1 for block in own)
    for block in speech.blocks[:8]:
        if isinstance(block, Heading) or not tops:
            return
        if match := _PROMISED.search(text_of(block)[-60:]):
            value = hanzi.parse_number(match[1])
            if value != tops:
                message = f"开头说“{match[0]}”，一级标题有 {tops} 个"
                yield _about(block, "promised-count", _WARNING, message, "请对照原件，看是否漏段")
            return


def order(speech: Speech) -> Iterator[Finding]:
    """Look at the levels: a heading more than two levels below the one before it."""
    last = 0
    for block in speech.blocks:
        last = 0 if isinstance(block, Attachment) else last
        level = _level(block)
        if last and level > last + 2:
            advice = "层次依次为 一、（一） 1. （1）"
            yield _about(block, "level-skipped", _NOTE, "标题层次跳级", advice)
        last = level or last


def _level(block: Block) -> int:
    """Return the level of a heading, on a line of its own or run in; 0 for other blocks."""
    match block:
        case Heading(level=level) | Paragraph(content=(RunIn(level=level), *_)):
            return level
        case _:
            return 0


def _about(block: Block, code: str, severity: Severity, message: str, advice: str) -> Finding:
    return Finding(code, severity, message, "", block.line, text_of(block)[:_QUOTED], advice)
