"""Faults of settings as Chinese sentences that quote what is written, as it is written."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import Any

from converters.errors import SourceError
from converters.settings.schema.choices import KEYWORD
from converters.settings.schema.limits import MOST_TOLD

Path = Sequence[str | int]
LineOf = Callable[[Path], int]
Fault = Any
"""A jsonschema ValidationError; its attributes are typed too widely to be read as they are."""

_TYPES = {
    "string": "一段文字",
    "integer": "一个整数",
    "number": "一个数字",
    "boolean": "true 或 false",
    "array": "一个列表，如 [甲, 乙]",
    "object": "一组“名称: 值”",
    "null": "空",
}
_RANK = {"type": 0, "pattern": 1, "format": 2}
"""Of several faults of one value the first of these tells most."""
_QUOTED = 60
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def faults(
    found: Iterable[Fault],
    line_of: LineOf,
    written: Callable[[Path], str | None],
    names: Callable[[Path], Path] = lambda path: path,
) -> Iterator[SourceError]:
    """Yield the sentence of each fault, one for each value, in the order of the lines.

    `written` returns the value at a path as it stands in the file, None if it is no single value;
    `names` returns a path with its keys as they are written.
    """
    told: set[tuple[Any, ...]] = set()
    found = list(found)
    mistyped = {(path, close) for fault in found for path, close in _mistyped(fault)}
    ranked = sorted(found, key=lambda fault: _RANK.get(str(fault.validator), 1))
    for fault in sorted(ranked, key=lambda fault: line_of(fault.absolute_path)):
        path = tuple(fault.absolute_path)
        if fault.validator == "additionalProperties":
            yield from _unknown_keys(fault, path, line_of, names(path))
            continue
        mark: tuple[Any, ...] = (path,)
        if fault.validator == "required":
            mark = (path, _missing(fault))
        if mark not in told and mark not in mistyped:
            told.add(mark)
            said = written(path)
            said = _said(fault.instance) if said is None else f"“{_short(said)}”"
            reason, remedy = _worded(fault, called(names(path)), said)
            yield SourceError(reason, remedy, line=line_of(path))


def called(path: Path) -> str:
    """Return how a place is called: its names, items of lists by their number from 1.

    >>> called(["changes", 0, "date"])
    'changes 第 1 项的 date'
    """
    words = ""
    for step in path:
        if isinstance(step, int):
            words += f" 第 {step + 1} 项"
        else:
            name = _short(step)
            words += f"的 {name}" if words.endswith("项") else f".{name}" if words else name
    return words


def _short(text: str) -> str:
    text = text.replace("\n", "↵")
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _said(value: object) -> str:
    """Return a value as people write it, not as Python does."""
    match value:
        case None:
            return "空的"
        case bool():
            return str(value).lower()
        case dict():
            return "一组“名称: 值”"
        case list():
            return "一个列表"
        case _:
            return f"“{_short(str(value))}”"


def _unknown_keys(fault: Fault, path: Path, line_of: LineOf, named: Path) -> Iterator[SourceError]:
    known = fault.schema["properties"]
    for at, key in enumerate(_unknown(fault)):
        close = _close(str(key), known) if at < MOST_TOLD else ""
        above = [name for name, about in known.items() if str(key) in _names_below(about)]
        if above:
            remedy = f"请写在“{above[0]}”下面一行，行首空两格"
        elif any(sign in str(key) for sign in "：，"):
            remedy = "花括号里请用半角的冒号和逗号，后面各空一格，如 {file: 002.txt, part: 1}"
        elif close:
            remedy = f"是不是想写“{close}”？"
        else:
            remedy = f"可用的名称有：{'、'.join(known)}"
        reason = f"{_in(called(named))}不认识“{_short(str(key))}”这一项"
        yield SourceError(reason, remedy, line=line_of([*path, key]))


def _names_below(about: object) -> Iterator[str]:
    """Yield all names of the keys that may stand in the value of a key."""
    below = about.get("properties", {}) if isinstance(about, Mapping) else {}
    for name, other in below.items():
        yield name
        yield from _others(other)


def _close(key: str, known: Mapping[str, object]) -> str:
    """Return the key that was meant by a mistyped one; "" if none is near."""
    meant = {other: name for name, about in known.items() for other in _others(about)}
    close = get_close_matches(key, [*known, *meant], n=1, cutoff=0.5)
    return meant.get(close[0], close[0]) if close else ""


def _mistyped(fault: Fault) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Yield the keys that are not missing, but mistyped: to tell one fault of them is enough."""
    if fault.validator == "additionalProperties":
        for key in islice(_unknown(fault), MOST_TOLD):
            yield tuple(fault.absolute_path), _close(str(key), fault.schema["properties"])


