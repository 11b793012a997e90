"""The table on disk: written for the speeches of a collection, read back, its changes written."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from converters import files
from converters.build import inventory, strangers
from converters.collection import bounded, mentions, raw_file, writing
from converters.collection.facts_table import changes, columns, plain, reading, stamps, workbook
from converters.collection.facts_table.changes import Asked, RowChanges
from converters.collection.facts_table.reading import FactsTable, Grid
from converters.collection.facts_table.workbook import Line
from converters.collection.undo import Step
from converters.errors import HuibianError, RefusedError, SourceError, UsageError
from converters.formats import front_lines
from converters.project import Project
from converters.readers import front_matter
from converters.speech.model import Meta

COMMAND = "facts import"
"""What is written with is called in the list of what can be undone."""
_WORKBOOK, _PLAIN = ".xlsx", ".csv"
_SAVE_AS = "请在 Excel 或 WPS 里打开，另存为 .xlsx（不设密码）"


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """The speeches that were written into a table, and the faults of those that could not be."""

    ids: tuple[str, ...]
    faults: tuple[HuibianError, ...]


def export(
    project: Project, path: Path, written: Sequence[str] = (), *, missing: bool = False
) -> ExportedTable:
    """Write the facts of the speeches that are meant, or of all, into a table.

    With `missing`, only of those that lack a date or a speaker; if there are none, no file is
    written. Raises UsageError for another kind of file, RefusedError if there is one already.
    """
    write = {_WORKBOOK: workbook.write, _PLAIN: plain.write}.get(path.suffix.lower())
    if write is None:
        raise UsageError(f"不知道 {path.name} 是哪种表格", "请写成 台账.xlsx 或 台账.csv 的样子")
    if path.exists() or path.is_symlink():
        remedy = "请换一个名字，或先把它移走：里面可能有填好还没有导入的"
        raise RefusedError(f"已经有 {path}，没有覆盖", remedy)
    project.require_speeches()
    lines: dict[str, Line] = {}
    faults: list[HuibianError] = []
    for id in mentions.ids(project, written) or inventory.names(project)[0]:
        try:
            meta, data = project.load(project.speeches / f"{id}.md", _read)
        except HuibianError as fault:
            faults += fault.each
            continue
        facts = columns.facts(meta)
        if not missing or any(key not in facts for key in columns.LACKING):
            lines[id] = Line({columns.ID: id, **facts}, stamps.written(id, data, facts))
    if lines:
        files.write(path, write(list(lines.values())))
    return ExportedTable(tuple(lines), tuple(faults))


def _read(data: bytes) -> tuple[Meta, bytes]:
    return front_matter.read(data), data


def read(path: Path) -> FactsTable:
    """Return the table in a file; raises SourceError or MissingError for what is none."""
    data = raw_file.read(path)
    try:
        return reading.table(_sheets(data))
    except SourceError as fault:
        raise fault.in_file(path.name) from None


def _sheets(data: bytes) -> dict[str, Grid]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SourceError("这是旧的 .xls 表格，或者加了密码，读不了", _SAVE_AS)
    if not data.startswith(b"PK"):
        return bounded.within(partial(plain.read, data))
    if b"opendocument.spreadsheet" in data[:200]:
        raise SourceError("这是 .ods 表格，读不了", _SAVE_AS)
    return bounded.within(partial(workbook.read, data))


def asked(project: Project, table: FactsTable, name: str) -> Asked:
    """Return what a table of that name asks for; nothing is written."""
    project.require_speeches()
    known = dict.fromkeys((*inventory.names(project)[0], *project.config.retired_ids))
    found = changes.asked(table, known, lambda id: _data(project, id))
    return Asked(found.rows, tuple(fault.in_file(name) for fault in found.faults))


def _data(project: Project, id: str) -> bytes:
    if id in project.config.retired_ids:
        gone = strangers.back(project, id)
        raise SourceError(gone.reason, gone.remedy)
    return project.load(project.speeches / f"{id}.md", _read)[1]


def carry_out(project: Project, table: FactsTable, due: RowChanges, step: Step) -> bool:
    """Write what a row asks for into its speech as it is by now; return whether anything was.

    The old file is kept by the step. Raises SourceError if it was altered meanwhile.
    """
    path = project.speeches / f"{due.row.id}.md"

    def changed(data: bytes) -> bytes:
        now = changes.of_row(due.row, table.letters, data)
        return front_lines.rewritten(data, now.values)

    with writing.turn(project.root):
        return step.write(path, project.load(path, changed))
