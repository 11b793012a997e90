"""What the styles of a file tell of its body: headings, run-in heads, kinds of lines.

In a file with the styles of our documents a style says what its writer means. In others it may say
no more than how large the type is: there only short lines above others are headings by it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from converters.importing.body.siblings import HeadedBlock
from converters.importing.passage import Passage
from converters.importing.signs.facts import date_line
from converters.importing.signs.people import speaker_line
from converters.importing.signs.vocabulary import is_salutation
from converters.readers.raw import LineMarks, LineRole, RawText
from converters.speech import hanzi
from converters.speech.model import (
    Block,
    Dateline,
    Emphasis,
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

DEEPEST = 4
_LONGEST, _LONGEST_LINE, _LONGEST_BARE = 80, 80, 40
_SENTENCES = re.compile(r"[。；].*\w")
"""A stop amid the words: no heading has one."""
_SENTENCE = re.compile("[。；，：:,;、]$")
_SHARE = 0.5
"""Where more of the lines are set as headings, they are not so to head others."""
_FEWEST = 2
_Line = Salutation | Signature | Dateline | Note | Enclosure
_KINDS: Mapping[LineRole | None, type[_Line]] = {
    LineRole.SALUTATION: Salutation,
    LineRole.SIGNATURE: Signature,
    LineRole.DATELINE: Dateline,
    LineRole.NOTE: Note,
    LineRole.ENCLOSURE: Enclosure,
}


@dataclass(frozen=True, slots=True)
class StyledBlocks:
    """The blocks that a file tells, by the places of their paragraphs, and what is doubtful in it.

    `doubtful` are set as headings and hold whole sentences; `misnumbered` have another level by
    their style than by their number, which counts; `misplaced` are set as titles amid a text.
    """

    blocks: Mapping[int, Block]
    doubtful: tuple[int, ...] = ()
    misnumbered: tuple[int, ...] = ()
    misplaced: tuple[int, ...] = ()

    def doubts(self) -> Iterator[tuple[int, str, str]]:
        """Yield the place of each doubtful paragraph, what is doubtful, and what to do."""
        doubts = (
            (self.doubtful, "设成了标题样式，却像正文，当作正文", "请看是不是标题"),
            (self.misnumbered, "标题的序号与样式的级别不一致，按序号定了级别", "请核定级别"),
            (self.misplaced, _MISPLACED, "请看是不是标题，或另一篇的题名"),
        )
        yield from ((at, what, advice) for places, what, advice in doubts for at in places)


_MISPLACED = "设成了题名样式，却在正文当中，当作正文"


def told(texts: Sequence[str], marks: Sequence[LineMarks], base: int) -> StyledBlocks:
    """Return what the marks of paragraphs tell; `base` is the outline level of their title."""
    lines = list(zip(texts, marks, strict=True))
    heads = [at for at, (_, mark) in enumerate(lines) if mark.role is LineRole.HEADING]
    if not any(mark.role for mark in marks):
        return _of_others(texts, marks)
    sure = [at for at in heads if not holds_sentences(texts[at])]
    levels, misnumbered = _levels(lines, sure, base)
    found: dict[int, Block] = {at: Heading(levels[at], texts[at]) for at in sure}
    for at, (text, mark) in enumerate(lines):
        kind = _KINDS.get(mark.role)
        if kind and (len(text) <= _LONGEST_LINE or kind in (Note, Enclosure)):
            found[at] = kind(text)
    doubtful = tuple(at for at in heads if at not in found)
    misplaced = tuple(at for at, mark in enumerate(marks) if mark.role is LineRole.TITLE)
    return StyledBlocks(found, doubtful, misnumbered, misplaced)


def holds_sentences(text: str) -> bool:
    """Tell a paragraph, set as a heading, from a heading."""
    return len(text) > _LONGEST or bool(_SENTENCES.search(text))


def _levels(
    lines: Sequence[tuple[str, LineMarks]], heads: Sequence[int], base: int
) -> tuple[dict[int, int], tuple[int, ...]]:
    """Return the level of each heading, and which have another one by their number.

    Where each kind of number has a level of its own, deeper ones deeper, the styles count; else
    numbers do.
    """
    levels = {at: max((lines[at][1].level or 1) - base, 1) for at in heads}
    numbers = {at: mark.level for at in heads if (mark := hanzi.ordinal(lines[at][0]))}
    pairs = sorted({(number, levels[at]) for at, number in numbers.items()})
    agreed = all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))
    if agreed:
        numbers = {}
    wrong = tuple(at for at, number in numbers.items() if number != levels[at])
    made = {at: min(numbers.get(at, level), DEEPEST) for at, level in levels.items()}
    return made, wrong


def _of_others(texts: Sequence[str], marks: Sequence[LineMarks]) -> StyledBlocks:
    """Return the headings without numbers of a file that has styles of its own.

    They are believed if they are short, without a stop, and head something, nearly all of them.
    """
    heads = [at for at, mark in enumerate(marks) if mark.level]
    bare = [at for at in heads if hanzi.ordinal(texts[at]) is None]
    good = [at for at in bare if _heads(texts, marks, at)]
    numbered = [at for at in heads if at not in bare]
    honest = len(good) >= _FEWEST and len(heads) <= _SHARE * len(texts)
    if not honest or len(good) * _NEARLY < len(bare) * (_NEARLY - 1):
        return StyledBlocks({})
    levels = _levels_of_others(texts, marks, good, numbered)
    doubtful = tuple(at for at in bare if at not in good and holds_sentences(texts[at]))
    return StyledBlocks({at: Heading(levels[at], texts[at]) for at in good}, doubtful)


_NEARLY = 5
"""Of so many lines set as headings all but one are some."""


def _heads(texts: Sequence[str], marks: Sequence[LineMarks], at: int) -> bool:
    """Tell a heading by its form and by what stands below it: words that are no such line."""
    text = texts[at]
    if len(text) > _LONGEST_BARE or _SENTENCE.search(text) or holds_sentences(text):
        return False
    if is_salutation(text) or date_line(text) or speaker_line(text):
        return False
    level = marks[at].level or 0
    below = marks[at + 1].level if at + 1 < len(marks) else 0
    return at + 1 < len(texts) and hanzi.count_hanzi(text) > 1 and (below is None or below > level)


def _levels_of_others(
    texts: Sequence[str], marks: Sequence[LineMarks], bare: Sequence[int], numbered: Sequence[int]
) -> dict[int, int]:
    """Return levels that fit those of the numbered headings, else from the highest one on."""
    above = [
        (marks[at].level or 0) - mark.level for at in numbered if (mark := hanzi.ordinal(texts[at]))
    ]
    base = (
        max(set(above), key=above.count) if above else min(marks[at].level or 1 for at in bare) - 1
    )
    return {at: min(max((marks[at].level or 1) - base, 1), DEEPEST) for at in bare}


class Spans:
    """The run-in heads and stressed words that a file marks by styles of characters."""

    def __init__(self, raw: RawText) -> None:
        self._kinds = dict(_places(raw))

    def marked(self, pieces: Sequence[HeadedBlock]) -> list[HeadedBlock]:
        """Return the pieces with their words marked; where a file marks heads, none is guessed."""
        if not self._kinds:
            return list(pieces)
        heads = any(self._kinds.get(place) for one in pieces for place in one.words.origin[:1])
        return [
            replace(one, block=replace(one.block, content=self._content(one, heads)))
            if isinstance(one.block, Paragraph)
            else one
            for one in pieces
        ]

    def _content(self, piece: HeadedBlock, heads: bool) -> tuple[Inline, ...]:
        block, words = piece.block, piece.words
        assert isinstance(block, Paragraph)
        told = [self._kinds.get(place) for place in words.origin]
        kinds: list[int | None] = [None] * len(words) if heads else _guessed(block)
        end = next((at for at, kind in enumerate(told) if not kind), len(told))
        kinds[:end] = told[:end]
        for at, kind in enumerate(told):
            kinds[at] = 0 if kind == 0 and not kinds[at] else kinds[at]
        return tuple(_inlines(words, kinds))


def _places(raw: RawText) -> Iterator[tuple[int, int]]:
    """Yield the place of each character of the raw text that has a kind, with it."""
    if not any(mark.spans for mark in raw.marks.values()):
        return
    start = 0
    for number, line in enumerate(raw.text.split("\n"), 1):
        mark = raw.marks.get(number)
        for span in mark.spans if mark and mark.role is not LineRole.HEADING else ():
            yield from ((start + at, span.level) for at in range(span.start, span.end))
        start += len(line) + 1


def _guessed(block: Paragraph) -> list[int | None]:
    kinds: list[int | None] = []
    for one in block.content:
        kinds += [one.level if isinstance(one, RunIn) else None] * len(one.text)
    return kinds


def _inlines(words: Passage, kinds: Sequence[int | None]) -> Iterator[Inline]:
    at = 0
    for kind, group in groupby(kinds):
        end = at + len(list(group))
        text, at = words.text[at:end], end
        match kind:
            case None:
                yield Text(text)
            case 0:
                yield Emphasis(text)
            case level:
                yield RunIn(text, level)
