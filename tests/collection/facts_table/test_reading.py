import pytest

from converters.collection.facts_table import plain
from converters.collection.facts_table.reading import FactsTable, table
from converters.errors import SourceError

TEXT = """2024年台账,,
编号,讲话 人,日期（必填）,备注,讲话人员
S1,李明,2024,好,
,,,,
s2.md ,王芳,,,
"""


def read(text: str, encoding: str = "utf-8") -> FactsTable:
    return table(plain.read(text.encode(encoding)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("parter", [",", "\t", ";"])
def test_a_table_in_any_encoding_is_read(encoding: str, parter: str) -> None:
    found = read(TEXT.replace(",", parter), encoding)
    assert [(row.number, row.id, row.cells["speaker"].text) for row in found.rows] == [
        (3, "s1", "李明"),
        (5, "s2", "王芳"),
    ]
    assert found.letters == {"id": "A", "speaker": "B", "date": "C"}
    assert found.unused == ("备注", "讲话人员（是不是“讲话人”？）")


def test_a_table_without_ids_is_told() -> None:
    with pytest.raises(SourceError, match="没有“编号”一列"):
        read("标题,日期\n甲,2024\n")


def test_a_column_that_stands_twice_is_told() -> None:
    with pytest.raises(SourceError, match="“日期”有 2 列（B、C 列）"):
        read("编号,日期,讲话日期\ns1,2024,2023\n")


def test_two_tables_in_one_file_are_told() -> None:
    (grid,) = plain.read("编号,日期\ns1,2024\n".encode()).values()
    with pytest.raises(SourceError, match="有 2 张工作表都带“编号”一列（甲、乙）"):
        table({"甲": grid, "乙": grid})


def test_quotes_that_do_not_end_are_told() -> None:
    with pytest.raises(SourceError, match="引号不成对"):
        read('编号,日期\ns1,"' + "甲" * 300_000)
