"""Notes at the foot of a page stand below their paragraph, which goes on over the page."""

from typing import cast

import pytest

from converters.readers import pdf
from converters.readers.pdf import footnotes
from converters.readers.pdf.rows import Row
from tests.readers.pdf import printed
from tests.readers.pdf.pages import LEFT, SENTENCES, SIZE, Drawn, Line, made, page, set_in, told

LINES = set_in(SENTENCES)
FOOT = 640
TOLD = "脚注 {} 条：统一编作〔1〕〔2〕…，注文排在所注的段落之后"


def sign(words: str, ems: float, y: float) -> Line:
    return Line(words, LEFT + ems * SIZE, y - 6, 8)


def note(words: str, y: float = FOOT) -> list[Drawn]:
    return [Line(words[:1], LEFT, y - 3, 7), Line(words[1:], LEFT + 8, y, 11)]


def test_a_note_stands_below_its_paragraph_and_the_text_goes_on() -> None:
    last = Line(LINES[2].strip("\u3000")[:20], LEFT + 2 * SIZE, 200)
    cut = [last, sign("1", 22, 200), Line(LINES[2].strip("\u3000")[20:], LEFT + 22.3 * SIZE, 200)]
    drawn = [*page(LINES[:2]), *cut, *note("1见《某文集》第3页。")]
    raw = pdf.read(made(drawn, page(LINES[3:])))
    lines = raw.text.split("\n")
    assert lines[1] == f"{SENTENCES[1][:20]}〔1〕{SENTENCES[1][20:]}"
    assert lines[2] == "〔1〕见《某文集》第3页。"
    assert raw.marks[3].note == "〔1〕"
    assert [lines[0], *lines[3:]] == [SENTENCES[0], *SENTENCES[2:]]
    assert told(raw) == [("注释", TOLD.format(1))]


def test_notes_of_several_rows_and_pages_are_counted_in_one_row() -> None:
    rows = [
        *page(LINES),
        *note("①见甲书，", 600),
        Line("第三页。", LEFT, 615, 11),
        *note("②见乙书。", 640),
    ]
    first = [*rows, sign("①", 28, 120), sign("②", 28, 178)]
    second = [*page(LINES), *note("①见丙书。"), sign("①", 28, 120)]
    raw = pdf.read(made(first, second))
    notes = [line for line in raw.text.split("\n") if line.startswith("〔")]
    assert notes == ["〔1〕见甲书，第三页。", "〔2〕见乙书。", "〔3〕见丙书。"]
    assert told(raw) == [("注释", TOLD.format(3))]


@pytest.mark.parametrize("point", [".", "．", "、", ""])
def test_the_point_behind_the_sign_of_a_note_goes_with_it(point: str) -> None:
    noted = [*page(LINES), sign("1", 28, 120)]
    drawn = made([*noted, Line(f"1{point}见《某文集》。", LEFT, FOOT, 11)])
    assert "\n〔1〕见《某文集》。\n" in pdf.read(drawn).text
    drawn = made([*noted, Line("1.5万亩是水田。", LEFT, FOOT, 11)])
    assert "〔1〕.5万亩是水田。" in pdf.read(drawn).text


def test_notes_as_large_as_the_text_stand_below_a_gap() -> None:
    raw = pdf.read(made([*page(LINES), sign("1", 28, 120), Line("1见《某文集》。", LEFT, FOOT)]))
    assert "\n〔1〕见《某文集》。\n" in raw.text


def test_small_rows_to_which_nothing_refers_stay_where_they_are() -> None:
    raw = pdf.read(
        made([*page(LINES), Line("3见《某文集》。", LEFT, FOOT, 11), sign("1", 28, 120)])
    )
    assert raw.text.endswith("\n3见《某文集》。")
    assert "〔" not in raw.text


def test_a_numbered_paragraph_below_a_gap_is_no_note() -> None:
    raw = pdf.read(made([*page(LINES), sign("2", 28, 120), Line("2.抓好落实。", LEFT, FOOT)]))
    assert raw.text.endswith("\n2.抓好落实。")


def test_a_note_on_what_is_left_out_is_left_out_with_it_and_told() -> None:
    dots = "…" * 9
    listed = [Line(f"第一篇{dots}1", y=120), Line("第二篇", y=149), sign("1", 3, 149)]
    drawn = [*listed, Line(f"第三篇{dots}3", y=178), *note("1见附录。")]
    raw = pdf.read(made(drawn, page(LINES)))
    assert raw.text.split("\n") == list(SENTENCES)
    assert ("脚注", "〔1〕见附录。") in told(raw)


def test_signs_in_columns_refer_to_notes_too() -> None:
    half = set_in(SENTENCES, 13)
    middle = len(half) // 2
    drawn = [*page(half[:middle]), *page(half[middle:], x=LEFT + 15 * SIZE)]
    raw = pdf.read(made([*drawn, sign("1", 13, 120), *note("1见附录。")]))
    assert "\n〔1〕见附录。\n" in raw.text


