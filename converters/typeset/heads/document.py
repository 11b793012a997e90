"""The head of a document (公文版头), GB/T 9704-2012 §7.2: marks, issuer, number and signers."""

from converters.settings.style import Style
from converters.speech.head_words import MARKING, RedHead
from converters.typeset.heads.plan import Head, HeadRule, Width
from converters.typeset.heads.rows import HeadRows, lines_above


def document(head: RedHead, style: Style, width: Width) -> Head:
    """Return where the parts of a 版头 stand.

    Marks take lines of the grid and push the issuer down only if they need its place. What is left
    blank under the rule is brought up to whole lines, so that the text keeps to the grid.
    Raises SourceError for what is wider than the type area.
    """
    rows = HeadRows(head, style, width)
    for line, mark in enumerate(head.marks):
        rows.add(mark, rows.on_line(line, MARKING))
    top = style.page.top - style.frame_top + style.redhead.top
    rows.add_issuers(head.issuers, max(top, style.pitch * len(head.marks)))
    first = rows.foot + style.pitch * style.redhead.lines_before
    for line, row in enumerate(head.below):
        rows.add(row, first + style.pitch * line, style.redhead.inset_chars)
    rule = HeadRule(rows.foot + style.redhead.rule_gap, (style.redhead.rule,))
    return Head(rows.made, (rule,), lines_above(rule.foot, style))
