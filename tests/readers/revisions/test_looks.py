"""Levels, run-in headings and stress by styles; what is set by hand is told."""

import pytest

from converters.readers.revisions import views
from converters.readers.revisions.model import ParagraphLooks, RunLooks
from tests.readers.docx.word_files import p, part, t
from tests.readers.revisions.tracked import ID, WHO, by, read, style

PARTS = {
    "styles": part(
        "styles",
        style("heading 1")
        + style("Heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("own", f'<w:basedOn w:val="{ID["Heading 2"]}"/>')
        + style("Emphasis", kind="character")
        + style("标题 3 字符", kind="character")
        + style("linked", f'<w:link w:val="{ID["heading 1"]}"/>', kind="character"),
    )
}


def of(name: str) -> str:
    return f'<w:pStyle w:val="{ID[name]}"/>'


@pytest.mark.parametrize(
    ("about", "looks"),
    [
        (of("heading 1"), ParagraphLooks("heading 1", 1)),
        (of("Heading 2"), ParagraphLooks("heading 2", 2)),
        (of("own"), ParagraphLooks("own", 2)),
        ('<w:outlineLvl w:val="2"/>', ParagraphLooks("", 3)),
        (of("own") + '<w:outlineLvl w:val="9"/>', ParagraphLooks("own", None)),
        ("", ParagraphLooks("", None)),
        ('<w:pStyle w:val="nowhere"/>', ParagraphLooks("", None)),
    ],
)
def test_a_level_follows_from_outline_and_style(about: str, looks: ParagraphLooks) -> None:
    (stands,) = views.accepted(read(p(t("甲"), about=about), PARTS).line)
    assert stands.looks == looks


@pytest.mark.parametrize(
    ("now", "before", "level"),
    [
        (of("heading 1"), of("own"), (1, 2)),
        (of("heading 1"), "", (1, None)),
        ('<w:outlineLvl w:val="0"/>', "", (1, None)),
    ],
)
def test_another_level_is_taken_or_refused(
    now: str, before: str, level: tuple[int, int | None]
) -> None:
    change = f"<w:pPrChange {by()}><w:pPr>{before}</w:pPr></w:pPrChange>"
    line = read(p(t("甲"), about=now + change), PARTS).line
    found = [one.looks.level for view in (views.accepted, views.refused) for one in view(line)]
    assert tuple(found) == level
    assert line[-1].end is not None and line[-1].end.restyled is not None
    assert line[-1].end.restyled.author == WHO


def test_a_change_that_leaves_style_and_level_says_nothing() -> None:
    change = f'<w:jc w:val="center"/><w:pPrChange {by()}><w:pPr/></w:pPrChange>'
    assert [one.end and one.end.restyled for one in read(p(t("甲"), about=change)).line] == [
        None
    ] * 2


@pytest.mark.parametrize(
    ("properties", "looks"),
    [
        (f'<w:rStyle w:val="{ID["Emphasis"]}"/>', RunLooks("em")),
        (f'<w:rStyle w:val="{ID["标题 3 字符"]}"/>', RunLooks("h3")),
        (f'<w:rStyle w:val="{ID["linked"]}"/>', RunLooks("h1")),
        ("<w:b/>", RunLooks("", "加粗")),
        ('<w:b w:val="0"/>', RunLooks()),
        ('<w:u w:val="none"/>', RunLooks()),
        ('<w:rFonts w:eastAsia="黑体"/><w:u w:val="single"/>', RunLooks("", "黑体、下划线")),
        ('<w:rFonts w:hint="eastAsia"/>', RunLooks()),
    ],
)
def test_characters_have_faces_of_the_markdown_and_others_by_hand(
    properties: str, looks: RunLooks
) -> None:
    assert read(p(t("甲", properties)), PARTS).line[0].looks == looks


def test_a_change_of_face_is_taken_or_refused() -> None:
    was = f'<w:rPrChange {by()}><w:rPr><w:rStyle w:val="{ID["Emphasis"]}"/></w:rPr></w:rPrChange>'
    line = read(p(t("甲", was)), PARTS).line
    found = [one.faces for view in (views.accepted, views.refused) for one in view(line)]
    assert found == [(RunLooks(),), (RunLooks("em"),)]
