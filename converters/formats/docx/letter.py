"""What stands outside of the type area of a letter (信函), GB/T 9704-2012 §10.1, in Word.

The mark stands higher than the text may begin, and the two double rules are wider: all of them are
shapes that hang on an empty paragraph, with their places told from the edges of the page, and move
no text. They are drawn in VML (ECMA-376 part 4, §14): Word, WPS and LibreOffice know it without an
alternative beside it.
"""

from collections.abc import Iterator

from converters.formats.docx.kinds import HEAD_ANCHOR
from converters.formats.docx.oxml import paragraph
from converters.settings.style import Style
from converters.settings.units import Length
from converters.typeset.heads.plan import Head, HeadRule

_RELATIVE = "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
_OPEN = "<w:r><w:pict>"
_CLOSE = "</w:pict></w:r>"


def shapes(head: Head, mark: str, line: Length, top: Length, style: Style) -> str:
    """Return the paragraph that mark and rules hang on; it takes no room of the text.

    `mark` is the paragraph of the mark, `line` the height of its line, which begins at `top`, from
    the edge of the sheet.
    """
    colour = style.redhead.colour
    drawn = [_box(mark, line, top, style)]
    drawn += [shape for rule in head.around for shape in _lines(rule, colour, style)]
    return paragraph(HEAD_ANCHOR, "".join(drawn))


def _box(mark: str, line: Length, top: Length, style: Style) -> str:
    left, width = style.page.inner, style.page.type_area_width
    return (
        f'{_OPEN}<v:rect style="{_place(left, top, width, line)}" filled="f" stroked="f">'
        f'<v:textbox inset="0,0,0,0"><w:txbxContent>{mark}</w:txbxContent></v:textbox>'
        f"</v:rect>{_CLOSE}"
    )


def _lines(rule: HeadRule, colour: str, style: Style) -> Iterator[str]:
    left = style.page.inner - rule.beyond_left
    width = style.page.type_area_width + rule.beyond_left + rule.beyond_right
    for top, thickness in rule.strokes:
        place = _place(left, style.frame_top + top, width, thickness)
        yield f'{_OPEN}<v:rect style="{place}" fillcolor="{colour}" stroked="f"/>{_CLOSE}'


def _place(left: Length, top: Length, width: Length, height: Length) -> str:
    lengths = {"margin-left": left, "margin-top": top, "width": width, "height": height}
    told = ";".join(f"{name}:{length.pt:.2f}pt" for name, length in lengths.items())
    return f"position:absolute;{told};z-index:1;{_RELATIVE}"
