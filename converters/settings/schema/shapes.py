"""What a schema allows at one place of a file: which kind of value, under which names.

The schemas stand in `workflow/schemas/` (JSON Schema, draft 2020-12). Some keywords are our own:
`x-names` lists the Chinese names that people may write for a key, `x-values` the Chinese words for
the values of a list of choices; those that take lists from the program are in `given`, those that
whoever reads a file hands in are in `choices`.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

import yaml

from converters import resources
from converters.settings.schema.choices import Choices, chosen
from converters.settings.schema.given import filled
from converters.settings.schema.sound import Keeps, Sound

_FREE = "甲 # 乙: 丙"
"""A value that every field of free words allows, and no field of a fixed form."""
_DAY, _NO_DAY = "2020-07-16", "s1"


class Shape:
    """The part of a schema that speaks of one place."""

    def __init__(self, schema: Mapping[str, Any], root: Sound) -> None:
        self._root = root
        self.schema = self._resolved(schema)
        self._own = schema
        self._properties: dict[str, Shape | None] = {}

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the schema with what its `$ref` names; what it says itself comes first."""
        if "$ref" not in schema:
            return schema
        return {**self._resolved(self._root.named(schema["$ref"])), **schema}

    @cached_property
    def _keeps(self) -> Keeps:
        return self._root.of(self._own)

    def allows(self, value: object) -> bool:
        """Return whether the schema allows the value here."""
        return self._keeps(value)

    @cached_property
    def _choices(self) -> tuple[Mapping[str, Any], ...]:
        among = (*self.schema.get("anyOf", ()), *self.schema.get("oneOf", ()))
        return (self.schema, *map(self._resolved, among))

    @cached_property
    def types(self) -> frozenset[str]:
        """The JSON types that may stand here."""
        found: set[str] = set()
        for choice in self._choices:
            said = choice.get("type", ())
            found |= {said} if isinstance(said, str) else set(said)
            found |= {_type_of(value) for value in self.values if choice is self.schema}
        return frozenset(found)

    @cached_property
    def values(self) -> tuple[object, ...]:
        """The values one of which must stand here; () if there is no such list."""
        single = (self.schema["const"],) if "const" in self.schema else ()
        return (*self.schema.get("enum", ()), *single)

    @cached_property
    def free(self) -> bool:
        """Whether free words stand here, in which any sign may be meant as a word."""
        return "string" in self.types and self.allows(_FREE)

    @cached_property
    def nested(self) -> bool:
        """Whether a list or a mapping may stand here."""
        return bool(self.types & {"array", "object"})

    @cached_property
    def is_date(self) -> bool:
        """Whether a date stands here."""
        return self.allows(_DAY) and not self.allows(_NO_DAY) and "string" in self.types

    @cached_property
    def item(self) -> "Shape | None":
        """The shape of the items of a list."""
        found = (choice["items"] for choice in self._choices if "items" in choice)
        items: Mapping[str, Any] | None = next(found, None)
        return None if items is None else Shape(items, self._root)

    def at(self, name: str) -> "Shape | None":
        """Return the shape of the value of a key; None for a key that is not known."""
        if name not in self._properties:
            schema = self.schema.get("properties", {}).get(name)
            self._properties[name] = None if schema is None else Shape(schema, self._root)
        return self._properties[name]

    @cached_property
    def required(self) -> frozenset[str]:
        """The keys that must be there."""
        return frozenset(self.schema.get("required", ()))

    @cached_property
    def _names(self) -> dict[str, str]:
        names = {}
        for name in self.schema.get("properties", {}):
            shape = self.at(name)
            names[name] = name
            for other in shape.schema.get("x-names", ()) if shape else ():
                names[other] = name
        return names

    def name_of(self, written: str, folded: str) -> str | None:
        """Return the key that is meant by a name, as written or folded to plain small letters."""
        return self._names.get(written) or self._names.get(folded)

    def value_of(self, written: str) -> object:
        """Return the choice that a word stands for, Chinese or in other letters; else None."""
        words = self.schema.get("x-values", {})
        folded = written.casefold()
        return words.get(written) or next(
            (value for value in self.values if str(value).casefold() == folded), None
        )


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "integer" if isinstance(value, int) else "string"


@cache
def whole(schema: str, choices: Choices = ()) -> Mapping[str, Any]:
    """Return the schema of that name, its lists of choices filled in."""
    rules = yaml.load(resources.text(f"workflow/schemas/{schema}.schema.yaml"), yaml.CSafeLoader)
    filled_in: Mapping[str, Any] = chosen(filled(rules), dict(choices))
    return filled_in


@cache
def shape(schema: str, choices: Choices = ()) -> Shape:
    """Return what the schema of that name allows at the top of a file."""
    rules = whole(schema, choices)
    return Shape(rules, Sound(rules))
