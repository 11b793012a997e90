"""Tables of a file become tables of a speech, whatever stands in their cells."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from converters.formats import markdown as written
from converters.importing.body import tables as bodies
from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.readers import markdown, tables
from converters.readers.raw import Transcript
from converters.speech.model import Speech, Table, text_of
from tests.conftest import Golden
from tests.effort import effort
from tests.importing import rules

HEAD = ("在全县工作会议上的讲话", "同志们：", "今天，我们召开全县工作会议，部署今年的各项任务。")
TAIL = ("以上各项指标，请各单位对照检查，切实抓好落实，确保完成。", "谢谢大家！")


def read(rows: list[list[str]]) -> Cleaned:
    made = Transcript()
    for line in HEAD:
        made.write(line)
    tables.write(made, rows)
    for line in TAIL:
        made.write(line)
    return clean(made.raw("docx"), "a.docx", ImportOptions(force=True))


def table_of(speech: Speech) -> list[Table]:
    return [block for block in speech.blocks if isinstance(block, Table)]


def test_rows_are_one_table_between_the_paragraphs_around_it() -> None:
    found = read([["指标", "数量"], ["一、粮食产量", "1.5,万吨"], ["", "同志们："]])
    (speech,) = found.speeches
    assert [text_of(block) for block in speech.blocks] == [
        HEAD[1],
        HEAD[2],
        "指标\t数量\n一、粮食产量\t1.5,万吨\n\t同志们：",
        *TAIL,
    ]
    assert table_of(speech)[0].rows[1] == ("一、粮食产量", "1.5,万吨")
    assert found.ledger.faults() == []


def test_short_rows_are_filled_up_and_bars_stay_words() -> None:
    (speech,) = read([["甲|乙", "丙\n丁"], ["1"], ["", ""]]).speeches
    assert table_of(speech)[0].rows == (("甲|乙", "丙 丁"), ("1", ""))
    named = replace(speech, meta=replace(speech.meta, id="2021-01"))
    assert markdown.read(written.write(named)).blocks == speech.blocks


def test_signs_in_a_row_are_no_stamp_against_copying() -> None:
    (speech,) = read([["", "\\."]]).speeches
    assert table_of(speech)[0].rows == (("", "\\."),)


cells = st.lists(st.text("甲乙丙 1|\\.：、一", max_size=6), min_size=1, max_size=4)


@settings(max_examples=effort(10, 300))
@given(st.lists(cells, min_size=1, max_size=5))
def test_no_character_of_a_table_is_lost(rows: list[list[str]]) -> None:
    found = read(rows)
    assert found.ledger.faults() == []
    said = "".join(text_of(block) for speech in found.speeches for block in speech.blocks)
    for cell in (cell for row in rows for cell in row):
        assert "".join(cell.split()) in "".join(said.split())


def test_a_row_that_a_rule_cuts_is_one_row_again() -> None:
    """Of left-over tags some become line ends, which part no rows."""
    found = read([["单位", "<div class=a>某县</div>"], ["乡镇", "</p>甲乡"]])
    assert found.ledger.faults() == []
    assert [block.rows for block in table_of(found.speeches[0])] == [
        (("单位", "某县"), ("乡镇", "甲乡"))
    ]


_FURNITURE = st.sampled_from(
    [
        *(
            "<div>",
            "</p>甲",
            "<br>",
            "来源：某某网",
            "发布时间：2021-01-01 10:00",
            "&#10;",
            "&nbsp;",
        ),
        *("2021年3月5日", "作者：张三 点击：5", "第1页", "同志们：", "一、认识", "①", "【打印】"),
        *("上一篇：某某", "责任编辑：李四", "http://www.a.gov.cn", "（一）", "篇1：讲话", "　　甲"),
    ]
)


@settings(max_examples=effort(20, 2000))
@given(st.lists(st.lists(_FURNITURE, min_size=2, max_size=3), min_size=1, max_size=4))
def test_rows_of_furniture_keep_the_law(rows: list[list[str]]) -> None:
    found = read(rows)
    assert found.ledger.faults() == []


RULES: dict[str, rules.Rule] = {
    "grouped": lambda text: [
        (is_table, line) for line, is_table in bodies.grouped(text.sheet, text.lines)
    ],
    "block": lambda text: bodies.block(text.sheet.whole, 1),
}


def test_rows_become_the_tables_that_the_table_says(golden: Golden) -> None:
    rules.hold("body/tables", RULES, golden)
