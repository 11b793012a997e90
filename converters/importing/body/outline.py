"""The outline: headings told from run-in heads and from list items by form, place and sequence."""

import re
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace

from converters.importing.body import counted_sentences, siblings
from converters.importing.body import tables as of_tables
from converters.importing.body.siblings import HeadedBlock
from converters.importing.passage import Passage
from converters.importing.signs.facts import date_line, is_unknown_date
from converters.importing.signs.people import speaker_line
from converters.importing.signs.vocabulary import is_recipient, is_salutation
from converters.importing.text.characters import WIDE
from converters.speech import hanzi
from converters.speech.line_kinds import enclosures
from converters.speech.model import (
    Block,
    Dateline,
    Enclosure,
    Heading,
    Inline,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Text,
)

_UNTOLD: Mapping[int, Block] = {}
_STOP = re.compile(r"[。！？](?:[”’）》]*)")
_CHAPTER = re.compile(r"第[一二三四五六七八九十]{1,3}(?:(?:部分|章|节|篇)(?!的)|讲(?=[\s：:]|$))")
_NOTE = re.compile(r"[（(][^（）()]{3,80}[）)]")
_SIGNED = re.compile(
    r"(?:(?:述职|报告|汇报|发言|讲话|倡议|承诺|致辞|演讲|宣誓|竞聘|竞选|主讲|宣讲|表态)人\s*[:：])?[^，。；：！？、,.;:!?\d]{2,30}"
)
_LONGEST_HEADING = {1: 80, 2: 80, 3: 60, 4: 60}
_LONGEST_SENTENCE = 64
_NEAR = 3
"""A salutation may stand below a line or two that are none."""
_LONGEST_RUN_IN = {1: 56, 2: 56, 3: 80, 4: 80}


def blocks(
    lines: Sequence[tuple[Passage, int]],
    *,
    sentences: bool = False,
    tables: Container[int] = (),
    headed: Collection[int] = (),
    told: Mapping[int, Block] = _UNTOLD,
) -> list[HeadedBlock]:
    """Return the paragraphs of a body, each with its line, as blocks.

    With `sentences` each line is but one sentence: 第一，… on its own heads nothing. `tables` are
    the places of those that are tables, `headed` of those that a page adorns as headings, `told`
    the blocks that the format tells: of a kind that it tells of none is guessed.
    """
    texts = [words.text for words, _ in lines]
    kinds = {type(block) for block in told.values()}
    ends = {at: block for at, block in _ending(texts).items() if type(block) not in kinds}
    top = any(_level(texts, i) == 1 for i in range(len(texts)))
    top = top or any(isinstance(one, Heading) and one.level == 1 for one in told.values())
    spaced = _spaced(texts)
    marked = spaced or headed
    bare = marked or (_above_rows(texts, ends) if top else _unnumbered(texts, ends))
    bare = frozenset() if Heading in kinds else bare
    level = 2 if marked and top else 1
    listed = _attachments(texts) - ends.keys()
    addressed = 0 if Salutation in kinds else _addressed(texts)
    stray = _stray(texts)
    counted = counted_sentences.headings(texts)
    pieces = []
    for index, (words, line) in enumerate(lines):
        block = ends.get(index) or _block(texts, index, line, addressed, counted, top or bool(bare))
        if index in tables:
            block = of_tables.block(words, line)
        elif index in bare:
            block = Heading(level, words.text, line)
        elif index in stray or index in listed or (sentences and _counted(texts[index])):
            block = Paragraph((Text(words.text),), line)
        pieces.append(HeadedBlock(_at(block, line), words))
    made = siblings.agreed(pieces)
    return [
        HeadedBlock(_at(told[at], piece.block.line), piece.words) if at in told else piece
        for at, piece in enumerate(made)
    ]


def _stray(texts: Sequence[str]) -> frozenset[int]:
    """Return the sentences that begin with a number which counts nothing, as 十一 in 十一、五一.

    No line has the number before it.
    """
    marks = {i: mark for i, text in enumerate(texts) if (mark := hanzi.ordinal(text))}
    known = {(mark.level, mark.value) for mark in marks.values()}
    return frozenset(
        index
        for index, mark in marks.items()
        if mark.level == 1 and mark.value > _LATE and (1, mark.value - 1) not in known
        if texts[index][-1] in "。！？" and _STOP.search(texts[index])
    )


_LATE = 9
"""Rows of fewer headings may have lost the one before: a page glued it to its paragraph."""


def _counted(text: str) -> bool:
    return bool(counted_sentences.COUNTED.match(text)) and text[-1] in "。！？"


