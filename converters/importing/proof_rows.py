"""The import as rows to be proofread: a stretch of raw text beside what became of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from converters.errors import Finding
from converters.importing.ledger import Destination, Entry, Fate
from converters.importing.proof_facts import MOVING, PAGE_DATA, MovedFact, told_in
from converters.importing.reading import Import
from converters.importing.rules import NAMES
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Enclosure,
    Heading,
    Meta,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Table,
)

_MOVING = frozenset(NAMES[code] for code in MOVING)
_WORDS = re.compile(r"\S+\s*|\s+")
_FACTS = {"title": "题名", "subtitle": "副题", "markdown": "全文"}
_HEADINGS = {1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}


class Piece(NamedTuple):
    """Words in one manner: `fate` is kept, replaced or dropped, `rule` the name of the rule."""

    text: str
    fate: str = "kept"
    rule: str = ""
    was: str = ""


@dataclass(slots=True)
class ProofRow:
    """A stretch of raw text from `line` on, and the block or fact that it became.

    `kind` says in Chinese what it became and `style` is its class in the page; both are empty
    where everything was dropped. `part` is set on the first row of a speech.
    """

    line: int
    place: Destination | None = None
    raw: list[Piece] = field(default_factory=list)
    result: list[Piece] = field(default_factory=list)
    kind: str = ""
    style: str = ""
    part: int = 0
    of_part: int = 0
    """The number of the speech it belongs to, also where everything was dropped; 0 for none."""
    moved: list[MovedFact] = field(default_factory=list)
    """The facts of the front matter that the words tell."""
    doubts: list["Doubt"] = field(default_factory=list)


@dataclass(slots=True)
class Doubt:
    """A finding on the page: its number in the order of the page, and of which speech it is."""

    finding: Finding
    part: int
    number: int = 0


def rows(found: Import, entries: Iterable[Entry] | None = None) -> list[ProofRow]:
    """Return the rows of an import in the order of the raw text, doubts beside their lines.

    `entries` are those of its ledger, if they are known.
    """
    made = list(_grouped(entries or found.ledger.entries(), found.ledger.raw))
    seen: set[int] = set()
    for row in made:
        if row.place is None:
            continue
        row.kind, row.style = _kind(row.place, found.speeches)
        if row.place.part not in seen:
            seen.add(row.place.part)
            row.part = row.place.part + 1
    _tell_parts(made)
    for row in made:
        _show_moved(row, found.speeches)
    doubts = zip(found.findings, found.parts, strict=True)
    _place([Doubt(finding, part) for finding, part in doubts if finding.line], made)
    return made


def _tell_parts(made: Sequence[ProofRow]) -> None:
    """Give the rows of which nothing is left to the speech below them; at the end, above them."""
    part = next((row.place.part for row in reversed(made) if row.place), -1)
    for row in reversed(made):
        part = row.place.part if row.place else part
        row.of_part = part + 1


def _show_moved(row: ProofRow, speeches: Sequence[Speech]) -> None:
    """Show the words of a row that the front matter says as moved there, not as dropped."""
    gone = [at for at, piece in enumerate(row.raw) if piece.fate == "dropped"]
    going = [at for at in gone if row.raw[at].rule in _MOVING or not row.raw[at].text.strip()]
    words = "".join(row.raw[at].text for at in going)
    if not words.strip() or not row.of_part:
        return
    meta = speeches[row.of_part - 1].meta
    row.moved = told_in(words, meta)
    if row.moved:
        names = "、".join(dict.fromkeys(fact.name for fact in row.moved))
        row.raw = [
            shown
            for at, piece in enumerate(row.raw)
            for shown in (_moved(piece, names, meta) if at in going else (piece,))
        ]


def _moved(piece: Piece, names: str, meta: Meta) -> Iterator[Piece]:
    """Yield the words of a piece as moved; of a line with facts of the page only those that are."""
    if piece.rule != NAMES[PAGE_DATA]:
        yield Piece(piece.text, "moved", names)
        return
    for words in _WORDS.findall(piece.text):
        told = "、".join(fact.name for fact in told_in(words, meta))
        yield Piece(words, "moved", told) if told else piece._replace(text=words)


def _grouped(entries: Iterable[Entry], raw: str) -> Iterator[ProofRow]:
    row: ProofRow | None = None
    broken = False
    listed = list(entries)
    for entry, ahead in zip(listed, _next_places(listed), strict=True):
        words = raw[entry.start : entry.end]
        inside = row is not None and row.place is not None and ahead == row.place
        if row is None or (not inside and _begins(row, entry, words, broken)):
            if row is not None:
                yield row
            row = ProofRow(entry.line)
        broken = _add(row, entry, words, broken)
    if row is not None:
        yield row


def _next_places(entries: Sequence[Entry]) -> list[Destination | None]:
    """Return for each entry the place to which it, or else the next that has one, went."""
    places: list[Destination | None] = []
    ahead: Destination | None = None
    for entry in reversed(entries):
        ahead = entry.place or ahead
        places.append(ahead)
    return places[::-1]


def _begins(row: ProofRow, entry: Entry, words: str, broken: bool) -> bool:
    """Tell whether an entry belongs to the next row: after a line end, or to another block."""
    if entry.place is not None and row.place is not None:
        return entry.place != row.place
    return broken and bool(words.strip())


def _add(row: ProofRow, entry: Entry, words: str, broken: bool) -> bool:
    if entry.place is not None:
        row.place = entry.place
    if not words.strip() and entry.fate is Fate.DROPPED:
        row.raw.append(Piece("↵" if "\n" in words and row.raw else "", "space"))
        return broken or "\n" in words
    rule = NAMES.get(entry.rule, "")
    row.raw.append(Piece(words, entry.fate.value, rule))
    if entry.place is not None:
        row.result.append(Piece(entry.text, entry.fate.value, rule, words))
    return False


def _kind(place: Destination, speeches: Sequence[Speech]) -> tuple[str, str]:
    if place.fact:
        return _FACTS[place.fact], place.fact
    return _kind_of(speeches[place.part].blocks[place.block])


_SINGLE: dict[type[Block], tuple[str, str]] = {
    Salutation: ("称谓", "salutation"),
    Enclosure: ("附件说明", "body"),
    Signature: ("署名", "signature"),
    Dateline: ("成文日期", "signature"),
    Note: ("附注", "note"),
    Table: ("表格", "table"),
    Attachment: ("附件标题", "h1"),
}


def _kind_of(block: Block) -> tuple[str, str]:
    match block:
        case Heading(level=level):
            return _HEADINGS[level], f"h{level}"
        case Paragraph(content=(RunIn(level=level), *_)):
            return f"正文（{_HEADINGS[level]}同行）", "body"
        case Paragraph():
            return "正文", "body"
        case Salutation() | Signature() | Dateline() | Note() | Table():
            return _SINGLE[type(block)]
        case Enclosure() | Attachment():
            return _SINGLE[type(block)]


def _place(doubts: Sequence[Doubt], made: Sequence[ProofRow]) -> None:
    """Put each doubt to the last row that begins on its line or before it."""
    at = 0
    line = _Line(made, 0)
    for doubt in doubts:
        while at + 1 < len(made) and made[at + 1].line <= doubt.finding.line:
            at += 1
        if made:
            line = line if line.last is made[at] else _Line(made, at)
            line.row(doubt.finding).doubts.append(doubt)


class _Line:
    """The rows of one line of the raw text, up to one of them.

    A line may have thousands, and as many doubts: their words are put together once.
    """

    def __init__(self, made: Sequence[ProofRow], at: int) -> None:
        start = at
        while start and made[start - 1].line == made[at].line:
            start -= 1
        self._rows = made[start : at + 1]
        self.last = self._rows[-1] if self._rows else None
        words = ["".join(piece.text for piece in row.result) for row in self._rows]
        self._words = "\0".join(words)
        self._ends = list(accumulate(len(each) + 1 for each in words))

    def row(self, finding: Finding) -> ProofRow:
        """Return the row whose words a finding quotes; the last one if it quotes none."""
        quoted = finding.excerpt.strip("…")
        place = self._words.find(quoted) if quoted else -1
        return self._rows[-1 if place < 0 else bisect_right(self._ends, place)]
