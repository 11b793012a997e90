"""Lists of choices that a schema leaves to whoever reads a file: `x-choices: formats`."""

from collections.abc import Mapping
from typing import Any

from converters.speech import listing

Choices = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Lists by name: each choice with what people call it."""
KEYWORD = "x-choices"


def chosen(schema: Any, choices: Mapping[str, tuple[tuple[str, str], ...]]) -> Any:
    """Return a schema, as YAML gives it, with the choices of each list that it names."""
    if isinstance(schema, list):
        return [chosen(part, choices) for part in schema]
    if not isinstance(schema, dict):
        return schema
    name = str(schema.get(KEYWORD))
    if name not in choices:
        return {key: chosen(part, choices) for key, part in schema.items()}
    words = [_called(*choice) for choice in choices[name]]
    known = [choice for choice, _ in choices[name]]
    return {KEYWORD: name, "enum": known, "description": listing.listed(words)}


def _called(choice: str, word: str) -> str:
    return choice if word.casefold() == choice else f"{choice}（{word}）"
