"""Where signature (署名) and date (成文日期) stand, GB/T 9704-2012 §7.3.5.2: without a seal.

The signature ends some characters before the right edge, the date begins as many to the right of
where the signature begins. If the date is longer, the date ends before the edge instead and the
signature moves left. Several signatures end alike; the date goes by the last of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from converters.speech.model import Block, Dateline, Signature

Ending = Signature | Dateline


@dataclass(frozen=True, slots=True)
class End:
    """Where a line of signature or date stands."""

    right: int
    """From its end to the right edge of the type area."""
    first: bool
    """Whether the blank of the style parts it from text above."""


def ends(
    blocks: Sequence[Block], width: Callable[[Ending], int], area: int, step: int
) -> dict[int, End]:
    """Return where each signature and date among the blocks stands, by its number from 0.

    `width` measures a line, `area` is the width of the type area, `step` the characters of the
    rule; all in one unit, that of the result. A line that is moved never leaves the type area.
    """
    found = dict[int, End]()
    for group in _groups(blocks):
        widths = {number: width(block) for number, block in group}
        names = [widths[number] for number, block in group if isinstance(block, Signature)]
        dates = [widths[number] for number, block in group if isinstance(block, Dateline)]
        rights = _rights(names, dates, area, step)
        for (number, _), right in zip(group, rights, strict=True):
            above = blocks[number - 1] if number else None
            first = above is not None and not isinstance(above, Ending)
            found[number] = End(right, first)
    return found


def _groups(blocks: Iterable[Block]) -> list[list[tuple[int, Ending]]]:
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


def _rights(names: Sequence[int], dates: Sequence[int], area: int, step: int) -> list[int]:
    """Return how far from the right edge signatures and the date under them end."""
    if not names or not dates:
        return [_inside(step, line, area) for line in (*names, *dates)]
    last, date = names[-1], dates[0]
    common = step + (date + step - last if date > last else 0)
    rights = [_inside(common, name, area) for name in names]
    return [*rights, _inside(rights[-1] + last - step - date, date, area)]


def _inside(right: int, width: int, area: int) -> int:
    return max(min(right, area - width), 0)
