"""Tables of a DOCX: what is free around them, and how they are parted."""

import re
from dataclasses import replace
from io import BytesIO

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import resources
from converters.audit import proof
from converters.collection import libreoffice
from converters.formats.docx import body, embedding, tables, writer
from converters.formats.docx.oxml import CELL_BREAK
from converters.formats.pdf import writer as pdf
from converters.settings.design import Design
from converters.settings.style import Style
from converters.speech.model import (
    Block,
    Dateline,
    Heading,
    Note,
    Salutation,
    Signature,
    Speech,
    Table,
)
from converters.typeset.table_look import table_look
from tests.make import para, restyled, speech

STYLE = restyled(resources.text("styles/gbt9704.toml"))
TABLE = Table((("项目", "数量"), ("代表联络站", "12")), header=True)


def written(style: Style, *blocks: Block) -> str:
    return "".join(body.paragraphs(replace(speech(para("")), blocks=blocks), style))


def heights(xml: str) -> list[int]:
    return [int(height) for height in re.findall('w:trHeight w:val="([0-9]+)"', xml)]


@pytest.mark.parametrize(
    "above",
    [
        para("好。"),
        Heading(1, "一、好"),
        Salutation("同志们："),
        Note("（鼓掌）"),
        Signature("县人大"),
        Dateline("2020年"),
    ],
)
def test_what_is_above_a_table_has_air_that_the_row_under_its_head_leaves(
    design: Design, above: Block
) -> None:
    free = table_look(TABLE, design.style).outside.twips
    alone, under = written(design.style, TABLE), written(design.style, above, TABLE)
    assert free > 0
    assert heights(under) == [heights(alone)[0], heights(alone)[1] - free]
    assert f'w:after="{free}"' in under
    assert f'w:after="{free}"' not in alone


def test_a_paragraph_has_one_spacing(design: Design) -> None:
    """A date under text has a blank line above it, and air below."""
    found = written(design.style, para("好。"), Dateline("2020年"), TABLE)
    properties = re.findall("<w:pPr>(.*?)</w:pPr>", found)
    assert max(one.count("<w:spacing") for one in properties) == 1


@given(count=st.integers(1, 4))
def test_tables_under_one_another_are_parted_and_as_high_as_their_rows(count: int) -> None:
    found = written(STYLE, para("好。"), *[TABLE] * count, para("完。"))
    assert "</w:tbl><w:tbl>" not in found
    parting = [int(n) for n in re.findall('w:line="([0-9]+)" w:lineRule="exact"', found)]
    free = table_look(TABLE, STYLE).outside.twips
    assert parting == [2 * free] * (count - 1)
    rows = sum(heights(written(STYLE, TABLE))) * count
    assert sum(heights(found)) + sum(parting) + free == rows


def test_they_are_two_tables_for_who_reads_the_file(design: Design) -> None:
    said = replace(speech(para("")), blocks=(para("好。"), TABLE, TABLE))
    document = python_docx.Document(BytesIO(writer.write(said, design, b"")))
    assert len(document.tables) == 2


def test_the_last_row_of_a_table_is_lower_only_for_a_table_under_it(design: Design) -> None:
    look = table_look(TABLE, design.style)
    one = tables.table(TABLE, look, None, first=True)
    two = tables.table(TABLE, look, look, first=True)
    assert heights(one)[-1] - heights(two)[-1] == look.outside.twips


def test_word_is_told_the_lines_of_prose_that_would_end_in_one_character(design: Design) -> None:
    words = "甲乙丙丁戊己庚辛壬癸" * 9
    for count in range(20, 90):
        look = table_look(Table((("单位", words[:count]),)), design.style)
        ((_, cell),) = [row.cells for row in look.rows()]
        written = tables.table(look.table, look, None, first=True)
        assert (CELL_BREAK in written) is (cell.kept and len(cell.lines) > 1)
        assert not cell.kept or len(cell.lines[-1]) > 1


def test_prose_has_the_room_that_libreoffice_takes_for_the_rules(design: Design) -> None:
    table = Table((("单位", "中文字句" * 12),))
    look = table_look(table, design.style)
    found = re.findall('w:left w:w="([0-9]+)"', tables.table(table, look, None, first=True))
    padding = (look.element.size * look.padding).twips
    assert int(found[-1]) == padding - look.style.table.rule.twips


def test_a_head_row_is_as_high_wherever_it_stands_again(design: Design) -> None:
    """A page that it begins has room for the rules outside, and needs no other air."""
    bare = replace(TABLE, header=False)
    under = {one.header: written(design.style, para("好。"), one) for one in (TABLE, bare)}
    assert heights(under[True])[0] == heights(written(design.style, TABLE))[0]
    assert heights(under[False])[0] < heights(written(design.style, bare))[0]


def test_no_row_grows_but_one_whose_lines_word_breaks(design: Design) -> None:
    prose = Table((("单位", "中文字句" * 12), ("县", "一")))
    found = written(design.style, prose)
    assert re.findall(r'w:hRule="(\w+)"', found) == ["atLeast", "exact"]


def test_a_table_says_what_margins_its_cells_have(design: Design) -> None:
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in tables._SIDES)
    assert f"<w:tblCellMar>{sides}</w:tblCellMar>" in written(design.style, TABLE)


@pytest.mark.slow
@pytest.mark.parametrize("columns", [3, 8])
def test_a_page_holds_as_many_rows_as_in_the_pdf(columns: int, drawn: Design) -> None:
    """So it does wherever the table begins; what stands under it is not two points off its line."""
    rows = [tuple(f"{at * row}.5" for at in range(columns)) for row in range(1, 30)]
    table = Table((tuple(f"栏目{at}" for at in range(columns)), *rows), header=True)
    said = [
        speech(*[para("中" * 20)] * above, table, *[para("文" * 20)] * 8) for above in (1, 5, 9, 14)
    ]
    made = libreoffice.convert(
        [writer.write(one, drawn, b"") for one in said],
        "docx",
        "pdf",
        faces=embedding.stand_ins(drawn),
    )
    for one, laid in zip(said, made, strict=True):
        ours, theirs = rows_of(pdf.write(one, drawn, b""), one, drawn), rows_of(laid, one, drawn)
        assert [texts for texts, _ in theirs] == [texts for texts, _ in ours]
        pairs = zip(ours, theirs, strict=True)
        lower = [b - a for (_, a), (_, b) in pairs if a is not None and b is not None]
        assert lower
        assert max(lower) - min(lower) < 2


def rows_of(
    made: bytes | None, said: Speech, design: Design
) -> list[tuple[list[str], float | None]]:
    """Return for each page its words, and where its last line stands if it is in no table."""
    assert made
    printed = proof.read(made, said, design)
    pages = [printed.on_page(page) for page in printed.pages]
    return [
        (
            sorted(line.printed.text for line in lines),
            lines[-1].printed.y if not lines[-1].in_table else None,
        )
        for lines in pages
    ]
