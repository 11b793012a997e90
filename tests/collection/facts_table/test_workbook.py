"""Workbooks as programs and people make them."""

import datetime
import zipfile
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from converters.collection import bounded, libreoffice
from converters.collection.facts_table import columns, plain, workbook
from converters.collection.facts_table.reading import table
from converters.collection.facts_table.values import TypedCell
from converters.collection.facts_table.workbook import Line
from converters.errors import SourceError

HOSTILE = ("=1+1", "+86", "-1", "@SUM(A1)", "'甲", '=HYPERLINK("http://x","y")')
LINES = [
    Line(
        {"id": f"s{number}", "title": text, "date": "2024-03", "copy_number": "000001"},
        f"s{number} *=12345678 title=aaaaaaaa",
    )
    for number, text in enumerate(HOSTILE, 1)
]


def sheet_of(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def edited(**cells: Any) -> list[TypedCell]:
    """What is read of cells of the second row that somebody filled in: value, and number format."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["编号", "日期"])
    for place, (value, form) in cells.items():
        sheet[place] = value
        sheet[place].number_format = form
    out = BytesIO()
    book.save(out)
    (grid,) = workbook.read(out.getvalue()).values()
    return list(grid[1])


@pytest.mark.parametrize("kind", [workbook, plain])
def test_what_is_written_is_read_back(kind: Any) -> None:
    found = table(kind.read(kind.write(LINES)))
    assert [row.id for row in found.rows] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert tuple(row.cells["title"].text for row in found.rows) == HOSTILE
    assert {row.cells["date"].text for row in found.rows} == {"2024-03"}
    assert all(row.stamp and row.stamp.id == row.id for row in found.rows)
    assert found.unused == ()


def test_no_cell_is_a_formula_a_number_or_a_date() -> None:
    sheet = sheet_of(workbook.write(LINES))
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            assert cell.data_type == "s" or cell.value is None
            assert cell.number_format == "@"
    assert sheet["B2"].quotePrefix
    assert not sheet["A2"].quotePrefix


def test_in_plain_text_nothing_begins_with_what_a_program_works_out() -> None:
    for line in plain.write(LINES).decode("utf-8-sig").splitlines()[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line.split(","))


def test_the_table_is_made_to_be_filled_in() -> None:
    sheet = sheet_of(workbook.write(LINES))
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:AF7"
    assert sheet.column_dimensions[heads["校验（请勿改动）"]].hidden
    assert sheet["B2"].alignment.wrap_text
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    rules = {
        str(rule.sqref): rule for rule in sheet.data_validations.dataValidation if rule.formula1
    }
    status = rules[f"{heads['状态']}2:{heads['状态']}7"]
    assert (status.type, status.showErrorMessage) == ("list", True)
    assert not rules[f"{heads['文种']}2:{heads['文种']}7"].showErrorMessage
    assert sheet.print_title_rows == "$1:$1"
    names = openpyxl.load_workbook(BytesIO(workbook.write([]))).sheetnames
    assert names == [workbook.TABLE, workbook.GUIDE, workbook.CHOICES]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (datetime.datetime(2024, 3, 5), "yyyy/m/d", "2024-03-05"),
        (datetime.date(2024, 3, 5), 'yyyy"年"m"月"d"日";@', "2024-03-05"),
        (datetime.datetime(2024, 3, 1), "mmm-yy", "2024-03"),
        (datetime.datetime(2024, 3, 1), 'yyyy"年"m"月"', "2024-03"),
        (datetime.datetime(2024, 1, 1), "yyyy", "2024"),
        (2024.10, "0.00", "2024.10"),
        (2024.11, "General", "2024.11"),
        (2024, "General", "2024"),
        (20240305, "General", "20240305"),
        (1, "000000", "000001"),
        (True, "General", "是"),
        ("2024-03", "@", "2024-03"),
    ],
)
def test_what_a_program_made_of_it_is_read_as_it_is_shown(value: Any, form: str, text: str) -> None:
    assert edited(B2=(value, form))[1].text == text


def test_dates_in_forms_that_only_chinese_programs_know() -> None:
    data = workbook.write(LINES[:1])
    book = openpyxl.load_workbook(BytesIO(data))
    book.worksheets[0]["E2"] = 45352
    book.worksheets[0]["E2"].number_format = "0.000"
    out = BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    styles = parts["xl/styles.xml"].decode()
    number = styles.partition('formatCode="0.000"')[0].rpartition('numFmtId="')[2].split('"')[0]
    for id, text in (("57", "2024-03"), ("31", "2024-03-01"), ("58", "")):
        changed = styles.replace(f'<xf numFmtId="{number}"', f'<xf numFmtId="{id}"')
        again = BytesIO()
        with zipfile.ZipFile(again, "w") as package:
            for name, part in parts.items():
                package.writestr(name, changed if name == "xl/styles.xml" else part)
        cell = table(workbook.read(again.getvalue())).rows[0].cells["date"]
        assert (cell.text, bool(cell.problem)) == (text, not text)


def test_formulas_mistakes_and_days_without_a_year_are_told_and_not_taken() -> None:
    _, formula, mistake, day = edited(
        B2=("=TODAY()", "General"),
        C2=("#REF!", "General"),
        D2=(datetime.date(2026, 3, 5), "m月d日"),
    )
    assert "公式" in formula.problem
    assert "出错" in mistake.problem
    assert "年份" in day.problem
    assert (formula.text, mistake.text, day.text) == ("", "", "")


def test_a_cell_that_holds_more_than_any_program_allows_is_not_taken() -> None:
    data = workbook.write([Line({columns.ID: "a", "title": "zzz"}, "")])
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"zzz", b"z" * 32_768))
    found = table(workbook.read(made.getvalue())).rows[0].cells["title"]
    assert (found.text, "字太多" in found.problem) == ("", True)


@pytest.mark.parametrize("cut", [30, 900, 3000])
def test_a_workbook_cut_short_is_one_sentence(cut: int) -> None:
    with pytest.raises(SourceError, match="表格打不开"):
        workbook.read(workbook.write(LINES)[:cut])


def test_another_package_is_one_sentence() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    with pytest.raises(SourceError, match="表格打不开"):
        bounded.within(lambda: workbook.read(out.getvalue()))


@pytest.mark.slow
def test_opened_and_saved_by_libreoffice_it_says_the_same() -> None:
    data = workbook.write(LINES)
    (saved,) = libreoffice.convert([data], "xlsx", "xlsx")
    assert saved and saved != data
    was, now = table(workbook.read(data)), table(workbook.read(saved))
    assert now.rows == was.rows
    assert len(now.letters) == len(columns.every())


def test_more_rows_than_a_collection_has_are_told_in_plain_text_too() -> None:
    with pytest.raises(SourceError, match="太多了"):
        plain.read("编号\n".encode("utf-8-sig") + b"a\n" * workbook.MOST_ROWS)
    (grid,) = plain.read("编号\n".encode("utf-8-sig") + b"," * 100_000).values()
    assert len(grid[1]) == workbook.MOST_COLUMNS


@pytest.mark.filterwarnings("error")
def test_what_the_reader_of_workbooks_warns_of_is_not_told() -> None:
    made, out = BytesIO(workbook.write(LINES)), BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            style = (
                b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
            )
            new.writestr(name, style if name == "xl/styles.xml" else old.read(name))
    with pytest.raises(UserWarning, match="stylesheet"):
        openpyxl.load_workbook(BytesIO(out.getvalue()), read_only=True)
    assert workbook.read(out.getvalue())


def test_cells_made_one_over_several_rows_are_told_where_nothing_stands() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["台账", "", ""], ["编号", "日期", "讲话人"], ["a", "", "李明"], ["b", "2024", ""]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C3:C4")
    out = BytesIO()
    book.save(out)
    (grid,) = workbook.read(out.getvalue()).values()
    rows = [list(row) for row in grid]
    assert [rows[2][2].text, rows[3][1].text] == ["李明", "2024"]
    told = [(at, cell.problem) for row in rows for at, cell in enumerate(row) if cell.problem]
    assert told == [(2, "这一格与上面的一格合并了，没有读")]
