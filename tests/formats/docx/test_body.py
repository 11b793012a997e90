"""The paragraphs of a speech in a DOCX, each kind and what surrounds it."""

from dataclasses import replace
from typing import cast

import pytest

from converters.formats.docx import body
from converters.formats.docx.body import Outline
from converters.settings.design import Design
from converters.speech.model import (
    Block,
    Dateline,
    Emphasis,
    Heading,
    Note,
    Paragraph,
    RunIn,
    Signature,
    Table,
    Text,
)
from tests.conftest import Golden
from tests.formats.docx import xml
from tests.make import para, restyled, speech

LEADING = Paragraph((Text("一要加强领导。各级要压实责任，"), Emphasis("真抓"), Text("实干。")), 5)
FOUR_LINES = "中" * 112
CASES: dict[str, tuple[Block, ...]] = {
    "table with a head": (Table((("项目", "数量"), ("代表联络站建设", "12")), header=True),),
    "table without": (Table((("甲", "乙", "丙"), ("一", "", "三")), header=False),),
    "four lines and a signature": (para(FOUR_LINES), Signature("县人大")),
    "more and a signature": (para(FOUR_LINES + "文"), Signature("县人大")),
    "a date behind a heading": (Heading(1, "一、好"), Dateline("2020年")),
    "a date at the head": (Dateline("2020年7月16日"), para("开会。")),
    "paragraphs that are kept": (para("好。"), para("完了。"), Dateline("2020年7月16日")),
    "a note in the text": (Note("（鼓掌）"), para("好。"), Note("（完）")),
    "two signatures": (Signature("县人大"), Signature("县人民政府"), Dateline("2020年7月16日")),
    "a signature of two lines": (Signature("西平县人民代表大会常务委员会办公室" * 2),),
    "two ends": (Signature("甲"), Dateline("2020年"), para("又。"), Signature("乙乙乙乙乙乙乙")),
    "run-in headings": (Paragraph((RunIn("一是好。", 4), Text("要。")), 3), LEADING),
    "nothing": (Paragraph(()), Paragraph((Text(""), Emphasis("好"), Text("")))),
}


def written(design: Design, *blocks: Block, look: str = "", outline: Outline = body.ALONE) -> str:
    style = restyled(f'base = "gbt9704"\ntitle = "试"\n{look}\n')
    said = replace(speech(para("")), blocks=blocks)
    (_, *rest) = body.paragraphs(said, style, outline)
    return "\n".join(xml.lines(f"<w:body xmlns:w=''>{''.join(rest)}</w:body>"))


def test_each_kind_of_paragraph_is_as_agreed(design: Design, golden: Golden) -> None:
    cases = (f"== {name}\n{written(design, *blocks)}\n" for name, blocks in CASES.items())
    golden("docx/body.txt", "".join(cases))


@pytest.mark.parametrize(("lines", "closed"), [(17, False), (18, True), (19, False)])
def test_a_signature_closes_up_where_it_does_in_the_pdf(
    lines: int, closed: bool, design: Design
) -> None:
    text = para("中" * (28 * lines - 24))
    found = written(design, text, Signature("县人大"), Dateline("2020年7月16日"))
    assert ('before="0"' in found) is closed


@pytest.mark.parametrize("face", ["kai", "bold"])
def test_a_sentence_that_leads_in_has_its_own_style(design: Design, face: str) -> None:
    found = written(design, LEADING, look=f'text.leads = "{face}"')
    begin = '<r><rPr><rStyle val="Lead"/><rFonts hint="eastAsia"/></rPr><t xml:space="preserve">'
    assert f"{begin}一要加强领导。</t></r>" in found
    assert "各级要压实责任，" in found and found.count('"Lead"') == 1
    assert '"Lead"' not in written(design, LEADING)
    assert '"Lead"' not in written(design, Paragraph(()), look=f'text.leads = "{face}"')
    said = Paragraph((Emphasis("一要加强领导。"), Text("各级要压实责任。")))
    assert '"Lead"' not in written(design, said, look=f'text.leads = "{face}"')


@pytest.mark.parametrize("above", [0, 1, 2])
def test_headings_of_a_book_stand_under_its_titles(design: Design, above: int) -> None:
    outline = Outline(f"Heading{above}", above)
    blocks = (Heading(2, "（一）好"), Paragraph((RunIn("一是好。", 3), Text("要。"))))
    found = written(design, *blocks, outline=outline)
    assert f'<pStyle val="Heading{2 + above}"/>' in found
    assert f'<rStyle val="Heading{3 + above}Char"/>' in found
    (title, *_) = body.paragraphs(speech(), design.style, outline)
    assert f'w:val="Heading{above}"' in title


def test_what_is_no_block_is_refused(design: Design) -> None:
    with pytest.raises(AssertionError):
        written(design, cast("Block", object()))
    with pytest.raises(AssertionError):
        written(design, Paragraph((cast("Text", replace_text()),)))


def replace_text() -> object:
    """Return words that are of no kind that there is."""

    class Words:
        text = "好"

    return Words()
