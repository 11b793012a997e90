"""One chunk of three texts, brought together."""

from collections.abc import Sequence
from dataclasses import dataclass

from converters.errors import sentence
from converters.returning.merging import clauses
from converters.speech.model import Block, Paragraph, Table

_BOTH = sentence("讲话稿里的这一段后来也改过，与回稿不同", "请看过三处的字，在 .md 里定下来")

_GONE = sentence(
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

    def __init__(self, why: str = _BOTH) -> None:
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
    raise ClashError(_BOTH if now else _GONE)


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
        case Table(), Table(), Table():
            return _cells(base, now, wanted)
    raise ClashError


def _cells(base: Table, now: Table, wanted: Table) -> Table:
    """Return a table with the cells that either side changed."""
    shapes = {tuple(map(len, table.rows)) for table in (base, now, wanted)}
    if len(shapes) > 1:
        raise ClashError
    rows = [
        tuple(_cell(*three) for three in zip(*rows, strict=True))
        for rows in zip(base.rows, now.rows, wanted.rows, strict=True)
    ]
    return Table(tuple(rows), now.header, now.line)


def _cell(base: str, now: str, wanted: str) -> str:
    if wanted in (base, now):
        return now
    if now != base:
        raise ClashError
    return wanted
