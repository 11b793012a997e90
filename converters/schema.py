"""Settings as people write them (YAML, TOML), checked against a schema, with the line of a fault.

The schemas stand in `workflow/schemas/` (JSON Schema, draft 2020-12). Every fault is a
`SourceError` in Chinese that names the line and, for a mistyped key, the key that was meant.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker

from converters import resources
from converters.dates import PartialDate
from converters.errors import SourceError

Path = Sequence[str | int]
LineOf = Callable[[Path], int]
Fault = Any
"""A jsonschema ValidationError; its attributes are typed too widely to be read as they are."""

_TYPES = {
    "string": "一段文字（像数字的文字请加引号）",
    "integer": "一个整数",
    "number": "一个数字",
    "boolean": "true 或 false",
    "array": "一个列表",
    "object": "一组“名称: 值”",
    "null": "空",
}


_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


class _Loader(yaml.CSafeLoader):
    """YAML in which a date stays the text it was written as, so that it can be checked by name."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(text: str, schema: str, *, first_line: int = 1) -> dict[str, Any]:
    """Return the mapping written in `text`, checked against the schema of that name.

    `first_line` is the line of the file on which `text` begins. Raises SourceError with that
    file's line when the text is no YAML, repeats a key or breaks the schema.
    """
    return placed_yaml(text, schema, first_line=first_line)[0]


def placed_yaml(text: str, schema: str, *, first_line: int = 1) -> tuple[dict[str, Any], LineOf]:
    """Return the mapping as `load_yaml` does, and what tells the line of any value in it."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        data = loader.construct_document(node) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else 0
        raise SourceError(
            "写法有误，读不懂", "请检查冒号后是否有空格、引号是否成对、缩进是否对齐", line=line
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise SourceError("写法有误，读不懂", "请检查有无特殊字符", line=first_line) from error
    _refuse_repeated_keys(node, first_line)

    def line_of(path: Path) -> int:
        return _yaml_line(node, path) + first_line

    _check(data, schema, line_of)
    return dict(data), line_of


def load_toml(text: str, schema: str) -> dict[str, Any]:
    """Return the tables written in `text`, checked against the schema of that name.

    Raises SourceError with the line when the text is no TOML or breaks the schema; for a number
    that is missing this is the line of the table it belongs in.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place.group(1)) if place else text.count("\n") + 1
        raise SourceError("写法有误，读不懂", "请检查等号、引号和方括号", line=line) from error
    _check(data, schema, lambda path: _toml_line(text, path))
    return data


@cache
def _validator(schema: str) -> Draft202012Validator:
    rules = yaml.load(resources.text(f"workflow/schemas/{schema}.schema.yaml"), yaml.CSafeLoader)
    return Draft202012Validator(rules, format_checker=_formats())


def _formats() -> FormatChecker:
    checker = FormatChecker(["date"])
    checker.checks("partial-date", raises=ValueError)(_is_partial_date)
    return checker


def _is_partial_date(value: object) -> bool:
    """Tell a year, a month of a year, or a day; YAML makes a number of a year."""
    written = isinstance(value, str | int) and not isinstance(value, bool)
    return written and bool(PartialDate.fromisoformat(str(value)))


def _check(data: object, schema: str, line_of: LineOf) -> None:
    faults = sorted(_validator(schema).iter_errors(data), key=lambda e: line_of(e.absolute_path))
    if faults:
        raise _worded(faults[0], line_of)


def _worded(fault: Fault, line_of: LineOf) -> SourceError:
    path = list(fault.absolute_path)
    name = ".".join(str(step) for step in path)
    word = _WORDS.get(str(fault.validator), _of_other)
    extra, reason, remedy = word(fault, name)
    return SourceError(reason, remedy, line=line_of([*path, extra] if extra else path))


_Words = tuple[str, str, str]


def _of_unknown_key(fault: Fault, name: str) -> _Words:
    known = list(fault.schema["properties"])
    unknown = next(str(key) for key in fault.instance if key not in known)
    close = get_close_matches(unknown, known, n=1, cutoff=0.5)
    remedy = f"是不是想写“{close[0]}”" if close else f"可用的名称有：{'、'.join(known)}"
    return unknown, f"{_in(name)}不认识“{unknown}”这一项", remedy + ("？" if close else "")


def _of_missing_key(fault: Fault, name: str) -> _Words:
    missing = next(key for key in fault.validator_value if key not in fault.instance)
    about = fault.schema["properties"].get(missing, {}).get("description", "")
    return (
        "",
        f"{_in(name)}缺少“{missing}”这一项",
        f"请补上{missing}" + (f"（{about}）" if about else ""),
    )


def _of_type(fault: Fault, name: str) -> _Words:
    kinds = fault.validator_value
    wanted = "或".join(_TYPES[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds))
    return "", f"“{name or '全文'}”应为{wanted}，现为 {fault.instance!r}", "请改正"


def _of_choice(fault: Fault, name: str) -> _Words:
    choices = "、".join(str(value) for value in fault.validator_value)
    return "", f"“{name}”不能是 {fault.instance!r}", f"请从这些里选：{choices}"


def _of_date(fault: Fault, name: str) -> _Words:
    if fault.validator_value == "date":
        return "", f"“{name}”写的是 {fault.instance}，没有这一天", "请写成 2020-07-16 的样子"
    written = str(fault.instance)
    parts = written.count("-") if _DATE.fullmatch(written) else -1
    none = ("不是日期", "没有这一年", "没有这个月", "没有这一天")[parts + 1]
    remedy = "请写成 2020-07-16 的样子；不知道日子的写 2020-07，只知道年份的写 2020"
    return "", f"“{name}”写的是 {fault.instance}，{none}", remedy


def _of_other(fault: Fault, name: str) -> _Words:
    about = fault.schema.get("description", "") if isinstance(fault.schema, Mapping) else ""
    return "", f"“{name}”的值 {fault.instance!r} 不合要求", about and f"应为：{about}"


_WORDS: dict[str, Callable[[Fault, str], _Words]] = {
    "additionalProperties": _of_unknown_key,
    "required": _of_missing_key,
    "type": _of_type,
    "enum": _of_choice,
    "format": _of_date,
}


def _in(name: str) -> str:
    return f"“{name}”里" if name else ""


def _refuse_repeated_keys(node: yaml.Node | None, first_line: int) -> None:
    """PyYAML keeps the last of two equal keys and drops the first without a word."""
    for mapping in _mappings(node):
        seen: set[str] = set()
        for key, _ in mapping.value:
            if key.value in seen:
                raise SourceError(
                    f"“{key.value}”写了两次",
                    "请删去多余的一行",
                    line=key.start_mark.line + first_line,
                )
            seen.add(key.value)


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _mappings(value)


def _yaml_line(node: yaml.Node | None, path: Path) -> int:
    """Return the line, counted from 0, on which the value at `path` is named."""
    line = 0
    for step in path:
        if isinstance(node, yaml.MappingNode):
            named = [(key, value) for key, value in node.value if key.value == step]
            if not named:
                break
            key, node = named[0]
            line = key.start_mark.line
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line
    return line


def _toml_line(text: str, path: Path) -> int:
    """Return the line of the key at `path`, or of its table; `tomllib` keeps no places."""
    best, table = 1, ""
    wanted = ".".join(str(step) for step in path)
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            table = header.group(1)
            name = table
        elif entry := re.match(r"\s*([\w-]+)\s*=", line):
            name = f"{table}.{entry.group(1)}" if table else entry.group(1)
        else:
            continue
        if name == wanted:
            return number
        if wanted.startswith(name + "."):
            best = number
    return best
