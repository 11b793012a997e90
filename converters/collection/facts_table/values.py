"""What a cell says, as people fill it in: a value of a front matter, or why it cannot be one."""

import re
from dataclasses import dataclass
from typing import Any

from converters.collection.facts_table.columns import FactColumn
from converters.errors import SourceError
from converters.importing.signs.vocabulary import is_name
from converters.settings import schema
from converters.speech import hanzi
from converters.speech.model import BETWEEN_NAMES

_SPEAKER = "speaker"
_LINES = re.compile(r"[\r\n]+")
_BETWEEN = re.compile(r"[，,；;/／\s]+")
_LONGEST_NAME = 4
_MIDNIGHT = re.compile(r"[ T]+0?0:00(?::00(?:\.0+)?)?$")
"""What programs write behind a day."""
CUT_MONTH = re.compile(r"[12]\d{3}\.1")
"""A year and January, or October without its zero."""
_UNDECIDED = SourceError("像是几个人的姓名，分不清从哪里隔开", "几个人请用顿号隔开，如 李明、王芳")


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell of a table as it was filled in."""

    text: str = ""
    problem: str = ""
    """Why it cannot be taken as it stands: a formula, a day without its year."""
    remedy: str = ""
    is_number: bool = False
    """A number of the program, of which the zeros at the end are lost: 2024.10 is 2024.1."""


def read(column: FactColumn, cell: TypedCell) -> Any:
    """Return what a cell that is not empty says, as a front matter holds it.

    Raises SourceError with what is wrong, without a place.
    """
    if cell.problem:
        raise SourceError(cell.problem, cell.remedy)
    if column.shape.is_date and cell.is_number and CUT_MONTH.fullmatch(cell.text):
        year = cell.text.partition(".")[0]
        reason = f"“{column.label}”是数字 {cell.text}，分不清是 1 月还是 10 月"
        raise SourceError(reason, f"请写成 {year}-01 或 {year}-10，或 {year}年10月 的样子")
    text = _MIDNIGHT.sub("", cell.text) if column.shape.is_date else cell.text
    return _by_schema(column, _one_line(column, text))


def _one_line(column: FactColumn, text: str) -> str:
    """Return a text of several lines as one, where each is one of several names or words."""
    lines = [line.strip() for line in _LINES.split(text) if line.strip()]
    if column.key == _SPEAKER:
        words = (part for line in lines for part in line.split(BETWEEN_NAMES))
        return BETWEEN_NAMES.join(map(person, filter(str.strip, words)))
    if len(lines) > 1 and "array" not in column.shape.types:
        raise SourceError(f"“{column.label}”里有换行", "请写在一行里")
    return BETWEEN_NAMES.join(lines)


def person(text: str) -> str:
    """Return one name, or several that are surely that, parted by 、; what is neither stays.

    Raises SourceError for what looks like several and cannot be parted.

    >>> person("李　明"), person("李明，王小强"), person("县委巡察组")
    ('李明', '李明、王小强', '县委巡察组')
    """
    words = [word for word in _BETWEEN.split(text.strip()) if word]
    if len(words) < 2 or not all(map(_is_hanzi, words)):
        return text.strip()
    spaced = len(text.split()) == len(words)
    if spaced and min(map(len, words)) == 1 and sum(map(len, words)) <= _LONGEST_NAME:
        return "".join(words)
    if all(map(is_name, words)):
        return BETWEEN_NAMES.join(words)
    raise _UNDECIDED


def _is_hanzi(word: str) -> bool:
    return all(map(hanzi.is_hanzi, word))


def _by_schema(column: FactColumn, text: str) -> Any:
    """Return a value as the front matter of a speech would be read with it."""
    words = "'" + text.replace("'", "''") + "'"
    outer, *inner = column.path
    head = f"{outer}:\n  {inner[0]}" if inner else column.label
    others = (f"{key}: s1" for key in ("id", "title") if key != outer)
    found = schema.read_yaml("\n".join([f"{head}: {words}", *others]), "speech")
    if found.faults:
        fault = found.faults[0]
        raise SourceError(fault.reason.replace(".".join(column.path), column.label), fault.remedy)
    value = found.data.get(outer)
    return value[inner[0]] if inner and isinstance(value, dict) else value
