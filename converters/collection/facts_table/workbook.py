"""The table as a workbook for Excel and WPS (.xlsx).

Every cell is text, so that no program makes a day of 2024-03 or a number of 000001; a value that
begins with = is marked as words. Formulas of a filled table are not worked out.
"""

import datetime
import re
import tomllib
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from converters import resources
from converters.collection.facts_table import columns
from converters.collection.facts_table.columns import FactColumn
from converters.collection.facts_table.reading import Grid, letter
from converters.collection.facts_table.values import TypedCell
from converters.errors import SourceError

TABLE, GUIDE, CHOICES = "讲话台账", "填写说明", "选项"
_STYLE = "styles/facts/table.toml"
_TEXT = "@"
MOST_ROWS = 100_000
MOST_COLUMNS = 200
_LONGEST_PROMPT = 250
_CIRCULATED = "issuer"
"""From this column on stands what few speeches have: it is folded away if none has it."""
_PRINTED_TO = "public"
"""On paper the table ends with this column: more would be too small to read."""
_USUAL_KINDS = ("讲话", "发言", "报告", "致辞")
_FORMULA = "这一格是公式，没有读", "请改成写好的字（复制后选择性粘贴为“数值”）"
_MISTAKE = "这一格是表格软件的出错标志", "请重新填写"
_ONE = "这一格与上面的一格合并了，没有读", "请取消合并，每格都填上"
_NO_YEAR = "这一格只显示月和日，年份是表格软件自己补的", "请写明年份，如 2024-03-05"
_TOO_LONG = "这一格的字太多，不会是讲话的一项", "请看是否混入了别的内容"
_LONGEST = 32_767
"""No program of tables takes more in a cell."""
TOO_MANY_ROWS = SourceError(f"表格有 {MOST_ROWS} 多行，太多了", "请删去后面的空行，或拆成几个表")
_BROKEN = SourceError("表格打不开：可能已损坏，或者不是 Excel 表格", "请打开后另存为 .xlsx")


@dataclass(frozen=True, slots=True)
class Line:
    """The row of one speech: its facts by the keys of columns, and its stamp."""

    facts: Mapping[str, str]
    """Also the id."""
    stamp: str


@cache
def _style() -> Mapping[str, Any]:
    return tomllib.loads(resources.text(_STYLE))


