"""Paragraphs: told by indents, by rows that end early, by sizes and gaps; joined over pages."""

from types import SimpleNamespace
from typing import cast

import pytest

from converters.readers import pdf
from converters.readers.pdf import paragraphs
from converters.readers.pdf.rows import Row
from tests.readers.pdf.pages import (
    LEFT,
    PITCH,
    SENTENCES,
    SIZE,
    Drawn,
    Line,
    lines_of,
    made,
    page,
    set_in,
    told,
)

LINES = set_in(SENTENCES)
NEXT = 120 + PITCH * len(LINES)


def test_a_paragraph_goes_on_over_the_turn_of_a_page() -> None:
    for cut in range(2, len(LINES)):
        assert lines_of(made(page(LINES[:cut]), page(LINES[cut:]))) == list(SENTENCES)


def test_margins_of_left_and_right_pages_may_differ() -> None:
    pages = [page(LINES, x=LEFT + 20 * (at % 2)) for at in range(4)]
    assert lines_of(made(*pages)) == list(SENTENCES) * 4


def test_paragraphs_without_indents_are_parted_by_gaps() -> None:
    one, two = "说" * 56, "做" * 56
    drawn = [*page([one[:28], one[28:]]), *page([two[:28], two[28:]], y=120 + 3.5 * PITCH)]
    assert lines_of(made(drawn)) == [one, two]


def test_a_row_that_ends_early_ends_its_paragraph() -> None:
    drawn = [*page(["同志们："], y=90), *page(LINES)]
    assert lines_of(made(drawn)) == ["同志们：", *SENTENCES]


def test_a_row_that_is_short_because_a_long_word_did_not_fit_goes_on() -> None:
    drawn = [*page([LINES[0], "字" * 25, "2021-2025年的规划。"])]
    assert lines_of(made([*drawn, *page(LINES, y=NEXT)]))[0].endswith(
        f"{'字' * 25}2021-2025年的规划。"
    )


def test_a_title_on_two_rows_is_one_line_and_marked() -> None:
    drawn: list[Drawn] = [
        Line("在全县进一步加强安全生产", LEFT + 90, 60, 22),
        Line("工作会议上的讲话", LEFT + 135, 92, 22),
        Line("2021年3月5日", LEFT + 180, 130, face="F2"),
        Line("张　三", LEFT + 200, 130 + PITCH, face="F2"),
    ]
    raw = pdf.read(made([*drawn, *page(LINES, y=210)]))
    assert raw.text.split("\n")[:3] == [
        "在全县进一步加强安全生产工作会议上的讲话",
        "2021年3月5日",
        "张　三",
    ]
    assert (raw.marks[1].align, raw.marks[1].size) == ("center", 22)
    assert raw.marks[2].align == raw.marks[3].align == "center"


def test_a_signature_stands_right_and_by_itself() -> None:
    drawn = [
        *page(LINES),
        Line("某县人民政府", LEFT + 20 * SIZE, NEXT),
        Line("2021年3月5日", LEFT + 20 * SIZE, NEXT + PITCH),
    ]
    raw = pdf.read(made(drawn))
    assert raw.text.split("\n")[-2:] == ["某县人民政府", "2021年3月5日"]
    assert raw.marks[raw.text.count("\n")].align == "right"


@pytest.mark.parametrize(
    ("rows", "read", "said"),
    [
        (("推进econo-", "mic建设"), "推进economic建设", ["econo-mic"]),
        (("接种COVID-", "19疫苗"), "接种COVID-19疫苗", []),
        (("按照Work", "Plan的要求"), "按照Work Plan的要求", []),
        (("到20", "xx年底"), "到20xx年底", []),
    ],
)
def test_how_latin_words_go_on(rows: tuple[str, str], read: str, said: list[str]) -> None:
    letters = sum(char.isascii() for char in rows[0])
    fill = "字" * (28 - (len(rows[0]) - letters) - (letters + 1) // 2)
    raw = pdf.read(made([*page(LINES), *page([fill + rows[0], rows[1]], y=NEXT)]))
    assert raw.text.endswith(read)
    assert told(raw) == [("行末断开的词", words) for words in said]


def test_only_a_page_that_was_ended_on_purpose_begins_something() -> None:
    ended = pdf.read(made(page(LINES[:2]), page(LINES[2:])))
    assert [number for number, marks in ended.marks.items() if marks.page] == [1, 2]
    full = pdf.read(made(page(LINES[:7]), page(LINES[7:])))
    assert [number for number, marks in full.marks.items() if marks.page] == [1]


def test_without_indents_a_number_after_the_end_of_a_sentence_begins_a_paragraph() -> None:
    lines = ["说" * 27 + "。", "一、" + "做" * 26, "做" * 27 + "。", "二、抓好落实"]
    assert lines_of(made(page(lines))) == [lines[0], lines[1] + lines[2], lines[3]]


def test_short_rows_of_a_short_file_are_not_joined() -> None:
    lines = ["今天召开会议部署任务。", "谢谢大家参加今天的这次会议！", "现在散会，请按顺序离开。"]
    assert lines_of(made(page(lines))) == lines


@pytest.mark.parametrize(
    ("words", "more", "parted"),
    [
        ("word", "word", True),
        ("word", "汉字", False),
        ("汉字", "word", False),
        ("汉a", "b", True),
        ("字,", "b", True),
        ("12", "b", True),
        ("字。", "b", False),
    ],
)
def test_a_space_stands_between_rows_where_latin_meets_latin(
    words: str, more: str, parted: bool
) -> None:
    assert paragraphs._are_parted(words, more, drawn=True) is parted


@pytest.mark.parametrize(
    ("left", "right", "stands"),
    [(48, 432, "center"), (32, 448, ""), (40, 440, "center"), (0, 480, ""), (200, 470, "right")],
)
def test_a_row_is_centred_unless_it_is_set_in_by_two_ems(
    left: float, right: float, stands: str
) -> None:
    row = cast("Row", SimpleNamespace(left=left, right=right, size=16.0))
    assert paragraphs._align(row, paragraphs._Frame(0, 480), 16) == stands


def test_a_page_that_ends_where_a_full_one_has_room_for_no_more_was_not_ended_on_purpose() -> None:
    text = cast("paragraphs._Text", SimpleNamespace(pitch=PITCH, size=16.0))
    full = 700 - 2.5 * PITCH
    for base, begun in ((full, [0]), (full - 1, [0, 1])):
        rows = [SimpleNamespace(page=at, base=y, size=16.0) for at, y in ((1, base), (2, 700.0))]
        assert [*paragraphs._first_rows(cast("list[Row]", rows), text)] == begun
