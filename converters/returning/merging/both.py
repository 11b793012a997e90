"""One chunk of three texts, brought together."""

from collections.abc import Sequence
from dataclasses import dataclass

from converters.errors import sentence
from converters.returning.merging import clauses, table_rows
from converters.speech.model import Block, Heading, Paragraph, Table

BOTH = sentence("讲话稿里的这一段后来也改过，与回稿不同", "请看过三处的字，在 .md 里定下来")

GONE = sentence(
    "讲话稿里后来删去了这一段，回稿改的是它",
    "还要这一段的，请照寄回的字在 .md 里补上；不要的，这一处不用接受",
)


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block of the text as it becomes."""

    block: Block
    now: int | None = None
    """The number of today's block that it is, or in whose place it stands; None for a new one."""


class ClashError(Exception):
    """Two sides changed the same words in two ways."""

    def __init__(self, why: str = BOTH) -> None:
        super().__init__(why)
        self.why = why


def brought_together(
    base: Sequence[Block], now: Sequence[Block], wanted: Sequence[Block], first: int
) -> list[PlacedBlock]:
    """Return what becomes of today's blocks, of which `first` is the number of the first.

    Raises ClashError if both sides changed the same.
    """
    stay = [PlacedBlock(block, first + at) for at, block in enumerate(now)]
    if wanted in (base, now):
        return stay
    if now == base:
        return _in_place(stay, wanted)
    if len(base) == len(now) == len(wanted):
        return [
            PlacedBlock(_one(*three), first + at)
            for at, three in enumerate(zip(base, now, wanted, strict=True))
        ]
    raise ClashError(BOTH if now else GONE)


def _in_place(stay: Sequence[PlacedBlock], wanted: Sequence[Block]) -> list[PlacedBlock]:
    """Return wanted blocks for those of today: as many stand one by one in their place."""
    if len(stay) == len(wanted):
        return [PlacedBlock(block, old.now) for old, block in zip(stay, wanted, strict=True)]
    found, rest = list[PlacedBlock](), list(stay)
    for block in wanted:
        same = next((old for old in rest if old.block == block), None)
        if same is not None:
            rest = rest[rest.index(same) + 1 :]
        found.append(PlacedBlock(block) if same is None else same)
    return found


def _one(base: Block, now: Block, wanted: Block) -> Block:
    if wanted in (base, now):
        return now
    if now == base:
        return wanted
    match base, now, wanted:
        case Paragraph(), Paragraph(), Paragraph():
            found = clauses.merged(base, now, wanted)
            if found is not None:
                return found
        case Heading(), Heading(), Heading():
            return _heading(base, now, wanted)
        case Table(), Table(), Table():
            rows = table_rows.merged(base.rows, now.rows, wanted.rows)
            if rows is not None:
                return Table(rows, now.header, now.line)
    raise ClashError


def _heading(base: Heading, now: Heading, wanted: Heading) -> Heading:
    """Return a heading of which one side changed the level, and the other one the words."""
    if base.level not in (now.level, wanted.level) or base.text not in (now.text, wanted.text):
        raise ClashError
    level = wanted.level if now.level == base.level else now.level
    return Heading(level, wanted.text if now.text == base.text else now.text, now.line)
