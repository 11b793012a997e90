"""Siblings: paragraphs numbered in one row are headed alike, or none of them is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from converters.importing.passage import Passage
from converters.speech import hanzi
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Enclosure,
    Heading,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Table,
    Text,
    text_of,
)

_FEWEST = 3
"""A row of two says too little about its kind."""


@dataclass(frozen=True, slots=True)
class HeadedBlock:
    """A block and the words it was made of."""

    block: Block
    words: Passage


def agreed(pieces: Sequence[HeadedBlock]) -> list[HeadedBlock]:
    """Return the pieces, with the heads taken from rows most of which have none.

    Such a row is one of articles (条款): 一、 and a sentence each, some of them followed by a
    second sentence. The first one is no heading there, however short it is. Nor is it in a row
    most of which only tells something in it. A row half of which is headed follows the others of
    its level.
    """
    made = list(pieces)
    marks = [
        None if isinstance(piece.block, Table) else hanzi.ordinal(text_of(piece.block))
        for piece in pieces
    ]
    for level in (1, 2, 3, 4):
        rows = list(_rows(made, marks, level))
        all_plain = sum(not _headed(made[index].block) for row in rows for index in row)
        usual = all_plain * 2 > sum(map(len, rows)) and all_plain >= _FEWEST
        for row in rows:
            plain = sum(not _headed(made[index].block) for index in row)
            few = plain * 2 == len(row) or len(row) < _FEWEST
            if (len(row) >= _FEWEST and plain * 2 > len(row)) or (usual and few and plain):
                for index in row:
                    made[index] = replace(made[index], block=_plain(made[index].block))
    return made


def _rows(
    pieces: Sequence[HeadedBlock], marks: Sequence[hanzi.Ordinal | None], level: int
) -> Iterator[list[int]]:
    """Yield the places of the paragraphs and headings numbered at a level, one list a parent."""
    row: list[int] = []
    for index, (piece, mark) in enumerate(zip(pieces, marks, strict=True)):
        parent = isinstance(piece.block, Heading) and (mark is None or mark.level < level)
        if parent or (mark is not None and mark.level == level and mark.value == 1):
            yield row
            row = []
        if mark is not None and mark.level == level:
            row.append(index)
    yield row


def _headed(block: Block) -> bool:
    """Tell a heading, or a paragraph that begins with one, from a sentence that tells something."""
    match block:
        case Heading(text=text) | Paragraph(content=(RunIn(text=text), *_)):
            return not (text[-1] in "。！？" and _is_told(text))
        case _:
            return False


def _is_told(text: str) -> bool:
    """Tell a long sentence that tells or explains something from one that heads a paragraph.

    >>> _is_told("公司从创建起就借鉴了同行的管理经验，建立了产权明晰、权责明确的企业制度。")
    True
    >>> _is_told("开展主题活动是贯彻落实中央、省委、市委和县委决策部署，推进乡村振兴的迫切需要。")
    False
    """
    if hanzi.count_hanzi(text) <= _TOLD:
        return False
    return text.count("，") + text.count(",") >= _CLAUSES or bool(_TELLS.search(text))


_TOLD, _CLAUSES = 28, 3
_TELLS = re.compile(
    r"[\u4e00-\u9fff]了(?!解|结|却|然)[\u4e00-\u9fff]|[：:]\s*(?:是|全称|指|即)|是指"
)


def _plain(block: Block) -> Block:
    """Return a headed paragraph, or a heading that is a whole sentence, as plain words."""
    match block:
        case Paragraph(line=line):
            return Paragraph((Text(text_of(block)),), line)
        case Heading(text=text, line=line):
            return Paragraph((Text(text),), line) if text[-1] in "。！？" else block
        case Salutation() | Signature() | Dateline() | Note() | Table():
            return block
        case Enclosure() | Attachment():
            return block
        case _:
            assert_never(block)
