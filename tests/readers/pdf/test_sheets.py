"""Pages: pictures, and what is laid over them."""

from types import SimpleNamespace

import pytest

from converters.readers import pdf
from converters.readers.pdf import sheets
from converters.readers.pdf.boxes import Box
from tests.readers.pdf import printed
from tests.readers.pdf.pages import SENTENCES, Picture, made, page, set_in, told

BODY = page(set_in(SENTENCES))


def test_a_page_that_is_a_picture_is_told_with_its_number() -> None:
    raw = pdf.read(made(BODY, [Picture()], BODY))
    assert told(raw) == [("整页的图片", "第 2 页")]
    assert raw.differences[0].line == len(SENTENCES)


def test_pictures_are_told_and_specks_are_not() -> None:
    raw = pdf.read(made([*BODY, Picture(100, 600, 80, 60), Picture(50, 50, 4, 4)]))
    assert told(raw) == [("图片", "")]


def test_remarks_stamps_and_fields_of_forms_are_told_with_their_words() -> None:
    remarks = [("Text", "此处请核"), ("Stamp", "已审"), ("Widget", "张三"), ("Link", "网址")]
    assert told(pdf.read(made(BODY, remarks=remarks))) == [
        *(("批注", "此处请核"), ("图章", "已审"), ("表单里的文字", "张三"))
    ]


@pytest.mark.parametrize(
    ("wide", "characters", "scan", "picture"),
    [(6000, 19, True, True), (6000, 20, True, False), (5999, 19, False, False)],
)
def test_a_picture_of_six_tenths_of_the_page_is_the_page(
    wide: float, characters: int, scan: bool, picture: bool
) -> None:
    sheet = printed.sheet(printed.run("字" * characters), pictures=(Box(0, 0, wide, 10_000),))
    assert (sheet.is_scan, sheet.is_picture) == (scan, picture)


@pytest.mark.parametrize(
    ("right", "bottom", "seen"), [(12.1, 12.1, True), (12, 90, False), (90, 12, False)]
)
def test_specks_are_no_pictures(right: float, bottom: float, seen: bool) -> None:
    assert sheets._is_seen(Box(0, 0, right, bottom)) is seen


KINDS = ("Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Ink")


def test_all_that_may_be_laid_over_a_page_is_told_if_it_says_something() -> None:
    remarks = [*((kind, kind) for kind in KINDS), ("FileAttachment", "表"), ("Text", " ")]
    found = told(pdf.read(made(BODY, remarks=[*remarks, ("Popup", "窗")])))
    assert found == [*(("批注", kind) for kind in KINDS), ("附件", "表")]


def test_the_seen_part_of_a_page_is_counted_from_its_corner() -> None:
    page = SimpleNamespace(mediabox=(5, 7, 100, 200), cropbox=(15, 27, 90, 180))
    assert sheets._seen(page) == Box(10, 20, 85, 173)


@pytest.mark.parametrize(("grey", "dark"), [(0.79, True), (0.8, False)])
def test_white_words_can_be_seen_on_what_is_dark(grey: float, dark: bool) -> None:
    assert sheets._is_dark(SimpleNamespace(non_stroking_color=grey)) is dark
