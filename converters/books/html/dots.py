"""Dots in steps from the right, so that they stand one above the other, and the number after."""

from converters.books.html.setting import Setting, shifted
from converters.books.matter.blocks import DotLeader, SetBlock
from converters.typeset.metrics import EM
from converters.units import Length
from converters.writers.pdf import sheet


def after(block: SetBlock, leader: DotLeader, setting: Setting) -> str:
    """Return the dots after the words of a block, and the page number flush right."""
    kind, label = block.kind, leader.to.label
    indent = setting.indents[kind]
    last = "".join(span.text for span in block.lines[-1])
    reached = indent.left + setting.width(last, kind)
    if len(block.lines) > 1:
        reached += indent.hang
    dots, reached = _between(reached, leader.end, setting)
    left = setting.area - setting.number(label, kind)
    return dots + setting.words(label, kind, leader.to, shifted(left - reached))


def _between(reached: Length, end: Length, setting: Setting) -> tuple[str, Length]:
    """Return the dots between two places, and where the pen is after them."""
    looks = setting.looks.leader
    element, typesetter = setting.element(looks.element), setting.typesetter
    ink = typesetter.metrics[element.font].ink(looks.mark)
    step, gap = element.size * looks.step_chars, element.size * looks.gap_chars
    last = end - element.size * (ink.right / EM)
    first = reached + gap - element.size * (ink.left / EM)
    count = int((last - first).pt / step.pt) + 1 if first <= last else 0
    if not count:
        return "", reached
    begin = shifted(last - step * (count - 1) - reached)
    place = typesetter.drawers[element.font].place(looks.mark, 0)
    names = f"{sheet.drawn_by(element.font, place)} book-leader"
    dots = looks.mark * count
    return f'<span class="{names}" style="{begin}">{dots}</span>', last + step
