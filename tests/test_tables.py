"""A table keeps its cells from Markdown through every output."""

from io import BytesIO

import docx as python_docx
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.audit import pages, proof
from converters.errors import SourceError
from converters.formats import html, markdown
from converters.formats.docx import writer as docx
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import speech as audit
from converters.formats.txt import writer as text
from converters.readers import markdown as reader
from converters.readers.docx import read as read_docx
from converters.settings.design import Design
from converters.speech.model import Salutation, Signature, Speech, Table, paragraph, text_of
from converters.speech.unseen import UNSEEN
from converters.typeset.table_look import table_look
from tests.effort import effort
from tests.make import own, speech

ROWS = (
    ("指标", "单位", "2020年"),
    ("一般公共预算收入，含国有土地使用权出让收入和各项非税收入", "亿元", "1,234.5"),
    ("a|b", "---", ""),
)


@pytest.fixture(scope="module")
def drawn() -> Design:
    return own().drawn_design


def tabled(header: bool = True) -> Speech:
    greeting = Salutation("同志们：")
    return speech(greeting, paragraph("指标如下："), Table(ROWS, header), paragraph("完了。"))


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=6).filter(
    lambda cell: not UNSEEN.search(f" {cell} ")  # the reader refuses what nobody sees
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=4).map(tuple),
        st.booleans(),
    )
)


@settings(max_examples=effort(25, 100))
@given(TABLES)
def test_what_is_written_is_read_back(table: Table) -> None:
    around = speech(paragraph("前"), table, paragraph("|后"))
    assert reader.read(markdown.write(around)) == around


def test_a_table_keeps_its_line() -> None:
    read = reader.read(markdown.write(tabled()))
    table = next(block for block in read.blocks if isinstance(block, Table))
    assert markdown.write(tabled()).decode().split("\n")[table.line - 1].startswith("| 指标")


@pytest.mark.parametrize("row", ["| 甲 |", "| 甲 | 乙", "|"])
def test_a_row_of_another_length_is_refused_with_its_line(row: str) -> None:
    source = f"---\nid: s1\ntitle: 讲话\n---\n\n| 一 | 二 |\n{row}\n"
    with pytest.raises(SourceError) as caught:
        reader.read(source.encode())
    assert caught.value.line == 7


def test_a_table_before_the_signature_does_not_hide_it() -> None:
    source = "---\nid: s1\ntitle: 讲话\n---\n\n正文。\n\n| 甲 |\n\n县人大常委会\n\n2020年7月16日\n"
    assert isinstance(reader.read(source.encode()).blocks[2], Signature)


def test_text_and_page_have_every_cell(drawn: Design) -> None:
    assert "指标\t单位\t2020年" in text.write(tabled(), drawn, b"").decode()
    page = str(html.write(tabled()))
    assert '<th scope="col">指标</th>' in page
    assert "<td>a|b</td>" in page
    assert "<thead>" not in str(html.write(tabled(header=False)))


def test_the_docx_has_a_real_table_with_a_repeated_head(drawn: Design) -> None:
    written = python_docx.Document(BytesIO(docx.write(tabled(), drawn, b"")))
    (table,) = written.tables
    assert tuple(tuple(cell.text for cell in row.cells) for row in table.rows) == ROWS
    assert "w:tblHeader" in table.rows[0]._tr.xml


def test_the_pdf_has_a_tagged_table_and_stays_on_the_grid(drawn: Design) -> None:
    for header in (True, False):
        data = pdf.write(tabled(header), drawn, b"")
        assert audit.check(data, tabled(header), drawn) == []
        with pikepdf.open(BytesIO(data)) as document:
            kinds = {str(thing.S) for thing in document.objects if _is_element(thing)}
        assert {"/Table", "/TR", "/TD"} <= kinds
        assert ("/TH" in kinds) is header


FIGURES = Table(
    (("地区", "产值", "增长率"), ("人和镇", "1,234.5", "－0.5%"), ("出山镇", "9", "12%"))
)


def test_lines_of_a_cell_in_the_docx_are_no_signs_of_its_text(drawn: Design) -> None:
    cells = ("蔡寨回族乡", "ab cd ef gh ij kl", "含“飞地”项目")
    narrow = Table((cells * 3, ("2019年",) * 9))
    written = docx.write(speech(narrow), drawn, b"")
    (table,) = python_docx.Document(BytesIO(written)).tables
    assert "\n" in table.rows[0].cells[0].text
    assert "| 蔡寨回族乡 | ab cd ef gh ij kl | 含“飞地”项目 |" in read_docx(written).text


def test_figures_are_aligned_in_the_docx_by_their_indent_alone(drawn: Design) -> None:
    written = python_docx.Document(BytesIO(docx.write(speech(FIGURES), drawn, b"")))
    (table,) = written.tables
    indents = [
        [cell.paragraphs[0].paragraph_format.right_indent for cell in row.cells]
        for row in table.rows
    ]
    assert tuple(tuple(cell.text for cell in row.cells) for row in table.rows) == FIGURES.rows
    assert indents[0] == [None] * 3
    assert indents[1][0] is indents[2][0] is None
    assert indents[2][1].pt - indents[1][1].pt == pytest.approx(14 * 0.75, abs=0.1)  # ".5"


def test_figures_are_aligned_in_the_pdf_by_their_units(drawn: Design) -> None:
    made = proof.read(pdf.write(speech(FIGURES), drawn, b""), speech(FIGURES), drawn)
    glyphs = [glyph for line in made.lines for glyph in line.printed.glyphs if line.in_table]
    text = "".join(glyph.char for glyph in glyphs)
    units = [glyphs[text.index(figure) + at].end for figure, at in _UNITS]
    assert units[0] == pytest.approx(units[1], abs=0.05)
    assert units[2] == pytest.approx(units[3], abs=0.05)


_UNITS = (("1,234.5", 4), ("镇9", 1), ("－0.5%", 1), ("12%", 1))
"""Where units stand in the figures."""


def _is_element(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"


def test_the_words_of_a_table_are_its_cells() -> None:
    assert text_of(Table((("甲", "乙"), ("丙", "丁")))) == "甲\t乙\n丙\t丁"


@pytest.mark.parametrize(
    "lines", [18, 20, *(pytest.param(n, marks=pytest.mark.slow) for n in (17, 19, 21))]
)
def test_the_audit_knows_a_head_that_is_repeated_from_one_that_begins_a_page(
    lines: int, drawn: Design
) -> None:
    """After so many lines a table begins at the foot of the first page, or on the second."""
    rows = (("地区", "金额"), *((f"第{number}乡", "12") for number in range(30)))
    before = [paragraph("中" * 20) for _ in range(lines)]
    said = speech(*before, Table(rows, header=True), paragraph("完了。"))
    assert audit.check(pdf.write(said, drawn, b""), said, drawn) == []


@pytest.mark.parametrize("cell", ["12", "这一格里的话比较长，要在格子里转行，是几行字的一段" * 2])
def test_a_table_may_end_with_the_last_line_of_a_page(cell: str, drawn: Design) -> None:
    table = Table((("地区", "金额"), *(("人和镇", "12"),) * 8, ("出山镇", cell)), header=True)
    look = table_look(table, drawn.style)
    lines = drawn.style.grid.lines - 2 - sum(row.height for row in look.rows())
    full = speech(*[paragraph("好。")] * lines, table)
    assert len(pages.read(pdf.write(full, drawn, b""))) == 1
    more = speech(*[paragraph("好。")] * (lines + 1), table)
    assert len(pages.read(pdf.write(more, drawn, b""))) == 2