_ATTACHMENT = re.compile(r"附件\s*[:：]")


def _attachments(texts: Sequence[str]) -> frozenset[int]:
    """Return the lines of the list of attachments (附件说明) after its first one."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        listing = index - 1 in found or (index and _ATTACHMENT.match(texts[index - 1]))
        mark = hanzi.ordinal(text) if listing else None
        if mark and mark.level == 3 and mark.value > 1 and not _STOP.search(text):
            found.add(index)
    return frozenset(found)


_SPACED = re.compile(
    rf"(?P<n>[一二三四五六七八九十]{{1,3}}|0[1-9])[ {WIDE}]+"
    r"(?P<head>[\u4e00-\u9fff“《][^。！？；]{2,44})"
)


def _spaced(texts: Sequence[str]) -> frozenset[int]:
    """Return the headings that a space parts from their numerals: 一　目前的形势.

    They are told by their row, which counts from one on, two of them at least.
    """
    row: list[int] = []
    for index, text in enumerate(texts[:-1]):
        match = _SPACED.fullmatch(text)
        if match and match["head"][-1] not in "，、：:,":
            value = hanzi.parse_number(match["n"])
            row += [index] if value == len(row) + 1 else []
    return frozenset(row if len(row) >= 2 else ())


_BARE = re.compile(r"[“\u4e00-\u9fff][^。！？；：:;!?.…]{3,39}")


def _unnumbered(texts: Sequence[str], ends: Container[int]) -> frozenset[int]:
    """Return the lines that head the paragraphs after them without a number, two at least.

    Such a line is short, has no stop, and stands between whole paragraphs. A text that has
    numbered headings has none of them.
    """
    if any(
        hanzi.ordinal(text) or counted_sentences.COUNTED.match(text)
        for text in texts
        if len(text) < 40
    ):
        return frozenset()
    found = _bare(texts, ends)
    return found if len(found) >= 2 and max(found) > 2 else frozenset()


def _above_rows(texts: Sequence[str], ends: Container[int]) -> frozenset[int]:
    """Return the lines without a number above the rows of numbered ones, two rows at least.

    Each row begins with 一、 anew, and below a line of its own.
    """
    found = _bare(texts, ends)
    marks = ((at, hanzi.ordinal(text)) for at, text in enumerate(texts))
    first = [at for at, mark in marks if mark and (mark.level, mark.value) == (1, 1)]
    spans = zip([0, *first], first, strict=False)
    headed = all(any(start <= at < end for at in found) for start, end in spans)
    return found if len(first) >= 2 and headed else frozenset()


def _bare(texts: Sequence[str], ends: Container[int]) -> frozenset[int]:
    """Return the short lines without number or stop that stand between whole paragraphs."""
    return frozenset(
        index
        for index in range(len(texts) - 1)
        if index not in ends
        and _BARE.fullmatch(texts[index])
        and hanzi.ordinal(texts[index]) is None
        and texts[index][-1] not in "，、,"
        and not is_salutation(texts[index])
        and len(texts[index + 1]) >= 40
        and texts[index + 1][-1] in "。！？”：）"
        and (index == 0 or texts[index - 1][-1] in "。！？”：:）！")
    )


def _at(block: Block, line: int) -> Block:
    return block if block.line == line else replace(block, line=line)


def _block(
    texts: Sequence[str],
    index: int,
    line: int,
    addressed: int,
    counted: Mapping[int, int],
    top: bool,
) -> Block:
    """Return a paragraph as a block; `addressed` of the first ones address the listeners."""
    text = texts[index]
    if index == 0 and is_recipient(text):
        return Salutation(text, line)
    if is_salutation(text) and index < addressed:
        return Salutation(text, line)
    if level := _level(texts, index):
        return Heading(level, text, line)
    if index in counted:
        return Heading(counted[index] if top else 1, text, line)
    return Paragraph(_content(text), line)


def _addressed(texts: Sequence[str]) -> int:
    """Return in how many of the first lines the listeners are addressed, each with its own line.

    A further line ends like the last one of them, or belongs to a row of them.
    """
    count = next((i for i, text in enumerate(texts) if not is_salutation(text)), len(texts))
    if not count and any(is_salutation(text) and text[-1] in "：:！" for text in texts[1:_NEAR]):
        return _NEAR
    return count


def _level(texts: Sequence[str], index: int) -> int:
    """Return the level of a heading that stands alone on its line; 0 for what is none."""
    text = texts[index]
    if _CHAPTER.match(text) and len(text) <= 50 and not _STOP.search(text):
        return 1
    mark = hanzi.ordinal(text)
    if mark is None or mark.level > 4 or len(text) <= mark.length + 1:
        return 0
    stop = _STOP.search(text)
    if (
        (stop and stop.end() < len(text))
        or text[-1] in "；;，,、"
        or not _wordy(text[mark.length :])
    ):
        return 0
    closed = stop is not None or text[-1] in "：:"
    limit = _LONGEST_SENTENCE if closed else _LONGEST_HEADING[mark.level]
    if len(text) > limit or (text[-1] in "：:" and len(text) > 30):
        return 0
    return mark.level if _heads_something(texts, index, mark.level, closed) else 0


def _wordy(text: str) -> bool:
    return hanzi.count_hanzi(text) >= 2


def _heads_something(texts: Sequence[str], index: int, level: int, closed: bool) -> bool:
    """Tell a heading from an item of a list, whose neighbours are items of the same level."""
    after = texts[index + 1] if index + 1 < len(texts) else ""
    above = hanzi.ordinal(after) if closed else None
    if above and above.level < level:
        return False  # the last sentence of a row, above the next heading
    row = _row(texts, index, level)
    if level <= 2:
        return bool(after) and row <= 2 and not (closed and row > 1)
    return bool(after) and row == 1


def _row(texts: Sequence[str], index: int, level: int) -> int:
    """Return how many lines of a level follow one another without anything between them.

    From three on it does not matter how many there are, and they are not counted.
    """
    row = 1
    for step in (-1, 1):
        at = index + step
        while row <= 2 and 0 <= at < len(texts) and _in_row(texts[at], texts[index], level):
            row += 1
            at += step
    return row


def _in_row(text: str, other: str, level: int) -> bool:
    return _is_level(text, level) and _alike(text, other)


def _alike(text: str, other: str) -> bool:
    """Tell items of one list, of one sentence each, from a heading beside a whole paragraph."""
    return len(text) <= 2 * len(other) + 20


def _is_level(text: str, level: int) -> bool:
    mark = hanzi.ordinal(text)
    return mark is not None and mark.level == level


def _content(text: str) -> tuple[Inline, ...]:
    """Return a paragraph's words, its run-in heading marked if it has one."""
    mark = hanzi.ordinal(text)
    stop = _STOP.search(text)
    if mark is None or mark.level > 4 or stop is None or stop.end() >= len(text):
        return (Text(text),)
    head_end = stop.end()
    if (
        head_end > _LONGEST_RUN_IN[mark.level]
        or "；" in text[:head_end]
        or not _wordy(text[mark.length : head_end])
    ):
        return (Text(text),)
    return (RunIn(text[:head_end], mark.level), Text(text[head_end:]))