def write(lines: Sequence[Line]) -> bytes:
    """Return the workbook: the table, how it is filled in, and the choices of its lists."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = TABLE
    _head(sheet)
    for at, line in enumerate(lines, 2):
        for column, own in enumerate(columns.every(), 1):
            _put(sheet, at, column, line.facts.get(own.key, ""), fixed=own.key == columns.ID)
        _put(sheet, at, len(columns.every()) + 1, line.stamp, fixed=True)
    last = max(len(lines) + 1, 2)
    _dress(sheet, lines, last)
    _guide(book.create_sheet(GUIDE))
    _choices(book.create_sheet(CHOICES), sheet, lines, last)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _labels() -> list[str]:
    return [*(column.label for column in columns.every()), f"{columns.STAMP}（请勿改动）"]


def _head(sheet: Worksheet) -> None:
    style = _style()
    for at, label in enumerate(_labels(), 1):
        cell = sheet.cell(1, at, label)
        cell.font = Font(style["head_font"], style["size"], bold=True, color=style["head_ink"])
        cell.fill = PatternFill("solid", style["head_fill"])
        cell.alignment = Alignment("center", "center", wrap_text=True)
    sheet.row_dimensions[1].height = style["head_height"]


def _put(sheet: Worksheet, row: int, column: int, text: str, *, fixed: bool) -> None:
    style = _style()
    cell = sheet.cell(row, column)
    cell.number_format = _TEXT
    cell.font = Font(style["font"], style["size"])
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    side = Side("thin", style["rule"])
    cell.border = Border(side, side, side, side)
    if fixed:
        cell.fill = PatternFill("solid", style["fixed_fill"])
    if text:
        cell.value = text
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = text[0] in "=+-@"


def _dress(sheet: Worksheet, lines: Sequence[Line], last: int) -> None:
    """Give the table its widths, frozen head, filter, and the way it is printed."""
    style, every = _style(), columns.every()
    for at, column in enumerate(every):
        found = sheet.column_dimensions[letter(at)]
        found.width = style["widths"].get(column.key, style["width"])
    sheet.column_dimensions[letter(len(every))].hidden = True
    rare = [column.key for column in every]
    rare = rare[rare.index(_CIRCULATED) :]
    if not any(key in line.facts for line in lines for key in rare):
        start = len(every) - len(rare)
        sheet.column_dimensions.group(letter(start), letter(len(every) - 1), hidden=True)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{letter(len(every) - 1)}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.print_area = f"A1:{letter([column.key for column in every].index(_PRINTED_TO))}{last}"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.center.text = "&P / &N"
    lacking = PatternFill(bgColor=style["lacking_fill"])
    for at, column in enumerate(every):
        if column.key in columns.LACKING:
            place = letter(at)
            rule = FormulaRule(formula=[f"LEN(TRIM({place}2))=0"], fill=lacking)
            sheet.conditional_formatting.add(f"{place}2:{place}{last}", rule)


def _choices(sheet: Worksheet, table: Worksheet, lines: Sequence[Line], last: int) -> None:
    """Give the cells their lists to choose from, and a word on what is written there."""
    sheet.sheet_state = "hidden"
    used = 0
    for at, column in enumerate(columns.every()):
        if column.key == columns.ID:
            continue
        words = _words_of(column, lines)
        rule = DataValidation(allow_blank=True, showInputMessage=True)
        rule.promptTitle, rule.prompt = column.label, column.about[:_LONGEST_PROMPT]
        if words:
            used += 1
            for row, word in enumerate(words, 1):
                sheet.cell(row, used, word).data_type = "s"
            place = letter(used - 1)
            rule.type = "list"
            rule.formula1 = f"'{CHOICES}'!${place}$1:${place}${len(words)}"
            rule.showErrorMessage = bool(column.choices)
            rule.errorTitle, rule.error = column.label, f"请从这些里选：{'、'.join(words)}"
        rule.add(f"{letter(at)}2:{letter(at)}{last}")
        table.add_data_validation(rule)


def _words_of(column: FactColumn, lines: Sequence[Line]) -> tuple[str, ...]:
    if column.key != "kind":
        return column.choices
    met = (line.facts.get(column.key, "") for line in lines)
    return tuple(dict.fromkeys(filter(None, (*_USUAL_KINDS, *met))))


_HOW = (
    "每行一篇讲话。在格子里直接填写或改正；不知道的空着，不要猜。",
    "编号和最后一列“校验”（已隐藏）请不要改；可以排序、筛选，可以删去不用的行和列，可以加自己的列。",
    "浅黄的格还空着，最好补上。原来有字、现在清空的，导入时删去这一项。",
    "日期知道多少写多少：2024-03-05、2024年3月、2024 都可以。几位讲话人用顿号隔开：李明、王芳。",
    "填好后保存，运行 huibian facts import 这个文件：先逐项列出要改什么，确认了才写。",
)


def _guide(sheet: Worksheet) -> None:
    style = _style()
    rows = [("怎样填", how) for how in _HOW]
    rows += [(column.label, _explained(column)) for column in columns.every()]
    for at, (name, about) in enumerate(rows, 1):
        for column, text in enumerate((name, about), 1):
            cell = sheet.cell(at, column, text)
            cell.font = Font(style["font"], style["size"], bold=column == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.column_dimensions["A"].width = style["guide_width"]
    sheet.column_dimensions["B"].width = style["guide_text_width"]


def _explained(column: FactColumn) -> str:
    chosen = f"（从下拉的各项里选：{'、'.join(column.choices)}）" if column.choices else ""
    return f"{column.label if column.choices else column.about}{chosen}"


def read(data: bytes) -> dict[str, Grid]:
    """Return the sheets of a workbook by their names, the choices left out.

    Raises SourceError for what is none, or has more rows than any collection.
    """
    try:
        with warnings.catch_warnings():
            # It warns of styles and extensions that it leaves out, in English and in mid-screen.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, keep_links=False)
            return {
                sheet.title: _apart(sheet, list(_rows(sheet)))
                for sheet in book.worksheets
                if sheet.title not in (GUIDE, CHOICES)
            }
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise _BROKEN from error
    except (AttributeError, TypeError, IndexError, EOFError, OSError) as error:
        raise _BROKEN from error  # parts of a package that are missing or cut short


def _rows(sheet: Any) -> Iterator[list[TypedCell]]:
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number > MOST_ROWS:
            raise TOO_MANY_ROWS
        yield [_cell(cell) for cell in cells[:MOST_COLUMNS]]


_MERGED = re.compile(rb'mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_CHUNK, _OVERLAP = 1 << 16, 64
_MOST_MERGED = 1000


def _apart(sheet: Any, rows: list[list[TypedCell]]) -> list[list[TypedCell]]:
    """Return the rows; of cells made one only the first has words, and the others are told."""
    for left, top, right, bottom in _merged(sheet):
        for at in range(top, min(bottom, len(rows)) + 1):
            row = rows[at - 1]
            last = min(right, MOST_COLUMNS)
            row += [TypedCell()] * (last - len(row))
            for column in range(left, last + 1):
                if (column, at) != (left, top):
                    row[column - 1] = TypedCell(problem=_ONE[0], remedy=_ONE[1])
    return rows


def _merged(sheet: Any) -> Iterator[tuple[int, int, int, int]]:
    """Yield the bounds of cells made one (ECMA-376 18.3.1.55), which reading row by row leaves out.

    Those of a single row, such as a title above the table, are left out: no row lacks its own.
    """
    with sheet.parent._archive.open(sheet._worksheet_path) as part:
        rest, found = b"", 0
        while found < _MOST_MERGED and (chunk := part.read(_CHUNK)):
            text = rest + chunk
            rest = text[-_OVERLAP:]
            for match in _MERGED.finditer(text):
                left, top, right, bottom = (each.decode() for each in match.groups())
                found += 1
                if top != bottom:
                    columns = (column_index_from_string(left), column_index_from_string(right))
                    yield columns[0], int(top), columns[1], int(bottom)


def _cell(cell: Any) -> TypedCell:
    value = cell.value
    match value:
        case None | "":
            return TypedCell()
        case _ if cell.data_type == "f":
            return TypedCell("", *_FORMULA)
        case _ if cell.data_type == "e":
            return TypedCell("", *_MISTAKE)
        case bool():
            return TypedCell(columns.YES if value else columns.NO)
        case datetime.datetime() | datetime.date():
            return _day(value, cell.number_format)
        case int() | float():
            return _number(value, cell)
        case _ if len(str(value)) > _LONGEST:
            return TypedCell("", *_TOO_LONG)
        case _:
            return TypedCell(str(value))


_CHINESE_DATES = {
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    30: "m-d-yy",
    31: "yyyy年m月d日",
}
"""Forms of numbers that programs in Chinese know without their being told (ECMA-376 18.8.30)."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def _day(day: datetime.date, form: str) -> TypedCell:
    """Return a date as far as it is shown: what the program made up of it is not taken."""
    shown = _QUOTED.sub("", form.partition(";")[0]).lower()
    if "y" not in shown and "e" not in shown:
        return TypedCell("", *_NO_YEAR)
    if "d" in shown:
        return TypedCell(f"{day:%Y-%m-%d}")
    return TypedCell(f"{day:%Y-%m}" if "m" in shown else f"{day:%Y}")


def _number(value: float, cell: Cell) -> TypedCell:
    form = cell.number_format
    if chinese := _CHINESE_DATES.get(cell.style_array.numFmtId):
        day = from_excel(value)
        return _day(day, chinese) if isinstance(day, datetime.date) else TypedCell(str(value))
    if re.fullmatch(r"0+\.0+", form):
        return TypedCell(f"{value:.{len(form.partition('.')[2])}f}")
    if float(value).is_integer():
        whole = str(int(value))
        return TypedCell(whole.zfill(len(form)) if set(form) == {"0"} else whole)
    return TypedCell(f"{value:.15g}", is_number=True)
