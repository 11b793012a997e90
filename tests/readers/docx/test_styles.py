"""What styles say, and what stands above them."""

import pytest
from lxml import etree

from converters.readers.docx.ooxml import Element, val
from converters.readers.docx.styles import Styles
from tests.readers.docx.word_files import p, part, t


def style(id: str, about: str = "", based: str = "", name: str = "", kind: str = "") -> str:
    told = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:styleId="{id}" {kind}><w:name w:val="{name}"/>{told}{about}</w:style>'


def styles(*each: str) -> Styles:
    return Styles(etree.fromstring(part("styles", "".join(each))))


def paragraph(about: str = "", run: str = "") -> Element:
    return etree.fromstring(part("body", p(t("字", run), about=about)))[0]


def of(id: str) -> str:
    return f'<w:pStyle w:val="{id}"/>'


SIZE = '<w:rPr><w:sz w:val="{}"/></w:rPr>'
DEFAULTS = f"<w:docDefaults><w:rPrDefault>{SIZE.format(1)}</w:rPrDefault></w:docDefaults>"
DEFAULT = 'w:type="paragraph" w:default="1"'


@pytest.mark.parametrize(
    ("about", "run", "size"),
    [
        (of("p"), '<w:rStyle w:val="r"/><w:sz w:val="9"/>', "9"),
        (of("p"), '<w:rStyle w:val="r"/>', "3"),
        (of("p"), '<w:rStyle w:val="x"/>', "2"),
        (of("b"), "", "2"),
        ("", "", "4"),
        (of("x"), "", "1"),
    ],
)
def test_what_is_nearest_to_a_run_holds(about: str, run: str, size: str) -> None:
    each = (style("p", SIZE.format(2)), style("b", based="p"), style("r", SIZE.format(3)))
    default = style("d", SIZE.format(4), kind=DEFAULT)
    found = styles(DEFAULTS, *each, default)
    made = paragraph(about, run)
    assert val(found.of_run(made.find("{*}r"), made, "sz")) == size
    assert val(found.of_run(made.find("{*}r"), None, "sz")) == (size if size in "93" else "1")


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("about", "run", "bold", "alone"),
    [
        ("", "", False, False),
        (of("p"), "", True, False),
        ("", '<w:rStyle w:val="r"/>', True, True),
        (of("p"), '<w:rStyle w:val="r"/>', False, True),
        (of("p"), "<w:b/>", True, True),
        (of("p"), '<w:b w:val="0"/>', False, False),
    ],
)
def test_two_styles_that_toggle_the_same_undo_one_another(
    about: str, run: str, bold: bool, alone: bool
) -> None:
    found, made = styles(style("p", BOLD), style("r", BOLD)), paragraph(about, run)
    assert found.toggled(made.find("{*}r"), made, "b") is bold
    assert found.toggled(made.find("{*}r"), None, "b") is alone


def test_a_circle_of_styles_ends() -> None:
    found = styles(style("a", based="b"), style("b", based="a"))
    assert found.inherited("a", "pPr", "jc") is None


@pytest.mark.parametrize(
    ("kind", "default"),
    [
        (DEFAULT, "d"),
        ('w:type="paragraph" w:default="true"', "d"),
        ('w:type="paragraph" w:default="0"', ""),
        ('w:type="character" w:default="1"', ""),
    ],
)
def test_a_paragraph_without_a_style_has_the_default_one(kind: str, default: str) -> None:
    assert styles(style("d", kind=kind)).style_of(paragraph()) == default


LEVEL = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'


@pytest.mark.parametrize(
    ("about", "level"),
    [
        (of("Title"), 0),
        (of("t"), 0),
        (of("h"), 2),
        (of("hb"), 2),
        (of("h10"), None),
        (of("o"), 9),
        (of("none"), None),
        (of("h") + '<w:outlineLvl w:val="0"/>', 1),
        (of("h") + '<w:outlineLvl w:val="9"/>', None),
        (of("Title") + '<w:outlineLvl w:val="3"/>', 0),
        ('<w:outlineLvl w:val="8"/>', 9),
        ('<w:outlineLvl w:val="-1"/>', None),
        ('<w:outlineLvl w:val="x"/>', None),
        ("", None),
    ],
)
def test_the_level_of_a_paragraph_is_its_own_or_that_of_a_style(
    about: str, level: int | None
) -> None:
    found = styles(
        style("Title", name="Title"),
        style("t", LEVEL.format(2), name="公文标题"),
        style("h", name="Heading 2"),
        style("hb", name="我的", based="h"),
        style("h10", name="heading 10"),
        style("o", LEVEL.format(8), name="正文"),
        style("none", LEVEL.format(9), name="heading 1"),
    )
    assert found.level(paragraph(about)) == level


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("toc 1", True),
        ("TOC 9", True),
        ("目录 2", True),
        ("WPSOffice手动目录 1", True),
        ("table of figures", True),
        ("toc heading", False),
        ("正文", False),
    ],
)
def test_lines_of_contents_are_known_by_their_style(name: str, contents: bool) -> None:
    assert styles(style("a", name=name)).is_contents(paragraph(of("a"))) is contents
    assert styles().is_contents(paragraph(of("a"))) is False
