"""Dots in steps from the right, so that they stand one above the other, and the number after."""

from converters.books.matter.blocks import DotLeader, SetBlock
from converters.formats.pdf import sheet
from converters.formats.pdf.book.html.setting import Setting, shifted
from converters.settings.units import Length
from converters.typeset.metrics import EM


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
    return dots + setting.words(label, kind, leader.to, name=shifted(left - reached))


def _between(reached: Length, end: Length, setting: Setting) -> tuple[str, Length]:
    """Return the dots between two places, and where the pen is after them."""
    book_style = setting.book_style.leader
    element, typesetter = setting.element(book_style.element), setting.typesetter
    ink = typesetter.metrics[element.font].ink(book_style.mark)
    step, gap = element.size * book_style.step_chars, element.size * book_style.gap_chars
    last = end - element.size * (ink.right / EM)
    first = reached + gap - element.size * (ink.left / EM)
    count = int((last - first).pt / step.pt) + 1 if first <= last else 0
    if not count:
        return "", reached
    begin = shifted(last - step * (count - 1) - reached)
    place = typesetter.drawers[element.font].place(book_style.mark, 0)
    names = f"{sheet.drawn_by(element.font, place)} book-leader {begin}"
    dots = book_style.mark * count
    return f'<span class="{names}">{dots}</span>', last + step
