"""What a filled table asks for: which facts of which speeches are to be others, and what is wrong.

A cell that is as it was exported asks for nothing. One that was filled in or emptied asks for a
change, unless the speech has another fact there by now than when it was exported. In a table that
was not exported, without stamps, empty cells ask for nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from converters.collection.facts_table import columns, values
from converters.collection.facts_table.columns import FactColumn
from converters.collection.facts_table.reading import FactsRow, FactsTable, trimmed
from converters.collection.facts_table.values import TypedCell
from converters.errors import HuibianError, SourceError, together
from converters.formats.front_lines import FactPath, changed, rewritten
from converters.readers import front_matter
from converters.speech import front_keys
from converters.speech.model import BETWEEN_NAMES, Meta, unbroken

Load = Callable[[str], bytes]
"""Gives the Markdown of a speech by its id; raises HuibianError for one that cannot be read."""
_SHOWN = 80
"""So many signs of an id that is none are quoted: a cell may hold anything."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that is to be another; `was` and `now` as they stand in the table, "" for none."""

    column: FactColumn
    was: str
    now: str
    value: Any
    """As a front matter holds it; None takes the fact out."""


@dataclass(frozen=True, slots=True)
class RowChanges:
    """What the row of one speech asks for."""

    row: FactsRow
    title: str
    changes: tuple[FactChange, ...]
    is_older: bool
    """Whether the file was altered since the row was exported, in what the row leaves alone."""

    @property
    def values(self) -> dict[FactPath, Any]:
        """The new facts, as `rewritten` takes them."""
        return {change.column.path: change.value for change in self.changes}


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a table asks for, and the faults of its rows: nothing is written of these."""

    rows: tuple[RowChanges, ...]
    faults: tuple[SourceError, ...]


def asked(table: FactsTable, known: Mapping[str, object], load: Load) -> Asked:
    """Return what a table asks for of the speeches that are known by id."""
    twice = _twice(table.rows)
    rows: list[RowChanges] = []
    faults: list[SourceError] = []
    for row in table.rows:
        try:
            _require(row, known, twice)
            rows.append(of_row(row, table.letters, load(row.id)))
        except SourceError as fault:
            faults += [_placed(each, row.number) for each in fault.each]
        except HuibianError as fault:
            faults.append(SourceError(fault.reason, fault.remedy, line=row.number))
    return Asked(tuple(rows), tuple(faults))


def of_row(row: FactsRow, letters: Mapping[str, str], data: bytes) -> RowChanges:
    """Return what a row asks for of a speech as it is now; raises SourceError with all faults."""
    meta = front_matter.read(data)
    found = list(_changes(row, letters, meta))
    result = RowChanges(
        row,
        unbroken(meta.title),
        tuple(found),
        bool(found and row.stamp and not row.stamp.is_of_file(data)),
    )
    if found:
        rewritten(data, result.values)
    return result


def _placed(fault: SourceError, number: int) -> SourceError:
    """Return a fault with the number of its row; one of a speech keeps the place in its file."""
    if not fault.file:
        return SourceError(fault.reason, fault.remedy, line=number)
    where = f"{fault.file} 第 {fault.line} 行" if fault.line else fault.file
    return SourceError(f"讲话稿本身有误（{where}）：{fault.reason}", fault.remedy, line=number)


def _twice(rows: Sequence[FactsRow]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        found[row.id].append(row.number)
    return {id: numbers for id, numbers in found.items() if len(numbers) > 1}


def _require(
    row: FactsRow, known: Mapping[str, object], twice: Mapping[str, Sequence[int]]
) -> None:
    """Raise SourceError for a row of which one cannot tell whose it is."""
    if not row.id:
        raise SourceError("没有写编号，不知道是哪一篇讲话", "请补上编号，或删去这一行")
    if row.id in twice:
        others = "、".join(str(number) for number in twice[row.id] if number != row.number)
        reason = f"编号 {row.id} 又写在第 {others} 行，两处都没有导入"
        raise SourceError(reason, "请只留一行")
    if row.stamp and row.stamp.id != row.id:
        raise SourceError(
            f"编号是 {row.id}，导出时这一行却是 {row.stamp.id}：编号改过了，或者只排了几列的次序",
            "请改回来，或重新导出再填",
        )
    if row.id not in known:
        near = get_close_matches(row.id, known, n=1, cutoff=0.75)
        meant = f"是不是 {near[0]}？" if near else "请用 huibian list 查一查编号"
        raise SourceError(f"没有编号为 {row.id[:_SHOWN]} 的讲话", meant)


def _changes(row: FactsRow, letters: Mapping[str, str], meta: Meta) -> Iterator[FactChange]:
    present = columns.facts(meta)
    found: list[FactChange] = []
    faults: list[SourceError] = []
    for column in columns.every():
        if column.key not in row.cells:
            continue
        try:
            found += _change(row, column, present.get(column.key, ""))
        except SourceError as fault:
            place = f"{letters[column.key]} 列"
            faults.append(SourceError(f"{place}{fault.reason}", fault.remedy))
    if faults:
        raise together(faults)
    lists = {key for key, value in front_keys.written(meta).items() if isinstance(value, list)}
    yield from (_several(one) if one.column.key in lists else one for one in found)


def _several(change: FactChange) -> FactChange:
    """Return a change of what was a list so that it stays one: one mark may have a 、 in it."""
    if not isinstance(change.value, str):
        return change
    return replace(change, value=change.value.split(BETWEEN_NAMES))


def _change(row: FactsRow, column: FactColumn, was: str) -> Iterator[FactChange]:
    """Yield the change that a cell asks for, if it does."""
    cell, stamp = row.cells[column.key], row.stamp
    text = trimmed(cell.text)
    cell = TypedCell(text, cell.problem, cell.remedy, cell.is_number)
    if not cell.problem and (stamp.is_of(column.key, text) if stamp else not text):
        return
    value = values.read(column, cell) if text or cell.problem else None
    now = _as_shown(column, value)
    if now == was or (stamp and stamp.is_of(column.key, now)):
        return
    if stamp and not stamp.is_of(column.key, was):
        there = f"“{was}”" if was else "空的"
        reason = f"“{column.label}”在导出以后有人改过，现在是{there}，表里是“{now}”"
        raise SourceError(reason, "请重新导出再填，或者把这一格改成现在的样子")
    if value is None and column.key in _REQUIRED:
        raise SourceError(f"“{column.label}”不能是空的", "请补上")
    yield FactChange(column, was, now, value)


_REQUIRED = frozenset({"title"})


def _as_shown(column: FactColumn, value: Any) -> str:
    """Return how a value would stand in an exported table."""
    if value is None:
        return ""
    facts = changed({"id": "s1", "title": "甲"}, {column.path: value})
    return columns.facts(front_keys.read(facts)).get(column.key, "")
