"""What a file of settings says, by its schema: words as they are written, forms made canonical.

YAML guesses: `title: 是` stays a word, `title: no` becomes false, `0123` another number. Here the
schema says what stands where, and nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from converters.errors import SourceError
from converters.settings.schema.lines import folded, quoted
from converters.settings.schema.shapes import Shape
from converters.settings.schema.wording import Fault, Path, called
from converters.settings.schema.written_dates import written_date
from converters.speech import unseen
from converters.speech.unseen import UNSEEN

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {
    **dict.fromkeys(("true", "yes", "on", "是"), True),
    **dict.fromkeys(("false", "no", "off", "否"), False),
}
_WHOLE = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ('"', '"'), ("'", "'"))
_COMMAS = re.compile("[、，,；;]")
_BLOCKS = ("|", ">")
_LONGEST_FORM = 2_000
"""No value of a fixed form has more characters, nor has a list that is written without brackets."""
_IN_FLOW = re.compile(r"[\[\]{},]")


@dataclass(frozen=True, slots=True)
class LineEdit:
    """A piece of a line to be written otherwise; line and columns count from 0."""

    line: int
    start: int
    end: int
    text: str
    why: str


@dataclass(slots=True)
class Values:
    """The data of a file, where each part of it stands, and what was read otherwise."""

    data: Any = None
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    """The line, from 0, of each value by its path."""
    keys: dict[tuple[str | int, ...], str] = field(default_factory=dict)
    """The key of each value as it is written, if that is not its proper name."""
    scalars: dict[tuple[str | int, ...], yaml.ScalarNode] = field(default_factory=dict)
    edits: list[LineEdit] = field(default_factory=list)
    faults: list[SourceError] = field(default_factory=list)
    """Their lines count from 1."""

    def line_of(self, path: Path) -> int:
        """Return the line, from 0, of the value at a path, or of what it would stand in."""
        steps = tuple(path)
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 0)

    def named(self, path: Path) -> Path:
        """Return a path with its keys as they are written."""
        steps = tuple(path)
        return [self.keys.get(steps[: at + 1], step) for at, step in enumerate(steps)]

    def written(self, path: Path) -> str | None:
        """Return a single value as it is written; None if none stands there."""
        node = self.scalars.get(tuple(path))
        return None if node is None else str(node.value)


def build(node: yaml.Node | None, shape: Shape) -> Values:
    """Return what a document says; what does not fit the schema is left as it is written."""
    builder = _Builder()
    values = builder.values
    values.data = {} if node is None else builder.value(node, shape, ())
    return values


class _Builder:
    def __init__(self) -> None:
        self.values = Values()

    def value(self, node: yaml.Node, shape: Shape | None, path: tuple[str | int, ...]) -> Any:
        self.values.lines.setdefault(path, node.start_mark.line)
        if isinstance(node, yaml.MappingNode):
            return dict(self._entries(node, shape, path))
        if isinstance(node, yaml.SequenceNode):
            return list(self._items(node, shape, path))
        assert isinstance(node, yaml.ScalarNode)
        self.values.scalars[path] = node
        if bad := UNSEEN.search(node.value):
            where = called(self.values.named(path))
            remedy = "请删去它；双引号里用反斜杠写出来的（如 \\x01）也要删去"
            self._fault(node, f"“{where}”里有{unseen.named(bad[0])}", remedy)
        return _scalar(node, shape)

    def _entries(
        self, node: yaml.MappingNode, shape: Shape | None, path: tuple[str | int, ...]
    ) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key, value in node.value:
            written = key.value if isinstance(key, yaml.ScalarNode) else "{…}"
            meant = shape.name_of(written, folded(written)) if shape else None
            name = meant or written
            if name in seen:
                self._repeated(key, written, name)
                continue
            seen.add(name)
            self.values.lines[*path, name] = key.start_mark.line
            if meant and meant != written:
                self.values.keys[*path, name] = written
                why = "中文名称" if not folded(written).isascii() else "名称的写法"
                self._edit(key, meant, why)
            below = shape.at(name) if shape else None
            if below is not None and shape and self._is_empty(value, below):
                if name in shape.required:
                    where = called(self.values.named((*path, name)))
                    self._fault(key, f"“{where}”没有写内容", _about(below))
                    yield name, _Absent
                continue
            yield name, self.value(value, below, (*path, name))

    def _repeated(self, key: yaml.Node, written: str, name: str) -> None:
        also = f"（就是 {name}）" if name != written else ""
        self._fault(key, f"“{written}”{also}写了两次", "请删去多余的一行")

    def _is_empty(self, value: yaml.Node, shape: Shape) -> bool:
        """Tell a key that was left open, as in a form to be filled in."""
        if not isinstance(value, yaml.ScalarNode) or value.style:
            return False
        return value.value == "" or (value.value in _EMPTY and "string" not in shape.types)

    def _items(
        self, node: yaml.SequenceNode, shape: Shape | None, path: tuple[str | int, ...]
    ) -> Iterator[Any]:
        below = shape.item if shape else None
        for at, item in enumerate(node.value):
            parts = self._parted(item, below) if node.flow_style else None
            if parts:
                self.values.lines[*path, at] = item.start_mark.line
                yield from parts
            else:
                yield self.value(item, below, (*path, at))

    def _parted(self, item: yaml.Node, shape: Shape | None) -> list[str] | None:
        """Return the words in brackets that a full-width comma parts; None if there is none."""
        if not isinstance(item, yaml.ScalarNode) or item.style or shape is None:
            return None
        parts = [part.strip() for part in item.value.split("，")]
        if len(parts) < 2 or not all(map(shape.allows, parts)):
            return None
        self._edit(item, ", ".join(map(_in_flow, parts)), "全角逗号")
        return parts

    def _edit(self, node: yaml.Node, text: str, why: str) -> None:
        start, end = node.start_mark, node.end_mark
        if start.line == end.line:
            self.values.edits.append(LineEdit(start.line, start.column, end.column, text, why))

    def _fault(self, node: yaml.Node, reason: str, remedy: str) -> None:
        line = node.start_mark.line + 1
        self.values.faults.append(SourceError(reason, remedy, line=line))


class _Absent:
    """Stands for the value of a key that must be there and is empty; it was told already."""


def dropped(data: Any) -> set[str]:
    """Take out the keys whose values are empty and must not be, and return their names."""
    if not isinstance(data, dict):
        return set()
    names = {name for name, value in data.items() if value is _Absent}
    for name in names:
        del data[name]
    return names


def _about(shape: Shape) -> str:
    about = shape.schema.get("description", "")
    return f"请写上{about}" if about else "请补上，或删去这一行"


def _scalar(node: yaml.ScalarNode, shape: Shape | None) -> Any:
    raw: str = node.value
    if node.style in _BLOCKS:
        return raw.rstrip("\n")  # the end of the block is none of its words
    if shape is None or node.style or "string" in shape.types:
        return raw
    if "boolean" in shape.types and raw.casefold() in _BOOLEANS and raw.isascii():
        return _BOOLEANS[raw.casefold()]
    if "integer" in shape.types and _WHOLE.fullmatch(raw):
        return int(raw)
    return raw


def mend(values: Values, faults: Sequence[Fault], shape: Shape) -> bool:
    """Bring values that break the schema to their canonical form, if that is beyond doubt.

    Returns whether any was.
    """
    mended = False
    for path in dict.fromkeys(tuple(fault.absolute_path) for fault in faults):
        node, there = values.scalars.get(path), _shape_at(shape, path)
        if node is None or there is None or not path:
            continue
        forms = _forms(node.value, there) if len(node.value) <= _LONGEST_FORM else ()
        form = next((f for f in forms if there.allows(f.value)), None)
        if form is not None and node.start_mark.line == node.end_mark.line:
            _put(values.data, path, form.value)
            start, end = node.start_mark, node.end_mark
            text = _as_yaml(form.value)
            values.edits.append(LineEdit(start.line, start.column, end.column, text, form.why))
            mended = True
    return mended


@dataclass(frozen=True, slots=True)
class _Form:
    value: Any
    why: str


def _forms(written: str, shape: Shape) -> Iterator[_Form]:
    """Yield what a value of a fixed form can stand for, the likeliest first."""
    bare = _unquoted(written.strip())
    plain = "".join(unicodedata.normalize("NFKC", bare).split())
    if "array" in shape.types and shape.item is not None:
        item = shape.item
        parts = [part.strip() for part in _COMMAS.split(bare)]
        forms = [next((f.value for f in _forms(p, item) if item.allows(f.value)), p) for p in parts]
        yield _Form([p if item.allows(p) else f for p, f in zip(parts, forms, strict=True)], "列表")
    if (chosen := shape.value_of(bare) or shape.value_of(plain)) is not None:
        yield _Form(chosen, "值的写法")
    if shape.is_date and (date := written_date(bare)):
        yield _Form(date, "日期写法")
    if _WHOLE.fullmatch(plain.removesuffix("年")):
        yield _Form(int(plain.removesuffix("年")), "数字写法")
    if plain.casefold() in _BOOLEANS:
        yield _Form(_BOOLEANS[plain.casefold()], "值的写法")
    yield _Form(bare, "引号")
    yield _Form(plain, "全角字符")


def _unquoted(text: str) -> str:
    for opening, closing in _PAIRS:
        inner = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and len(text) > 1 and inner:
            return inner.strip()
    return text


def _shape_at(shape: Shape, path: Path) -> Shape | None:
    found: Shape | None = shape
    for step in path:
        if found is None:
            return None
        found = found.item if isinstance(step, int) else found.at(step)
    return found


def _put(data: Any, path: Path, value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


def _as_yaml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_in_flow, value))}]"
    return quoted(str(value))


def _in_flow(value: object) -> str:
    text = _as_yaml(value) if not isinstance(value, str) else quoted(value)
    if _IN_FLOW.search(text) and not text.startswith("'"):
        return "'" + text.replace("'", "''") + "'"
    return text


def applied(lines: Sequence[str], edits: Sequence[LineEdit]) -> Mapping[int, tuple[str, list[str]]]:
    """Return each edited line by its number, with the reasons."""
    found: dict[int, tuple[str, list[str]]] = {}
    for edit in sorted(edits, key=lambda edit: (edit.line, -edit.start)):
        line, whys = found.get(edit.line, (lines[edit.line], []))
        line = line[: edit.start] + edit.text + line[edit.end :]
        found[edit.line] = (line, [edit.why, *whys])
    return found
