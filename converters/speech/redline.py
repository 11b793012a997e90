"""Two editions of a speech in one text (对照稿): what went, what came, what reads otherwise now."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from converters.speech import attachments, head_words, printed_words
from converters.speech.faces import face_of
from converters.speech.model import (
    WIDE_SPACE,
    Attachment,
    Block,
    Heading,
    Paragraph,
    Speech,
    Table,
)
from converters.speech.spans import END, OldAndNew, WordChange, in_one
from converters.speech.unit_cuts import FREE, ROW, TextUnit

TITLE = "对照稿"
AUTHOR = "对照"
"""Who made the tracked changes of a redline: nobody of the office."""
NAMES_OF_ROLES = {
    **{kind.element: kind.label for kind in printed_words.HEAD},
    "": "正文",
    "redhead": "版头",
    "recipients": "主送机关",
    "imprint": "版记",
    "mark": "附件标识",
    "attachment": "附件标题",
    "cell": "表格文字",
    "salutation": "称谓",
    "signature": "署名",
    "dateline": "成文日期",
    "note": "附注",
    "enclosure": "附件说明",
    "attendance": "名单",
}
"""What people call what a line is."""
_LEVELS = ("一", "二", "三", "四")
_RANKED = ("attachment", "heading")


LEGEND = {WordChange.GONE: "删去的字句", WordChange.CAME: "增加的字句"}
"""What each kind of change is called, in the looks that it has."""
BAR_LEGEND = "左边有竖线的，是有改动的段落"


@dataclass(frozen=True, slots=True)
class Issued:
    """One edition of a speech that is compared with another."""

    speech: Speech
    source: bytes
    """Its Markdown."""
    name: str
    """第 1 版, or what stands for it."""
    day: datetime.date | None = None
    """When it was published; None if it was not."""

    @property
    def called(self) -> str:
        """The name, with the day if there is one."""
        return f"{self.name}（{self.day.isoformat()}）" if self.day else self.name


def heading(old: Issued, new: Issued) -> str:
    """Return the line at the head of each page: which editions of which speech are compared."""
    which = f"{old.called} → {new.called}"
    return WIDE_SPACE.join((TITLE, new.speech.meta.id, which))


def day(old: Issued, new: Issued) -> datetime.date | None:
    """Return the day of the changes: that of the last correction, else of the newer edition.

    A text that was not published yet has none: since the older edition, then. None without both.
    """
    changes = new.speech.meta.changes
    return changes[-1].date if changes else new.day or old.day


class PrintedRole(NamedTuple):
    """What a line is."""

    name: str = ""
    level: int = 0
    """Of a heading, from 1."""

    @property
    def label(self) -> str:
        """What people call it.

        >>> PrintedRole("heading", 2).label, PrintedRole().label
        ('二级标题', '正文')
        """
        return f"{_LEVELS[self.level - 1]}级标题" if self.level else NAMES_OF_ROLES[self.name]


class ComparedWords(NamedTuple):
    """Words of a line that were changed alike and look alike."""

    text: str
    change: WordChange
    face: str
    """`em` for 着重, `h1` to `h4` for run-in headings, else empty."""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of the compared text."""

    pieces: tuple[ComparedWords, ...]
    end: WordChange
    """What became of its end: of one that went the next line went on it, or it went itself."""
    role: PrintedRole
    was: PrintedRole | None = None
    """What it was, if that is another."""
    told: str = ""
    """What is to be said of it beside its words; empty if they say all."""

    @property
    def is_changed(self) -> bool:
        """Whether anything differs in it."""
        return bool(self.told or any(piece.change for piece in self.pieces))

    @property
    def aside(self) -> str:
        """What is to be said of it, as it is printed beside its words; empty for nothing."""
        return f"〔{self.told}〕" if self.told else ""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of a table of the compared text."""

    cells: tuple[ComparedLine, ...]
    change: WordChange
    is_head: bool

    @property
    def is_changed(self) -> bool:
        """Whether anything differs in it."""
        return any(cell.is_changed for cell in self.cells)

    def words(self, cell: ComparedLine) -> Iterator[ComparedWords]:
        """Yield the words of one of its cells; those of a row that came or went did so whole."""
        for one in cell.pieces:
            yield one._replace(change=self.change or one.change)


class OutlineRanks:
    """Which rank each heading has among those above it: none is left out (PDF/UA-1 §7.4.2)."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def of(self, role: PrintedRole) -> int:
        """Return the rank of the next line, 1 for the highest; 0 for one that is no heading."""
        if role.name not in _RANKED:
            return 0
        self._above = [*(level for level in self._above if level < role.level), role.level]
        return len(self._above)


