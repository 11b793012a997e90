"""What is told of a PDF stands at its page, and once however often it is there."""

from converters.readers import pdf
from converters.readers.pdf import writing
from converters.readers.raw import Difference, Fidelity
from tests.readers.pdf.pages import LOST, SENTENCES, Line, Picture, made, page, set_in

BODY = page(set_in(SENTENCES))
MARK = Line("机密", 200, 400, 60, angle=45)


def test_what_a_page_shows_beside_its_text_is_told_before_its_lines() -> None:
    raw = pdf.read(made(BODY, [*BODY, Picture(100, 600, 80, 60)], BODY))
    assert raw.differences == (Difference(Fidelity.LEFT_OUT, "图片", "", len(SENTENCES)),)


def test_what_stands_on_many_pages_is_told_once_with_how_many_there_are() -> None:
    raw = pdf.read(made([*BODY, MARK], BODY, [*BODY, MARK]))
    assert raw.differences == (Difference(Fidelity.LEFT_OUT, "水印 2 处", "机密", 0),)


def test_what_is_changed_is_told_after_its_line() -> None:
    raw = pdf.read(made(BODY, [Line(f"成{LOST}绩", y=90), *BODY]))
    line = len(SENTENCES) + 1
    assert [(one.kind, one.line) for one in raw.differences] == [(Fidelity.CHANGED, line)]


def test_what_the_pages_end_with_is_told_too() -> None:
    raw = pdf.read(made(BODY, [Picture()]))
    assert raw.differences[-1].words == "第 2 页"


def test_pages_in_a_row_are_told_as_a_span() -> None:
    assert writing._spans([1, 2, 3, 5, 7, 8]) == "1—3、5、7—8"
    assert writing._spans([4]) == "4"
