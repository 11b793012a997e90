"""Where signature (署名) and date (成文日期) stand, GB/T 9704-2012 §7.3.5.2: without a seal.

The signature ends some characters before the right edge, the date begins as many to the right of
where the signature begins. If the date is longer, the date ends before the edge instead and the
signature moves left. Several signatures end alike; the date goes by the last of them. A signature
that leaves no such distance is broken at words, and its lines end alike, too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from converters.settings.document_style import Tail
from converters.speech.model import Attachment, Block, Dateline, Note, Signature

Ending = Signature | Dateline


class EndLine(NamedTuple):
    """A line of a signature or date, and its width."""

    text: str
    width: int


Broken = Callable[[Ending, int], Sequence[EndLine]]
"""Breaks a signature or date into lines of at most some width."""


@dataclass(frozen=True, slots=True)
class End:
    """Where a signature or date stands."""

    lines: tuple[EndLine, ...]
    right: int
    """From where they end to the right edge of the type area."""
    first: bool
    """Whether the blank of the style parts it from text above."""
    above: float | None = None
    """The lines left blank above it where a seal asks for them; -1 if it is beside the last one."""
    is_beside: bool = False
    """Whether it stands on the line of the one before it."""
    is_centered: bool = False
    """Whether its lines are centred on one another; else they end alike."""


def ends(blocks: Sequence[Block], broken: Broken, area: int, step: int) -> dict[int, End]:
    """Return where each signature and date among the blocks stands, by its number from 0.

    `area` is the width of the type area, `step` the characters of the rule; all in one unit, that
    of the result. A line that is moved never leaves the type area.
    """
    found = dict[int, End]()
    for group in groups(blocks):
        lines = [
            tuple(broken(block, area - step if isinstance(block, Signature) else area))
            for _, block in group
        ]
        signatures = [isinstance(block, Signature) for _, block in group]
        for (number, _), each, right in zip(
            group, lines, _rights(lines, signatures, area, step), strict=True
        ):
            found[number] = End(each, right, is_first(blocks, number))
    return found


def is_first(blocks: Sequence[Block], number: int) -> bool:
    """Return whether text stands right above a signature or date."""
    above = blocks[number - 1] if number else None
    return above is not None and not isinstance(above, Ending)


def kept_notes(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the notes (附注) that stay with what stands above them.

    None under a date, and none that ends a text, has a page to itself (§7.3.6); others are notes of
    their paragraphs.
    """
    found, ends = set[int](), True
    for number in range(len(blocks) - 1, 0, -1):
        if not isinstance(blocks[number], Note):
            ends = isinstance(blocks[number], Attachment)
        elif ends or isinstance(blocks[number - 1], Dateline | Note):
            found.add(number)
    return frozenset(found)


def blank_above_note(blocks: Sequence[Block], number: int, rule: Tail) -> int:
    """Return how many lines are left blank above a block: some where a note stands under a date."""
    is_note = number > 0 and isinstance(blocks[number], Note)
    return rule.note_lines_before if is_note and isinstance(blocks[number - 1], Dateline) else 0


def blanks(ends: Mapping[int, End], usual: int, last: int) -> dict[int, float]:
    """Return how many lines are left blank above each signature or date, by its number.

    So many are `usual` above those that text stands above, and `last` above the last of these; a
    seal leaves its own.
    """
    apart = [number for number, end in ends.items() if end.first]
    found: dict[int, float] = {number: usual if number in apart else 0 for number in ends}
    if apart:
        found[max(apart)] = last
    return found | {number: end.above for number, end in ends.items() if end.above is not None}


def groups(blocks: Iterable[Block]) -> list[list[tuple[int, Ending]]]:
    """Return signatures one under another, each group with the date right under it."""
    groups = list[list[tuple[int, Ending]]]()
    above: Block | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Ending):
            if not isinstance(above, Signature):
                groups.append([])
            groups[-1].append((number, block))
        above = block
    return groups


def _rights(
    lines: Sequence[Sequence[EndLine]], signatures: Sequence[bool], area: int, step: int
) -> list[int]:
    """Return how far from the right edge signatures and the date under them end."""
    widest = [max(line.width for line in each) for each in lines]
    count = sum(signatures)
    if not 0 < count < len(lines):
        return [_inside(step, width, area) for width in widest]
    last, date = lines[count - 1][-1].width, widest[count]
    common = step + (date + step - last if date > last else 0)
    rights = [_inside(common, name, area) for name in widest[:count]]
    return [*rights, _inside(rights[-1] + last - step - date, date, area)]


def _inside(right: int, width: int, area: int) -> int:
    return max(min(right, area - width), 0)
