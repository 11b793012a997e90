"""Auditing outputs on disk: each finished file measured against its source, and a report of all."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from converters import formats
from converters.collection.audits.books import books
from converters.collection.audits.clauses import HeldToClauses, held_to_clauses
from converters.collection.audits.common import (
    BOOK,
    Audited,
    Unaudited,
    made,
    of_book,
    outputs,
    write_report,
)
from converters.collection.audits.speeches import speeches
from converters.project import Project

__all__ = [
    "BOOK",
    "Audited",
    "HeldToClauses",
    "Unaudited",
    "audit",
    "held_to_clauses",
    "kinds",
    "made",
    "of_book",
    "outputs",
    "write_report",
]


def kinds() -> tuple[str, ...]:
    """Return what can be audited: the names of formats of speeches, and books."""
    return (*formats.names(formats.audited()), BOOK)


def audit(project: Project, kind: str, paths: Sequence[Path]) -> Iterator[Audited | Unaudited]:
    """Yield the audit of each file of one kind, or why it could not be audited."""
    if kind == BOOK:
        return books(project, paths)
    return speeches(project, formats.named(kind), paths)
