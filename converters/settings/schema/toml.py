"""Settings written in TOML, checked against a schema."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from converters.errors import SourceError, together
from converters.settings.schema import wording
from converters.settings.schema.shapes import validator
from converters.settings.schema.wording import Path

Base = Callable[[str], Mapping[str, Any]]
"""Returns the whole tables of the settings of a name, which others begin from."""
BASE = "base"
FONT = "font"


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
    found = validator(schema).iter_errors(data)
    faults = list(wording.faults(found, lambda path: _line(text, path), lambda path: None))
    if not faults and roles is not None:
        faults = list(_strange_roles(text, data, roles))
    if faults:
        raise together(faults)
    return data


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place.group(1)) if place else text.count("\n") + 1
        raise SourceError("写法有误，读不懂", "请检查等号、引号和方括号", line=line) from error


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
        elif key == FONT and value not in roles:
            near = get_close_matches(value, roles, n=1)
            remedy = f"是不是 {near[0]}？" if near else f"fonts.toml 里有：{'、'.join(roles)}"
            yield SourceError(f"没有“{value}”这种字体角色", remedy, line=_line(text, path))


def _line(text: str, path: Path) -> int:
    """Return the line of the key at `path`, or of its table; `tomllib` keeps no places."""
    best, table = 1, ""
    wanted = ".".join(str(step) for step in path)
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            table = header.group(1)
            name = table
        elif entry := re.match(r"\s*([\w.-]+)\s*=", line):
            name = f"{table}.{entry.group(1)}" if table else entry.group(1)
        else:
            continue
        if name == wanted:
            return number
        if wanted.startswith(name + "."):
            best = number
    return best
