"""The head of a letter (信函), GB/T 9704-2012 §10.1: two red double rules across the page."""

from converters.settings.style import Style
from converters.settings.units import Length
from converters.speech.head_words import RedHead
from converters.typeset.heads.plan import Head, HeadRule, Width
from converters.typeset.heads.rows import HeadRows, lines_above


def letter(head: RedHead, style: Style, width: Width) -> Head:
    """Return where the parts of a letter's head stand; its first page has no page number.

    The mark stands by the edge of the sheet, marks and number under the first rule, the second
    rule at the foot of the page. Raises SourceError for what is wider than the type area.
    """
    own, rows = style.letter, HeadRows(head, style, width)
    rows.add_issuers(head.issuers, own.top - style.frame_top)
    upper = _double(rows.foot + own.rule_gap, (own.thick_rule, own.thin_rule), style)
    for at, row in enumerate(head.below):
        rows.add(row, upper.foot + own.gap + style.pitch * at)
    foot = style.page.height - own.foot - style.frame_top
    lines = (own.thin_rule, own.thick_rule)
    lower = _double(foot - own.thin_rule - own.between - own.thick_rule, lines, style)
    end = max(rows.foot, upper.foot)
    return Head(rows.made, (upper,), lines_above(end, style), lower)


def _double(top: Length, lines: tuple[Length, ...], style: Style) -> HeadRule:
    """Return a rule of two lines that stands in the middle of the sheet."""
    page, beside = style.page, (style.page.width - style.letter.width) / 2
    left, right = page.inner - beside, page.outer - beside
    return HeadRule(top, lines, style.letter.between, left, right)
