"""How many lines the style leaves blank between two parts of a speech, signatures left out."""

from converters.audit.expected import PrintedPart
from converters.settings.style import Style

ENCLOSURE, MARK, TITLE = "enclosure", "attachment_mark", "attachment_title"
"""The elements of the style for attachments (GB/T 9704-2012 §7.3.4, §7.3.7)."""
HANGING = (ENCLOSURE, "attendance")
"""The elements whose lines begin behind a label: 附件说明, lists of who was there (§10.3)."""


def between(above: PrintedPart, below: PrintedPart, style: Style) -> int:
    """Return how many lines are blank between the last line of a part and the first of the next."""
    attached = style.attachments
    if above.in_head and not below.in_head:
        return style.head.lines_after
    if above.element == MARK:
        return attached.lines_after_mark
    if above.element == TITLE:
        return attached.lines_after_title
    if below.element in HANGING and above.element != below.element:
        return attached.lines_before
    if below.element == "note" and above.element == "dateline":
        return style.tail.note_lines_before
    return 0
