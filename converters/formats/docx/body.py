"""The words of a speech as paragraphs of Word, in the order of `wording.lines`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never

from converters.formats.docx import attached, tables
from converters.formats.docx.circulated import imprint, recipients
from converters.formats.docx.formatting import air, gap
from converters.formats.docx.head_lines import head_line
from converters.formats.docx.heads import planned, red_head
from converters.formats.docx.kinds import ANCHOR, head_kind
from converters.formats.docx.loose_lines import StyledWords
from converters.formats.docx.measures import measures
from converters.formats.docx.oxml import ending_section, paragraph, printable, run, words
from converters.formats.docx.squeeze import squeezed
from converters.formats.docx.tails import Tails
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
from converters.typeset.composition import ATTACHMENT_TITLE
from converters.typeset.table_look import TableLook, table_look
from converters.typeset.tail import Ending

_TITLE = "Title"
_KEEP = "<w:keepNext/>"
_KEPT_LINES = 4
"""A paragraph of no more lines is kept with a signature."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a speech stands in the outline (大纲) of its document."""

    title: str = _TITLE
    """The style of the title: in a book it is a heading."""
    above: int = 0
    """How many levels of headings are taken by the title and what stands above it."""


ALONE = Outline()
"""A speech that is a document of its own."""


def paragraphs(
    speech: Speech, style: Style, outline: Outline = ALONE, parted: str = ""
) -> Iterator[str]:
    """Yield the paragraphs of a speech as WordprocessingML, in printed order.

    The section `parted` ends with the text where the 版记 has one of its own. Raises SourceError
    with the line for a sign that cannot stand in a document.
    """
    speech = attachments.printed(first_page.placed(speech, style))
    text = _text(speech, style, outline)
    yield from ending_section(text, parted, ANCHOR) if parted else text
    yield from imprint(speech.meta, style, alone=bool(parted))


def _text(speech: Speech, style: Style, outline: Outline) -> Iterator[str]:
    """Yield the paragraphs above the 版记."""
    yield from red_head(planned(speech.meta, style), style, max(outline.above, 1))
    yield from _head(speech, style, outline)
    yield from recipients(speech.meta)
    tails, looks = Tails(speech, style), _looks(speech.blocks, style)
    told, leading = attached.told(speech.blocks, style), _leading(speech.blocks)
    for index, block in enumerate(speech.blocks):
        table = looks.get(index + 1)
        if isinstance(block, Table):
            yield tables.table(block, looks[index], table, first=not index)
            continue
        under = table.outside.twips if table else 0
        kept = _KEEP if index in leading and _is_short(block, style) else ""
        if isinstance(block, Attachment):
            lines = head_line(block.title, ATTACHMENT_TITLE, (), style)
            yield from attached.attachment(block, lines, style)
        elif isinstance(block, Enclosure):
            yield attached.enclosure(block, told[index], kept, style)
        elif isinstance(block, Ending):
            yield tails.end(index, under)
        else:
            blank = tail.blank_above_note(speech.blocks, index, style.tail)
            free = gap(blank, measures(style), "before", under) if blank else air(under)
            yield _block(block, kept + free, style, outline)


def _head(speech: Speech, style: Style, outline: Outline) -> Iterator[str]:
    head = printed_words.head(speech.meta)
    for one in head:
        text = printable(one.written, what=one.label)
        names = speech.meta.speakers
        runs = head_line(text, one.element, names, style, breaks=one.breaks)
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
    looks: str,
    style: Style,
    outline: Outline,
) -> str:
    """Return a block; `looks` is what its style cannot know of it."""
    match block:
        case Paragraph(content=content):
            runs = "".join(_content(content, block.line, style, outline))
            return paragraph("BodyText", runs, looks)
        case Heading(level=level):
            return _line(f"Heading{outline.above + level}", block, looks)
        case Salutation():
            return _line("Salutation", block, looks)
        case Note():
            return _line("Note", block, looks)
        case _:
            assert_never(block)


def _leading(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the paragraphs that are kept with what stands under them.

    Neither a signature should have its page alone, nor lines of 附件说明, nor a note (附注).
    """
    notes = tail.kept_notes(blocks)
    return frozenset(
        number
        for number, (block, after) in enumerate(pairwise(blocks))
        if isinstance(block, Paragraph | Enclosure)
        if isinstance(after, Ending)
        or number + 1 in notes
        or (isinstance(after, Enclosure) and isinstance(block, Paragraph))
    )


def _is_short(block: Block, style: Style) -> bool:
    """Return whether a paragraph may be kept with the next: LibreOffice moves all of it."""
    return len(text_of(block)) <= _KEPT_LINES * style.grid.chars


def _line(
    name: str, block: Salutation | Heading | Signature | Dateline | Note, properties: str = ""
) -> str:
    return paragraph(name, run(words(block.text, block.line)), properties)


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
