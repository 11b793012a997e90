"""The rules of JSON Schema as the standard means them, where the library follows Python instead."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

_END = re.compile(r"(?<!\\)\$(?=$|[)|])")


@cache
def _form(pattern: str) -> re.Pattern[str]:
    r"""Return a pattern in which `$` is the end of the words, not a line feed at their end.

    >>> _form("^a$").search("a\n") is None
    True
    """
    return re.compile(_END.sub(r"\\Z", pattern))


def _pattern(
    validator: Draft202012Validator, pattern: str, value: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    if isinstance(value, str) and not _form(pattern).search(value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


def _unique(
    validator: Draft202012Validator, wanted: bool, value: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """Look for words or numbers that stand twice; what is neither is a fault of its own."""
    if wanted and isinstance(value, list):
        single = [(type(item), item) for item in value if isinstance(item, str | int | float)]
        if len(set(single)) < len(single):
            yield ValidationError("not unique")


Rules: Any = extend(Draft202012Validator, {"pattern": _pattern, "uniqueItems": _unique})  # type: ignore[no-untyped-call]
"""The validator of all schemas."""
