"""What is drawn in a Word file and holds words."""

import pytest
from lxml import etree

from converters.readers.docx import drawings
from converters.readers.docx.ooxml import DIAGRAM, DRAWING, SHAPE
from converters.readers.raw import Fidelity, RawText
from tests.readers.docx.word_files import SPACES, lines, p, read, t, told


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


def drawn(kind: str, inside: str, parts: dict[str, str] | None = None, about: str = "") -> RawText:
    data = f'<a:graphicData uri="x/{kind}">{inside}</a:graphicData>'
    inline = f"<wp:inline>{about}<a:graphic>{data}</a:graphic></wp:inline>"
    return read(p(t("见图"), f"<w:r><w:drawing>{inline}</w:drawing></w:r>"), parts)


ABOUT = '<wp:docPr name="图 5" descr="合影" title=""/>'
NOTHING = "<a:p><a:t> </a:t></a:p>"
DRAWN_WORDS = f"<a:p><a:r><a:t>甲</a:t></a:r><a:r><a:t>乡</a:t></a:r></a:p>{NOTHING}"


def test_a_picture_is_told_with_its_name_and_what_it_shows() -> None:
    assert told(drawn("picture", "", about=ABOUT)) == [("图片", "图 5 合影")]
    assert told(drawn("picture", "")) == [("图片", "")]
    assert told(drawn("unheard-of", "", about=ABOUT)) == [("图形", "图 5 合影")]


def test_pictures_among_shapes_are_told_and_shapes_without_words_are_not() -> None:
    picture = '<p:pic xmlns:p="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
    found = drawn("wordprocessingGroup", f"<wps:wsp/>{picture}{picture}", about=ABOUT)
    assert told(found) == [("图片", "图 5 合影")] * 2
    assert told(drawn("wordprocessingShape", "<wps:wsp/>", about=ABOUT)) == []


def test_a_chart_is_told_with_its_words_and_values() -> None:
    values = "<c:v>12</c:v><c:v/><c:v> 34 </c:v>"
    chart = f"<c:chartSpace {SPACES}>{DRAWN_WORDS}{values}</c:chartSpace>"
    found = drawn("chart", '<c:chart r:id="chart1"/>', {"chart1": chart}, ABOUT)
    assert told(found) == [("图表", "图 5 合影 甲乡 12 34")]
    assert told(drawn("chart", '<c:chart r:id="none"/>', {}, ABOUT)) == [("图表", "图 5 合影")]
    assert told(drawn("chart", "", {"chart1": chart}, ABOUT)) == [("图表", "图 5 合影")]


def test_the_words_of_a_diagram_are_lines_and_one_without_is_told() -> None:
    held = f'<d:relIds xmlns:d="{DIAGRAM}" r:dm="diagramData1"/>'
    made = f"<d:dataModel xmlns:d='{DIAGRAM}' {SPACES}>{{}}</d:dataModel>"
    found = drawn("diagram", held, {"diagramData1": made.format(DRAWN_WORDS)}, ABOUT)
    assert (found.text, told(found)) == ("见图\n甲乡", [])
    assert told(found, Fidelity.CHANGED) == [("SmartArt 图形", "甲乡")]
    empty = drawn("diagram", held, {"diagramData1": made.format(NOTHING)}, ABOUT)
    assert (empty.text, told(empty)) == ("见图", [("SmartArt 图形", "图 5 合影")])
    assert told(drawn("diagram", "", {}, ABOUT)) == [("SmartArt 图形", "图 5 合影")]


def test_the_words_of_a_canvas_are_lines_and_one_without_is_told() -> None:
    found = drawn("lockedCanvas", DRAWN_WORDS, about=ABOUT)
    assert (found.text, told(found)) == ("见图\n甲乡", [])
    assert told(drawn("lockedCanvas", NOTHING, about=ABOUT)) == [("图形", "图 5 合影")]
    assert drawn("unheard-of", DRAWN_WORDS, about=ABOUT).text == "见图\n甲乡"


def test_what_holds_a_box_is_not_told_besides() -> None:
    box = f"<w:txbxContent>{p(t('框'))}</w:txbxContent>"
    found = drawn("unheard-of", box, about=ABOUT)
    assert (found.text, told(found)) == ("见图\n框", [])


def vml(inside: str, parts: dict[str, str] | None = None) -> RawText:
    return read(p(t("见图"), f"<w:r><w:pict>{inside}</w:pict></w:r>"), parts)


@pytest.mark.parametrize(
    ("id", "noun"),
    [
        ("Equation.DSMT4", "公式"),
        ("Excel.Sheet.12", "嵌入的表格"),
        ("MSGraph.Chart.8", "图表"),
        ("PBrush", "图片"),
        ("AcroExch.Document", "嵌入的对象"),
        ("Word.Document.12", "嵌入的文件"),
        ("WPS.Doc.6", "嵌入的文件"),
        ("KWPS.Document", "嵌入的文件"),
        ("Package", "嵌入的文件"),
    ],
)
def test_an_object_is_told_by_its_program_and_its_picture_is_not(id: str, noun: str) -> None:
    found = vml(f'<o:OLEObject ProgID="{id}"/><v:imagedata o:title="图"/>')
    assert told(found) == [(noun, id)]


def test_pictures_controls_and_bent_words_of_old_files_are_told_or_read() -> None:
    pictures = '<v:imagedata o:title="图"/><v:imagedata/>'
    assert told(vml(pictures)) == [("图片", "图"), ("图片", "")]
    assert told(vml(f'<w:control w:name="按钮"/>{pictures}')) == [("控件", "按钮")]
    bent = vml('<v:textpath string="热烈庆祝"/><v:textpath string=" "/><v:textpath/>')
    assert (bent.text, told(bent, Fidelity.CHANGED)) == ("见图\n热烈庆祝", [("艺术字", "热烈庆祝")])


def test_what_hangs_on_a_hidden_run_is_hidden() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p(t('框'))}</w:txbxContent></v:textbox>"
    run = f"<w:r><w:rPr><w:vanish/></w:rPr>{box}</v:shape></w:pict></w:r>"
    found = read(p(t("甲"), run))
    assert (found.text, told(found)) == ("甲", [("隐藏的文字", "框")])
