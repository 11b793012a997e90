"""Tables of what the rules of a module say: a rule, a text, an arrow, what the rule says of it.

The rows bring each rule to its limits, from both sides. `--update-golden` writes anew what is said
of the texts that stand in a table; read the difference, for each line of it is a rule that changed.
A row is taken out or put in by hand.
"""

import enum
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from converters.importing.job import CleaningJob
from converters.importing.passage import Passage, whole
from converters.importing.rules import RULES
from converters.importing.text.lines import SourceLine, lines
from converters.importing.worksheet import TextRule, Worksheet
from converters.readers.raw import LineMarks, RawText
from converters.speech.dates import PartialDate
from tests.conftest import Golden

_TABLES = Path(__file__).parents[1] / "golden/importing/rules"
_ARROW = " → "
_MARKED = re.compile(
    r"(?:\{(?P<name>page|cell|aside|note|level)(?: (?P<value>\d))?\})?(?P<text>.*)"
)
_MARKS: dict[str, Callable[[str], LineMarks]] = {
    "page": lambda _: LineMarks(page=True),
    "cell": lambda _: LineMarks(cell=True),
    "note": lambda value: LineMarks(note=f"〔{value}〕"),
    "level": lambda value: LineMarks(level=int(value or 0)),
}


class Sample:
    """The text of a row, in the forms in which rules take it.

    A line that begins with {page}, {cell}, {aside}, {note 3} or {level 1} has that of its format.
    """

    def __init__(self, row: str) -> None:
        told = [_MARKED.match(line) for line in row.split("\n")]
        self.raw = "\n".join(match["text"] for match in told if match)
        named = {at: (m["name"], m["value"]) for at, m in enumerate(told, 1) if m and m["name"]}
        marks = {at: _MARKS[name](value) for at, (name, value) in named.items() if name in _MARKS}
        aside = frozenset(at for at, (name, _) in named.items() if name == "aside")
        self.of_format = RawText(self.raw, marks=marks, aside=aside)

    @property
    def head(self) -> str:
        """The first line."""
        return self.raw.partition("\n")[0]

    @property
    def rest(self) -> list[str]:
        """The lines below the first."""
        return self.raw.split("\n")[1:]

    @cached_property
    def sheet(self) -> Worksheet:
        return Worksheet(self.raw)

    @cached_property
    def lines(self) -> list[SourceLine]:
        return lines(self.sheet, self.sheet.whole, self.of_format)

    @cached_property
    def job(self) -> CleaningJob:
        return CleaningJob(self.of_format, "a.txt", self.sheet)

    @property
    def dropped(self) -> list[tuple[str, str]]:
        """What was dropped or changed on the sheet, each stretch with the code of its rule."""
        blame = ((place, rule) for place, rule in enumerate(self.sheet.blame) if rule)
        places = groupby(enumerate(blame), lambda pair: (pair[1][0] - pair[0], pair[1][1]))
        found = [(key[1], [place for _, (place, _) in run]) for key, run in places]
        told = [(RULES[rule - 1].code, self.raw[at[0] : at[-1] + 1]) for rule, at in found]
        return [(code, words) for code, words in told if code != "layout"]


Rule = Callable[[Sample], Any]


def hold(table: str, rules: Mapping[str, Rule], golden: Golden) -> None:
    """Hold the rules to a table of theirs."""
    rows = (
        (_TABLES / table).with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    )
    golden(f"importing/rules/{table}.txt", "".join(_said(row, rules) for row in rows))


def _said(row: str, rules: Mapping[str, Rule]) -> str:
    name, _, told = row.partition(" ")
    text, _ = json.JSONDecoder().raw_decode(told)
    return line(name, rules[name], text)


def line(name: str, rule: Rule, text: str) -> str:
    """Return a row of a table."""
    return f"{name} {_quoted(text)}{_ARROW}{shown(rule(Sample(text)))}\n"


def _quoted(text: str) -> str:
    signs = (
        c if c.isprintable() else json.dumps(c)[1:-1] for c in json.dumps(text, ensure_ascii=False)
    )
    return "".join(signs)


def edited(rule: TextRule, text: str) -> str:
    """Return the text after a rule."""
    return Worksheet(text).edit(whole(text), rule(text), "layout").text


def shown(value: Any) -> str:
    """Return a value in one line: words of lines and passages, fields that say something."""
    match value:
        case enum.Enum():
            return value.name
        case None | bool() | int() | str() | PartialDate():
            return repr(value) if isinstance(value, str) else str(value)
        case float():
            return f"{value:.6g}"
        case SourceLine() | Passage():
            return repr(value.text)
        case Mapping():
            return f"{{{'，'.join(f'{shown(k)}: {shown(v)}' for k, v in value.items())}}}"
        case frozenset() | set():
            return f"{{{'，'.join(sorted(map(shown, value)))}}}"
        case Iterable():
            return f"[{'，'.join(map(shown, value))}]"
    return _fields(value) if is_dataclass(value) else repr(value)


def _fields(value: Any) -> str:
    told = ((field.name, getattr(value, field.name)) for field in fields(value))
    return f"({'，'.join(f'{name} {shown(v)}' for name, v in told if v not in (None, '', ()))})"
