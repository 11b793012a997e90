"""WordprocessingML as text: elements, words, runs, paragraphs.

Paragraphs are written as text: five times faster than building a tree element by element.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made_by

from converters.errors import SourceError
from converters.formats.escaped import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DRAWN = f'{NAMESPACES} xmlns:v="urn:schemas-microsoft-com:vml"'
"""Those of a part that has shapes in it."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What XML 1.0 §2.2 cannot hold, and the C1 controls, which no face can draw.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# Word sends “ ” — … · to the Latin face unless the run itself carries the hint (MS-OI29500
# 2.1.88): the hint of a style is not enough.
_HINT = '<w:rFonts w:hint="eastAsia"/>'

LINE_BREAK = "<w:r><w:br/></w:r>"
CELL_BREAK = "CellBreak"
"""The character style of a break that is no sign of the text: where a line of a cell ends."""
NEARER = "Nearer"
"""The character style of a line of a title that is set half as much closer, to be sure to hold."""
CLOSER = "Closer"
"""The character style of a title that is set closer to be on one line."""
BOX = ("top", "left", "bottom", "right", "insideH", "insideV")
"""Where a table that is ruled all over has rules."""

_NO_BANDS = {"noHBand": 1, "noVBand": 1}
_LONGEST = 255
"""Characters of a description; who listens does not want the table twice."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs, and what is its own."""

    content: str
    span: int = 1
    """How many columns it takes."""
    margins: Mapping[str, int] = made_by(default_factory=dict)
    """Twips by side, if they are not those of the table."""
    align: str = ""
    """How its words stand in its height; top without it."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; one of an exact height is never parted between pages."""

    cells: Sequence[Cell]
    header: bool = False
    """Whether it stands again at the top of every page."""
    height: int = 0
    """Twips that it is high at least; as high as its cells without it."""
    exact: bool = False
    """Whether it is no higher either, whatever its cells hold."""
    whole: bool = True
    """Whether Word is told not to part it.

    A table of one row that is told so LibreOffice (7.4) keeps whole, but no more with what follows.
    """


def element(name: str, /, *children: str, **attributes: str | int) -> str:
    """Return an element; its attributes take the prefix of its name.

    >>> element("w:spacing", line=579, lineRule="exact")
    '<w:spacing w:line="579" w:lineRule="exact"/>'
    """
    prefix = name.partition(":")[0]
    written = "".join(
        f" {prefix}:{key}={quoteattr(str(value))}" for key, value in attributes.items()
    )
    content = "".join(children)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def printable(text: str, line: int = 0, what: str = "") -> str:
    """Return the text as it is.

    Raises SourceError with `line` for a sign that cannot stand in a document; `what` names the
    place where a line cannot.
    """
    if bad := _UNPRINTABLE.search(text):
        raise SourceError(
            f"{what}有不能印出的字符 U+{ord(bad.group()):04X}", "请删去这个字符", line=line
        )
    return text


def words(text: str, line: int = 0, what: str = "") -> str:
    """Return words as XML text; raises SourceError as `printable` does."""
    return escape(printable(text, line, what))


def run(written: str, style: str = "", properties: str = "") -> str:
    """Return a run of words already written as XML, in a character style or in none.

    `properties` is what the style cannot know.
    """
    styled = f'<w:rStyle w:val="{style}"/>' if style else ""
    content = written.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    looks = f"{styled}{_HINT}{properties}"
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{content}</w:t></w:r>'


def line_break(style: str) -> str:
    """Return a line break in a character style."""
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:br/></w:r>'


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """Return a paragraph in a style; `properties` is what the style cannot know."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def ending_section(texts: Iterable[str], section: str, sliver: str) -> list[str]:
    """Return paragraphs and tables, the last of them ending a section of those properties.

    A table can end none: an empty paragraph in the style `sliver` after it does.
    """
    found = [text for text in texts if text]
    if not found or not found[-1].startswith("<w:p>"):
        return [*found, paragraph(sliver, "", section)]
    return [*found[:-1], found[-1].replace("</w:pPr>", f"{section}</w:pPr>", 1)]


def field(instruction: str, result: str) -> str:
    """Return a field with the result it shows until it is updated."""

    def part(content: str) -> str:
        return f"<w:r><w:rPr>{_HINT}</w:rPr>{content}</w:r>"

    return (
        part('<w:fldChar w:fldCharType="begin"/>')
        + part(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>')
        + part('<w:fldChar w:fldCharType="separate"/>')
        + part(f"<w:t>{result}</w:t>")
        + part('<w:fldChar w:fldCharType="end"/>')
    )


def table(
    columns: Sequence[int],
    rows: Iterable[TableRow],
    rules: Mapping[str, int],
    margins: Mapping[str, int] | None = None,
    *,
    place: str = "",
    title: str,
    about: str,
) -> str:
    """Return a table of fixed layout.

    `columns` are widths and `margins` those of cells by side, in twips; without margins it has
    those of Word. `rules` gives thicknesses by place, in eighths of a point. `place` is the
    element that makes it float. `title` and `about` are read out to who cannot see it.
    """
    rows = list(rows)
    first = int(bool(rows) and rows[0].header)
    borders = (
        element(f"w:{side}", val="single", sz=size, space=0, color="auto")
        for side, size in rules.items()
    )
    properties = element(
        "w:tblPr",
        place,
        _width("tblW", sum(columns)),
        _width("tblInd", 0) if margins is not None else "",
        element("w:tblBorders", *borders),
        element("w:tblLayout", type="fixed"),
        _margins("tblCellMar", margins or {}),
        element("w:tblLook", firstRow=first, lastRow=0, firstColumn=0, lastColumn=0, **_NO_BANDS),
        element("w:tblCaption", val=title),
        element("w:tblDescription", val=about[:_LONGEST]),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in columns))
    return f"<w:tbl>{properties}{grid}{''.join(_row(row, columns) for row in rows)}</w:tbl>"


def _row(row: TableRow, columns: Sequence[int]) -> str:
    cells, at = [], 0
    for cell in row.cells:
        width = sum(columns[at : at + cell.span])
        at += cell.span
        properties = (
            _width("tcW", width),
            element("w:gridSpan", val=cell.span) if cell.span > 1 else "",
            _margins("tcMar", cell.margins),
            element("w:vAlign", val=cell.align) if cell.align else "",
        )
        cells.append(element("w:tc", element("w:tcPr", *properties), cell.content))
    header = element("w:tblHeader") if row.header else ""
    rule = "exact" if row.exact else "atLeast"
    height = element("w:trHeight", val=row.height, hRule=rule) if row.height else ""
    whole = element("w:cantSplit") if row.whole else ""
    return element("w:tr", element("w:trPr", whole, height, header), *cells)


def _margins(name: str, margins: Mapping[str, int]) -> str:
    sides = (_width(side, width) for side, width in margins.items())
    return element(f"w:{name}", *sides) if margins else ""


def _width(name: str, twips: int) -> str:
    return element(f"w:{name}", w=twips, type="dxa")
