"""Paragraphs: told by indents, by rows that end early, by sizes and gaps; joined over pages."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.readers import pdf
from converters.readers.pdf import paragraphs
from converters.readers.pdf.paragraphs import PrintedParagraph
from converters.readers.pdf.rows import Row
from converters.readers.pdf.typearea import TypeArea
from tests.effort import effort
from tests.readers.pdf import printed
from tests.readers.pdf.pages import (
    CHARS,
    LEFT,
    PITCH,
    SENTENCES,
    SIZE,
    TOP,
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


def test_a_line_at_the_right_margin_does_not_go_on_over_the_turn_of_a_page() -> None:
    signed = Line("2021年3月5日", LEFT + (CHARS - 8) * SIZE, NEXT)
    raw = pdf.read(made([*page(LINES), signed], page(["附件2", *LINES])))
    assert {"2021年3月5日", "附件2"} <= set(raw.text.split("\n"))


@pytest.mark.parametrize("ems", [11.5, 13, 15])
def test_a_date_below_a_signature_is_a_line_of_its_own_wherever_it_stands(ems: float) -> None:
    drawn = [
        *page(LINES),
        Line("某某县人民政府办公室", LEFT + 15 * SIZE, NEXT),
        Line("2021年3月5日", LEFT + (28 - 6.5 - ems / 3) * SIZE, NEXT + PITCH),
    ]
    assert lines_of(made(drawn))[-2:] == ["某某县人民政府办公室", "2021年3月5日"]


@pytest.mark.parametrize(
    ("rows", "read", "said"),
    [
        (("推进econo-", "mic建设"), "推进economic建设", ["econo-mic"]),
        (("推进econo\xad", "mic建设"), "推进economic建设", ["econo-mic"]),
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
    assert paragraphs._align(row, TypeArea(0, 480), 16) == stands


def test_a_page_that_ends_where_a_full_one_has_room_for_no_more_was_not_ended_on_purpose() -> None:
    text = cast("paragraphs._Text", SimpleNamespace(pitch=PITCH, size=16.0))
    full = 700 - 2.5 * PITCH
    for base, begun in ((full, [0]), (full - 1, [0, 1])):
        rows = [SimpleNamespace(page=at, base=y, size=16.0) for at, y in ((1, base), (2, 700.0))]
        assert [*paragraphs._first_rows(cast("list[Row]", rows), text)] == begun


def parted(*rows: Row, size: float = printed.SIZE) -> list[PrintedParagraph]:
    """Return the paragraphs of rows on pages of 4000 points."""
    return list(paragraphs.paragraphs(rows, size, 4000))


def block(base: float = 1000, page: int = 1) -> list[Row]:
    """Return a paragraph between margins at 0 and 3000: an indented row and four full ones."""
    first = printed.row("首" * 28, 200, base, page=page)
    return [first, *(printed.row("字" * 30, 0, base + 150 * at, page=page) for at in range(1, 5))]


NEXT_BASE = 1000 + 150 * 5


@pytest.mark.parametrize(
    ("row", "begins"),
    [
        (printed.row("后" * 30, 0, NEXT_BASE), False),
        (printed.row("后" * 28, 120, NEXT_BASE), False),
        (printed.row("后" * 28, 121, NEXT_BASE), True),
        (printed.row("后" * 28, 0, NEXT_BASE + 52), False),
        (printed.row("后" * 28, 0, NEXT_BASE + 53), True),
        (printed.row("后" * 28, 0, NEXT_BASE, 100.6), False),
        (printed.row("后" * 28, 0, NEXT_BASE, 100.7), True),
        (printed.row("后" * 28, 0, 300, page=2), False),
        (printed.table(("后",), base=NEXT_BASE), True),
    ],
)
def test_what_begins_a_paragraph_below_full_rows(row: Row, begins: bool) -> None:
    assert len(parted(*block(), row)) == (2 if begins else 1)


@pytest.mark.parametrize(
    ("short", "word", "ended"),
    [
        (160, "后", False),
        (161, "后", True),
        (260, "后，", False),
        (261, "后，", True),
        (210, "GDP后", False),
        (211, "GDP后", True),
        (260, "“后", False),
        (261, "“后", True),
    ],
)
def test_a_row_is_ended_if_six_tenths_of_an_em_are_left_beside_the_next_word(
    short: float, word: str, ended: bool
) -> None:
    """The row before ends so many points before the margin."""
    last = printed.row("末" * 20, 3000 - short - 2000, NEXT_BASE)
    last = replace(last, runs=(printed.run("末", 0, NEXT_BASE), *last.runs))
    after = printed.row(f"{word}{'续' * 20}", 0, NEXT_BASE + 150)
    assert len(parted(*block(), last, after)) == (2 if ended else 1)


@pytest.mark.parametrize(
    ("left", "right", "size", "align"),
    [
        (1000, 2000, 100, "center"),
        (1050, 2050, 100, "center"),
        (1051, 2051, 100, ""),
        (121, 2879, 100, "center"),
        (120, 2880, 100, ""),
        (150, 2850, 100, "center"),
        (151, 2849, 100, ""),
        (249, 2751, 100, ""),
        (250, 2750, 100, "center"),
        (200, 2800, 110, ""),
        (200, 2800, 112, "center"),
        (200, 2900, 100, ""),
        (201, 2899, 100, ""),
        (1201, 2551, 100, "right"),
        (1200, 2551, 100, ""),
        (1300, 2550, 100, ""),
        (0, 2776, 112, "center"),
        (0, 2775, 112, ""),
        (0, 2800, 110, ""),
    ],
)
def test_how_a_row_stands_by_the_blanks_beside_it(
    left: float, right: float, size: float, align: str
) -> None:
    row = cast("Row", SimpleNamespace(left=left, right=right, size=size))
    assert paragraphs._align(row, TypeArea(0, 3000), 100) == align


@pytest.mark.parametrize(
    ("pitch", "wide", "font", "words", "goes_on"),
    [
        (220, 1350, "黑", "会议上的讲话", True),
        (221, 1350, "黑", "会议上的讲话", False),
        (220, 1349, "黑", "会议上的讲话", False),
        (220, 1350, "楷", "会议上的讲话", False),
        (220, 1350, "黑", "（摘要）", False),
        (220, 1350, "黑", "——在大会上", False),
        (220, 1350, "黑", "2021年3月5日", False),
        (-900, 1350, "黑", "会议上的讲话", False),
    ],
)
def test_when_a_title_goes_on(
    pitch: float, wide: float, font: str, words: str, goes_on: bool
) -> None:
    """A negative pitch is that of another page."""
    about = {"page": 1, "base": 1000.0, "left": 0.0, "right": wide, "size": 100.0, "font": "黑"}
    before = cast("Row", SimpleNamespace(**about, text="在全县"))
    other = {"base": 1000 + pitch, "right": 600.0, "font": font, "page": 2 if pitch < 0 else 1}
    row = cast("Row", SimpleNamespace(**(about | other), text=words))
    found = paragraphs._title_goes_on(before, row, TypeArea(0, 3000))
    assert bool(found) == goes_on


def test_rows_that_hang_below_their_first_are_one_paragraph() -> None:
    hanging = [printed.row("一" * 29, 0, NEXT_BASE + 150)]
    hanging += [printed.row("悬" * 27, 300, NEXT_BASE + 150 * at) for at in (2, 3)]
    found = parted(*block(), printed.row("末", 0, NEXT_BASE), *hanging)
    assert [len(one.rows) for one in found] == [6, 3]


def test_the_pitch_is_that_of_most_rows_one_below_the_other_on_a_page() -> None:
    places = [(1, 1000), (1, 1150), (1, 1300), (1, 1500), (2, 1700), (3, 1900), (3, 1900)]
    rows = [printed.row("字", 0, base, page=page) for page, base in places]
    assert paragraphs._pitch(rows) == 150
    assert paragraphs._pitch(rows[:1]) == 0


@pytest.mark.parametrize(
    ("left", "first"),
    [(170, False), (171, True), (200, True), (229, True), (230, False), (0, False)],
)
def test_a_first_line_is_set_in_by_two_ems_give_or_take_three_tenths(
    left: float, first: bool
) -> None:
    frame = TypeArea(0, 3000)
    assert paragraphs._is_first_line(printed.row("首" * 28, left), frame) == first


@pytest.mark.parametrize(("before", "counted"), [("说完了。", True), ("没有说完", False)])
def test_a_number_counts_only_below_the_end_of_a_sentence(before: str, counted: bool) -> None:
    assert paragraphs._is_counted(printed.row(before), printed.row("一、抓落实")) == counted
    assert not paragraphs._is_counted(printed.row(before), printed.row("抓落实"))


def test_signature_and_date_that_are_both_set_to_the_right_margin_are_two() -> None:
    right = LEFT + CHARS * SIZE
    ends = ("某县人民政府", "2021年3月5日")
    widths = (6 * SIZE, 3 * SIZE + 6 * SIZE / 2)
    lines = set_in(SENTENCES)
    below: list[Drawn] = [
        Line(words, right - wide, TOP + PITCH * (len(lines) + at), SIZE)
        for at, (words, wide) in enumerate(zip(ends, widths, strict=True))
    ]
    assert lines_of(made([*page(lines), *below])) == [*SENTENCES, *ends]


def test_rows_at_the_right_margin_that_begin_apart_are_no_one_paragraph() -> None:
    ends = [
        printed.row("某县人民政府", 2400, NEXT_BASE),
        printed.row("三月五日", 2600, NEXT_BASE + 150),
    ]
    assert [len(one.rows) for one in parted(*block(), *ends)] == [5, 1, 1]


@settings(max_examples=effort(8, 150), deadline=None)
@given(st.sampled_from(range(len(SENTENCES))), st.sampled_from((75, 80, 85, 90, 95, 100)))
def test_a_paragraph_whose_rows_are_squeezed_where_they_stand_is_one(at: int, scale: int) -> None:
    drawn = list[Drawn]()
    for number, sentence in enumerate(SENTENCES):
        lines = page(set_in([sentence]), y=TOP + PITCH * len(drawn))
        squeezed = scale if number == at else 100
        drawn += [replace(one, scale=squeezed) for one in lines if isinstance(one, Line)]
    assert lines_of(made(drawn)) == list(SENTENCES)


def test_a_squeezed_row_that_was_ended_early_ends_its_paragraph() -> None:
    short = replace(Line(SENTENCES[0][:16]), scale=90)
    below = replace(Line(SENTENCES[1][:16], y=TOP + PITCH), scale=90)
    found = lines_of(made([short, below, *page(LINES, y=TOP + 2 * PITCH)]))
    assert found == [short.words, below.words, *SENTENCES]
