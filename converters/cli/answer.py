"""What programs read: the one JSON document that a command with `--json` prints (docs/json.md).

An object whose lists hold the results, and `faults`, the faults as `HuibianError.as_dict` gives
them. The schema of each command stands in `workflow/schemas/json/`.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from converters import files, resources
from converters.errors import HuibianError, SourceError

OPTION = "--json"
SCHEMAS = "workflow/schemas/json"
_EMPTY: dict[str, Any] = {"array": [], "object": {}, "integer": 0, "boolean": False, "string": ""}

Fault = HuibianError | Mapping[str, object]

option = click.option(OPTION, "as_json", is_flag=True, help="结果用 JSON 输出，供程序读取")
"""The option of every command that answers so."""


def give(results: Mapping[str, object], faults: Iterable[Fault] = ()) -> None:
    """Print the answer of a command; the faults are told to whoever looks on as well."""
    met = list(faults)
    told = [fault.as_dict() if isinstance(fault, HuibianError) else fault for fault in met]
    _print({**results, "faults": told})
    for sentence in (words for fault in met for words in _sentences(fault)):
        click.echo(f"错误：{files.readable(sentence)}", err=True)


def failure(command: Sequence[str], fault: Fault) -> None:
    """Print the answer of a command, such as `book list`, that came to nothing."""
    give(_nothing("-".join(command)), [fault])


def wanted(arguments: Sequence[str]) -> bool:
    """Return whether arguments ask for an answer in JSON.

    >>> wanted(["build", "--json"]), wanted(["check", "--", "--json"])
    (True, False)
    """
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return OPTION in options


def schema(name: str) -> Mapping[str, Any] | None:
    """Return the schema of a command's answer, such as `book-list`; None if it has none."""
    try:
        text = resources.text(f"{SCHEMAS}/{name}.schema.yaml")
    except OSError:
        return None
    import yaml

    rules: Mapping[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return rules


def _sentences(fault: Fault) -> Iterator[str]:
    """Yield what to tell of a fault, and of the others that are told with it."""
    if isinstance(fault, HuibianError):
        yield from map(str, fault.each)
        return
    words = str(fault.get("reason", "")), str(fault.get("remedy", ""))
    file, line = str(fault.get("file", "")), fault.get("line", 0)
    yield str(SourceError(*words, file=file, line=line if isinstance(line, int) else 0))
    others = fault.get("others")
    for other in others if isinstance(others, list) else ():
        yield from _sentences(other)


def _nothing(name: str) -> dict[str, Any]:
    """Return what a command answers that found nothing: everything its schema asks for, empty."""
    rules = schema(name) or {"required": (), "properties": {}}
    return {key: value for key, value in _empty(rules).items() if key != "faults"}


def _empty(rules: Mapping[str, Any]) -> Any:
    """Return what stands for nothing by a schema, with all that an object has to have."""
    if "required" in rules:
        return {key: _empty(rules["properties"][key]) for key in rules["required"]}
    return _EMPTY.get(str(rules.get("type")))


def _print(value: object) -> None:
    clean = _readable(value)
    text = json.dumps(clean, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(clean)
    click.echo(text)


def _readable(value: Any) -> Any:
    """Return a value in which every text is one that UTF-8 can hold."""
    match value:
        case str():
            return files.readable(value)
        case Mapping():
            return {files.readable(str(key)): _readable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_readable(inner) for inner in value]
        case _:
            return value
