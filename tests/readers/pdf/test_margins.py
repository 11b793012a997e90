"""What stands beside the text: numbers of its lines, words set down the edge of the page."""

from collections.abc import Iterator

from converters.readers import pdf
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
BODY = page(LINES)
SHORT = page(["要抓好落实。"])


def numbers(count: int, step: int = 1, size: float = 9, x: float = 45) -> Iterator[Drawn]:
    for at in range(0, count, step):
        yield Line(str(at + step), x, TOP + at * PITCH, size)


def down(words: str, x: float = LEFT + (CHARS + 2) * SIZE, pitch: float = 14) -> Iterator[Drawn]:
    yield from (Line(char, x, 200 + at * pitch, 10) for at, char in enumerate(words))


def test_numbers_of_lines_are_left_out_and_told_also_on_a_page_with_one_line() -> None:
    pages = [*BODY, *numbers(len(LINES))], [*SHORT, *numbers(1)]
    raw = pdf.read(made(*pages))
    assert raw.text.split("\n") == [*SENTENCES, "要抓好落实。"]
    assert told(raw) == [
        ("行号", " ".join(str(at + 1) for at in range(len(LINES)))),
        ("行号", "1"),
    ]


def test_every_second_line_may_be_counted() -> None:
    raw = pdf.read(made([*BODY, *numbers(len(LINES), step=2)]))
    assert raw.text.split("\n") == list(SENTENCES)


def test_figures_that_do_not_count_or_are_as_large_as_the_text_stay() -> None:
    uneven: list[Drawn] = [Line(n, 45, TOP + at * PITCH, 9) for at, n in enumerate("1242")]
    for drawn in (uneven, list(numbers(4, size=SIZE)), list(numbers(3))):
        assert "1" in "".join(lines_of(made([*BODY, *drawn])))


def test_words_down_the_edge_of_a_page_are_left_out_and_told() -> None:
    for x in (50, LEFT + (CHARS + 2) * SIZE):
        raw = pdf.read(made([*BODY, *down("密封线", x)], [*SHORT, *down("密封线", x)]))
        assert raw.text.split("\n") == [*SENTENCES, "要抓好落实。"]
        assert told(raw) == [("页边竖排的文字 2 处", "密封线")]


def test_two_words_far_from_one_another_are_told_apart_and_two_glyphs_are_no_word() -> None:
    far = [*down("县志稿"), *(Line("印", LEFT + 480, 700 + at * 14, 10) for at in range(2))]
    raw = pdf.read(made([*BODY, *far]))
    assert told(raw) == [("页边竖排的文字", "县志稿")]
    assert raw.text.count("印") == 2


def test_a_file_without_long_rows_has_no_edges() -> None:
    words = page(["甲乙", "丙丁", "戊己"] * 4)
    raw = pdf.read(made([*words, *down("县志稿", 400)]))
    assert told(raw) == []
