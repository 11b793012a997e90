"""A speech as the HTML that WeasyPrint lays out: composed lines, nothing left to break."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple, assert_never

from converters.errors import SourceError, together
from converters.formats.pdf import sheet
from converters.formats.pdf.circulated import Circulated, ImprintPlace
from converters.settings.style import Element
from converters.speech import printed_words
from converters.speech.model import (
    Block,
    Dateline,
    Emphasis,
    Heading,
    Inline,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Table,
    Text,
)
from converters.typeset import leads, tail
from converters.typeset.compose import Line
from converters.typeset.metrics import EM
from converters.typeset.tables import cell_width, column_shares
from converters.typeset.tail import End, Ending, EndLine
from converters.typeset.typesetter import Stretch, Typesetter

LANGUAGE = "zh-CN"
_ENDINGS = {Signature: "signature", Dateline: "dateline"}
"""The elements of the style."""


def document(
    speech: Speech, typesetter: Typesetter, imprint: ImprintPlace = ImprintPlace.AFTER_TEXT
) -> str:
    """Return the speech as a whole HTML document, its 版记 where it is told to stand.

    Raises SourceError with the lines of all blocks of which a character is in none of the fonts.
    """
    page = _Page(speech, typesetter)
    around = Circulated(speech.meta, typesetter, page.plain, page.lined)
    parts = (
        around.red_head(),
        page.head(),
        around.recipients(),
        page.blocks(),
        around.imprint(imprint),
    )
    body = "\n".join(_all(parts))
    rare = sheet.spacings(page.spacings - sheet.SPACINGS)
    style = f"<style>{rare}</style>" if rare else ""
    return (
        f'<html lang="{LANGUAGE}"><head>'
        f"<title>{escape(printed_words.title(speech.meta))}</title>{style}</head>"
        f"<body>{body}</body></html>"
    )


def _all(parts: Iterable[Iterable[str]]) -> list[str]:
    """Return the blocks of all parts; raise SourceError with the faults of each part."""
    blocks, faults = list[str](), list[SourceError]()
    for part in parts:
        try:
            blocks += part
        except SourceError as fault:
            faults.append(fault)
    if faults:
        raise together(faults)
    return blocks


class _Bit(NamedTuple):
    """Characters alike in role, face and spacing."""

    text: str
    role: str
    place: int
    spacing: int


class _Page:
    def __init__(self, speech: Speech, typesetter: Typesetter) -> None:
        self.speech = speech
        self.typesetter = typesetter
        self.style = typesetter.style
        self.spacings: set[int] = set()
        self._above: list[int] = []

    def head(self) -> Iterator[str]:
        """Yield the head block (题头), its last line followed by blank ones."""
        head = printed_words.head(self.speech.meta)
        for one in head:
            name, element = one.element, self.style.elements[one.element]
            lines = self.typesetter.title(one.written, element, self.speech.meta.speakers)
            words = "\n".join(self.plain(line, element, 0) for line in lines)
            tag, label = ("h1", one.words) if name == "title" else ("p", "")
            yield _block(tag, f"{name} {sheet.LAST}" if one is head[-1] else name, words, label)

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the speech; raise SourceError with the faults of all of them."""
        ends, faults = self._ends(), list[SourceError]()
        for index, block in enumerate(self.speech.blocks):
            try:
                yield self._made(block, ends.get(index))
            except SourceError as fault:
                faults.append(fault)
        if faults:
            raise together(faults)

    def _made(self, block: Block, end: End | None) -> str:
        match block:
            case Signature() | Dateline():
                assert end is not None
                return self._end(block, end)
            case Table():
                return self._table(block)
            case _:
                return self._justified(block)

    def _justified(self, block: Salutation | Heading | Paragraph | Note) -> str:
        match block:
            case Paragraph(content=content, line=line):
                return self._composed("p", "body", content, line)
            case Heading(level=level, text=text, line=line):
                tag = f"h{self._rank(level)}"
                return self._composed(tag, f"heading{level}", (Text(text),), line, text)
            case Salutation(text=text, line=line):
                return self._composed("p", "salutation", (Text(text),), line)
            case Note(text=text, line=line):
                return self._composed("p", "note", (Text(text),), line)
            case _:
                assert_never(block)

    def _rank(self, level: int) -> int:
        """Return the rank of a heading under the title, leaving none out (PDF/UA-1 §7.4.2).

        A speech may go from 一、 to 1. without （一）.
        """
        self._above = [*(above for above in self._above if above < level), level]
        return 1 + len(self._above)

    def _composed(
        self, tag: str, name: str, content: Sequence[Inline], line: int, label: str = ""
    ) -> str:
        element = self.style.elements[name]
        stretches = list(self._stretches(content, element))
        lines = self.typesetter.paragraph(stretches, element)
        words = "\n".join(self._line(bits, element) for bits in self._bits(lines, stretches, line))
        return _block(tag, name, words, label)

    def _table(self, table: Table) -> str:
        """Return a table as wide as the type area; each row is whole lines of the grid high."""
        element = self.style.elements["table"]
        metrics = self.typesetter.metrics[element.font]
        cells = [[cell_width(text, metrics) for text in row] for row in table.rows]
        area = self.style.page.type_area_width
        shares = column_shares(cells, area.pt / element.size.pt, table.line)
        columns = "".join(f'<col style="width:{sheet.css(area * share)}"/>' for share in shares)
        rows = [self._row(row, shares, element, table.line) for row in table.rows]
        head = f"<thead>{rows[0].replace('td', 'th')}</thead>" if table.header else ""
        body = "".join(rows[table.header :])
        return f'<table class="table">{columns}{head}<tbody>{body}</tbody></table>'

    def _row(
        self, row: Sequence[str], shares: Sequence[float], element: Element, number: int
    ) -> str:
        cells = []
        for text, share in zip(row, shares, strict=True):
            lines = self.typesetter.cell(text, share, element)
            words = "\n".join(self.plain(line, element, number) for line in lines)
            cells.append(f"<td><p>{words}</p></td>" if words else "<td></td>")
        return f"<tr>{''.join(cells)}</tr>"

    def lined(self, lines: Sequence[Line], text: str, element: Element) -> list[str]:
        """Return composed lines of a paragraph of one face."""
        stretches = [Stretch(text, element.font)]
        return [self._line(bits, element) for bits in self._bits(lines, stretches, 0)]

    def _stretches(self, content: Sequence[Inline], element: Element) -> Iterator[Stretch]:
        """Yield the content by role, a sentence that leads the paragraph in set apart."""
        role = leads.ROLES.get(self.style.text.leads)
        first = content[0]
        if role and isinstance(first, Text) and (length := leads.lead(first.text)):
            yield Stretch(first.text[:length], role)
            content = (Text(first.text[length:]), *content[1:])
        for inline in content:
            if inline.text:
                yield Stretch(inline.text, self._role(inline, element))

    def _role(self, inline: Inline, element: Element) -> str:
        match inline:
            case Text():
                return element.font
            case RunIn(level=level):
                return self.style.elements[f"heading{level}"].font
            case Emphasis():
                return self.style.elements["emphasis"].font
            case _:
                assert_never(inline)

    def _bits(
        self, lines: Sequence[Line], stretches: Sequence[Stretch], number: int
    ) -> Iterator[list[_Bit]]:
        """Yield each line cut where role, face or spacing change."""
        faces = [
            (stretch.role, place)
            for stretch in stretches
            for run, place in self.typesetter.drawers[stretch.role].runs(stretch.text, number)
            for _ in run
        ]
        at = 0
        for line in lines:
            spacings = [spacing for count, spacing in line.gaps for _ in range(count)]
            keys = list(zip(faces[at : at + len(line.text)], spacings, strict=True))
            at += len(line.text)
            bits, here = [], 0
            for ((role, place), spacing), same in groupby(keys):
                count = len(list(same))
                bits.append(_Bit(line.text[here : here + count], role, place, spacing))
                here += count
            yield bits

    def _line(self, bits: Sequence[_Bit], element: Element) -> str:
        return "".join(self._bit(bit, element) for bit in bits)

    def _bit(self, bit: _Bit, element: Element) -> str:
        names = []
        if bit.role != element.font or bit.place:
            names.append(sheet.drawn_by(bit.role, bit.place))
        if bit.spacing != self._spacing(element):
            self.spacings.add(bit.spacing)
            names.append(sheet.spaced(bit.spacing))
        text = escape(bit.text)
        return f'<span class="{" ".join(names)}">{text}</span>' if names else text

    def _spacing(self, element: Element) -> int:
        on_grid = element.size == self.style.body.size and element.align == "justify"
        return self.style.letter_spacing_em if on_grid else 0

    def plain(self, text: str, element: Element, number: int) -> str:
        """Return a line that is not composed."""
        runs = self.typesetter.drawers[element.font].runs(text, number)
        return "".join(self._bit(_Bit(run, element.font, place, 0), element) for run, place in runs)

    def _end(self, block: Ending, end: End) -> str:
        """Return a line of signature or date."""
        element = self._element_of(block)
        space = self.style.pitch * (self.style.tail.lines_before if end.first else 0)
        size = self._of_body(element)
        room, *more = (max(self._edge - end.right - line.width, 0) / size for line in end.lines)
        style = f"margin-top:{sheet.css(space)};padding-left:{room / EM:.4f}em"
        words = "\n".join(self.plain(line.text, element, block.line) for line in end.lines)
        if more:
            away = f"text-align:right;padding-right:{end.right / size / EM:.4f}em"
            style = f"margin-top:{sheet.css(space)};{away}"
        return f'<p class="{_ENDINGS[type(block)]}" style="{style}">{words}</p>'

    def _ends(self) -> dict[int, End]:
        """Return where signatures and dates stand, in thousandths of an em of the body."""
        step = self.style.tail.right_chars * EM
        return tail.ends(self.speech.blocks, self._broken, self._edge, step)

    @property
    def _edge(self) -> int:
        return round(self.style.page.type_area_width.pt / self.style.body.size.pt * EM)

    def _broken(self, block: Ending, room: int) -> list[EndLine]:
        """Return the lines of a signature or date, at most so wide, in em of the body."""
        element = self._element_of(block)
        size = self._of_body(element)
        lines = self.typesetter.at_words(block.text, round(room / size), element)
        return [EndLine(x, round(self.typesetter.width(x, element) * size)) for x in lines]

    def _of_body(self, element: Element) -> float:
        """Return the size of an element in em of the body."""
        return element.size.pt / self.style.body.size.pt

    def _element_of(self, block: Ending) -> Element:
        return self.style.elements[_ENDINGS[type(block)]]


def _block(tag: str, name: str, words: str, label: str) -> str:
    """Return a block; one with a label stands in the outline."""
    outline = f' data-label="{escape(label)}"' if label else ""
    return f'<{tag} class="{name}"{outline}>{words}</{tag}>'
