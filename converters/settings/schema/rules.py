"""The faults of what breaks a schema, as the library tells them; it is slow to load.

Where the library follows Python, the rules are as the standard means them. Whoever only asks
whether something keeps a schema asks `sound`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from converters.settings.schema import sound
from converters.settings.schema.choices import Choices
from converters.settings.schema.shapes import whole


def _pattern(
    validator: Draft202012Validator, pattern: str, value: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    if isinstance(value, str) and not sound.form(pattern).search(value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


def _unique(
    validator: Draft202012Validator, wanted: bool, value: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    if wanted and isinstance(value, list) and sound.repeats(value):
        yield ValidationError("not unique")


Rules: Any = extend(Draft202012Validator, {"pattern": _pattern, "uniqueItems": _unique})  # type: ignore[no-untyped-call]
"""The validator of all schemas."""


@cache
def validator(schema: str, choices: Choices = ()) -> Draft202012Validator:
    """Return the validator of the schema of that name, its lists of choices filled in."""
    validator: Draft202012Validator = Rules(whole(schema, choices), format_checker=_formats())
    return validator


def _formats() -> FormatChecker:
    checker = FormatChecker(["date"])
    checker.checks("partial-date")(sound.is_partial_date)
    return checker
