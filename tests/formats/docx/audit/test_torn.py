"""A dash or an ellipsis that LibreOffice tears is told, as a note."""

import pytest

from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.torn import torn
from tests.formats.docx.audit.test_layout import Row, laid


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ("中" * 27 + "—", "—文。", True),
        ("中" * 27 + "…", "…文。", True),
        ("中" * 26 + "——", "文。", False),
        ("中" * 26 + "——", "——文。", False),
        ("中" * 27 + "—", "文。", False),
    ],
)
def test_a_pair_is_told_where_a_line_ends_inside_of_it(above: str, below: str, told: bool) -> None:
    rows = [Row(0, above, first=True), Row(1, below, last=True)]
    found = [*torn(laid(rows))]
    assert [(one.code, one.severity, one.excerpt) for one in found] == (
        [(DocxCode.TORN, Severity.NOTE, above)] if told else []
    )


def test_two_paragraphs_tear_nothing() -> None:
    rows = [Row(0, "中—", first=True, last=True), Row(1, "—文。", first=True, last=True)]
    assert [*torn(laid(rows))] == []
