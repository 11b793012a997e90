"""Corrected paragraphs are read as blocks of Markdown."""

from dataclasses import replace

import pytest
from lxml import etree

from converters.readers.docx.ooxml import w
from converters.readers.revisions.model import ParagraphLooks
from converters.returning.merging.wanted import BlockReading
from converters.returning.rows import chosen
from converters.settings.design import Design
from converters.speech.model import Block, Dateline, Heading, Note, Salutation, Signature, paragraph
from tests.readers.revisions.corrected import Corrected
from tests.returning.merging.returned import base_of, returned

WORDS = "四要抓宣传。"


def test_unchanged_they_are_the_blocks_of_the_speech(design: Design) -> None:
    found = returned(design)
    base = base_of(found)
    read = BlockReading(found, base).blocks(chosen(found, ()))
    assert tuple(one.block for one in read) == base.speech.blocks
    assert [one.owners for one in read] == [(at,) for at in range(len(read))]


STYLES: list[tuple[ParagraphLooks, Block, str]] = [
    (ParagraphLooks("body text"), paragraph(WORDS), ""),
    (ParagraphLooks("normal"), paragraph(WORDS), ""),
    (ParagraphLooks("heading 2", 2), Heading(2, WORDS), ""),
    (ParagraphLooks("list paragraph", 3), Heading(3, WORDS), ""),
    (ParagraphLooks("signature"), Signature(WORDS), ""),
    (ParagraphLooks("salutation"), Salutation(WORDS), ""),
    (ParagraphLooks("date"), Dateline(WORDS), ""),
    (ParagraphLooks("附注"), Note(WORDS), ""),
    (ParagraphLooks("heading 5", 5), Heading(4, WORDS), "一至四级标题"),
    (ParagraphLooks("附件标题", 1), paragraph(WORDS), "附件"),
]


@pytest.mark.parametrize(("looks", "block", "why"), STYLES)
def test_a_new_paragraph_is_what_its_style_says(
    design: Design, looks: ParagraphLooks, block: Block, why: str
) -> None:
    found = returned(design, lambda file: file.typed_after("二要抓联系", WORDS))
    stands = [replace(one, looks=looks) if one.text == WORDS else one for one in chosen(found, [1])]
    read = BlockReading(found, base_of(found)).blocks(stands)
    (one,) = [one for one in read if not one.owners]
    assert one.block == block and why in one.why and bool(one.why) == bool(why)


def broken(file: Corrected) -> None:
    """Shift+Enter in a paragraph."""
    words = file.add("集中学习，", "换行")
    text = next(words.iter(w("t")))
    text.addnext(etree.Element(w("br")))
    text.getparent().remove(text)


def test_a_line_that_was_ended_is_two_paragraphs(design: Design) -> None:
    found = returned(design, broken)
    read = BlockReading(found, base_of(found)).blocks(chosen(found, [1]))
    blocks = [one.block for one in read]
    at = blocks.index(paragraph("全年不少于四次。"))
    assert blocks[at - 1] == paragraph("一要抓学习。每季度组织一次集中学习，")
    assert read[at - 1].owners == read[at].owners
