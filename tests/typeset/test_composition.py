"""A speech composed: what stands on its pages, and paragraphs a line longer that fill them."""

import pytest

from converters.settings.design import Design
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Emphasis,
    Note,
    Paragraph,
    RunIn,
    Signature,
    Table,
    Text,
)
from converters.typeset.composition import Composition, is_tight
from converters.typeset.pages import PageBlock, fill
from converters.typeset.typesetter import Typesetter
from tests.make import circulation, greeting, head, own, para, restyled, speech

LINES = 22
SENTENCE = "我们要坚持以人民为中心，扎实推进各项工作。"
NEARLY_FULL = "中" * (26 + 28 * 8 + 26)
"""Ten lines that may be eleven."""
TEN = "中" * (26 + 28 * 8 + 4)
"""Ten lines that may not."""


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(own().drawn_design)


def composed(typesetter: Typesetter, *blocks: Block, **facts: object) -> Composition:
    found = Composition(speech(*blocks, **facts), typesetter)
    found.fill_pages()
    return found


def counts(composition: Composition) -> list[int]:
    return [len(block.lines) for block in composition.blocks.values()]


def test_an_attachment_begins_a_page_and_its_title_stands_on_the_third_line(
    typesetter: Typesetter,
) -> None:
    found = composed(typesetter, para("中"), Attachment(None, "名单"), para("中"))
    told, attached = found.page_blocks()[2:4]
    assert told == PageBlock((1,), 1, follows=True)
    assert attached == PageBlock((1,) * 4, whole=True, leads=True, starts=True)


def test_the_lines_that_tell_of_attachments_are_set_apart_once(typesetter: Typesetter) -> None:
    many = (Attachment(1, "甲"), para("中"), Attachment(2, "乙" * 40), para("中"))
    blocks = composed(typesetter, para("中"), *many).page_blocks()
    assert blocks[2:4] == [PageBlock((1,), 1, follows=True), PageBlock((1, 1))]


def test_the_head_block_and_the_blank_line_under_it_stand_above(typesetter: Typesetter) -> None:
    alone = composed(typesetter, para("中"))
    assert alone.page_blocks() == [PageBlock((1, 1)), PageBlock((1,))]
    spoken = composed(typesetter, para("中"), speaker="李明")
    assert spoken.page_blocks()[0] == PageBlock((1, 1, 1))


def test_the_red_head_and_the_recipients_stand_above_too(typesetter: Typesetter) -> None:
    around = composed(typesetter, para("中"), circulation=circulation(recipients="县委"))
    bare = composed(typesetter, para("中"), circulation=circulation(recipients=None))
    above, less = (len(each.page_blocks()[0].lines) for each in (around, bare))
    assert above == less + 1 > 3


def test_each_kind_of_block_keeps_to_its_neighbours(typesetter: Typesetter) -> None:
    seen = composed(
        typesetter,
        greeting(),
        head(1, "一、" + "大会" * 20),
        para(SENTENCE * 3),
        Signature("西平县人民政府"),
        Dateline("2024年1月2日"),
        Note("（此件公开）"),
        Note("附注"),
    )
    assert seen.page_blocks()[1:] == [
        PageBlock((1,)),
        PageBlock((1, 1), whole=True, leads=True),
        PageBlock((1, 1, 1)),
        PageBlock((1,), above=1, follows=True),
        PageBlock((1,), follows=True),
        PageBlock((1,), follows=True),
        PageBlock((1,), follows=True),
    ]


def test_a_note_that_ends_a_text_stays_with_it_and_one_within_keeps_to_nothing(
    typesetter: Typesetter,
) -> None:
    ended = composed(typesetter, para("中"), Note("注")).page_blocks()
    assert ended[2] == PageBlock((1,), follows=True)
    within = composed(typesetter, para("中"), Note("注"), para("中")).page_blocks()
    assert within[2] == PageBlock((1,))


