"""The made corrections under `tests/cases/returned`, one a case.

Those of `edits` go through LibreOffice as well; those of `others` are written as other programs
write them, and stand as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from converters import resources
from converters.returning import Comparison, Row, RowKind
from tests.returning.edits import Step

_FOLDER = resources.root() / "tests/cases/returned"
_TOLD = (RowKind.COMMENT, RowKind.LEFT_BEHIND)


@dataclass(frozen=True, slots=True)
class Case:
    """What is done with the file, and what must be found."""

    name: str
    do: Sequence[Step]
    rows: Sequence[Sequence[str]]
    """Kind, author, before and after of each; of what is only told, its note in place of the
    last. The end of a paragraph is written ¶."""
    markdown: Mapping[str, str] = field(default_factory=dict)
    """The stretches of the Markdown that become others when all is taken that is taken by
    default; every other byte stays."""
    source: Mapping[str, str] = field(default_factory=dict)
    """What is put in the place of what in the speech before it goes out."""
    now: Mapping[str, str] = field(default_factory=dict)
    """What became what in the Markdown after the speech went out; `markdown` is told of that."""
    held: Sequence[Sequence[str]] = ()
    """What both sides say of each conflict: the Markdown of now, and the file."""
    already: Sequence[int] = ()
    """The rows that the Markdown has by now."""
    newline: str = "\n"
    """Of the Markdown."""
    taken: str = "default"
    """`all` for the rows as well that are not taken by default, `none` for none; `conflict` if
    what is taken cannot be written."""
    resaved: Sequence[Sequence[str]] | None = None
    """The rows after LibreOffice has saved the file, if they are others."""
    lost: Sequence[str] = ()
    """The formats in which LibreOffice cannot save what was done."""
    apart: str = ""
    """Why LibreOffice does not take the same for words, if so."""


@cache
def cases(folder: str = "edits") -> Mapping[str, Case]:
    """Return the cases of a folder by their names."""
    paths = sorted((_FOLDER / folder).glob("*.yaml"))
    found = [case for path in paths for case in _read(path.read_text(encoding="utf-8"))]
    named = {case.name: case for case in found}
    assert len(named) == len(found)
    return named


def _read(text: str) -> Iterator[Case]:
    held: dict[str, dict[str, Any]] = yaml.load(text, yaml.CSafeLoader)
    yield from (Case(name, **facts) for name, facts in held.items())


def shown(comparison: Comparison) -> list[list[str]]:
    """Return the rows as a case writes them."""
    return [_shown(row) for row in comparison.rows]


def _shown(row: Row) -> list[str]:
    who = "" if row.hand is None else row.hand.name
    words = (row.before or row.after, row.note) if row.kind in _TOLD else (row.before, row.after)
    return [row.kind.value, who, *(one.replace("\n", "¶") for one in words)]
