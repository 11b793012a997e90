"""Page numbers in a PDF: each measure passes just within its limit and is told just beyond it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from converters import resources
from converters.audit.faults import SheetPlace
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import folios as page_numbers
from converters.formats.pdf.audit import speech as audit
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from converters.settings.style import Style
from tests.conftest import Made
from tests.formats.sheets import Row, folio, laid, line_of
from tests.make import circulation, para, speech

SENT = speech(para("中"), circulation=circulation())
STYLE = resources.text("styles/gbt9704.toml")


def test_another_face_is_told(drawn_design: Made) -> None:
    usual, made = drawn_design(STYLE), drawn_design(STYLE.replace('"song"', '"kai"', 1))
    found = audit.check(pdf.write(SENT, made, b""), SENT, usual)
    assert {(one.code, one.clause) for one in found if one.code == PdfCode.FOLIO} == {
        (PdfCode.FOLIO, "7.5")
    }


@pytest.fixture(scope="module")
def style(design: Design) -> Style:
    return design.style


def numbered(style: Style, *folios: Sequence[object], pages: int = 1) -> list[str]:
    """What is said of the numbers of pages that hold a line each."""
    proof = laid(style, *[[Row(0)]] * pages, folios=folios)  # type: ignore[arg-type]
    return [fault.message for fault in page_numbers.page_numbers(proof)]


def test_page_numbers_have_their_form(style: Style) -> None:
    assert numbered(style, [folio(style, 1)], [folio(style, 2)], pages=2) == []
    wrong = folio(style, 1, text="—2—")
    assert numbered(style, [wrong]) == ["第 1 页：页码应为“—1—”，现为“—2—”"]
    assert numbered(style, []) == ["第 1 页：页码应为“—1—”，现为没有页码"]
    both = [folio(style, 1), folio(style, 1)]
    assert numbered(style, both) == ["第 1 页：页码应为“—1—”，现为“—1—”、“—1—”"]


FOLIOS = [
    ({"dy": 0.95}, []),
    ({"dy": -0.95}, []),
    ({"dy": 1.05}, ["一字线在版心下 7.4 毫米，应为 7 毫米"]),
    ({"dy": -1.05}, ["一字线在版心下 6.6 毫米，应为 7 毫米"]),
    ({"dx": 0.95}, []),
    ({"dx": -0.95}, []),
    ({"dx": 1.07}, ["页码左右位置差 +1.1 磅"]),
    ({"dx": -1.07}, ["页码左右位置差 -1.1 磅"]),
    ({"more": 0.04}, []),
    ({"more": -0.04}, []),
    ({"more": 0.06}, ["页码字号为 14.1 磅"]),
    ({"more": -0.06}, ["页码字号为 13.9 磅"]),
    ({"dx": 2, "dy": 2}, ["一字线在版心下 7.7 毫米，应为 7 毫米", "页码左右位置差 +2.0 磅"]),
]


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("placement", ["outside", "center"])
@pytest.mark.parametrize(("wrong", "told"), FOLIOS)
def test_page_numbers_stand_in_their_place(
    wrong: dict[str, float], told: list[str], placement: str, mirrored: bool, style: Style
) -> None:
    style = replace(
        style,
        folio=replace(style.folio, placement=placement),
        page=replace(style.page, mirrored=mirrored),
    )
    folios = [[folio(style, number, **wrong)] for number in (1, 2)]  # type: ignore[arg-type]
    proof = laid(style, [Row(0)], [Row(0)], folios=folios)
    found = list(page_numbers.page_numbers(proof))
    assert [f.message.split("：")[1] for f in found] == told * 2
    assert {f.code for f in found} <= {PdfCode.FOLIO}


def test_the_place_of_a_page_number_is_the_box_of_its_line(style: Style) -> None:
    line = folio(style, 1, dx=5)
    (found,) = page_numbers.page_numbers(laid(style, [Row(0)], folios=[[line]]))
    assert found.place == SheetPlace(1, 0, line.left, line.y - 14, line.right, line.y)


def test_the_blank_page_and_that_of_the_imprint_may_go_unnumbered(style: Style) -> None:
    pages = [[Row(0)], [], [Row(0, "imprint", "中")]]
    none: list[list[object]] = [[folio(style, 1)], [], []]
    unnumbered = laid(style, *pages, folios=none, said=SENT)  # type: ignore[arg-type]
    assert list(page_numbers.page_numbers(unnumbered)) == []
    strict = laid(style, *pages, folios=none)  # type: ignore[arg-type]
    assert len(list(page_numbers.page_numbers(strict))) == 2
    first = laid(style, *pages, folios=[[], [], []], said=SENT)
    assert [f.place for f in page_numbers.page_numbers(first)] == [SheetPlace(1)]
    wrong = laid(
        style, *pages, said=SENT, folios=[[folio(style, 1)], [], [line_of("5", 0, 800, 14)]]
    )
    assert [f.place for f in page_numbers.page_numbers(wrong)] == [SheetPlace(3)]
    written = laid(style, [Row(0)], [Row(0)], folios=[[], []], said=SENT)
    assert len(list(page_numbers.page_numbers(written))) == 2
