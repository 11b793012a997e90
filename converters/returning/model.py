"""Rows: what is to be decided of a corrected file."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from converters.readers.revisions.changes import ChangeKind
from converters.readers.revisions.model import Char, Hand

Touch = tuple[int, ChangeKind]
"""What was done with one character of the compared line."""

SILENT = Hand("\0")
"""The hand of what was changed without tracking; no file can hold such a name."""


class RowKind(StrEnum):
    """What a row is called, for people."""

    WORDS = "改字"
    INSERTED = "插入"
    DELETED = "删除"
    PARAGRAPH_IN = "插入段"
    PARAGRAPH_OUT = "删除段"
    SPLIT = "分段"
    JOINED = "并段"
    MOVED = "移动"
    REWRITTEN = "改写"
    STYLE = "样式"
    TABLE = "表格"
    FRONT = "题头"
    """In lines that are printed from the front matter: 题头, 版头, 主送, 版记."""
    COMMENT = "批注"
    LEFT_BEHIND = "不带回"

    @property
    def can_be_taken(self) -> bool:
        """Whether it changes the speech at all."""
        return self not in (RowKind.COMMENT, RowKind.LEFT_BEHIND)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a row."""

    start: int
    """Its first character in the compared line."""
    paragraph: int
    """Of the base, from 0."""
    before: str = ""
    after: str = ""
    """The words around it on its line, as they were sent."""


@dataclass(frozen=True, slots=True)
class Row:
    """One change, or one that was made at many places alike."""

    number: int
    kind: RowKind
    hand: Hand | None
    """Who made it, and when; None for what was changed without tracking, or by nobody known."""
    before: str
    after: str
    """The words, with line feeds for ends of paragraphs; of looks, what they are called."""
    spots: tuple[Spot, ...]
    by_default: bool
    """Whether it is taken unless somebody refuses it."""
    note: str = ""
    touches: frozenset[Touch] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file that came back, compared with its base."""

    line: tuple[Char, ...]
    """Its characters with those that went without a trace; of these and of what came so, the hand
    is `SILENT`."""
    bases: tuple[int | None, ...]
    """Which character of the base each is, None for new ones."""
    rows: tuple[Row, ...]

    @property
    def numbered(self) -> Mapping[int, Row]:
        """The rows by their numbers."""
        return {row.number: row for row in self.rows}