def _unknown(fault: Fault) -> list[str]:
    return [key for key in fault.instance if key not in fault.schema["properties"]]


def _missing(fault: Fault) -> str:
    return str(next(key for key in fault.validator_value if f"'{key}'" in fault.message))


def _others(about: object) -> Sequence[str]:
    return about.get("x-names", ()) if isinstance(about, Mapping) else ()


_Words = tuple[str, str]


def _of_missing_key(fault: Fault, name: str, said: str) -> _Words:
    missing = _missing(fault)
    about = fault.schema["properties"].get(missing, {}).get("description", "")
    return f"{_in(name)}缺少“{missing}”这一项", f"请补上 {missing}" + (
        f"（{about}）" if about else ""
    )


def _of_type(fault: Fault, name: str, said: str) -> _Words:
    kinds = fault.validator_value
    wanted = "或".join(_TYPES[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds))
    return f"“{name or '全文'}”应为{wanted}，写的是{said}", _about(fault) or "请改正"


def _of_choice(fault: Fault, name: str, said: str) -> _Words:
    meant = KEYWORD in fault.schema and get_close_matches(
        str(fault.instance).casefold(), fault.validator_value, n=1
    )
    if meant:
        return f"“{name}”不能写{said}", f"是不是想写“{meant[0]}”？"
    names = fault.schema.get("x-values", {})
    words = {value: word for word, value in reversed(names.items())}
    choices = "、".join(
        f"{_plain(value)}（{words[value]}）" if value in words else _plain(value)
        for value in fault.validator_value
    )
    return f"“{name}”不能写{said}", f"请从这些里选：{choices}"


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _of_date(fault: Fault, name: str, said: str) -> _Words:
    if fault.validator_value == "date":
        return f"“{name}”写的是{said}，没有这一天", "请写成 2020-07-16 的样子"
    written = str(fault.instance)
    parts = written.count("-") if _DATE.fullmatch(written) else -1
    none = ("不是日期", "没有这一年", "没有这个月", "没有这一天")[parts + 1]
    remedy = "请写成 2020-07-16 的样子；不知道日子的写 2020-07，只知道年份的写 2020"
    return f"“{name}”写的是{said}，{none}", remedy


def _of_repeats(fault: Fault, name: str, said: str) -> _Words:
    return f"“{name}”里有重复的", "请删去多余的"


def _of_length(fault: Fault, name: str, said: str) -> _Words:
    most = fault.validator_value
    reason = f"“{name}”有 {len(fault.instance)} 个字，至多 {most} 个字"
    return reason, "请看是否混入了别的内容"


def _of_other(fault: Fault, name: str, said: str) -> _Words:
    return f"“{name}”写的是{said}，不合要求", _about(fault)


def _of_most(fault: Fault, name: str, said: str) -> _Words:
    return f"“{name}”写的是{said}，太大", _within(fault, "至多")


def _of_least(fault: Fault, name: str, said: str) -> _Words:
    return f"“{name}”写的是{said}，太小", _within(fault, "至少")


def _within(fault: Fault, bound: str) -> str:
    """Return what a number should be, with the bound unless the description tells it."""
    about, value = _about(fault), str(fault.validator_value)
    if value in about:
        return about
    return f"{about}，{bound} {value}" if about else f"应为：{bound} {value}"


def _about(fault: Fault) -> str:
    about = fault.schema.get("description", "") if isinstance(fault.schema, Mapping) else ""
    return about and f"应为：{about}"


_WORDS: dict[str, Callable[[Fault, str, str], _Words]] = {
    "required": _of_missing_key,
    "maximum": _of_most,
    "minimum": _of_least,
    "exclusiveMinimum": _of_least,
    "type": _of_type,
    "enum": _of_choice,
    "format": _of_date,
    "uniqueItems": _of_repeats,
    "maxLength": _of_length,
}


def _worded(fault: Fault, name: str, said: str) -> _Words:
    return _WORDS.get(str(fault.validator), _of_other)(fault, name, said)


def _in(name: str) -> str:
    return f"“{name}”里" if name else ""
