"""Pages that begin elsewhere than the lines of the page before make foresee."""

import pytest

from converters.formats.pdf.audit.codes import PdfCode
from converters.formats.pdf.audit.page_starts import page_starts
from converters.settings.design import Design
from converters.settings.style import Style
from tests.formats.sheets import Row, laid


@pytest.fixture(scope="module")
def style(design: Design) -> Style:
    return design.style


def rows(count: int, begin: int = 0, text: str = "中") -> list[Row]:
    """So many lines of one paragraph."""
    return [Row(begin + n, text=text, first=n == 0, last=n + 1 == count) for n in range(count)]


TEXT = rows(22)
GOES_ON = [Row(0, text="文", first=False), Row(1, text="文", first=False)]
HEADING = [Row(0, "heading1", "一"), *rows(2, 1)]
END = [Row(2, "signature", "县"), Row(3, "dateline", "年")]


@pytest.mark.parametrize(
    "pages",
    [
        [TEXT, GOES_ON],
        [TEXT, rows(3)],
        [rows(21), HEADING],
        [rows(20), [Row(0, "heading1", "一"), Row(1, "heading2", "二"), *rows(2, 2)]],
        [rows(20), [Row(0, text="文", first=False), *END]],
        [rows(19), [Row(0, text="文"), *END, Row(4, "note", "附")]],
        [rows(21), [Row(0, text="文", first=False), Row(1, "note", "附")]],
        [TEXT, [Row(0, "note", "附"), *rows(3, 1)]],
        [rows(20), [Row(0, text="文", first=False), Row(2, "enclosure", "件")]],
        [rows(5), [Row(0, "attachment_mark", "件"), Row(2, "attachment_title", "表"), *rows(2, 4)]],
        [[Row(0, "title", "大"), *rows(20, 2)], rows(3)],
        [[*rows(20), Row(20, "signature", "县"), Row(21, "dateline", "年")], rows(3)],
        [rows(5), [Row(0, "table", "表")]],
        [[*rows(5), Row(5, "table", "表")], rows(3)],
        [rows(5), [Row(0, "heading1", "一"), Row(1, "table", "表")]],
        [[Row(0, "issuer", "府"), *rows(5, 2)], rows(3)],
        [rows(5), [Row(0, "imprint", "送")]],
        [[*rows(5), Row(5, None, "？")], rows(3)],
        [rows(5), []],
    ],
)
def test_pages_that_begin_as_foreseen_are_not_told(pages: list[list[Row]], style: Style) -> None:
    assert list(page_starts(laid(style, *pages))) == []


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([rows(21), rows(3, text="文")], "这一页的开头应是“文”"),
        ([rows(19), [Row(0, "heading1", "一"), *rows(3, 1)]], "这一页的开头应是“中”"),
        ([TEXT, [Row(0, "note", "附")]], "这一页的开头应是“中”"),
        ([TEXT, [Row(1, "enclosure", "件")]], "这一页的开头应是“中”"),
        ([rows(5), [Row(0, "attachment_title", "表")]], "这一页的各行前一页都排得下"),
        ([rows(18), HEADING], "这一页的各行前一页都排得下"),
        ([rows(18), [Row(0, text="文", first=False), *END]], "这一页的各行前一页都排得下"),
        ([[Row(0, "title", "大"), *rows(19, 2)], rows(3, text="文")], "这一页的开头应是“文”"),
        ([[*rows(21), Row(21, "heading1", "一")], rows(3, text="文")], "这一页的开头应是“一”"),
    ],
)
def test_a_page_that_begins_too_soon_or_too_late_is_told(
    pages: list[list[Row]], told: str, style: Style
) -> None:
    (fault,) = page_starts(laid(style, *pages))
    assert (fault.code, fault.message) == (PdfCode.PAGE_START, f"第 2 页第 1 行：{told}")
    assert fault.place is not None and (fault.place.page, fault.place.line) == (2, 1)
    assert fault.excerpt == pages[1][0].text