@dataclass(frozen=True, slots=True)
class _LineChar:
    text: str
    face: str
    role: PrintedRole
    """Of the end of a line; of other characters any."""
    cells: int = 0
    """Of an end: how many cells the row has, 0 outside of tables."""
    is_head: bool = False


@dataclass(slots=True)
class _LineText:
    chars: list[_LineChar] = field(default_factory=list)
    units: list[TextUnit] = field(default_factory=list)

    def line(self, content: Sequence[tuple[str, str]], role: PrintedRole) -> None:
        words = self._words(content, _LineChar(END, "", role))
        self.units.append(TextUnit((words,), FREE))

    def row(self, cells: Sequence[str], *, is_head: bool) -> None:
        end = _LineChar(END, "", PrintedRole("cell"), len(cells), is_head)
        self.units.append(TextUnit(tuple(self._words([(cell, "")], end) for cell in cells), ROW))

    def _words(self, content: Sequence[tuple[str, str]], end: _LineChar) -> str:
        for text, face in content:
            self.chars += [_LineChar(char, face, PrintedRole()) for char in text]
        self.chars.append(end)
        return "".join(text for text, _ in content) + END


def of(old: Speech, new: Speech) -> tuple[ComparedLine | ComparedRow, ...]:
    """Return two texts of a speech as one, from 版头 to 版记.

    Without what went it is the new one, and without what came the old one.
    """
    found = list(_lines(_text(old), _text(new)))
    for at, line in enumerate(found):
        if isinstance(line, ComparedLine):
            after = found[at + 1] if at + 1 < len(found) else None
            found[at] = replace(line, told=_told(line, after))
    return tuple(found)


def _told(line: ComparedLine, after: "ComparedLine | ComparedRow | None") -> str:
    """Return what the words of a line do not tell of it.

    Where all of the next line went or came with its end, that line tells it.
    """
    if line.end and isinstance(after, ComparedLine):
        both = (line.pieces, after.pieces)
        if all(any(piece.change != line.end for piece in pieces) for pieces in both):
            return "并入下一段" if line.end is WordChange.GONE else "由此另起一段"
    return f"原为{line.was.label}" if line.was else ""


def _text(speech: Speech) -> _LineText:
    meta, found = speech.meta, _LineText()
    top, to, foot = head_words.red_head(meta), printed_words.recipients(meta), None
    for line in top.lines() if top else ():
        found.line([(line, "")], PrintedRole("redhead"))
    for each in printed_words.head(meta):
        found.line([(each.words, "")], PrintedRole(each.element))
    if to:
        found.line([(to, "")], PrintedRole("recipients"))
    for block in attachments.printed(speech).blocks:
        _block(found, block)
    foot = printed_words.imprint(meta)
    for line in foot.lines() if foot else ():
        found.line([(line, "")], PrintedRole("imprint"))
    return found


def _block(found: _LineText, block: Block) -> None:
    match block:
        case Table(rows=rows, header=header):
            for number, row in enumerate(rows):
                found.row(row, is_head=header and not number)
        case Attachment(mark=mark, name=name):
            found.line([(mark, "")], PrintedRole("mark"))
            found.line([(name, "")], PrintedRole("attachment"))
        case Heading(level=level, text=text):
            found.line([(text, "")], PrintedRole("heading", level))
        case Paragraph(content=content):
            found.line([(inline.text, face_of(inline)) for inline in content], PrintedRole())
        case _:
            found.line([(block.text, "")], PrintedRole(type(block).__name__.lower()))


def _lines(old: _LineText, new: _LineText) -> Iterator[ComparedLine | ComparedRow]:
    words: list[OldAndNew[_LineChar]] = []
    cells: list[ComparedLine] = []
    for char in in_one(old.chars, new.chars, (old.units, new.units)):
        if char.shown.text != END:
            words.append(char)
            continue
        line, words = _line(words, char), []
        if not char.shown.cells:
            yield line
            continue
        cells.append(line)
        if len(cells) == char.shown.cells:
            yield ComparedRow(tuple(cells), char.change, char.shown.is_head)
            cells = []


def _line(words: Sequence[OldAndNew[_LineChar]], end: OldAndNew[_LineChar]) -> ComparedLine:
    pieces: list[ComparedWords] = []
    for one in words:
        char, change = one.shown, one.change
        if pieces and pieces[-1][1:] == (change, char.face):
            pieces[-1] = ComparedWords(pieces[-1].text + char.text, change, char.face)
        else:
            pieces.append(ComparedWords(char.text, change, char.face))
    was = end.old.role if end.old and end.new and end.old.role != end.new.role else None
    return ComparedLine(tuple(pieces), end.change, end.shown.role, was)
