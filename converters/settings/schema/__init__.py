"""Settings as people write them (YAML, TOML), checked against a schema, with the line of a fault.

Every fault is a `SourceError` in Chinese that names the line and, for a mistyped key, the key that
was meant; all faults of a file are raised together. What is written in another form than the
canonical one and can be meant in one way only is read, and told as a `Mend`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from converters.errors import SourceError, together
from converters.settings.schema import limits, values, wording
from converters.settings.schema.lines import HASH_REMEDY, Straightened, straighten
from converters.settings.schema.shapes import Shape, shape
from converters.settings.schema.toml import Base, load_toml
from converters.settings.schema.tree import Refused, tree
from converters.settings.schema.wording import LineOf, Path
from converters.settings.schema.written_dates import written_date
from converters.speech import unseen

__all__ = [
    "Base",
    "Choices",
    "Document",
    "LineOf",
    "Mend",
    "Path",
    "load_toml",
    "load_yaml",
    "mended",
    "mends",
    "placed_yaml",
    "read_yaml",
    "unseen_mends",
    "written_date",
]

Choices = Mapping[str, Mapping[str, str]]
"""Lists of choices by name: each choice, and what people call it."""

_LINE_END = re.compile(r"(\r\n|\r|\n)")
"""All that ends a line, in whatever program it was written."""
_MOST_FAULTS = 20
"""So many lines that are no YAML are told at once."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A line that was read, though it is not in the canonical form; `line` counts from 1."""

    line: int
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file of settings as it was understood."""

    data: dict[str, Any]
    line_of: LineOf
    mends: tuple[Mend, ...]
    remarks: tuple[tuple[int, str, str], ...]
    """Remarks (# …) behind free words, which are no part of these: line, key, remark."""
    faults: tuple[SourceError, ...]


def load_yaml(
    text: str, schema: str, *, first_line: int = 1, choices: Choices | None = None
) -> dict[str, Any]:
    """Return the mapping written in `text`, checked against the schema of that name.

    `first_line` is the line of the file on which `text` begins; `choices` are the lists that the
    schema leaves to the program. Raises SourceError with that file's lines if the text is no YAML,
    repeats a key or breaks the schema.
    """
    return placed_yaml(text, schema, first_line=first_line, choices=choices)[0]


def placed_yaml(
    text: str, schema: str, *, first_line: int = 1, choices: Choices | None = None
) -> tuple[dict[str, Any], LineOf]:
    """Return the mapping as `load_yaml` does, and what tells the line of any value in it."""
    document = read_yaml(text, schema, first_line=first_line, choices=choices)
    if document.faults:
        raise together(document.faults)
    return document.data, document.line_of


def read_yaml(
    text: str, schema: str, *, first_line: int = 1, choices: Choices | None = None
) -> Document:
    """Return what is written in `text` with its faults; nothing is raised."""
    known = tuple((name, tuple(words.items())) for name, words in (choices or {}).items())
    text = _LINE_END.sub("\n", text)  # programs on Windows end their lines with two signs
    lines, allowed = text.split("\n"), shape(schema, known)
    if too_much := limits.exceeded(text, lines, schema):
        return Document({}, lambda path: first_line, (), (), (_moved(too_much, first_line),))
    straight = straighten(unseen.without(text).split("\n"), allowed)
    straight.faults += unseen.faults(text)
    node = _composed(straight)
    found = values.build(node, allowed)
    gone = straight.dropped | values.dropped(found.data)
    broken = _broken(found.data, allowed, schema, known)
    if broken and values.mend(found, broken, allowed):
        broken = _broken(found.data, allowed, schema, known)

    def line_of(path: Path) -> int:
        return found.line_of(path) + first_line

    unlike = [fault for fault in broken if not _told(fault, gone)]
    faults = [
        *(_moved(fault, first_line) for fault in (*straight.faults, *found.faults)),
        *wording.faults(unlike, line_of, found.written, found.named),
    ]
    data = found.data if isinstance(found.data, dict) else {}
    remarks = tuple((at + first_line, key, words) for at, key, words in straight.comments)
    faults = limits.told(faults)
    mends = _mends(lines, straight, found, first_line)
    return Document(data, line_of, mends, remarks, tuple(faults))


def _broken(
    data: object, allowed: Shape, schema: str, choices: tuple[Any, ...]
) -> list[wording.Fault]:
    """Return how a value breaks the schema of that name."""
    if allowed.allows(data):
        return []
    from converters.settings.schema import rules  # loads what is slow, and few settings need

    return list(islice(rules.validator(schema, choices).iter_errors(data), limits.MOST_BROKEN))


def mends(data: bytes, schema: str, choices: Choices | None = None) -> tuple[Mend, ...]:
    """Return the lines of a settings file that are read but not in the canonical form.

    () for a file that is no UTF-8, which is told elsewhere.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ()
    lines = _LINE_END.split(text)[::2]
    found = {mend.line: mend for mend in read_yaml("\n".join(lines), schema, choices=choices).mends}
    return tuple(({mend.line: mend for mend in unseen_mends(lines)} | found).values())


def unseen_mends(lines: Sequence[str]) -> Iterator[Mend]:
    """Yield the lines with characters that nobody sees and that can go without a loss."""
    for number, line in enumerate(lines, 1):
        if (now := unseen.mended(line)) != line:
            yield Mend(number, line, now, "看不见的字符")


def mended(data: bytes, mends: Sequence[Mend]) -> bytes:
    """Return a file with some of its lines in the canonical form, all else byte for byte."""
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    parts = _LINE_END.split(text.removeprefix(mark))
    for mend in mends:
        at = 2 * (mend.line - 1)
        if at < len(parts) and parts[at] == mend.was:
            parts[at] = mend.now
    return (mark + "".join(parts)).encode()


def _moved(fault: SourceError, first_line: int) -> SourceError:
    return SourceError(fault.reason, fault.remedy, line=fault.line + first_line - 1)


def _told(fault: wording.Fault, gone: set[str]) -> bool:
    """Tell whether a key is missing only because its line was refused."""
    return fault.validator == "required" and any(f"'{name}'" in fault.message for name in gone)


def _composed(straight: Straightened) -> yaml.Node | None:
    """Return the tree of the lines; entries that are no YAML are told and left out."""
    for _ in range(_MOST_FAULTS):
        try:
            return tree("\n".join(straight.lines))
        except yaml.MarkedYAMLError as error:
            fault, mark = error, error.problem_mark or error.context_mark
            at = min(mark.line if mark else 0, len(straight.lines) - 1)
        except (yaml.YAMLError, ValueError):
            straight.faults.append(SourceError("写法有误，读不懂", "请检查有无特殊字符", line=1))
            return None
        _leave_out(straight, at, fault)
    return None


def _leave_out(straight: Straightened, at: int, fault: yaml.YAMLError) -> None:
    """Take the entry that goes over a line out of the lines, and tell its fault once."""
    lines = straight.lines
    first = at
    while first > 0 and (not lines[first].strip() or lines[first][0] in " ]}-#"):
        first -= 1
    last = max(at, first) + 1
    while last < len(lines) and lines[last][:1] in (" ", "]", "}"):
        last += 1
    whole = "\n".join(lines[first:last])
    straight.dropped.add(whole.partition(":")[0].strip())
    if not any(first < told.line <= last for told in straight.faults):
        reason, remedy = "写法有误，读不懂", _remedy(whole)
        if isinstance(fault, Refused):
            reason, remedy = fault.reason, fault.remedy
        straight.faults.append(SourceError(reason, remedy, line=at + 1))
    lines[first:last] = [""] * (last - first)


def _remedy(whole: str) -> str:
    if " #" in whole:
        return f"“ #”后面的字会被当作备注：{HASH_REMEDY}"
    if "\\" in whole and '"' in whole:
        return "双引号里的反斜杠要写两个，或者改用单引号"
    if "\t" in whole:
        return "行首请用空格，不用制表符（Tab 键）"
    return "请检查冒号后是否有空格、引号和括号是否成对、缩进是否对齐"


def _mends(
    lines: Sequence[str], straight: Straightened, found: values.Values, first_line: int
) -> tuple[Mend, ...]:
    """Return the lines that were read otherwise than they are written, in order."""
    edited = values.applied(straight.lines, found.edits)
    mends = []
    for at in sorted(straight.whys.keys() | edited.keys()):
        now, whys = edited.get(at, (straight.lines[at], []))
        if straight.lines[at] and now != lines[at]:
            why = "、".join(dict.fromkeys([*straight.whys.get(at, ()), *whys]))
            mends.append(Mend(at + first_line, lines[at], now, why))
    return tuple(mends)
