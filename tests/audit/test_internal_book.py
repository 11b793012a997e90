"""What cover and imprint of a book for people inside lack, by their words."""

import pytest

from converters.audit import internal_book
from converters.audit.book_codes import BookCode
from converters.settings.compilation import Settings
from tests.make import book_settings

WHOLE = """
publisher: 县人大办
internal:
  permit: 准印证号：豫 001
  readers: 县人大代表
  printer: 县印刷厂
  printed: 2024-01-05
  print_run: 500
"""
HALF = "publisher: 县人大办\ninternal: {permit: 豫001}"
COVER = "内部资料，免费交流\n准印证号：豫001\n讲话选编"
IMPRINT = (
    "版本记录 编印单位县人大办 准印证号豫 001 发送对象县人大代表 "
    "印刷单位县印刷厂 印刷日期2024年1月5日 印　数500册"
)


def settings(block: str, title: str = "讲话选编") -> Settings:
    return book_settings(f"title: {title}\n{block}\nselect: {{all: true}}\n")


def lacking(block: str, cover: str = COVER, imprint: str = IMPRINT) -> list[str]:
    found = list(internal_book.lacking(settings(block), cover, imprint))
    assert {one.code for one in found} <= {BookCode.INSIDE}
    assert all("管理办法" in one.advice for one in found)
    return [one.message for one in found]


def test_nothing_is_asked_of_other_books() -> None:
    assert lacking("internal: true", "", "") == lacking("", "", "") == []


def test_a_book_that_bears_all_has_no_faults() -> None:
    assert lacking(WHOLE) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("内部资料，免费交流", "封面上没有“内部资料，免费交流”"),
        ("豫001", "封面上没有“豫 001”"),
        ("编印单位", "版本记录页上没有编印单位“县人大办”"),
        ("豫 001", "版本记录页上没有准印证号“豫 001”"),
        ("县人大代表", "版本记录页上没有发送对象“县人大代表”"),
        ("县印刷厂", "版本记录页上没有印刷单位“县印刷厂”"),
        ("1月5日", "版本记录页上没有印刷日期“2024年1月5日”"),
        ("500", "版本记录页上没有印数“500”"),
    ],
)
def test_what_is_gone_is_told(words: str, told: str) -> None:
    assert lacking(WHOLE, COVER.replace(words, ""), IMPRINT.replace(words, "")) == [told]


def test_a_proof_says_that_it_is_one_and_nothing_else_does() -> None:
    wanting = "没有印“校样”，要标明的还没有写全"
    assert lacking(HALF) == [f"封面{wanting}", f"版本记录页{wanting}"]
    assert lacking(HALF, f"{COVER}\n校样", f"校样缺少 {IMPRINT}") == []
    assert lacking(WHOLE, f"{COVER}\n校样") == ["封面不该印“校样”"]
    titled = settings(WHOLE, "讲话校样")
    assert list(internal_book.lacking(titled, f"{COVER}校样", IMPRINT)) == []
