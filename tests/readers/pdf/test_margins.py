"""What stands beside the text: numbers of its lines, words set down the edge of the page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from converters.readers import pdf
from converters.readers.pdf import margins
from converters.readers.pdf.runs import GlyphRun
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


SHEET = [printed.run("字" * 20, 1000, 1000 + 150 * at) for at in range(9)]


def beside(*runs: GlyphRun, text: Sequence[GlyphRun] = SHEET) -> list[tuple[str, str]]:
    """Return what stands beside a text from 1000 to 3000 points across, of type of 100."""
    (found,) = margins.parted([printed.sheet(*text, *runs)])
    return list(found.remarks)


def figures(*words: str, left: float = 500, size: float = 85) -> list[GlyphRun]:
    return [printed.run(one, left, 1000 + 150 * at, size) for at, one in enumerate(words)]


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        (figures(*"1234"), "1 2 3 4"),
        (figures(*"123"), ""),
        (figures("5", "10", "15", "20"), "5 10 15 20"),
        (figures(*"1235"), ""),
        (figures(*"4321"), ""),
        (figures(*"1111"), ""),
        (figures(*"1234", size=86), ""),
        (figures(*"1234", left=915), "1 2 3 4"),
        (figures(*"1234", left=916), ""),
        (figures(*"1234", left=3000), "1 2 3 4"),
        (figures(*"1234", left=2999), ""),
    ],
)
def test_small_figures_that_count_beside_the_text_are_numbers_of_lines(
    runs: list[GlyphRun], said: str
) -> None:
    assert beside(*runs) == ([("行号", said)] if said else [])


@pytest.mark.parametrize(
    ("left", "is_number"), [(512, True), (513, False), (488, True), (487, False)]
)
def test_figures_that_stand_where_another_page_counts_its_lines_are_numbers_too(
    left: float, is_number: bool
) -> None:
    other = printed.sheet(*SHEET, printed.run("9", left, 1000, 85))
    found = margins.parted([printed.sheet(*SHEET, *figures(*"1234")), other])[1]
    assert found.remarks == ((("行号", "9"),) if is_number else ())


def stack(words: str, step: float = 100, size: float = 50, off: float = 0) -> list[GlyphRun]:
    places = enumerate(words)
    return [printed.run(one, 500 + off * at, 1000 + step * at, size) for at, one in places]


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        (stack("密封线"), ["密封线"]),
        (stack("密封"), []),
        (stack("密封线", step=125), ["密封线"]),
        (stack("密封线", step=126), []),
        (stack("密封线", off=3), []),
        ([*stack("密封线"), printed.run("7", 500, 1050, 50)], ["密封线"]),
        ([*stack("密封线"), *(replace(one, base=one.base + 3000) for one in stack("装订线"))],
         ["密封线", "装订线"]),
        ([*stack("密封线"), printed.run("两字", 500, 1300, 50)], ["密封线"]),
    ],
)  # fmt: skip
def test_glyphs_one_below_the_other_beside_the_text_are_words(
    runs: list[GlyphRun], said: list[str]
) -> None:
    assert beside(*runs) == [("页边竖排的文字", one) for one in said]


@pytest.mark.parametrize(
    ("rows", "characters", "size", "has_edges"),
    [
        (4, 6, 100, True),
        (3, 6, 100, False),
        (4, 5, 100, False),
        (4, 6, 85, True),
        (4, 6, 84, False),
    ],
)
def test_four_rows_of_six_characters_have_edges(
    rows: int, characters: int, size: float, has_edges: bool
) -> None:
    text = [printed.run("字" * characters, 1000, 1000 + 150 * at, size) for at in range(rows)]
    usual = [printed.run("字" * 5, 1000, 3000 + 150 * at) for at in range(9)]
    assert bool(beside(*stack("密封线"), text=[*text, *usual])) is has_edges


def test_a_page_without_edges_has_those_of_most_pages() -> None:
    full, short = printed.sheet(*SHEET), printed.sheet(SHEET[0], *stack("密封线"))
    assert margins.parted([full, short, full])[1].remarks == (("页边竖排的文字", "密封线"),)
    assert margins.parted([short])[0].remarks == ()
