"""The words of a speech as paragraphs of Word, in the order of `wording.lines`."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple, assert_never

from converters.errors import SourceError
from converters.formats.docx import attached, tables
from converters.formats.docx.circulated import imprint, recipients
from converters.formats.docx.formatting import air, gap, right_indent
from converters.formats.docx.head_lines import head_line
from converters.formats.docx.heads import planned, red_head
from converters.formats.docx.kinds import head_kind
from converters.formats.docx.measures import advance, measures
from converters.formats.docx.oxml import LINE_BREAK, paragraph, printable, run, words
from converters.formats.docx.squeeze import StyledWords, squeezed
from converters.settings.style import Style
from converters.speech import attachments, printed_words
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Emphasis,
    Enclosure,
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
    text_of,
)
from converters.typeset import first_page, leads, tail
from converters.typeset.composition import ATTACHMENT_TITLE, is_tight
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL, ems
from converters.typeset.table_look import TableLook, table_look
from converters.typeset.tail import End, Ending, EndLine
from converters.typeset.title import break_names

_TITLE = "Title"
_ENDINGS = {Signature: ("Signature", "signature"), Dateline: ("Date", "dateline")}
"""Style in Word and element of the style file."""
_KEPT_LINES = 4
"""A paragraph of no more lines is kept with a signature."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a speech stands in the outline (大纲) of its document."""

    title: str = _TITLE
    """The style of the title: in a book it is a heading."""
    above: int = 0
    """How many levels of headings are taken by the title and what stands above it."""


class _Free(NamedTuple):
    """What is left blank around a signature or date."""

    lines: int
    """Above it."""
    under: int
    """Below it, in twips."""


ALONE = Outline()
"""A speech that is a document of its own."""


def paragraphs(speech: Speech, style: Style, outline: Outline = ALONE) -> Iterator[str]:
    """Yield the paragraphs of a speech as WordprocessingML, in printed order.

    Raises SourceError with the line for a sign that cannot stand in a document.
    """
    speech = attachments.printed(first_page.placed(speech, style))
    yield from red_head(planned(speech.meta, style), style)
    yield from _head(speech, style, outline)
    yield from recipients(speech.meta)
    ends, looks = _ends(speech.blocks, style), _looks(speech.blocks, style)
    told = dict(attached.told(speech.blocks, style))
    blanks = _blanks(speech, ends, style)
    for index, block in enumerate(speech.blocks):
        table = looks.get(index + 1)
        if isinstance(block, Table):
            yield tables.table(block, looks[index], table, first=not index)
            continue
        under = table.outside.twips if table else 0
        if isinstance(block, Attachment):
            lines = head_line(block.title, ATTACHMENT_TITLE, (), style)
            yield from attached.attachment(block, lines)
        elif isinstance(block, Enclosure):
            kept = _kept(block.text, index, speech.blocks, style)
            yield attached.enclosure(block, told[index], kept, style)
        elif isinstance(block, Ending):
            above = speech.blocks[index - 1] if index else None
            below = speech.blocks[index + 1] if index + 1 < len(speech.blocks) else None
            free = _Free(blanks[index], under)
            yield _end(block, ends[index], above, below, free, style)
        else:
            yield _block(block, index, speech.blocks, under, style, outline)
    yield from imprint(speech.meta, style)


def _head(speech: Speech, style: Style, outline: Outline) -> Iterator[str]:
    head = printed_words.head(speech.meta)
    for one in head:
        text = printable(one.written, what=one.label)
        runs = head_line(text, one.element, speech.meta.speakers, style)
        last = one is head[-1]
        free = gap(style.head.lines_after, measures(style), "after") if last else ""
        name = head_kind(one.element, one.label).id
        named = outline.title if name == _TITLE else name
        yield paragraph(named, runs, free)


def _looks(blocks: Sequence[Block], style: Style) -> dict[int, TableLook]:
    """Return how each table looks, by its number; each is chosen once."""
    return {
        number: table_look(block, style)
        for number, block in enumerate(blocks)
        if isinstance(block, Table)
    }


