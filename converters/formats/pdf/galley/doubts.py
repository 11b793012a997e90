"""The list of doubts at the end of a galley: each with its number, its page and line."""

from collections.abc import Sequence

from converters.books.matter.wrapping import wrap
from converters.checks.places import DoubtPlace
from converters.errors import Finding
from converters.formats.pdf import sheet
from converters.formats.pdf.galley import words
from converters.formats.pdf.galley.margins import under
from converters.formats.pdf.galley.printed import LaidParagraph
from converters.formats.pdf.markup import LANGUAGE
from converters.formats.pdf.press import Press
from converters.formats.pdf.weasyprint_70 import Document
from converters.settings.proof_style import DoubtList
from converters.speech import galley
from converters.speech.model import WIDE_SPACE
from converters.typeset.metrics import EM


def pages(
    findings: Sequence[Finding],
    places: Sequence[DoubtPlace],
    paragraphs: Sequence[LaidParagraph],
    press: Press,
    looks: DoubtList,
) -> Document:
    """Return the pages of the list; they have no page numbers, for they are not of the speech."""
    where = (_where(paragraphs[place.paragraph], place) for place in places)
    told = zip(where, map(galley.told, findings), strict=True)
    rows = "".join(
        _row(number, f"{at}{WIDE_SPACE}{one}", press, looks)
        for number, (at, one) in enumerate(told, 1)
    )
    title = words.drawn(galley.LIST_TITLE, looks.title_font, press)
    html = (
        f'<html lang="{LANGUAGE}"><head><title>{galley.LIST_TITLE}</title></head><body>'
        f'<h1 class="doubts" data-label="{galley.LIST_TITLE}">{title}</h1>{rows}</body></html>'
    )
    return press.render(html, press.compiled(_sheet(looks)))


def _where(paragraph: LaidParagraph, place: DoubtPlace) -> str:
    """Return page and line of a place; the page alone where lines have no numbers."""
    line = next((line for line, _ in under(paragraph, place)), None)
    if line is None:
        return ""
    return f"第 {line.page + 1} 面" + (f"第 {line.number} 行" if line.number else "表格里")


def _row(number: int, text: str, press: Press, looks: DoubtList) -> str:
    """Return a doubt, its lines broken, those after the first under the words."""
    able = words.drawable(text, looks.font, press)
    room = press.typesetter.style.page.type_area_width.pt / looks.size.pt - looks.indent_chars
    lines = wrap(able, press.typesetter.widths[looks.font], int(room * EM), by_words=False)
    told = "\n".join(words.drawn(line, looks.font, press) for line in lines)
    return f'<p class="doubt">{_numbered(str(number), press, looks)}{told}</p>'


def _numbered(number: str, press: Press, looks: DoubtList) -> str:
    """Return a number, what makes it as wide as the indent behind its last figure."""
    free = looks.indent_chars - words.width(number, looks.font, press)
    last = words.drawn(number[-1], looks.font, press)
    spaced = f'<span style="letter-spacing:{sheet.em(round(free * EM))}">{last}</span>'
    return words.drawn(number[:-1], looks.font, press) + spaced


def _sheet(looks: DoubtList) -> str:
    indent = sheet.css(looks.size * looks.indent_chars)
    pitch = sheet.css(looks.size * looks.pitch)
    return f"""
body {{ page: bare }}
.doubts {{ font-size: {sheet.css(looks.title_size)}; text-align: center; letter-spacing: 0;
margin-bottom: {pitch}; bookmark-level: 1; bookmark-label: attr(data-label) }}
.doubt {{ font-size: {sheet.css(looks.size)}; line-height: {pitch}; letter-spacing: 0;
padding-left: {indent}; text-indent: -{indent}; break-inside: avoid }}
"""
