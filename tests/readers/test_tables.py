from converters.readers import tables
from converters.readers.raw import Transcript


def test_rows_are_lines_of_cells_marked_as_such() -> None:
    made = Transcript()
    made.write("下表：")
    tables.write(made, [["甲", "乙\n丙"], ["a|b"], [" ", ""]])
    raw = made.raw("docx")
    assert raw.text.split("\n") == ["下表：", "| 甲 | 乙 丙 |", "| a\\|b |  |"]
    assert [line for line, marks in raw.marks.items() if marks.cell] == [2, 3]


def test_a_table_without_words_is_no_line() -> None:
    made = Transcript()
    tables.write(made, [["", " "]])
    assert made.raw("docx").text == ""