def test_rows_of_a_table_are_as_high_as_their_highest_cell(typesetter: Typesetter) -> None:
    rows = (("项目", "内容"), ("一", "很长的内容" * 20), ("", "短"))
    headed, plain = Table(rows, header=True), Table(rows, header=False)
    seen = composed(typesetter, headed, plain).page_blocks()
    assert seen[1].repeated == 1 and seen[2].repeated == 0
    assert seen[1].lines == seen[2].lines
    assert seen[1].lines[0] == seen[1].lines[2] == 1 < seen[1].lines[1]


def test_roles_are_those_of_the_words(typesetter: Typesetter) -> None:
    content = (RunIn("（一）抓学习。", 2), Text("要学。"), Emphasis("学"), Text(""))
    (block,) = composed(typesetter, Paragraph(content)).blocks.values()
    elements = typesetter.style.elements
    assert [stretch.role for stretch in block.stretches] == [
        elements["heading2"].font,
        elements["body"].font,
        elements["emphasis"].font,
    ]


def test_a_page_that_a_heading_leaves_short_is_filled(typesetter: Typesetter) -> None:
    blocks = (para(NEARLY_FULL), para("中" * (26 + 28 * 7 + 4)), head(1, "一、学习"), para(TEN))
    filled = composed(typesetter, *blocks)
    assert counts(filled) == [11, 9, 1, 10]
    pages = fill(filled.page_blocks(), LINES)
    assert [page.used for page in pages] == [LINES, 11]
    assert pages[1].start.block == 3


def test_what_fills_its_pages_is_set_in_as_few_lines_as_can_be(typesetter: Typesetter) -> None:
    assert counts(composed(typesetter, para(NEARLY_FULL), para(TEN))) == [10, 10]


def test_only_the_body_is_made_longer(typesetter: Typesetter) -> None:
    blocks = (Note(NEARLY_FULL), para("中" * (26 + 28 * 7 + 4)), head(1, "一、学习"), para(TEN))
    assert counts(composed(typesetter, *blocks))[0] == 10


def test_the_same_speech_is_composed_alike(design: Design, typesetter: Typesetter) -> None:
    blocks = (para(NEARLY_FULL), para(TEN), head(1, "一、学习"), para(TEN))
    one, other = composed(typesetter, *blocks), composed(typesetter, *blocks)
    assert one.blocks == other.blocks


END = (Signature("西平县人民政府"), Dateline("2024年1月2日"))


def of_lines(count: int) -> Paragraph:
    """A paragraph that no way makes longer."""
    return para("中" * (26 + 28 * (count - 2) + 4))


@pytest.mark.parametrize(
    ("lines", "tight", "pages"), [(17, False, 1), (18, True, 1), (19, False, 2)]
)
def test_less_is_blank_above_a_signature_that_alone_would_add_a_page(
    typesetter: Typesetter, lines: int, tight: bool, pages: int
) -> None:
    """The title and its blank take two lines, signature and date two."""
    found = composed(typesetter, of_lines(lines), *END)
    assert found.tight is tight
    assert [found.blank_above(number) for number in (1, 2)] == [0 if tight else 1, 0]
    assert len(fill(found.page_blocks(), LINES)) == pages
    assert is_tight(found.speech, typesetter.style) is tight


def test_only_the_last_signature_closes_up(typesetter: Typesetter) -> None:
    found = composed(typesetter, of_lines(8), *END, of_lines(7), *END)
    assert found.tight
    assert [found.blank_above(number) for number in (1, 4)] == [1, 0]


def test_a_speech_without_a_signature_has_none_to_close_up(typesetter: Typesetter) -> None:
    assert not is_tight(speech(of_lines(21)), typesetter.style)
    assert not composed(typesetter, of_lines(21)).tight


def test_a_style_may_leave_the_blank_as_it_is() -> None:
    style = restyled('base = "gbt9704"\ntitle = "试"\ntail.tight_lines_before = 1\n')
    assert not is_tight(speech(of_lines(18), *END), style)
