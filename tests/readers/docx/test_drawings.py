"""What is drawn in a Word file and holds words."""

import pytest
from lxml import etree

from converters.readers.docx import drawings
from converters.readers.docx.ooxml import DRAWING, SHAPE


@pytest.mark.parametrize(
    ("preset", "warped"), [("textWave1", True), ("textNoShape", False), (None, False)]
)
def test_words_that_are_bent_are_told_from_a_box_of_words(preset: str | None, warped: bool) -> None:
    warp = f'<a:prstTxWarp prst="{preset}"/>' if preset else ""
    names = f'xmlns:s="{SHAPE}" xmlns:a="{DRAWING}"'
    shape = etree.fromstring(f"<s:wsp {names}><s:txbx/><s:bodyPr>{warp}</s:bodyPr></s:wsp>")
    assert drawings._is_warped(shape[0]) is warped


def test_a_box_that_is_in_no_shape_is_not_bent() -> None:
    assert drawings._is_warped(etree.fromstring("<box/>")) is False
