"""A speech in the hanzi of its file: the rules look at all texts in simplified ones."""

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import assert_never

from converters.importing.body import tables
from converters.importing.body.siblings import HeadedBlock
from converters.importing.passage import Passage
from converters.importing.worksheet import Worksheet
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Enclosure,
    Heading,
    Inline,
    Meta,
    Note,
    Paragraph,
    Salutation,
    Signature,
    Table,
)


def piece(sheet: Worksheet, made: HeadedBlock) -> HeadedBlock:
    """Return a block and its words in the hanzi of the file."""
    words = sheet.as_written(made.words)
    if words is made.words:
        return made
    return HeadedBlock(_block(made.block, words), words)


def meta(sheet: Worksheet, facts: Meta) -> Meta:
    """Return facts that were read off a file, or made from its words, in the hanzi of the file."""
    said = sheet.said_as_written
    return replace(
        facts,
        title=said(facts.title),
        subtitle=facts.subtitle and said(facts.subtitle),
        speakers=tuple(map(said, facts.speakers)),
        post=facts.post and said(facts.post),
        organ=facts.organ and said(facts.organ),
        place=facts.place and said(facts.place),
        occasion=facts.occasion and said(facts.occasion),
    )


def _block(block: Block, words: Passage) -> Block:
    """Return a block with its words in other characters, as many as it has."""
    match block:
        case Salutation() | Heading() | Enclosure() | Signature() | Dateline() | Note():
            return replace(block, text=words.text)
        case Paragraph(content=content):
            ends = accumulate(len(one.text) for one in content)
            cuts = pairwise([0, *ends])
            pieces = (words.text[start:end] for start, end in cuts)
            inlines = map(_inline, content, pieces)
            return replace(block, content=tuple(inlines))
        case Attachment():
            return replace(block, title=words.text)
        case Table(line=line):
            return tables.block(words, line)
        case _:
            assert_never(block)


def _inline(inline: Inline, text: str) -> Inline:
    return replace(inline, text=text)
