"""The columns of the table: every fact of a front matter under its Chinese name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from converters.formats.front_lines import FactPath
from converters.settings.schema.lines import folded
from converters.settings.schema.shapes import Shape, shape
from converters.speech import front_keys
from converters.speech.model import BETWEEN_NAMES, Meta

ID = "id"
LACKING = ("date", "speaker")
"""The facts that a speech should have; `check` tells when they are missing."""
STAMP = "校验"
"""The column that tells what stood in a row when it was exported."""
YES, NO = "是", "否"
_BETWEEN = "·"
_BLANKS = re.compile(r"\s+|[（(].*?[)）]|[*＊]")


@dataclass(frozen=True, slots=True, eq=False)
class FactColumn:
    """One fact: where it stands in a front matter, its Chinese name, and what its schema allows."""

    path: FactPath
    label: str
    shape: Shape

    @property
    def key(self) -> str:
        """The path as one word, such as source.url."""
        return ".".join(self.path)

    @property
    def about(self) -> str:
        """What is written here, in a few Chinese words."""
        return str(self.shape.schema.get("description", ""))

    @property
    def choices(self) -> tuple[str, ...]:
        """The words one of which must stand here; () where words are free."""
        if "boolean" in self.shape.types:
            return YES, NO
        return tuple(filter(None, map(self._word, self.shape.values)))

    def _word(self, value: object) -> str:
        words = self.shape.schema.get("x-values", {})
        return next((word for word, meant in words.items() if meant == value), str(value))

    def shown(self, value: Any) -> str:
        """Return a value of a front matter as it stands in the table; "" for None."""
        match value:
            case None:
                return ""
            case bool():
                return YES if value else NO
            case list():
                return BETWEEN_NAMES.join(map(str, value))
            case _:
                return self._word(value) if self.shape.values else str(value)


@cache
def every() -> tuple[FactColumn, ...]:
    """Return the columns in the order of a front matter.

    What is a list of several things each (`changes`) has no column: it is no fact to be filled in.
    """
    keys = front_keys.keys()
    return tuple(column for key in keys for column in _of(key))


def _of(key: str) -> Iterator[FactColumn]:
    own = shape("speech").at(key)
    assert own is not None, f"the schema knows no {key}"
    label = _label(own, key)
    if "object" in own.types:
        for inner in own.schema["properties"]:
            below = own.at(inner)
            assert below is not None
            yield FactColumn((key, inner), f"{label}{_BETWEEN}{_label(below, inner)}", below)
    elif own.item is None or not own.item.nested:
        yield FactColumn((key,), label, own)


def _label(own: Shape, key: str) -> str:
    names = own.schema.get("x-names", ())
    return str(names[0]) if names else key


@cache
def _names() -> Mapping[str, FactColumn]:
    """Return the columns by all their names; a name of two means that of the outer one."""
    found: dict[str, FactColumn] = {}
    for column in sorted(every(), key=lambda column: len(column.path), reverse=True):
        names = (column.path[-1], *column.shape.schema.get("x-names", ()))
        for name in (*names, column.label, column.key):
            found[folded(name)] = column
    return found


def named(written: str) -> FactColumn | None:
    """Return the column that a head means, however it is spaced or explained.

    >>> [column and column.key for column in map(named, ("讲话 人", "日期（必填）", "备注"))]
    ['speaker', 'date', None]
    """
    return _names().get(folded(plain(written)))


def plain(written: str) -> str:
    """Return a head without blanks and without what is explained in brackets."""
    return _BLANKS.sub("", written)


def facts(meta: Meta) -> dict[str, str]:
    """Return what stands in the row of a speech beside its id, by the keys of columns.

    Facts that are not known are left out.
    """
    written = front_keys.written(meta)
    shown = {column.key: column.shown(_at(written, column.path)) for column in every()}
    return {key: text for key, text in shown.items() if text and key != ID}


def _at(facts: Mapping[str, Any], path: FactPath) -> Any:
    value = facts.get(path[0])
    return value.get(path[1]) if len(path) > 1 and isinstance(value, dict) else value
