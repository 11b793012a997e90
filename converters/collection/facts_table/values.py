"""What a cell says, as people fill it in: a value of a front matter, or why it cannot be one."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from converters.collection.facts_table.columns import FactColumn
from converters.errors import SourceError
from converters.importing.signs.facts import dated
from converters.importing.signs.people import speaker_line
from converters.importing.signs.vocabulary import is_name
from converters.settings import schema
from converters.speech import hanzi
from converters.speech.model import BETWEEN_NAMES

_SPEAKER = "speaker"
_LINES = re.compile(r"[\r\n]+")
_BETWEEN = re.compile(r"[，,；;/／\s]+")
_DOT = re.compile(r"(?<=[\u4e00-\u9fff])[•∙⋅・](?=[\u4e00-\u9fff])")
"""What people type for the dot of a name."""
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
    text = _day(cell) if column.shape.is_date else cell.text
    return _by_schema(column, _one_line(column, text))


def _day(cell: TypedCell) -> str:
    """Return the date of a cell as it is written in front matter; what is none, as it stands.

    The hour, the day of the week and the last of several days go, and a day that lost its format
    is the number that spreadsheets keep for it (ECMA-376 18.17.4.1).
    """
    text = _MIDNIGHT.sub("", cell.text).strip()
    if _SERIAL.fullmatch(text):
        return (_FIRST_DAY + timedelta(days=int(text))).isoformat()
    if parts := _PARTED.fullmatch(text):
        return "-".join((parts[1], parts[2].zfill(2), parts[3].zfill(2)))
    found = dated(text)
    return str(found[0]) if found and not found[1] else text


_SERIAL = re.compile(r"[2-7]\d{4}")
"""The days from 1954 to 2119."""
_FIRST_DAY = date(1899, 12, 30)
_PARTED = re.compile(r"([12]\d{3})(?:年| *[,， ] *)(\d{1,2})(?:月| *[,， ] *)(\d{1,2})日?")


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

    Raises SourceError for what looks like several and cannot be parted, and for an office.

    >>> person("李　明"), person("李明，王小强"), person("县委巡察组"), person("艾山•买买提")
    ('李明', '李明、王小强', '县委巡察组', '艾山·买买提')
    """
    text = _DOT.sub("·", text)
    named = speaker_line(text.strip())
    if named and named[1]:
        reason = f"姓名旁边写了职务“{named[1]}”"
        raise SourceError(reason, "“讲话人”一格只写姓名，职务写在“职务”一格")
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