def test_a_sign_begins_one_note_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(footnotes, "_signed", lambda row: row)
    waiting = [footnotes._Reference(sign, 1, at, 1) for at, sign in enumerate("12")]
    rows = cast("list[Row]", ["1", "正文", "1", "2"])
    assert [*footnotes._starts(rows, 0, waiting)] == [(0, waiting[0]), (3, waiting[1])]


def text(*signs: str, base: float = 1000) -> Row:
    """Return a row of the text with raised signs behind its words."""
    raised = [printed.run(one, 400 + 60 * at, base - 30, 50) for at, one in enumerate(signs)]
    return Row((printed.run("正文正文", 0, base), *raised), 1)


def small(words: str, base: float, size: float = 90) -> Row:
    return printed.row(words, 0, base, size)


def parted(*pages: list[Row]) -> tuple[list[str], dict[str, str]]:
    """Return the rows of pages that stay, and the notes with their words by their marks."""
    made = footnotes.parted(pages, printed.SIZE)
    notes = {mark: "".join(row.text for row in rows) for mark, rows in made.notes.items()}
    return [row.text for page in made.pages for row in page], notes


@pytest.mark.parametrize(
    ("sign", "begins"),
    [
        *((one, one) for one in ("1", "12", "123", "①", "⑳", "iv", "*", "＊＊", "†", "‡")),
        *(("1", one) for one in ("(1)", "（1）", "[1]", "［1］", "〔1〕", "1)")),
        ("（1）", "1"),
    ],
)
def test_notes_begin_with_the_sign_that_refers_to_them(sign: str, begins: str) -> None:
    rows, notes = parted([text(sign), small(f"{begins}见甲书。", 2000), small("第二页。", 2100)])
    assert rows == ["正文正文〔1〕"]
    assert notes == {"〔1〕": "见甲书。第二页。"}


@pytest.mark.parametrize("sign", ["1234", "㉑", "甲", "*a", "****"])
def test_other_signs_refer_to_nothing(sign: str) -> None:
    assert parted([text(sign), small(f"{sign}见甲书。", 2000)])[1] == {}


@pytest.mark.parametrize(("size", "is_note"), [(97, True), (98, False)])
def test_notes_are_smaller_than_the_text(size: float, is_note: bool) -> None:
    assert bool(parted([text("1"), small("1见甲书。", 1100, size)])[1]) is is_note


@pytest.mark.parametrize(
    ("base", "words", "is_note"),
    [(1250, "1见甲书。", False), (1251, "1见甲书。", True), (1251, "1、抓落实。", False)],
)
def test_as_large_as_the_text_they_stand_below_a_gap(
    base: float, words: str, is_note: bool
) -> None:
    assert bool(parted([text("1"), small(words, base, 100)])[1]) is is_note


def test_a_table_is_no_note_and_holds_no_sign() -> None:
    table = printed.table(("1",), base=2000)
    assert parted([text("1"), table])[1] == {}
    assert parted([text("1"), table, small("1见甲书。", 2200)])[1] == {"〔1〕": "见甲书。"}


def test_a_sign_at_the_beginning_of_a_row_refers_to_nothing() -> None:
    lone = Row((printed.run("1", 0, 970, 50), printed.run("正文正文", 60, 1000)), 1)
    assert parted([lone, small("1见甲书。", 2000)])[1] == {}


def test_a_note_belongs_to_its_page_or_else_to_the_first_that_waits() -> None:
    ours = [text("1"), small("1见甲书。", 2000)]
    assert parted([text("1")], ours, [small("1见乙书。", 2000)])[1] == {
        "〔1〕": "见甲书。",
        "〔2〕": "见乙书。",
    }
    rows, notes = parted(
        [text("1", "2")], [text(), small("2见乙书。", 2000), small("1见甲书。", 2100)]
    )
    assert rows == ["正文正文〔2〕〔1〕", "正文正文"]
    assert notes == {"〔1〕": "见乙书。", "〔2〕": "见甲书。"}


def test_a_sign_drawn_by_itself_is_taken_off_and_words_before_the_first_note_stay() -> None:
    signed = Row((printed.run("1", 0, 1970, 50), printed.run("2021年", 60, 2000, 90)), 1)
    assert parted([text("1"), signed])[1] == {"〔1〕": "2021年"}
    alone = Row((printed.run("1", 0, 2000, 90),), 1)
    assert parted([text("1"), small("注：", 1900), alone, small("见甲书。", 2100)]) == (
        ["正文正文〔1〕", "注："],
        {"〔1〕": "见甲书。"},
    )


def test_a_sign_refers_to_one_note_alone_and_not_to_a_small_row_of_a_later_page() -> None:
    later = [text(), small("1见乙书。", 2000)]
    rows, notes = parted([text("1"), small("1见甲书。", 2000)], later)
    assert rows == ["正文正文〔1〕", "正文正文", "1见乙书。"]
    assert notes == {"〔1〕": "见甲书。"}
