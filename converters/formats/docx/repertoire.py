"""Which characters of a document each font role draws: what has to be embedded."""

from collections import defaultdict
from collections.abc import Iterator
from string import digits
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
    Signature,
    Speech,
    Table,
    Text,
)
from converters.typeset import leads


def repertoire(speech: Speech, style: Style) -> dict[str, frozenset[str]]:
    """Return the characters of each role that the speech and its page numbers use."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    found[style.folio.font].update(digits, *style.folio.around)
    for element, text in _texts(speech):
        found[style.elements[element].font].update(text)
        if element == "body" and (role := leads.ROLES.get(style.text.leads)):
            found[role].update(text[: leads.lead(text)])
    return {role: frozenset(chars) for role, chars in sorted(found.items()) if chars}


def _texts(speech: Speech) -> Iterator[tuple[str, str]]:
    yield from _circulated(speech.meta)
    for line in printed_words.head(speech.meta):
        yield line.element, line.words
    for block in attachments.printed(speech).blocks:
        yield from _of_block(block)


def _circulated(meta: Meta) -> Iterator[tuple[str, str]]:
    if head := head_words.red_head(meta):
        for row in head.rows:
            yield head_words.MARKING, row.mark
            yield row.element, row.left + row.center
            yield head_words.NUMBER, row.signed
            yield from ((head_words.SIGNERS, name) for name in row.signers)
    yield "recipients", printed_words.recipients(meta) or ""
    if imprint := printed_words.imprint(meta):
        yield from (("imprint", line) for line in imprint.lines())


def _of_block(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph(content=content):
            for inline in content:
                yield _element(inline), inline.text
        case Heading(level=level, text=text):
            yield f"heading{level}", text
        case Attachment(mark=mark, name=name):
            yield from (("attachment_mark", mark), ("attachment_title", name))
        case Salutation() | Enclosure() | Signature() | Dateline() | Note():
            name = type(block).__name__.lower()
            yield name, block.text
            if isinstance(block, Attendance):
                yield f"{name}_label", attachments.attending(block.text).label
        case Table(rows=rows):
            yield from (("table", text) for row in rows for text in row)
        case _:
            assert_never(block)


def _element(inline: Inline) -> str:
    match inline:
        case Text():
            return "body"
        case RunIn(level=level):
            return f"heading{level}"
        case Emphasis():
            return "emphasis"
        case _:
            assert_never(inline)
