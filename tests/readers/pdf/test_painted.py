"""Words that are painted over are told and not read; what hides nothing changes nothing."""

import io
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream

from converters.readers import pdf
from converters.readers.pdf import sheets
from tests.effort import effort
from tests.readers.pdf.pages import (
    HEIGHT,
    LEFT,
    SENTENCES,
    SIZE,
    WIDTH,
    Drawn,
    Line,
    Picture,
    Rect,
    left_out,
    made,
    page,
    set_in,
    told,
)

BODY = page(set_in(SENTENCES), y=200)
NAME = Line("知情人是张三", y=150)
BOX = Rect(LEFT - 5, 130, 7 * SIZE, 30)


@pytest.mark.parametrize("grey", [0, 0.5, 1])
def test_words_below_a_filled_box_are_told_and_not_read(grey: float) -> None:
    raw = pdf.read(made([NAME, Rect(BOX.x, BOX.y, BOX.width, BOX.height, grey), *BODY]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [(sheets.COVERED, NAME.words)]


@pytest.mark.parametrize("grey", [0.7, 1])
def test_a_box_that_is_painted_first_is_a_ground(grey: float) -> None:
    whole = Rect(0, 0, WIDTH, HEIGHT, grey)
    raw = pdf.read(made([whole, Rect(BOX.x, BOX.y, 120, 30, grey), NAME, *BODY]))
    assert raw.text.split("\n") == [NAME.words, *SENTENCES]
    assert told(raw) == []


def test_words_that_are_written_again_on_the_box_are_read() -> None:
    raw = pdf.read(made([NAME, BOX, Line("知情人是李四", y=150, grey=1), *BODY]))
    assert raw.text.split("\n")[0] == "知情人是李四"
    assert told(raw) == [(sheets.COVERED, NAME.words)]


def test_a_part_of_a_line_is_hidden() -> None:
    box = Rect(LEFT + 4 * SIZE, 130, 2 * SIZE, 30)
    raw = pdf.read(made([NAME, box, Line("同志", LEFT + 6 * SIZE, 150), *BODY]))
    assert raw.text.replace("\u3000", "").startswith("知情人是同志")
    assert told(raw) == [(sheets.COVERED, "张三")]


def test_words_below_a_picture_are_hidden_unless_it_is_the_page() -> None:
    raw = pdf.read(made([NAME, Picture(60, 130, 200, 30), *BODY]))
    assert left_out(raw) == {sheets.COVERED, "图片"}
    assert NAME.words not in raw.text
    raw = pdf.read(made([NAME, *BODY, Picture()]))
    assert raw.text.split("\n") == [NAME.words, *SENTENCES]
    assert told(raw) == [("扫描的页面（字由软件识别）", "第 1 页")]


def test_words_of_a_scan_are_hidden_by_a_box_on_it() -> None:
    raw = pdf.read(made([NAME, *BODY, Picture(), BOX]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert (sheets.COVERED, NAME.words) in told(raw)


def painted(operators: str, **resources: Any) -> list[tuple[str, str]]:
    """Return what is told of a page after whose first line these operators paint."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made([NAME, *BODY]))) as document:
        first = document.pages[0]
        head, _, rest = first.Contents.read_bytes().partition(b"\n")
        content = head + f"\nq {operators} Q\n".encode() + rest
        first.Contents = Stream(document, content)
        for name, about in resources.items():
            first.Resources[Name(f"/{name}")] = about(document) if callable(about) else about
        document.save(out)
    return told(pdf.read(out.getvalue()))


OVER = f"{LEFT - 5} {HEIGHT - 160} 112 30 re"
PAGE = f"0 0 {WIDTH} {HEIGHT} re"
OUTSIDE = f"300 {HEIGHT - 160} 200 30 re"
HIDDEN = [(sheets.COVERED, NAME.words)]


@pytest.mark.parametrize(
    "operators",
    [
        *(f"{OVER} {fill}" for fill in ("f", "F", "f*", "B", "B*", "b", "b*")),
        f"{OVER} W n {PAGE} f",
        f"{OVER} {OUTSIDE} f",
    ],
)
def test_whatever_fills_an_area_hides_what_is_below(operators: str) -> None:
    assert painted(operators) == HIDDEN


@pytest.mark.parametrize(
    "operators",
    [
        *(f"{OVER} {end}" for end in ("S", "s", "n", "W n")),
        f"{OUTSIDE} W n {PAGE} f",
        f"{PAGE} {OVER} f*",
        f"{OUTSIDE} f",
        f"q {OUTSIDE} W* n Q {LEFT} {HEIGHT - 145} 112 2 re f",
        f"BT 7 Tr /F1 9 Tf (x) Tj ET {PAGE} f",
    ],
)
def test_what_leaves_the_words_to_be_seen_hides_nothing(operators: str) -> None:
    assert painted(operators) == []


@pytest.mark.parametrize(
    ("state", "is_hidden"),
    [
        (Dictionary(ca=1), True),
        (Dictionary(ca=0.4), False),
        (Dictionary(BM=Name.Multiply), False),
        (Dictionary(BM=Array([Name.Darken, Name.Normal])), False),
        (Dictionary(BM=Name.Normal, SMask=Name("/None")), True),
        (Dictionary(SMask=Dictionary(S=Name.Luminosity)), False),
    ],
)
def test_what_is_seen_through_hides_nothing(state: Dictionary, is_hidden: bool) -> None:
    def states(document: pikepdf.Pdf) -> Dictionary:
        return Dictionary(A100=Dictionary(ca=1), G=state)

    assert painted(f"/G gs {OVER} f", ExtGState=states) == (HIDDEN if is_hidden else [])


@pytest.mark.parametrize(
    ("bounds", "state", "is_hidden"),
    [
        ([0, 0, WIDTH, HEIGHT], "", True),
        ([300, 0, WIDTH, HEIGHT], "", False),
        ([0, 0, WIDTH, HEIGHT], "/G gs", False),
    ],
)
def test_a_form_hides_within_its_bounds_unless_it_is_seen_through(
    bounds: list[float], state: str, is_hidden: bool
) -> None:
    def forms(document: pikepdf.Pdf) -> Dictionary:
        form = Stream(document, f"/A100 gs {OVER} f".encode(), Subtype=Name.Form)
        form.BBox = Array(bounds)
        form.Resources = Dictionary(ExtGState=Dictionary(A100=Dictionary(ca=1)))
        return Dictionary(X=document.make_indirect(form))

    states = Dictionary(A100=Dictionary(ca=1), G=Dictionary(ca=0.5))
    found = painted(f"{state} /X Do", XObject=forms, ExtGState=states)
    assert found == (HIDDEN if is_hidden else [])


def test_a_picture_among_the_operators_hides_and_a_mask_does_not() -> None:
    place = f"112 0 0 30 {LEFT - 5} {HEIGHT - 160} cm"
    about = "BI /W 1 /H 1 /BPC 8 /CS /G"
    assert (sheets.COVERED, NAME.words) in painted(f"{place} {about} ID x EI")
    assert (sheets.COVERED, NAME.words) not in painted(f"{place} {about} /IM true ID x EI")


@settings(max_examples=effort(8, 200), deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.sampled_from((0, 0.6, 1)))))
def test_each_line_is_read_if_it_is_painted_last_and_told_if_a_box_is(
    painting: list[tuple[int, bool, float]],
) -> None:
    drawn = list[Drawn]()
    words = ("甲乙丙丁", "戊己庚辛", "子丑寅卯", "辰巳午未")
    seen, gone = set[str](), set[str]()
    for at, is_box, grey in painting:
        y = 60.0 + 30 * at
        if is_box:
            drawn.append(Rect(LEFT - 5, y - 16, 6 * SIZE, 22, grey))
            gone |= seen & {words[at]}
            seen -= {words[at]}
        else:
            drawn.append(Line(words[at], y=y, grey=0.45))
            seen.add(words[at])
    raw = pdf.read(made([*drawn, *BODY]))
    hidden = [said for what, said in told(raw) if what.startswith(sheets.COVERED)]
    others = [said for what, said in told(raw) if not what.startswith(sheets.COVERED)]
    held = " ".join([raw.text, *others])
    assert {one for one in words if one in held} == seen
    assert gone == {one for one in words if one in " ".join(hidden)}