def _block(
    block: Salutation | Heading | Paragraph | Note,
    index: int,
    blocks: Sequence[Block],
    under: int,
    style: Style,
    outline: Outline,
) -> str:
    """Return a block with so many twips free under it."""
    match block:
        case Paragraph(content=content):
            runs = "".join(_content(content, block.line, style, outline))
            kept = _kept(text_of(block), index, blocks, style)
            return paragraph("BodyText", runs, kept + air(under))
        case Heading(level=level):
            return _line(f"Heading{outline.above + level}", block, air(under))
        case Salutation():
            return _line("Salutation", block, air(under))
        case Note():
            return _line("Note", block, air(under))
        case _:
            assert_never(block)


def _kept(text: str, index: int, blocks: Sequence[Block], style: Style) -> str:
    """Return what keeps a paragraph with the signature after it: none should have its page alone.

    So with the lines that tell of attachments (附件说明).

    Only a short one, for LibreOffice moves all of it.
    """
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    short = len(text) <= _KEPT_LINES * style.grid.chars
    begins = isinstance(after, Enclosure) and not isinstance(blocks[index], Enclosure)
    return "<w:keepNext/>" if short and (begins or isinstance(after, Ending)) else ""


def _line(
    name: str, block: Salutation | Heading | Signature | Dateline | Note, properties: str = ""
) -> str:
    return paragraph(name, run(words(block.text, block.line)), properties)


def _ends(blocks: Sequence[Block], style: Style) -> dict[int, End]:
    """Return where signatures and dates stand, in thousandths of a cell."""

    def broken(block: Ending, room: int) -> list[EndLine]:
        size = advance(style.elements[_ENDINGS[type(block)][1]], style).pt / style.cell.pt
        lines = break_names(block.text, NOMINAL, round(room / size), style.head.kept_words)
        return [EndLine(line, round(ems(line) * EM * size)) for line in lines]

    return tail.ends(blocks, broken, style.grid.chars * EM, style.tail.right_chars * EM)


def _blanks(speech: Speech, ends: Mapping[int, End], style: Style) -> dict[int, int]:
    """Return how many lines are left blank above signatures and dates, as in the PDF."""
    usual, last = style.tail.lines_before, style.tail.lines_before
    with suppress(SourceError):  # a table that cannot be set is told with its block
        last = style.tail.tight_lines_before if is_tight(speech, style) else usual
    return tail.blanks(ends, usual, last)


def _end(
    block: Ending, end: End, above: Block | None, below: Block | None, free: _Free, style: Style
) -> str:
    """Return a signature or date, with what its style cannot know of its place.

    A note (附注) has no page to itself: the date is kept with it.

    The style of signatures has the blank above them, and leaves it out under a signature.
    """
    styled = isinstance(block, Signature) and not isinstance(above, Signature)
    apart = free.lines != (style.tail.lines_before if styled else 0)
    space = gap(free.lines, measures(style), "before", free.under) if apart else air(free.under)
    usual = end.right == style.tail.right_chars * EM
    indent = "" if usual else right_indent(end.right / EM, measures(style))
    text = LINE_BREAK.join(run(words(line.text, block.line)) for line in end.lines)
    kept = "<w:keepNext/>" if isinstance(block, Dateline) and isinstance(below, Note) else ""
    return paragraph(_ENDINGS[type(block)][0], text, kept + space + indent)


def _content(content: Sequence[Inline], line: int, style: Style, outline: Outline) -> Iterator[str]:
    """Yield the runs of a paragraph."""
    stretches = list(styled_words(content, style, outline))
    yield from (run(words(text, line), name) for text, name in squeezed(stretches, style) if text)


def styled_words(
    content: Sequence[Inline], style: Style, outline: Outline = ALONE
) -> Iterator[StyledWords]:
    """Yield the words of a paragraph, a sentence that leads it in (领起句) set apart."""
    first = content[0] if content else None
    apart = style.text.leads in leads.ROLES and isinstance(first, Text)
    if apart and first and (length := leads.lead(first.text)):
        yield StyledWords(first.text[:length], "Lead")
        content = (Text(first.text[length:]), *content[1:])
    yield from (StyledWords(inline.text, _character_style(inline, outline)) for inline in content)


def _character_style(inline: Inline, outline: Outline) -> str:
    match inline:
        case Text():
            return ""
        case RunIn(level=level):
            return f"Heading{outline.above + level}Char"
        case Emphasis():
            return "Emphasis"
        case _:
            assert_never(inline)
