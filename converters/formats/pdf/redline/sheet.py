"""The style sheet of redlines: every number from `styles/redline.toml`."""

from converters.formats.pdf.sheet import css
from converters.settings.redline_style import RedlineStyle
from converters.settings.style import Style

_MIDDLE = ("title", "subtitle", "date", "speaker", "redhead", "attachment")
_RIGHT = ("signature", "dateline")
_FLUSH = ("salutation", "recipients", "imprint", "mark")


def css_of(looks: RedlineStyle, style: Style) -> str:
    """Return the rules that a redline has beside those of the print."""
    page, text = looks.page, looks.text
    return f"""
@page compared {{ margin: {css(page.top)} {css(page.outer)} {css(page.bottom)} {css(page.inner)} }}
@page over {{ margin: 0; @bottom-left {{ content: none }} @bottom-right {{ content: none }}
@bottom-center {{ content: none }} }}
body.redline {{ page: compared; font-size: {css(text.size)};
line-height: {css(text.size * text.pitch)}; letter-spacing: 0 }}
.redline p, .redline h1, .redline h2, .redline h3, .redline h4, .redline h5, .redline h6 {{
letter-spacing: 0; text-indent: 2em; break-before: auto; margin: 0 }}
{_named(_MIDDLE)} {{ text-align: center; text-indent: 0 }}
{_named(_RIGHT)} {{ text-align: right; text-indent: 0; padding-right: 2em }}
{_named(_FLUSH)} {{ text-indent: 0 }}
.redline .is-title {{ font-size: {css(text.title_size)};
line-height: {css(text.title_size * text.pitch)} }}
.redline h1 {{ bookmark-level: 1; bookmark-label: attr(data-label) }}
.redline h2 {{ bookmark-level: 2; bookmark-label: attr(data-label) }}
.redline h3 {{ bookmark-level: 3; bookmark-label: attr(data-label) }}
.redline h1, .redline .legend, .redline .aside, .told {{ font-size: {css(text.small_size)} }}
.redline h1, .redline .legend {{ text-indent: 0; line-height: {css(text.small_size * text.pitch)} }}
.redline .legend {{ margin-bottom: {css(text.size)} }}
.redline table {{ font-size: {css(text.table_size)}; margin: {css(text.size * 0.5)} 0 }}
.redline td p, .redline th p {{ text-indent: 0; line-height: {css(text.table_size * text.pitch)} }}
{_marks(looks)}
.over {{ page: over; position: relative; height: {css(style.page.height / 2)};
break-after: page; letter-spacing: 0 }}
.told {{ position: absolute; text-indent: 0; letter-spacing: 0; top: {css(looks.head.top)};
left: {css(page.inner)}; font-size: {css(looks.head.size)}; line-height: {css(looks.head.size)} }}
"""


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(f".redline .is-{name}" for name in names)


def _marks(looks: RedlineStyle) -> str:
    marks = looks.marks
    bar, gap = marks.bar, marks.bar_gap
    return f"""
.redline .del {{ color: {marks.went_colour}; display: inline-block; position: relative;
text-indent: 0; padding: 0 }}
.redline .through {{ position: absolute; left: 0; right: 0; top: 50%; height: 0;
border-top: {css(marks.went)} solid }}
.redline .ins {{ color: {marks.came_colour}; border-bottom: {css(marks.came)} solid;
padding-bottom: {marks.came_gap_em}em }}
.redline p.changed, .redline h2.changed, .redline h3.changed,
.redline h4.changed, .redline h5.changed, .redline h6.changed {{
border-left: {css(bar)} solid; margin-left: -{css(gap + bar)}; padding-left: {css(gap)} }}
.redline tr.changed > :first-child p {{ border-left: {css(bar)} solid }}
"""
