"""A speech composed: the lines of its head, its paragraphs and its end, so that pages are full."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil, floor
from typing import NamedTuple

from converters.settings.style import Element, Style
from converters.speech import attachments, printed_words
from converters.speech.model import (
    Attachment,
    Dateline,
    Emphasis,
    Enclosure,
    Heading,
    Inline,
    Meta,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Table,
    Text,
)
from converters.typeset import enclosures, leads, seals, tail
from converters.typeset.compose import Line
from converters.typeset.compose import Paragraph as BrokenParagraph
from converters.typeset.full_pages import longer
from converters.typeset.heads import forms as heads
from converters.typeset.heads.plan import Head
from converters.typeset.metrics import EM
from converters.typeset.pages import PageBlock, fill
from converters.typeset.table_look import SetRow, TableLook, table_look
from converters.typeset.tail import End, Ending, EndLine
from converters.typeset.typesetter import LongerWay, NominalTypesetter, Stretch, Typesetter

Justified = Salutation | Heading | Paragraph | Note
"""Blocks whose lines are composed to the measure."""
ATTACHMENT_MARK, ATTACHMENT_TITLE = enclosures.MARK, "attachment_title"
"""The elements of the style at the head of an attachment."""
_ENDINGS = {Signature: "signature", Dateline: "dateline"}


@dataclass(frozen=True, slots=True)
class ComposedBlock:
    """Words composed to the measure."""

    element: str
    """Of the style."""
    stretches: tuple[Stretch, ...]
    lines: list[Line]
    paragraph: BrokenParagraph = field(compare=False, repr=False)
    """What the lines are of; it may be set in other lines."""


class TitleLines(NamedTuple):
    """A line of the head block (题头), broken at words where it is too long."""

    head: printed_words.HeadLine
    lines: list[str]


class SetTable(NamedTuple):
    """A table in the type that suits it, and its rows as the faces draw them."""

    look: TableLook
    rows: tuple[SetRow, ...]


class Composition:
    """The lines of one speech."""

    def __init__(self, speech: Speech, typesetter: Typesetter) -> None:
        self.speech, self.typesetter = attachments.printed(speech), typesetter
        self.style = typesetter.style
        self.titles = list(_titles(speech.meta, typesetter))
        self.recipients = _recipients(speech.meta, typesetter)
        self.ends = _ends(self.speech, typesetter)
        """Where signatures and dates stand, in thousandths of an em of the body."""
        self.kept_notes = tail.kept_notes(self.speech.blocks)
        """The notes (附注) that stay with what stands above them, by their numbers."""
        self.blocks = {
            number: _composed(block, typesetter)
            for number, block in enumerate(self.speech.blocks)
            if isinstance(block, Justified)
        }
        """By the number of the block."""
        self.enclosures = enclosures.composed(self.speech.blocks, typesetter)
        """The lines of 附件说明, by the number of the block."""
        self.attachments = {
            number: typesetter.title(block.title, self.style.elements[ATTACHMENT_TITLE], ())
            for number, block in enumerate(self.speech.blocks)
            if isinstance(block, Attachment)
        }
        """The lines of the titles of attachments, by the number of the block."""
        self.tight = False
        """Whether less is left blank above the signature, lest a page be added only for it."""
        self._ways: dict[int, LongerWay | None] = {}
        self._tables: dict[int, SetTable] = {}

    @cached_property
    def red_head(self) -> Head | None:
        """Where the parts of the 版头 stand; None without one.

        Raises SourceError for what is wider than the type area.
        """
        return heads.head(self.speech.meta, self.style, self.typesetter.length)

    def table(self, number: int) -> SetTable:
        """Return how the table looks that is the block of a number; it is chosen once.

        Raises SourceError with its line if it has too many columns.
        """
        if number not in self._tables:
            block = self.speech.blocks[number]
            assert isinstance(block, Table)
            look = table_look(block, self.style)
            rows = tuple(look.rows(self.typesetter.widths[look.element.font]))
            self._tables[number] = SetTable(look, rows)
        return self._tables[number]

    def fill_pages(self) -> None:
        """Set some paragraphs a line longer than need be, so that pages are full."""
        room, rules = self.style.grid.lines, self.style.pages
        self.close_up()
        for number in longer(self.page_blocks(), self._price, room, rules):
            if way := self.longer_way(number):
                found = self.blocks[number - 1]
                self.blocks[number - 1] = replace(found, lines=way.lines)

    def close_up(self) -> None:
        """Leave less blank above the last signature where a page would be added only for it.

        Room that is short is made by the pitch of lines (GB/T 9704 §7.3.5.5).
        """
        if any(end.first for end in self.ends.values()):
            pages = list[int]()
            for self.tight in (False, True):
                pages.append(len(fill(self.page_blocks(), self.style.grid.lines)))
            self.tight = pages[1] < pages[0]

    def blank_above(self, number: int) -> float:
        """Return how many lines are left blank above a signature or date, by its number."""
        usual = self.style.tail.lines_before
        last = self.style.tail.tight_lines_before if self.tight else usual
        return tail.blanks(self.ends, usual, last)[number]

    def longer_way(self, number: int) -> LongerWay | None:
        """Return a paragraph of the body in a line more, by its number on the pages.

        None for what is no paragraph, or would look loose.
        """
        block = self.blocks.get(number - 1)
        if block is None or block.element != "body":
            return None
        if number not in self._ways:
            self._ways[number] = self.typesetter.longer(block.paragraph)
        return self._ways[number]

    def _price(self, number: int) -> float | None:
        way = self.longer_way(number)
        return way.price if way else None

    def page_blocks(self) -> list[PageBlock]:
        """Return what stands one under another on the pages; the 版记, which follows, is left out.

        The first is all that stands above the blocks of the speech.
        """
        return [
            PageBlock((1,) * self._above()),
            *map(self._on_page, range(len(self.speech.blocks))),
        ]

    def _above(self) -> int:
        """Return how many lines the 版头, the head block and the 主送机关 take."""
        red = self.red_head.lines if self.red_head else 0
        after = self.style.head.lines_after if self.titles else 0
        titles = sum(len(title.lines) for title in self.titles) + after
        return red + titles + (len(self.recipients.lines) if self.recipients else 0)

    def _on_page(self, number: int) -> PageBlock:
        block = self.speech.blocks[number]
        match block:
            case Table():
                rows = tuple(row.height for row in self.table(number).rows)
                return PageBlock(rows, repeated=rows[0] if block.header else 0)
            case Signature() | Dateline():
                lines = (1,) * len(self.ends[number].lines)
                blank = self.blank_above(number)
                above = ceil(blank) if isinstance(block, Signature) else floor(blank)
                return PageBlock(lines, above, follows=True)
            case Enclosure():
                lines = (1,) * len(self.enclosures[number].lines)
                first = self.is_first_enclosure(number)
                blank = self.style.attachments.lines_before if first else 0
                return PageBlock(lines, blank, follows=first)
            case Attachment():
                return PageBlock(self._attached(number), whole=True, leads=True, starts=True)
            case _:
                lines = (1,) * len(self.blocks[number].lines)
                heads = isinstance(block, Heading)
                kept, above = number in self.kept_notes, self.blank_above_note(number)
                return PageBlock(lines, above, whole=heads, leads=heads, follows=kept)

    def blank_above_note(self, number: int) -> int:
        """Return how many lines are left blank above a block that is a note under a date."""
        return tail.blank_above_note(self.speech.blocks, number, self.style.tail)

    def is_first_enclosure(self, number: int) -> bool:
        """Return whether a line of 附件说明, or a list, is the first: the blank stands above it."""
        blocks = self.speech.blocks
        return number > 0 and type(blocks[number - 1]) is not type(blocks[number])

    def _attached(self, number: int) -> tuple[int, ...]:
        """Return the lines above the text of an attachment, blank ones among them."""
        style = self.style.attachments
        blank = style.lines_after_mark + style.lines_after_title
        return (1,) * (1 + len(self.attachments[number]) + blank)


def is_tight(speech: Speech, style: Style) -> bool:
    """Return whether less is left blank above the signature of a speech, whatever faces draw it.

    Raises SourceError if a table has too many columns.
    """
    if not any(isinstance(block, Ending) for block in speech.blocks):
        return False
    found = Composition(speech, NominalTypesetter(style))
    found.close_up()
    return found.tight


def ending_element(block: Ending, style: Style) -> Element:
    """Return how a signature or date looks."""
    return style.elements[_ENDINGS[type(block)]]


def edge(style: Style) -> int:
    """Return the width of the type area in thousandths of an em of the body."""
    return round(style.page.type_area_width.pt / style.body.size.pt * EM)


def of_body(element: Element, style: Style) -> float:
    """Return the size of an element in em of the body."""
    return element.size.pt / style.body.size.pt


def _titles(meta: Meta, typesetter: Typesetter) -> Iterator[TitleLines]:
    for one in printed_words.head(meta):
        element = typesetter.style.elements[one.element]
        lines = typesetter.title(one.written, element, meta.speakers, breaks=one.breaks)
        yield TitleLines(one, lines)


def _recipients(meta: Meta, typesetter: Typesetter) -> ComposedBlock | None:
    """Return the lines of the 主送机关; None if there are none."""
    text, name = printed_words.recipients(meta), "recipients"
    if not text:
        return None
    element = typesetter.style.elements[name]
    stretches = (Stretch(text, element.font),)
    paragraph = typesetter.paragraph(stretches, element)
    return ComposedBlock(name, stretches, paragraph.lines(), paragraph)


def _ends(speech: Speech, typesetter: Typesetter) -> Mapping[int, End]:
    style = typesetter.style

    def broken(block: Ending, room: int) -> list[EndLine]:
        element = ending_element(block, style)
        size = of_body(element, style)
        lines = typesetter.at_words(block.text, round(room / size), element)
        return [EndLine(x, round(typesetter.width(x, element) * size)) for x in lines]

    return seals.ends(speech.blocks, broken, edge(style), style, speech.meta.seal)


def _composed(block: Justified, typesetter: Typesetter) -> ComposedBlock:
    name = _element(block)
    element = typesetter.style.elements[name]
    stretches = tuple(_stretches(block, element, typesetter.style))
    paragraph = typesetter.paragraph(stretches, element)
    return ComposedBlock(name, stretches, paragraph.lines(), paragraph)


def _element(block: Justified) -> str:
    """Return the element of the style that a block is set in."""
    match block:
        case Paragraph():
            return "body"
        case Heading(level=level):
            return f"heading{level}"
        case Salutation():
            return "salutation"
        case Note():
            return "note"


def _stretches(block: Justified, element: Element, style: Style) -> Iterator[Stretch]:
    """Yield the words of a block by role, a sentence that leads a paragraph in set apart."""
    if not isinstance(block, Paragraph):
        yield Stretch(block.text, element.font)
        return
    role, content, first = leads.ROLES.get(style.text.leads), block.content, block.content[0]
    if role and isinstance(first, Text) and (length := leads.lead(first.text)):
        yield Stretch(first.text[:length], role)
        content = (Text(first.text[length:]), *content[1:])
    for inline in content:
        if inline.text:
            yield Stretch(inline.text, _role(inline, element.font, style))


def _role(inline: Inline, usual: str, style: Style) -> str:
    match inline:
        case Text():
            return usual
        case RunIn(level=level):
            return style.elements[f"heading{level}"].font
        case Emphasis():
            return style.elements["emphasis"].font
