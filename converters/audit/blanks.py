"""How many lines the style leaves blank between two parts of a speech, signatures left out."""

from converters.audit.expected import PrintedPart
from converters.settings.style import Style

ENCLOSURE, MARK, TITLE = "enclosure", "attachment_mark", "attachment_title"
"""The elements of the style for attachments (GB/T 9704-2012 §7.3.4, §7.3.7)."""


def between(above: PrintedPart, below: PrintedPart, style: Style) -> int:
    """Return how many lines are blank between the last line of a part and the first of the next."""
    attached = style.attachments
    if above.in_head and not below.in_head:
        return style.head.lines_after
    if above.element == MARK:
        return attached.lines_after_mark
    if above.element == TITLE:
        return attached.lines_after_title
    if below.element == ENCLOSURE and above.element != ENCLOSURE:
        return attached.lines_before
    return 0
