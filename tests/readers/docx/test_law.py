"""The law: every visible character of a Word file is in its text or in what is told of it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.readers import docx
from converters.readers.docx.ooxml import SHAPE
from tests.effort import effort
from tests.readers.docx.word_files import p, part, t, word

WORDS = st.text("同志们要把工作做好，推动新发展。12", min_size=1, max_size=5)
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _code(code: str) -> str:
    return FIELD.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>"


def box(words: str) -> str:
    inside = f"<wps:wsp><wps:txbx><w:txbxContent>{p(t(words))}</w:txbxContent></wps:txbx></wps:wsp>"
    data = f'<a:graphicData uri="{SHAPE}">{inside}</a:graphicData>'
    return f"<w:r><w:drawing><wp:inline><a:graphic>{data}</a:graphic></wp:inline></w:drawing></w:r>"


RUNS: tuple[Callable[[str], str], ...] = (
    t,
    lambda words: t(words, "<w:vanish/>"),
    lambda words: t(words, "<w:b/>"),
    lambda words: t(words, '<w:strike/><w:color w:val="FFFFFF"/>'),
    lambda words: f"<mc:AlternateContent><mc:Choice>{t(words)}</mc:Choice></mc:AlternateContent>",
    lambda words: _code("SET v") + FIELD.format("separate") + t(words) + FIELD.format("end"),
    lambda words: _code("DATE") + FIELD.format("separate") + t(words) + FIELD.format("end"),
    lambda words: t(words, '<w:vertAlign w:val="superscript"/>'),
    lambda words: f"<w:ins>{t(words)}</w:ins>",
    lambda words: f"<w:moveTo>{t(words)}</w:moveTo>",
    lambda words: f"<w:smartTag><w:hyperlink>{t(words)}</w:hyperlink></w:smartTag>",
    lambda words: f"<w:sdt><w:sdtContent>{t(words)}</w:sdtContent></w:sdt>",
    lambda words: _code("REF a") + FIELD.format("separate") + t(words) + FIELD.format("end"),
    lambda words: _code(rf"EQ \o\ad(\s\up 9(shù),{words})") + FIELD.format("end"),
    lambda words: f'<w:fldSimple w:instr="PAGE">{t(words)}</w:fldSimple>',
    lambda words: f"<m:oMath><m:r><m:t>{words}</m:t></m:r></m:oMath>",
    lambda words: f'<w:r><w:pict><v:shape><v:textpath string="{words}"/></v:shape></w:pict></w:r>',
    lambda words: '<w:r><w:footnoteReference w:id="1"/></w:r>' + t(words),
    box,
)
ABOUT = (
    "",
    "",
    "<w:rPr><w:del/></w:rPr>",
    '<w:framePr w:dropCap="drop"/>',
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    '<w:pageBreakBefore/><w:jc w:val="center"/>',
)
PARTS = {
    "footnotes": part("footnotes", f'<w:footnote w:id="1">{p(t("注文"))}</w:footnote>'),
    "numbering": part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
}


@st.composite
def runs(draw: st.DrawFn) -> tuple[str, str]:
    words = draw(WORDS)
    return draw(st.sampled_from(RUNS))(words), words


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, list[str]]:
    made = draw(st.lists(runs(), max_size=4))
    about = draw(st.sampled_from(ABOUT))
    return p(*(run for run, _ in made), about=about), [words for _, words in made]


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[str]]:
    cells = draw(st.lists(paragraphs(), min_size=1, max_size=6))
    wide = draw(st.integers(1, 3))
    rows = [cells[at : at + wide] for at in range(0, len(cells), wide)]
    each = "".join(f"<w:tr>{''.join(f'<w:tc>{c}</w:tc>' for c, _ in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{each}</w:tbl>", [words for _, said in cells for words in said]


@pytest.mark.slow
@settings(max_examples=effort(15, 600))
@given(st.lists(st.one_of(paragraphs(), tables()), min_size=1, max_size=6))
def test_no_visible_character_vanishes(blocks: list[tuple[str, list[str]]]) -> None:
    body = p(t("首段")) + "".join(block for block, _ in blocks)
    found = docx.read(word(body, PARTS))
    held = found.text + " ".join(f" {one.words}" for one in found.differences)
    lost = [words for _, said in blocks for words in said if not stands(words, held)]
    assert lost == []


def stands(words: str, held: str) -> bool:
    plain = held.translate(str.maketrans("¹²", "12"))
    return "".join(words.split()) in "".join(plain.split())
