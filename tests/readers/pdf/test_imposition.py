"""Two pages on a sheet are two pages, in the order of their numbers."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.readers import pdf
from converters.readers.pdf import imposition
from converters.readers.pdf.boxes import Box
from converters.readers.pdf.grids import Grid
from converters.readers.pdf.sheets import Sheet
from tests.readers.pdf import printed
from tests.readers.pdf.pages import (
    HEIGHT,
    PITCH,
    SENTENCES,
    TOP,
    WIDTH,
    Line,
    made,
    page,
    set_in,
    told,
)

ROWS = 5
AREA = Box(0, 0, 10_000, 5_000)
TOLD = "拼版的页面（两页拼成一面）"


def imposed(data: bytes, sheets: Sequence[tuple[int, int]]) -> bytes:
    """Return a PDF with two pages of another on each sheet, named by their places from 1."""
    document = pikepdf.open(io.BytesIO(data))
    count = len(document.pages)
    for pair in sheets:
        document.add_blank_page(page_size=(2 * WIDTH, HEIGHT))
        for side, number in enumerate(pair):
            if number <= count:
                place = pikepdf.Rectangle(side * WIDTH, 0, (side + 1) * WIDTH, HEIGHT)
                document.pages[-1].add_overlay(document.pages[number - 1], place)
    del document.pages[:count]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def two_up(count: int) -> list[tuple[int, int]]:
    return [(at, at + 1) for at in range(1, count + 1, 2)]


def booklet(count: int) -> list[tuple[int, int]]:
    total = -(-count // 4) * 4
    pairs = [(total + 1 - at, at) for at in range(1, total // 2 + 1)]
    return [pair if at % 2 == 0 else pair[::-1] for at, pair in enumerate(pairs)]


@pytest.mark.parametrize("laid", [two_up, booklet])
@pytest.mark.parametrize("number", ["— {} —", "{}"])
def test_what_is_laid_out_two_on_a_sheet_is_read_like_page_by_page(
    laid: Callable[[int], list[tuple[int, int]]], number: str
) -> None:
    lines = set_in(SENTENCES)
    pages = [
        [*page(lines[at : at + 3]), Line(number.format(at // 3 + 1), 280, TOP + PITCH * 5, 12)]
        for at in range(0, len(lines), 3)
    ]
    raw = pdf.read(imposed(made(*pages), laid(len(pages))))
    assert raw.text.split("\n") == list(SENTENCES)
    assert TOLD in dict(told(raw))


@given(st.integers(3, 40), st.sampled_from([two_up, booklet]))
def test_pages_come_in_the_order_of_their_numbers(
    count: int, laid: Callable[[int], list[tuple[int, int]]]
) -> None:
    pairs = [tuple(str(n) if n <= count else "" for n in pair) for pair in laid(count)]
    sheets = numbered(*((left, right) for left, right in pairs))
    assert order(imposition.apart(sheets)) == [str(n) for n in range(1, count + 1)]


def numbered(*numbers: tuple[str, str]) -> list[Sheet]:
    """Return wide sheets whose halves have a row and a number; empty for none of both."""
    return [
        replace(
            printed.sheet(
                *(
                    run
                    for side, number in enumerate(pair)
                    if number
                    for run in (
                        printed.run("字" * 20, 500 + 5000 * side),
                        printed.run(number, 2000 + 5000 * side, 4800),
                    )
                )
            ),
            area=AREA,
        )
        for pair in numbers
    ]


def order(sheets: Sequence[Sheet]) -> list[str]:
    """Return the numbers of pages in their order, those of a sheet that is whole as one."""
    return ["|".join(run.chars for run in sheet.runs if "字" not in run.chars) for sheet in sheets]


@pytest.mark.parametrize(
    ("sheets", "read"),
    [
        ([("1", "2"), ("3", "4")], ["1", "2", "3", "4"]),
        ([("4", "1"), ("2", "3")], ["1", "2", "3", "4"]),
        ([("", "1"), ("2", "3")], ["1", "2", "3"]),
        ([("-4-", "-1-")], ["-1-", "-4-"]),
        ([("4", "1")], ["4|1"]),
        ([("4", "1"), ("2", "4")], ["4|1", "2|4"]),
        ([("1", "字"), ("3", "4")], ["1", "3|4"]),
        ([("1", "2"), ("", ""), ("3", "4")], ["1|2", "", "3|4"]),
        ([("1", ""), ("", "2")], ["1", "2"]),
    ],
)
def test_the_order_is_that_of_numbers_that_keep_a_rule(
    sheets: list[tuple[str, str]], read: list[str]
) -> None:
    found = order(imposition.apart(numbered(*sheets)))
    assert [one for one in found if one] == [one for one in read if one]


def test_sheets_with_words_over_the_middle_and_upright_pages_stay() -> None:
    sheets = numbered(("1", "2"), ("3", "4"))
    across = replace(sheets[0], runs=[*sheets[0].runs, printed.run("跨" * 20, 4000, 600)])
    upright = replace(sheets[0], area=Box(0, 0, 10_000, 9_000))
    for first in (across, upright):
        assert imposition.apart([first, sheets[1]]) == [first, sheets[1]]
    assert imposition.apart([]) == []


def test_pictures_tables_and_remarks_go_with_their_half_once() -> None:
    box, whole = Box(6000, 100, 7000, 300), Box(0, 0, 10_000, 5_000)
    first, second = numbered(("4", "1"), ("2", "3"))
    first = replace(
        first,
        pictures=(box, whole),
        grids=(Grid(box, ((box, None),)),),
        remarks=(("水印", "机密"),),
        respelt="设",
    )
    pages = imposition.apart([first, second])
    moved, half = Box(1000, 100, 2000, 300), Box(0, 0, 5000, 5000)
    assert [one.number for one in pages] == [1, 2, 3, 4]
    assert pages[0].pictures == (moved, half) and pages[3].pictures == (half,)
    assert pages[0].grids == (Grid(moved, ((moved, None),)),) and pages[3].grids == ()
    assert [one.remarks for one in pages] == [(), (), (), (("水印", "机密"),)]
    assert [one.respelt for one in pages] == ["", "", "", "设"]
    assert [one.area for one in pages] == [half] * 4