def _ending(texts: Sequence[str]) -> dict[int, Block]:
    """Return the blocks that end a speech: what is attached, signature, date and notes."""
    found: dict[int, Block] = {}
    last = len(texts) - 1
    while last > 0 and _NOTE.fullmatch(texts[last]) and not _dated(texts[last]):
        found[last] = Note(texts[last])
        last -= 1
    if last > 0 and _dated(texts[last]):
        found[last] = Dateline(texts[last])
        last -= 1
        for _ in range(2):
            if last > 0 and _is_signature(texts[last]):
                found[last] = Signature(texts[last])
                last -= 1
    elif last > 1 and _signs(texts, last):
        found[last] = Signature(texts[last])
        last -= 1
    return found | {at: Enclosure(texts[at]) for at in enclosures(texts[: last + 1])}


def _is_signature(text: str) -> bool:
    named = speaker_line(text)
    signed = _SIGNED.fullmatch(text) is not None or (named is not None and named[1] is not None)
    return signed and hanzi.ordinal(text) is None


def _signs(texts: Sequence[str], last: int) -> bool:
    """Tell the name under a speech from two characters with which a cut text breaks off."""
    named = speaker_line(texts[last])
    if named is None:
        return False
    name, post, _ = named
    return bool(post) or len(name) > 2 or len(texts[last]) > 2 or len(texts[last - 1]) < _LAST_WORDS


_LAST_WORDS = 40
"""A speaker thanks his listeners in fewer characters than a whole paragraph has."""


def _dated(text: str) -> bool:
    """Tell a date under a speech, also a month alone and one to be filled in."""
    return bool(date_line(text) or is_unknown_date(text) or _MONTH.fullmatch(text))


_MONTH = re.compile(
    r"[（(]?(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[）)]?"
)
