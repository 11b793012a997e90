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


def clause(above: PrintedPart, below: PrintedPart) -> str:
    """Return the clause of GB/T 9704-2012 that says how many lines are blank between two parts."""
    if above.in_head and not below.in_head:
        return "7.3.2"
    if above.element in (MARK, TITLE):
        return "7.3.7"
    return _CLAUSES.get(below.element, LINES)


LINES = "5.2.3"
"""The clause on the lines of a page."""
_CLAUSES = {
    "recipients": "7.3.2",
    "signature": "7.3.5.2",
    "dateline": "7.3.5.2",
    ENCLOSURE: "7.3.4",
    "attendance": "10.3",
    "note": "7.3.6",
}
"""Those of others, by the element under the blank."""
