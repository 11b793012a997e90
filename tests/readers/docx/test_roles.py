"""What lines are by the styles of our documents, in whatever program they were saved."""

import pytest

from converters.readers import docx
from converters.readers.docx.styles import heading_level
from converters.readers.raw import LineRole, MarkedSpan
from tests.readers.docx.test_styles import style
from tests.readers.docx.word_files import p, part, t, word

OURS = (style("n", name="附注"), style("t", name="表格文字"), style("d", name="题下日期"))
LEVEL = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'


def of(id: str) -> str:
    return f'<w:pStyle w:val="{id}"/>'


def role(*styles: str, about: str = of("x")) -> tuple[LineRole | None, int | None]:
    body = p(t("字"), about=about)
    marks = docx.read(word(body, {"styles": part("styles", "".join(styles))})).marks
    return (marks[1].role, marks[1].level) if 1 in marks else (None, None)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Title", (LineRole.TITLE, 0)),
        ("标题", (LineRole.TITLE, 0)),
        ("Subtitle", (LineRole.SUBTITLE, None)),
        ("heading 2", (LineRole.HEADING, 2)),
        ("Heading 2", (LineRole.HEADING, 2)),
        ("标题 3", (LineRole.HEADING, 3)),
        ("一级标题", (LineRole.HEADING, 1)),
        ("附注", (LineRole.NOTE, None)),
        ("附件标识", (LineRole.ATTACHMENT_MARK, None)),
        ("Body Text", (None, None)),
    ],
)
def test_a_style_is_known_by_its_name(
    name: str, expected: tuple[LineRole | None, int | None]
) -> None:
    assert role(*OURS, style("x", name=name)) == expected
    assert role(*OURS, style("y", name=name), style("x", based="y", name="我的"))[0] is expected[0]


def test_the_own_level_of_a_paragraph_makes_it_a_heading() -> None:
    level = '<w:outlineLvl w:val="1"/>'
    assert role(*OURS, about=level) == (LineRole.HEADING, 2)
    assert role(*OURS, style("x", name="我的", about=LEVEL)) == (LineRole.HEADING, 2)


def test_styles_of_others_tell_no_role() -> None:
    assert role(style("x", name="heading 2")) == (None, 2)
    assert role(*OURS[:2], style("x", name="Signature")) == (None, None)


def test_run_in_heads_and_stressed_words_are_told_by_their_places() -> None:
    runs = (style("h", name="Heading 1 Char"), style("e", name="强调"), style("o", name="其他"))
    body = p(
        t("一是", '<w:rStyle w:val="h"/>'),
        t("学习。", '<w:rStyle w:val="h"/>'),
        t("要", '<w:rStyle w:val="o"/>'),
        t("天天", '<w:rStyle w:val="e"/>'),
        t("学"),
    )
    parts = {"styles": part("styles", "".join((*OURS, *runs)))}
    assert docx.read(word(body, parts)).marks[1].spans == (MarkedSpan(0, 5, 1), MarkedSpan(6, 8, 0))


@pytest.mark.parametrize("name", ["heading", "headings 1", "一级标题字", "heading 10"])
def test_other_names_are_none_of_headings(name: str) -> None:
    assert not heading_level(name)
