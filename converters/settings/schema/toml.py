"""Settings written in TOML, checked against a schema."""

import pickle
import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice
from math import isfinite
from typing import Any

from converters.errors import SourceError, together
from converters.settings.schema import limits, wording
from converters.settings.schema.shapes import shape
from converters.settings.schema.wording import Path
from converters.speech import unseen
from converters.speech.unseen import UNSEEN

Base = Callable[[str], Mapping[str, Any]]
"""Returns the whole tables of the settings of a name, which others begin from."""
BASE = "base"
FONT = "font"
_MOST_DOTS = 100
"""Each may be a level, and levels are read in the square of their number."""


def load_toml(
    text: str, schema: str, *, base: Base | None = None, roles: Collection[str] | None = None
) -> dict[str, Any]:
    """Return the tables written in `text`, checked against the schema of that name.

    With `base`, a text that says `base = "…"` holds the differences from the tables of that name.
    With `roles`, every value called `font` has to be one of these. Raises SourceError with the
    line if the text is no TOML or breaks the schema; for a number that is missing this is the
    line of the table it belongs in.
    """
    data = _parsed(text)
    if base and isinstance(data.get(BASE), str):
        data = _merged(_tables_of(data.pop(BASE), base, text), data)
    faults: list[SourceError] = []
    if not _is_sound(schema, pickle.dumps(data)):
        from converters.settings.schema import rules  # loads what is slow, and few styles need

        found = rules.validator(schema).iter_errors(data)
        faults += wording.faults(found, lambda path: _line(text, path), lambda path: None)
    if not faults and roles is not None:
        faults = list(_strange_roles(text, data, roles))
    if faults:
        raise together(limits.told(faults))
    return data


@lru_cache(maxsize=16)
def _is_sound(schema: str, tables: bytes) -> bool:
    """Return whether tables keep a schema, asked again whenever a preview looks at its style."""
    return shape(schema).allows(pickle.loads(tables))


def _parsed(text: str) -> dict[str, Any]:
    """Return the tables of a text, for the caller alone; raises SourceError for what is none."""
    tables: dict[str, Any] = pickle.loads(_packed(text))
    return tables


@lru_cache(maxsize=16)
def _packed(text: str) -> bytes:
    return pickle.dumps(_read(text))


def _read(text: str) -> dict[str, Any]:
    if len(text) > limits.MOST_TOML:
        raise SourceError(f"长达 {len(text)} 个字，不像版式", "请看是否放错了文件", line=1)
    for number, written in enumerate(text.split("\n"), 1):
        if written.count(".") > _MOST_DOTS:
            raise SourceError("这一行的小数点太多", "请照样例改写", line=number)
    try:
        data = tomllib.loads(text)
    except RecursionError as error:
        raise SourceError("括号的层次太多", "请照样例改写", line=1) from error
    except ValueError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place.group(1)) if place else text.count("\n") + 1
        raise SourceError("写法有误，读不懂", "请检查等号、引号和方括号", line=line) from error
    if faults := list(islice(_unfit(text, data), limits.MOST_TOLD)):
        raise together(faults)
    return data


def _unfit(text: str, value: Any, path: tuple[str, ...] = ()) -> Iterator[SourceError]:
    """Yield a fault for each value, or key, that no style may have whatever the schema allows."""
    match value:
        case dict() | list() if len(path) > limits.DEEPEST:
            yield SourceError("层次太多", "请照样例改写", line=_line(text, path))
        case dict():
            for key, inner in value.items():
                yield from _unfit(text, key, path)
                yield from _unfit(text, inner, (*path, key))
        case list():
            for at, inner in enumerate(value, 1):
                yield from _unfit(text, inner, (*path, str(at)))
        case str() if bad := UNSEEN.search(value.replace("\n", "\x01")):
            name = "换行" if "\n" in value else unseen.named(bad[0])
            reason = f"“{wording.called(path)}”里有{name}"
            yield SourceError(reason, "请删去它", line=_line(text, path))
        case float() if not isfinite(value):
            reason = f"“{wording.called(path)}”不是数字"
            yield SourceError(reason, "请写一个数字", line=_line(text, path))


def _tables_of(name: str, base: Base, text: str) -> Mapping[str, Any]:
    try:
        return base(name)
    except SourceError as fault:
        if fault.file:
            raise
        raise SourceError(fault.reason, fault.remedy, line=_line(text, [BASE])) from fault


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return tables in which what stands `above` wins, table by table and key by key.

    >>> _merged({"a": {"b": 1, "c": 2}}, {"a": {"c": 3}})
    {'a': {'b': 1, 'c': 3}}
    """
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        both = isinstance(value, dict) and isinstance(under, dict)
        merged[key] = _merged(under, value) if both else value  # type: ignore[arg-type]
    return merged


def _strange_roles(
    text: str, table: Mapping[str, Any], roles: Collection[str], above: tuple[str, ...] = ()
) -> Iterator[SourceError]:
    for key, value in table.items():
        path = (*above, key)
        if isinstance(value, dict):
            yield from _strange_roles(text, value, roles, path)
        elif key == FONT and isinstance(value, str) and value not in roles:
            near = get_close_matches(value, roles, n=1)
            remedy = f"是不是 {near[0]}？" if near else f"fonts.toml 里有：{'、'.join(roles)}"
            yield SourceError(f"没有“{value}”这种字体角色", remedy, line=_line(text, path))


def _line(text: str, path: Path) -> int:
    """Return the line of the key at `path`, or of what it stands in; `tomllib` keeps no places."""
    places = _places(text)
    steps = [str(step) for step in path]
    names = (".".join(steps[:end]) for end in range(len(steps), 0, -1))
    return next((places[name] for name in names if name in places), 1)


@lru_cache(maxsize=2)
def _places(text: str) -> Mapping[str, int]:
    """Return the line of each table and key of a text, the first if there are several."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            table = header.group(1)
            found.setdefault(table, number)
        elif entry := re.match(r"\s*([\w.-]+)\s*=", line):
            name = f"{table}.{entry.group(1)}" if table else entry.group(1)
            found.setdefault(name, number)
    return found
