"""The table as plain text (.csv), for programs that know no .xlsx.

It is written in UTF-8 with a mark, which Excel needs to read hanzi; read in whatever encoding it is
in, parted by commas, tabs or semicolons. A value that a program would work out (=, +, -, @ at its
head) is written with an apostrophe before it, and read without. Dates are written as in 2024年3月,
for of 2024-03 Excel makes a day that was never meant.
"""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from itertools import islice

from converters.collection.facts_table import columns
from converters.collection.facts_table.columns import FactColumn
from converters.collection.facts_table.reading import Grid
from converters.collection.facts_table.values import CUT_MONTH, TypedCell
from converters.collection.facts_table.workbook import (
    MOST_COLUMNS,
    MOST_ROWS,
    TABLE,
    TOO_MANY_ROWS,
    Line,
)
from converters.errors import SourceError
from converters.readers import encodings
from converters.settings.schema import written_date
from converters.speech.dates import PartialDate

_WORKED_OUT = re.compile(r"[=+\-@\t\r]")
_GUARDED = re.compile(r"'[=+\-@\t\r]")
_PARTERS = ",\t;，"
_LARGEST_CELL = 200_000


def write(lines: Sequence[Line]) -> bytes:
    """Return the table as text."""
    out = StringIO()
    paper = csv.writer(out, lineterminator="\r\n")
    paper.writerow([*(column.label for column in columns.every()), columns.STAMP])
    for line in lines:
        cells = [_shown(column, line.facts.get(column.key, "")) for column in columns.every()]
        paper.writerow([*cells, line.stamp])
    return out.getvalue().encode("utf-8-sig")


def _shown(column: FactColumn, text: str) -> str:
    if column.shape.is_date and text:
        return PartialDate.fromisoformat(text).in_chinese()
    return f"'{text}" if _WORKED_OUT.match(text) else text


def read(data: bytes) -> dict[str, Grid]:
    """Return the table that stands in a text; raises SourceError for what is none."""
    text = encodings.decoded(data)[0].lstrip("\ufeff")
    head = next((line for line in text.splitlines() if columns.ID in line or "编号" in line), "")
    parter = max(_PARTERS, key=head.count)
    csv.field_size_limit(_LARGEST_CELL)
    try:
        paper = csv.reader(StringIO(text), delimiter=parter)
        rows = [list(map(_cell, row[:MOST_COLUMNS])) for row in islice(paper, MOST_ROWS + 1)]
    except csv.Error as error:
        remedy = "请用 Excel 或 WPS 打开，另存为 .xlsx"
        raise SourceError("表格的引号不成对，或者有一格太长，读不下去", remedy) from error
    if len(rows) > MOST_ROWS:
        raise TOO_MANY_ROWS
    return {TABLE: rows}


def _cell(text: str) -> TypedCell:
    if _GUARDED.match(text):
        return TypedCell(text[1:])
    bare = text.strip()
    if "年" in bare and (day := written_date(bare)):
        return TypedCell(day)
    return TypedCell(text, is_number=bool(CUT_MONTH.fullmatch(bare)))
