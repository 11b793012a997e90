"""The head of an order (命令、令), GB/T 9704-2012 §10.2: mark and number, no rule and no title."""

from converters.settings.style import Style
from converters.speech.head_words import RedHead
from converters.typeset.heads.plan import Head, Width
from converters.typeset.heads.rows import HeadRows, lines_above


def order(head: RedHead, style: Style, width: Width) -> Head:
    """Return where mark and number of an order stand; the text follows two lines under them.

    Raises SourceError for what is wider than the type area.
    """
    rows = HeadRows(head, style, width)
    rows.add_issuers(head.issuers, style.page.top - style.frame_top + style.order.top)
    for row in head.below:
        rows.add(row, rows.foot + style.pitch * style.redhead.lines_before)
    return Head(rows.made, (), lines_above(rows.foot, style, "body"))
