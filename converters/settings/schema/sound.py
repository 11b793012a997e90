"""Whether a value keeps a schema: what the library answers too, without the library being loaded.

The library takes as long to load as all else that a command without work does, and most settings
keep their schema; it is asked for the faults of those that do not (`rules`). A test holds the two
answers against one another. Keywords that tell people something are passed over as there.
"""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from converters.speech.dates import PartialDate

Keeps = Callable[[Any], bool]
_Schema = Mapping[str, Any]

_END = re.compile(r"(?<!\\)\$(?=$|[)|])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TOLD = frozenset(
    {"$defs", "$schema", "title", "description", "default", "x-names", "x-values", "x-choices"}
)
"""Keywords that no value can break."""
_TYPES: Mapping[str, Keeps] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: (
        (isinstance(value, int) and not isinstance(value, bool))
        or (isinstance(value, float) and value.is_integer())
    ),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}


class UnknownKeywordError(Exception):
    """A schema says what only the library knows."""


class Sound:
    """The schema of a file, whose parts refer to one another by `$ref`."""

    def __init__(self, whole: _Schema) -> None:
        """`whole` is the schema with all its lists filled in."""
        self.whole = whole
        self._named: dict[str, Keeps] = {}

    def of(self, schema: _Schema | bool) -> Keeps:
        """Return what tells whether a value keeps a part of the schema.

        Raises UnknownKeywordError if only the library can tell.
        """
        if isinstance(schema, bool):
            return lambda value: schema
        if "if" in schema:
            return self._conditional(schema)
        asked = [self._asked(name, said, schema) for name, said in schema.items()]
        rules = [rule for rule in asked if rule is not None]
        return lambda value: all(rule(value) for rule in rules)

    def named(self, reference: str) -> _Schema:
        """Return the part of the schema that a `$ref` names."""
        target: Any = self.whole
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]
        part: _Schema = target
        return part

    def _asked(self, name: str, said: Any, schema: _Schema) -> Keeps | None:
        if name in _TOLD:
            return None
        if name in _SIMPLE:
            return _SIMPLE[name](said)
        match name:
            case "$ref":
                return self._referred(said)
            case "properties":
                return self._properties(said)
            case "additionalProperties":
                return self._additional(said, schema.get("properties", {}))
            case "items":
                return _each(self.of(said))
        raise UnknownKeywordError(name)

    def _referred(self, reference: str) -> Keeps:
        def keeps(value: Any) -> bool:
            if reference not in self._named:
                self._named[reference] = self.of(self.named(reference))
            return self._named[reference](value)

        return keeps

    def _properties(self, said: Mapping[str, _Schema]) -> Keeps:
        known = {name: self.of(schema) for name, schema in said.items()}

        def keeps(value: Any) -> bool:
            return not isinstance(value, dict) or all(
                known[name](inner) for name, inner in value.items() if name in known
            )

        return keeps

    def _additional(self, said: _Schema | bool, known: Mapping[str, Any]) -> Keeps:
        rule = self.of(said)

        def keeps(value: Any) -> bool:
            return not isinstance(value, dict) or all(
                rule(inner) for name, inner in value.items() if name not in known
            )

        return keeps

    def _conditional(self, schema: _Schema) -> Keeps:
        parts = {name: self.of(schema.get(name, True)) for name in ("if", "then", "else")}
        rest = self.of({k: said for k, said in schema.items() if k not in parts})

        def keeps(value: Any) -> bool:
            return rest(value) and parts["then" if parts["if"](value) else "else"](value)

        return keeps


@cache
def form(pattern: str) -> re.Pattern[str]:
    r"""Return a pattern in which `$` is the end of the words, not a line feed at their end.

    >>> form("^a$").search("a\n") is None
    True
    """
    return re.compile(_END.sub(r"\\Z", pattern))


def repeats(items: Sequence[object]) -> bool:
    """Return whether words or numbers stand twice; what is neither is a fault of its own."""
    single = [(type(item), item) for item in items if isinstance(item, str | int | float)]
    return len(set(single)) < len(single)


def is_day(value: object) -> bool:
    """Return whether a value is a day, or no words at all."""
    if not isinstance(value, str):
        return True
    try:
        return bool(_DAY.fullmatch(value) and datetime.date.fromisoformat(value))
    except ValueError:
        return False


def is_partial_date(value: object) -> bool:
    """Return whether a value is a year, a month of a year, or a day."""
    try:
        return isinstance(value, str) and bool(PartialDate.fromisoformat(value))
    except ValueError:
        return False


_FORMATS: Mapping[str, Keeps] = {"date": is_day, "partial-date": is_partial_date}


def _of_types(said: str | Sequence[str]) -> Keeps:
    names = [said] if isinstance(said, str) else said
    if len(names) == 1:
        return _TYPES[names[0]]
    return lambda value: any(_TYPES[name](value) for name in names)


def _among(said: Sequence[Any]) -> Keeps:
    return lambda value: any(_is(value, choice) for choice in said)


def _is(value: object, choice: object) -> bool:
    """Return whether a value is a choice, which is no list: 1 is 1.0, and neither is true."""
    if isinstance(value, bool) or isinstance(choice, bool):
        return value is choice
    return value == choice


def _each(rule: Keeps) -> Keeps:
    return lambda value: not isinstance(value, list) or all(map(rule, value))


def _of(kind: Keeps) -> Callable[[Callable[[Any, Any], bool]], Callable[[Any], Keeps]]:
    """Return what makes a rule of a comparison: only values of a kind can break it."""
    return lambda holds: lambda said: lambda value: not kind(value) or holds(value, said)


_words, _number = _of(_TYPES["string"]), _of(_TYPES["number"])
_list, _mapping = _of(_TYPES["array"]), _of(_TYPES["object"])
_SIMPLE: Mapping[str, Callable[[Any], Keeps]] = {
    "type": _of_types,
    "enum": _among,
    "const": lambda said: _among([said]),
    "format": lambda said: _FORMATS.get(said, lambda value: True),
    "pattern": _words(lambda value, said: form(said).search(value) is not None),
    "minLength": _words(lambda value, said: len(value) >= said),
    "maxLength": _words(lambda value, said: len(value) <= said),
    "minItems": _list(lambda value, said: len(value) >= said),
    "maxItems": _list(lambda value, said: len(value) <= said),
    "uniqueItems": _list(lambda value, said: not (said and repeats(value))),
    "minProperties": _mapping(lambda value, said: len(value) >= said),
    "required": _mapping(lambda value, said: all(name in value for name in said)),
    "minimum": _number(lambda value, said: not value < said),
    "maximum": _number(lambda value, said: not value > said),
    "exclusiveMinimum": _number(lambda value, said: not value <= said),
}
"""What a keyword says of a value, however the rest of the schema is."""
