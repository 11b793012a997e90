"""What is believed of the styles of a body, and what is only told."""

import pytest

from converters import importing
from converters.importing.body import styled
from converters.importing.body.styled import Spans, StyledBlocks
from converters.readers.raw import LineMarks, LineRole, MarkedSpan, RawText
from converters.speech.model import Heading, Salutation

PROSE = "今天我们召开会议，研究教育工作，请大家认真落实，抓出成效。"


def headed(level: int) -> LineMarks:
    return LineMarks(level=level, role=LineRole.HEADING)


def told(*lines: tuple[str, LineMarks], base: int = 0) -> StyledBlocks:
    return styled.told([text for text, _ in lines], [mark for _, mark in lines], base)


def levels(found: StyledBlocks) -> dict[int, int]:
    return {at: one.level for at, one in found.blocks.items() if isinstance(one, Heading)}


def test_our_styles_tell_headings_of_every_level() -> None:
    found = told(("学习要抓紧", headed(1)), (PROSE, LineMarks()), ("抓落实", headed(3)))
    assert levels(found) == {0: 1, 2: 3}
    assert levels(told(("学习要抓紧", headed(3)), base=2)) == {0: 1}


def test_a_heading_that_holds_sentences_is_told_and_left() -> None:
    found = told((f"{PROSE}{PROSE}", headed(1)), ("学习要抓紧", headed(1)))
    assert levels(found) == {1: 1}
    assert found.doubtful == (0,)


def test_levels_count_where_they_agree_with_the_numbers() -> None:
    agreed = told(("第一章　总则", headed(1)), ("一、学习", headed(2)), ("（一）抓紧", headed(3)))
    assert levels(agreed) == {0: 1, 1: 2, 2: 3}
    assert not agreed.misnumbered


def test_numbers_count_where_all_levels_are_one() -> None:
    found = told(("一、学习", headed(1)), ("（一）抓紧", headed(1)), ("落实", headed(2)))
    assert levels(found) == {0: 1, 1: 2, 2: 2}
    assert found.misnumbered == (1,)
    assert [at for at, _, _ in found.doubts()] == [1]


def test_a_title_amid_a_text_is_told() -> None:
    found = told((PROSE, LineMarks()), ("学习", LineMarks(level=0, role=LineRole.TITLE)))
    assert found.misplaced == (1,)
    assert not found.blocks


def test_a_long_line_is_no_salutation() -> None:
    marks = LineMarks(role=LineRole.SALUTATION)
    assert told(("同志们", marks), (PROSE * 3, marks)).blocks == {0: Salutation("同志们")}


OTHERS = (
    ("学习要抓紧", LineMarks(level=2)),
    (PROSE, LineMarks()),
    ("关键在干部", LineMarks(level=3)),
    (PROSE, LineMarks()),
    ("落实要到位", LineMarks(level=2)),
    (PROSE, LineMarks()),
)


def test_short_lines_above_others_are_headings_by_the_styles_of_others() -> None:
    assert levels(told(*OTHERS)) == {0: 1, 2: 2, 4: 1}


def test_their_levels_fit_those_of_numbered_headings() -> None:
    row = (("（一）抓好教育", LineMarks(level=3)), (PROSE, LineMarks()))
    assert levels(told(*OTHERS, *row)) == {0: 1, 2: 2, 4: 1}


@pytest.mark.parametrize(
    "lines",
    [
        OTHERS[:2],
        [(text, LineMarks(level=1)) for text, _ in OTHERS],
        [
            *OTHERS,
            *[("教育是国之大计，我们要抓好。", LineMarks(level=2)), (PROSE, LineMarks())] * 2,
        ],
    ],
    ids=["one alone", "all that stands there", "sentences among them"],
)
def test_what_is_set_so_for_its_looks_heads_nothing(lines: list[tuple[str, LineMarks]]) -> None:
    assert not told(*lines).blocks


def test_headings_of_a_heading_style_are_imported_from_files_of_others() -> None:
    lines = ["在全县教育工作会议上的讲话", "同志们：", PROSE, *(text for text, _ in OTHERS)]
    marks = {4 + at: mark for at, (_, mark) in enumerate(OTHERS)}
    raw = RawText("\n".join(lines), "docx", marks=marks)
    (one,) = importing.cleaning.clean(raw, "稿.docx", importing.ImportOptions()).speeches
    assert [block.level for block in one.blocks if isinstance(block, Heading)] == [1, 2, 1]


def test_without_marked_words_pieces_stay() -> None:
    assert Spans(RawText("字")).marked([]) == []
    assert not Spans(RawText("字", marks={1: LineMarks(spans=(MarkedSpan(0, 1, 0),))})).marked([])
