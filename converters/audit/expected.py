"""What a printed speech should show: every character with its element, role and source line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from converters.settings.style import Style
from converters.speech import attachments, head_words, printed_words
from converters.speech.model import (
    Attachment,
    Attendance,
    Block,
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
    Seal,
    Signature,
    Speech,
    Table,
    Text,
)
from converters.typeset import first_page, leads
from converters.typeset.table_look import STEPS, table_look

_Single = Salutation | Heading | Paragraph | Enclosure | Signature | Dateline | Note


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A printed part of a speech: a line of the head block, or a block."""

    element: str
    """Its element in the style."""
    runs: tuple[tuple[str, str], ...]
    """Text and the role that draws it."""
    line: int
    """In the source; 0 for the head block."""
    seal: Seal = Seal.NONE
    """Of a signature or date: what is put on it."""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(text for text, _ in self.runs)

    @property
    def off_grid(self) -> bool:
        """Whether it stands by measures of its own.

        So do the 版头 under its marks, the 版记, and a post, in the middle of its stamp (签名章).
        """
        stamped = self.seal is Seal.SIGNATURE and self.element == "signature"
        return stamped or self.element in ("issuer", "number", "imprint")

    @property
    def in_head(self) -> bool:
        """Whether this is a line of the head block."""
        return any(kind.element == self.element for kind in printed_words.HEAD)

    @property
    def in_table(self) -> bool:
        """Whether this is a cell of a table."""
        return self.element in STEPS

    @property
    def is_heading(self) -> bool:
        """Whether this is a heading on a line of its own."""
        return self.element.startswith("heading")

    @property
    def is_text(self) -> bool:
        """Whether this is of the text, and none of the lines around it."""
        around = ("marking", "issuer", "number", "recipients", "imprint")
        return not self.in_head and self.element not in around

    @property
    def begins_page(self) -> bool:
        """Whether a page begins with it whatever stands above (GB/T 9704 §7.3.7)."""
        return self.element == "attachment_mark"


def parts(speech: Speech, style: Style) -> tuple[PrintedPart, ...]:
    """Return the parts of a speech in printed order."""
    speech = first_page.placed(speech, style)
    return (
        *_red_head(speech.meta, style),
        *_head(speech, style),
        *_recipients(speech.meta, style),
        *_blocks(attachments.printed(speech), style),
        *_imprint(speech.meta, style),
    )


def _blocks(speech: Speech, style: Style) -> Iterator[PrintedPart]:
    """Yield the parts of the blocks; the text is sealed, not what is attached to it."""
    sealed = len(next(attachments.texts(speech.blocks)))
    for number, block in enumerate(speech.blocks):
        for part in _parts(block, style):
            ends = isinstance(block, Signature | Dateline) and number < sealed
            yield replace(part, seal=speech.meta.seal) if ends else part


def _red_head(meta: Meta, style: Style) -> Iterator[PrintedPart]:
    head = head_words.red_head(meta)
    for row in head.rows if head else ():
        runs = (
            (row.mark, head_words.MARKING),
            (row.left + row.center, row.element),
            (row.right, head_words.NUMBER),
            ("".join(row.signers), head_words.SIGNERS),
        )
        drawn = ((text, style.elements[name].font) for text, name in runs if text)
        yield PrintedPart(row.element, tuple(drawn), 0)


def _recipients(meta: Meta, style: Style) -> Iterator[PrintedPart]:
    if text := printed_words.recipients(meta):
        yield _plain("recipients", text, 0, style)


def _imprint(meta: Meta, style: Style) -> Iterator[PrintedPart]:
    if imprint := printed_words.imprint(meta):
        yield from (_plain("imprint", line, 0, style) for line in imprint.lines())


def _head(speech: Speech, style: Style) -> Iterator[PrintedPart]:
    for line in printed_words.head(speech.meta):
        yield _plain(line.element, line.words, 0, style)


def _parts(block: Block, style: Style) -> Iterator[PrintedPart]:
    """Yield the parts of a block: one, or of a table each cell."""
    match block:
        case Table(rows=rows, line=line):
            name = table_look(block, style).name
            yield from (_plain(name, cell, line, style) for row in rows for cell in row if cell)
        case Attachment(mark=mark, name=name, line=line):
            yield _plain("attachment_mark", mark, line, style)
            yield _plain("attachment_title", name, line, style)
        case _:
            yield _part(block, style)


def _part(block: _Single, style: Style) -> PrintedPart:
    match block:
        case Paragraph(content=content, line=line):
            return PrintedPart("body", tuple(_runs(content, style)), line)
        case Heading(level=level, text=text, line=line):
            return _plain(f"heading{level}", text, line, style)
        case Salutation(text=text, line=line):
            return _plain("salutation", text, line, style)
        case Enclosure():
            return _hanging(block, style)
        case Signature(text=text, line=line):
            return _plain("signature", text, line, style)
        case Dateline(text=text, line=line):
            return _plain("dateline", text, line, style)
        case Note(text=text, line=line):
            return _plain("note", text, line, style)
        case _:
            assert_never(block)


def _hanging(block: Enclosure, style: Style) -> PrintedPart:
    """Return a line of 附件说明, or a list of who was there, whose label has a face of its own."""
    if not isinstance(block, Attendance):
        return _plain("enclosure", block.text, block.line, style)
    words, name = attachments.attending(block.text), "attendance"
    label, names = (style.elements[each].font for each in (f"{name}_label", name))
    return PrintedPart(name, ((words.label, label), (words.name, names)), block.line)


def _plain(element: str, text: str, line: int, style: Style) -> PrintedPart:
    return PrintedPart(element, ((text, style.elements[element].font),), line)


def _runs(content: Sequence[Inline], style: Style) -> Iterator[tuple[str, str]]:
    role, first = leads.ROLES.get(style.text.leads), content[0]
    length = leads.lead(first.text) if role and isinstance(first, Text) else 0
    if role and length:
        yield first.text[:length], role
        content = (Text(first.text[length:]), *content[1:])
    yield from (_run(inline, style) for inline in content)


def _run(inline: Inline, style: Style) -> tuple[str, str]:
    match inline:
        case Text(text=text):
            return text, style.body.font
        case RunIn(text=text, level=level):
            return text, style.elements[f"heading{level}"].font
        case Emphasis(text=text):
            return text, style.elements["emphasis"].font
        case _:
            assert_never(inline)
