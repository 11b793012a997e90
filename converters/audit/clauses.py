"""The clauses of GB/T 9704-2012 and GB/T 33476.2-2016, and how a finished file stands to each.

`styles/audit/clauses.toml` is the one list: what a clause asks, where it is set, which codes
measure it, in which test a fault of it is planted.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from converters import resources
from converters.audit.faults import Fault
from converters.errors import Finding
from converters.speech import front_keys
from converters.speech.model import Speech

TABLE = "styles/audit/clauses.toml"
_USUAL = "GB/T 9704-2012"
"""The standard whose clauses are named by their number alone."""


class Verdict(StrEnum):
    """How a file stands to a clause."""

    MEETS = "meets"
    FAILS = "fails"
    NOT_CONCERNED = "not-concerned"
    """The speech has nothing that the clause speaks of."""
    NOT_MEASURED = "not-measured"
    """No program measures it in a file of this format."""


LABELS = {
    Verdict.MEETS: "符合",
    Verdict.FAILS: "不符合",
    Verdict.NOT_CONCERNED: "不涉及",
    Verdict.NOT_MEASURED: "要人看",
}
"""What people read."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a standard."""

    standard: str
    """As it is cited: GB/T 9704-2012."""
    number: str
    """7.2.5; several that are one matter are parted by 、."""
    asks: str
    """What it asks, in our own words."""
    facts: tuple[str, ...] = ()
    """Keys of the front matter, or keys with a value as in form=letter: it concerns a speech that
    has one of them."""
    blocks: tuple[str, ...] = ()
    """Kinds of blocks, in small letters: it concerns a speech that has one of them."""
    unless: tuple[str, ...] = ()
    """The same: it does not concern a speech that has one of these."""
    made: tuple[str, ...] = ()
    """The files where it is set."""
    codes: tuple[str, ...] = ()
    """What measures it."""
    same: tuple[str, ...] = ()
    """The clauses of GB/T 9704-2012 that a clause of another standard has the same of, or that are
    part of it: what is against them is against it."""
    why: str = ""
    """Why nothing measures it, or not all of it."""

    @property
    def cited(self) -> str:
        """As it is cited: GB/T 9704-2012 §7.2.5."""
        return f"{self.standard} §{self.number}"

    @property
    def named(self) -> frozenset[str]:
        """As a fault against it names it; "" is the name of none."""
        own = self.number if self.standard == _USUAL else self.cited
        return frozenset(("", own, *self.same))

    def concerns(self, speech: Speech) -> bool:
        """Return whether a speech has anything that the clause speaks of."""
        facts = front_keys.written(speech.meta)
        has = facts.keys() | {f"{key}={value}" for key, value in facts.items()}
        if not has.isdisjoint(self.unless):
            return False
        kinds = {type(block).__name__.lower() for block in speech.blocks}
        asked = self.facts or self.blocks
        return not (asked and kinds.isdisjoint(self.blocks) and has.isdisjoint(self.facts))


@dataclass(frozen=True, slots=True)
class Judged:
    """A clause and how a file stands to it."""

    clause: Clause
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    """What is against it."""


@dataclass(frozen=True, slots=True)
class ClauseTable:
    """All clauses, and the tests in which the faults of each code are planted."""

    clauses: tuple[Clause, ...]
    planted: Mapping[str, str]
    """The file of a test by code."""

    @property
    def measured(self) -> int:
        """How many clauses some code measures."""
        return sum(bool(clause.codes) for clause in self.clauses)


@cache
def table() -> ClauseTable:
    """Return the table of all clauses, in the order of their standards."""
    read = tomllib.loads(resources.text(TABLE))
    standards = {key: value["title"] for key, value in read["standards"].items()}
    return ClauseTable(tuple(_clause(row, standards) for row in read["clause"]), read["planted"])


def _clause(row: Mapping[str, Any], standards: Mapping[str, str]) -> Clause:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Clause(standard=standards[values.pop("of")], **values)


def judged(
    speech: Speech, findings: Sequence[Finding], measured: Collection[str]
) -> Iterator[Judged]:
    """Yield how a file of a speech stands to each clause, by what was found in it.

    `measured` are the codes that were looked for: those of the format of the file, and of checks.
    """
    for clause in table().clauses:
        against = tuple(each for each in findings if _is_against(each, clause))
        if not clause.concerns(speech):
            yield Judged(clause, Verdict.NOT_CONCERNED)
        elif against:
            yield Judged(clause, Verdict.FAILS, against)
        elif set(measured).isdisjoint(clause.codes):
            yield Judged(clause, Verdict.NOT_MEASURED)
        else:
            yield Judged(clause, Verdict.MEETS)


def _is_against(finding: Finding, clause: Clause) -> bool:
    """Return whether a finding is against a clause: by its own clause if it names one."""
    named = finding.clause if isinstance(finding, Fault) else ""
    return finding.code in clause.codes and named in clause.named
