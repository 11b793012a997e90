"""The mark of several organs (联合行文), GB/T 9704-2012 §7.2.4: a name a line, the host first.

Names are spread to the width of the longest; 文件 stands at their right, its height centred on
them. The standard leaves the sizes open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from converters.settings.style import Style
from converters.settings.units import Length
from converters.speech.head_words import ISSUER, RedLine
from converters.typeset.heads.plan import NOTHING, Edge, HeadRow, HeadRun, HeadWords, Width


def joint(
    lines: Sequence[RedLine], top: Length, label: str, style: Style, width: Width
) -> Iterator[HeadRow]:
    """Yield the rows of names, and of what stands beside them, the first name's em box at `top`."""
    element, red, area = style.elements[ISSUER], style.redhead, style.page.type_area_width
    names = [line for line in lines if not line.beside]
    ems = {line: width(line.center, element).pt / element.size.pt for line in lines}
    widest = max(ems[line] for line in names)
    beside = [line for line in lines if line.beside]
    right = sum(red.joint_gap_chars + ems[line] for line in beside)
    size = min(
        red.joint_size,
        red.joint_height / (1 + red.joint_pitch * (len(names) - 1)),
        area / (widest + right + 2 * red.inset_chars),
    )
    left = (area - size * (widest + right)) / 2
    for at, line in enumerate(names):
        words = _name(line.center, size * ems[line], size * widest, left)
        if not beside:
            words = replace(words, edge=Edge.CENTER, at=area / 2)
        yield HeadRow(ISSUER, label, (words,), size, top + size * red.joint_pitch * at)
    height = size * (1 + red.joint_pitch * (len(names) - 1))
    for line in beside:
        start = left + size * (widest + red.joint_gap_chars)
        words = HeadWords((HeadRun(line.center, ISSUER),), Edge.LEFT, start, size * ems[line])
        yield HeadRow(ISSUER, label, (words,), size, top + (height - size) / 2)


def _name(text: str, own: Length, wide: Length, left: Length) -> HeadWords:
    """Return a name spread to a width; one of a single character stands in the middle of it."""
    free = wide - own
    if len(text) == 1:
        return HeadWords((HeadRun(text, ISSUER),), Edge.LEFT, left + free / 2, own)
    spread = free / (len(text) - 1) if free.pt > 0 else NOTHING
    return HeadWords((HeadRun(text, ISSUER, spread),), Edge.LEFT, left, wide)
