"""What is drawn in a Word file and holds words."""

import pytest
from lxml import etree

from converters.readers.docx import drawings
from converters.readers.docx.ooxml import DRAWING, SHAPE
from tests.readers.docx.word_files import lines, p, read, t, told


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


def test_of_what_a_group_holds_in_several_forms_one_is_read() -> None:
    def shape(words: str) -> str:
        return (
            f"<wps:wsp><wps:txbx><w:txbxContent>{p(t(words))}</w:txbxContent></wps:txbx></wps:wsp>"
        )

    forms = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{shape("新")}</mc:Choice>'
        f"<mc:Fallback>{shape('旧')}</mc:Fallback></mc:AlternateContent>"
    )
    data = f'<a:graphicData uri="x/wordprocessingGroup">{shape("甲")}{forms}</a:graphicData>'
    body = p(
        f"<w:r><w:drawing><wp:inline><a:graphic>{data}</a:graphic></wp:inline></w:drawing></w:r>"
    )
    assert lines(body) == ["", "甲", "新"]


def test_charts_of_2014_are_told_with_their_words() -> None:
    space = 'xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"'
    chart = f'<cx:chart {space} r:id="chartEx"/>'
    data = f'<a:graphicData uri="x/2014/chartex">{chart}</a:graphicData>'
    about = '<wp:docPr name="图表 5"/>'
    inline = f"<wp:inline>{about}<a:graphic>{data}</a:graphic></wp:inline>"
    words = "<cx:pt>甲乡</cx:pt><cx:v>产值</cx:v><cx:pt/>"
    found = read(
        p(t("见图"), f"<w:r><w:drawing>{inline}</w:drawing></w:r>"),
        {"chartEx": f"<cx:chartSpace {space}>{words}</cx:chartSpace>"},
    )
    assert told(found) == [("图表", "图表 5 甲乡 产值")]
