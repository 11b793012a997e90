"""Watermarks and words that nobody sees: told by angle, size, colour and repetition."""

from dataclasses import replace

import pytest

from converters.readers import pdf
from converters.readers.pdf import overlays
from converters.readers.pdf.boxes import Box
from converters.readers.pdf.runs import GlyphRun
from converters.readers.pdf.sheets import Sheet
from converters.readers.raw import Fidelity
from tests.readers.pdf import printed
from tests.readers.pdf.pages import (
    LEFT,
    SENTENCES,
    SIZE,
    WIDTH,
    Drawn,
    Line,
    Picture,
    Rect,
    made,
    page,
    run,
    set_in,
    told,
)

LINES = set_in(SENTENCES)
BODY = page(LINES)
INKLESS = [replace(one, mode=3) for one in BODY if isinstance(one, Line)]
LATTICE = [Line("内部资料", 90 + 150 * x, 130 + 70 * y, 18) for x in range(3) for y in range(6)]


@pytest.mark.parametrize(
    ("drawn", "what"),
    [
        (Line("机密", 200, 400, 60, angle=45), "水印"),
        (Line("某某办公室", 150, 250, 48, grey=0.8), "水印"),
        (Line("内部资料", 130, 155, 16, grey=0.7), "水印"),
        (Line("绝密件", 120, 250, 100), "水印"),
        (Line("装订线", 30, 500, 12, angle=90), "侧着印的文字"),
        (Line("看不见的", 90, 600, grey=1), "白色的文字"),
        (Line("裁掉的字", WIDTH + 40, 300), "页面之外的文字"),
        (Line("没有墨的字", 90, 600, mode=3), "看不见的文字"),
        (Line("透明的字", 90, 600, ink=0), "看不见的文字"),
        (Line("半透明的字", 130, 155, 30, ink=0.2), "水印"),
    ],
)
def test_what_lies_across_a_page_is_left_out_and_told(drawn: Line, what: str) -> None:
    raw = pdf.read(made([*BODY, drawn]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [(what, drawn.words)]


def test_words_without_ink_under_the_picture_of_a_page_are_read_and_told() -> None:
    """A program that recognised them guesses their sizes and baselines anew for each line."""
    guessed = [replace(one, size=16 + at % 3 * 0.4) for at, one in enumerate(INKLESS)]
    scan: list[Drawn] = [Picture(), *guessed]
    raw = pdf.read(made(scan, scan, BODY, scan))
    assert raw.text.split("\n") == list(SENTENCES) * 4
    assert told(raw) == [("扫描的页面（字由软件识别）", "第 1—2、4 页")]
    assert raw.differences[0].kind is Fidelity.CHANGED


def test_words_that_are_drawn_again_without_ink_stand_once_and_are_not_bold() -> None:
    raw = pdf.read(made([*BODY, *INKLESS]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert not any(marks.bold for marks in raw.marks.values())


@pytest.mark.parametrize("pages", [1, 3])
def test_level_dark_words_repeated_across_the_text_are_a_watermark(pages: int) -> None:
    raw = pdf.read(made(*[[*BODY, *LATTICE]] * pages))
    assert raw.text.split("\n") == list(SENTENCES) * pages
    assert {what.split()[0] for what, _ in told(raw)} == {"水印"}


def test_one_level_dark_watermark_at_the_same_place_of_each_page_is_told_once() -> None:
    mark = Line("征求意见稿", 200, 150, 24)
    raw = pdf.read(made(*[[*BODY, mark]] * 4))
    assert told(raw) == [("水印 4 处", "征求意见稿")]


def test_a_copy_of_a_watermark_that_crosses_nothing_goes_with_the_others() -> None:
    mark = Line("机密", 200, 150, 60)
    raw = pdf.read(made([*BODY, mark], [*page(LINES[:1], y=600), mark]))
    assert told(raw) == [("水印 2 处", "机密")]


@pytest.mark.parametrize(
    "drawn",
    [
        [Line("工作报告", LEFT, 700, 60)],
        [Line("二〇二一年三月", LEFT, 700, grey=0.6)],
        [Rect(60, 680, 300, 30), Line("白字黑底", LEFT, 700, grey=1)],
        [Rect(60, 660, 300, 60), Line("白字黑底", LEFT, 700, 26, grey=1)],
        [Rect(60, 660, 300, 60, 0.2), Line("金字红底", LEFT, 700, 26, grey=0.7)],
    ],
)
def test_large_pale_and_white_words_that_are_seen_stay(drawn: list[Drawn]) -> None:
    raw = pdf.read(made([*BODY, *drawn]))
    assert raw.text.endswith(next(one.words for one in drawn if isinstance(one, Line)))
    assert raw.differences == ()


def test_a_heading_said_on_each_page_is_no_watermark() -> None:
    lines = [Line("会议要求", LEFT, 400), Line("要抓好落实。", LEFT, 429)]
    raw = pdf.read(made([*BODY, *lines], [*BODY, *lines]))
    assert raw.text.count("会议要求") == 2


def test_a_watermark_that_is_drawn_sign_by_sign_is_told_in_one() -> None:
    runs = [run("正文"), run("内"), run("部"), run("件"), run("秘密")]
    sheet = Sheet(1, Box(0, 0, 600, 800), runs)
    found = overlays._without(sheet, ["", "水印", "水印", "水印", "水印"])
    assert found.runs == runs[:1]
    assert found.remarks == (("水印", "内部件"), ("水印", "秘密"))
    assert overlays._without(sheet, ["", "水印", "印", "水印", ""]).remarks == (
        *(("水印", "内"), ("印", "部"), ("水印", "件")),
    )


TEXT = printed.run("字" * 40)


def named(*runs: GlyphRun, pictures: tuple[Box, ...] = (), grounds: tuple[Box, ...] = ()) -> str:
    """Return what the last run of a page is called that is left out; empty if it stays."""
    sheet = printed.sheet(TEXT, *runs, pictures=pictures, grounds=grounds)
    (found,) = overlays.parted([sheet])
    return found.remarks[-1][0] if found.remarks else ""


BESIDE = 4000.0
"""A baseline on which nothing else stands."""
ON = Box(0, 3800, 1000, 4100)


@pytest.mark.parametrize(
    ("drawn", "what"),
    [
        (printed.run("旁", 0, BESIDE), ""),
        (printed.run("旁", 0, BESIDE, turn=45), "水印"),
        (printed.run("旁", 0, BESIDE, turn=90), "侧着印的文字"),
        (printed.run("旁", 0, BESIDE, tone=0.94), ""),
        (printed.run("旁", 0, BESIDE, tone=0.95), "白色的文字"),
        (printed.run("旁", 0, BESIDE, inkless=True), "看不见的文字"),
        (printed.run("旁", -50, BESIDE), ""),
        (printed.run("旁", -51, BESIDE), "页面之外的文字"),
        (printed.run("旁", 0, 33), "页面之外的文字"),
        (printed.run("旁", 0, 34), ""),
        (printed.run("旁", 0, BESIDE, 149, tone=0.5), ""),
        (printed.run("旁", 0, BESIDE, 150, tone=0.5), "水印"),
        (printed.run("旁", 0, BESIDE, 150, tone=0.49), ""),
        (printed.run("旁", 0, BESIDE, 900), ""),
        (printed.run("旁", 0, 1050, tone=0.5), "水印"),
        (printed.run("旁", 0, 1050, tone=0.49), ""),
        (printed.run("旁", 0, 1050, 299), ""),
        (printed.run("旁", 0, 1050, 300), "水印"),
    ],
)
def test_what_a_run_is_called_by_turn_tone_size_and_place(drawn: GlyphRun, what: str) -> None:
    assert named(drawn) == what


def test_on_pictures_recognised_type_stays_and_on_dark_grounds_white_type() -> None:
    assert named(printed.run("旁", 0, BESIDE, inkless=True), pictures=(ON,)) == ""
    assert named(printed.run("旁", 0, BESIDE, inkless=True), grounds=(ON,)) == "看不见的文字"
    assert named(printed.run("旁", 0, BESIDE, tone=1.0), grounds=(ON,)) == ""
    assert named(printed.run("旁", 0, BESIDE, tone=1.0), pictures=(ON,)) == "白色的文字"


@pytest.mark.parametrize(
    ("left", "down", "crosses"),
    [
        (0, 59, True),
        (0, 60, False),
        (0, -59, True),
        (0, -60, False),
        (3975, 10, True),
        (3976, 10, False),
        (-75, 10, True),
        (-76, 10, False),
        (50, 0, False),
    ],
)
def test_pale_type_crosses_where_a_quarter_of_an_em_and_the_waists_overlap(
    left: float, down: float, crosses: bool
) -> None:
    """Waists are from five to sixty-five hundredths above the baseline."""
    drawn = printed.run("旁", left, 1000 + down, tone=0.6, bold=True)
    area = Box(-500, 0, 9000, 9000)
    (found,) = overlays.parted([replace(printed.sheet(TEXT, drawn), area=area)])
    assert bool(found.remarks) == crosses


@pytest.mark.parametrize(
    ("pages", "copies", "gone"), [(2, 1, False), (2, 2, True), (10, 2, False), (10, 3, True)]
)
def test_what_crosses_at_one_place_of_three_tenths_of_the_pages_and_two_goes(
    pages: int, copies: int, gone: bool
) -> None:
    mark = printed.run("内部", 50, 1050)
    texts = [printed.run(char * 40) for char in SENTENCES[0][:pages]]
    sheets = [printed.sheet(one, *[mark][: at < copies]) for at, one in enumerate(texts)]
    assert any(one.remarks for one in overlays.parted(sheets)) == gone


@pytest.mark.parametrize(
    ("words", "copies", "gone"), [("内部", 2, False), ("内部", 3, True), ("内", 3, False)]
)
def test_what_crosses_three_times_on_one_page_goes(words: str, copies: int, gone: bool) -> None:
    marks = [printed.run(words, 50 + 1000 * at, 1050) for at in range(copies)]
    (found,) = overlays.parted([printed.sheet(TEXT, *marks)])
    assert bool(found.remarks) == gone
    assert found.runs[0] is TEXT


BELOW = page(LINES, y=149)
AGAIN = Line("要认真抓好落实，确保取得实效。", LEFT + 2 * SIZE)


def test_a_row_said_again_at_one_place_with_a_mark_on_it_stays() -> None:
    """The mark has the face and size of the text, and lies on one of the pages."""
    again, mark = AGAIN, Line("某局长已阅", 205, 126)
    pages = [[*BELOW, again] for _ in range(3)]
    raw = pdf.read(made([*pages[0], mark], *pages[1:]))
    assert raw.text.count(again.words) == 3
    assert mark.words in raw.text


def test_a_mark_on_a_row_at_one_place_of_all_pages_goes_and_the_row_stays() -> None:
    again, mark = AGAIN, Line("某局长已阅", 205, 126)
    for drawn in ([*BELOW, again, mark], [mark, *BELOW, again]):
        raw = pdf.read(made(*[drawn] * 3))
        assert raw.text.count(again.words) == 3
        assert told(raw) == [("水印 3 处", mark.words)]


@pytest.mark.parametrize("middle", ["局", "粮局"])
def test_words_around_a_stamp_are_told_whole_where_one_of_them_stands_upright(middle: str) -> None:
    around = [("某", 250, 470, 40), ("县", 268, 461, 20), (middle, 288, 458, 0)]
    after = 288 + 18 * len(middle)
    around += [("办", after, 461, 340), ("公", after + 18, 470, 320)]
    stamp = [Line(words, x, y, 14, angle=turn) for words, x, y, turn in around]
    raw = pdf.read(made([*BODY, *stamp]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert "".join(words for _, words in told(raw)) == f"某县{middle}办公"


def test_what_is_drawn_after_turned_type_and_far_from_it_is_text() -> None:
    mark = Line("机密", 200, 400, 60, angle=45)
    raw = pdf.read(made([*BODY, mark, Line("完", LEFT, 700), replace(mark, y=800)]))
    assert raw.text.split("\n") == [*SENTENCES, "完"]
