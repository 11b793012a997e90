"""Attachments (附件) in a DOCX, GB/T 9704 §7.3.7, and the lines that tell of them (附件说明).

What goes on of a name begins under its first character by a hanging indent; a number is brought to
the width of its box by character spacing, so that no tab stands among the words.
"""

from collections.abc import Iterator, Sequence

from converters.formats.docx.kinds import (
    ATTACHMENT_MARK,
    ATTACHMENT_TITLE,
    ATTENDANCE,
    ATTENDANCE_LABEL,
    ENCLOSURE,
)
from converters.formats.docx.measures import measures
from converters.formats.docx.oxml import element, paragraph, run, words
from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.speech import attachments
from converters.speech.model import Attachment, Block, Enclosure, Speech
from converters.typeset import enclosures
from converters.typeset.enclosures import BoxedWords, EnclosurePlace
from converters.typeset.nominal import ems

_STYLES = {enclosures.ELEMENT: ENCLOSURE, enclosures.ATTENDANCE: ATTENDANCE}


def attached(speech: Speech) -> bool:
    """Return whether a speech has parts that need the styles of attachments."""
    blocks = attachments.printed(speech).blocks
    return any(isinstance(block, Attachment | Enclosure) for block in blocks)


def attachment(block: Attachment, title: str, style: Style) -> Iterator[str]:
    """Yield mark and title of an attachment; `title` are the runs of its lines.

    Raises SourceError with its line for a mark that is wider than the type area.
    """
    mark = enclosures.mark(block, style, _width)
    yield paragraph(ATTACHMENT_MARK, run(words(mark, block.line)))
    yield paragraph(ATTACHMENT_TITLE, title)


def told(blocks: Sequence[Block], style: Style) -> dict[int, EnclosurePlace]:
    """Return where the lines of 附件说明 stand, by the numbers of their blocks."""
    return enclosures.placed(blocks, style, _width)


def _width(text: str, type_style: Element) -> Length:
    return type_style.size * ems(text)


def enclosure(block: Enclosure, place: EnclosurePlace, kept: str, style: Style) -> str:
    """Return a line of 附件说明; `kept` is what keeps it with the signature, or nothing."""
    left, hanging = place.left.twips, (place.left - place.start).twips
    indent = element("w:ind", left=left, hanging=hanging)
    boxes = "".join(_boxed(box, block.line, style) for box in place.boxes)
    looks = _STYLES[place.element]
    return paragraph(looks, boxes + run(words(place.name, block.line)), kept + indent)


def _boxed(box: BoxedWords, line: int, style: Style) -> str:
    """Return words with what makes them as wide as their box behind the last of them."""
    name = ATTENDANCE_LABEL if box.element == enclosures.LABEL else ""
    if not box.behind.twips:
        return run(words(box.text, line), name)
    wider = element("w:spacing", val=measures(style).spacing + box.behind.twips)
    before = run(words(box.text[:-1], line), name) if box.text[1:] else ""
    return before + run(words(box.text[-1:], line), name, wider)
