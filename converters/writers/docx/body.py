"""The words of a speech as paragraphs of Word, in the order of `wording.lines`."""

from collections.abc import Iterator
from typing import assert_never

from converters import wording
from converters.model import (
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
    Text,
)
from converters.style import Style
from converters.writers.docx.measures import measures
from converters.writers.docx.oxml import paragraph, run, words
from converters.writers.docx.styles import gap


def paragraphs(speech: Speech, style: Style) -> Iterator[str]:
    """Yield the paragraphs of a speech as WordprocessingML: the head block, then the blocks.

    Raises SourceError with the line for a sign that cannot stand in a document.
    """
    yield from _head(wording.head(speech.meta), style)
    before: Block | None = None
    for block in speech.blocks:
        yield _block(block, before, style)
        before = block


def _head(head: wording.Head, style: Style) -> Iterator[str]:
    lines = [
        (name, text, what)
        for name, text, what in (
            ("Title", head.title, "标题"),
            ("Subtitle", head.subtitle, "副标题"),
            ("SpeechDate", head.dateline, "日期"),
            ("Speaker", head.speaker, "讲话人"),
        )
        if text
    ]
    for number, (name, text, what) in enumerate(lines, 1):
        last = number == len(lines)
        free = gap(style.head.lines_after, measures(style), "after") if last else ""
        yield paragraph(name, run(words(text, what=what)), free)


def _block(block: Block, before: Block | None, style: Style) -> str:
    match block:
        case Paragraph(content=content):
            return paragraph("BodyText", "".join(_inline(part, block.line) for part in content))
        case Heading(level=level):
            return _line(f"Heading{level}", block)
        case Salutation():
            return _line("Salutation", block)
        case Signature():
            return _line("Signature", block)
        case Dateline():
            signed = isinstance(before, Signature)
            free = "" if signed else gap(style.tail.lines_before, measures(style), "before")
            return _line("Date", block, free)
        case Note():
            return _line("Note", block)
        case _:
            assert_never(block)


def _line(
    style_id: str, block: Salutation | Heading | Signature | Dateline | Note, properties: str = ""
) -> str:
    return paragraph(style_id, run(words(block.text, block.line)), properties)


def _inline(inline: Inline, line: int) -> str:
    written = words(inline.text, line)
    match inline:
        case Text():
            return run(written)
        case RunIn(level=level):
            return run(written, f"Heading{level}Char")
        case Emphasis():
            return run(written, "Emphasis")
        case _:
            assert_never(inline)
