"""What was decided of the rows of a returned file before, as it is told beside the kept file."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from converters import files
from converters.project import Project
from converters.returning import Row, wording

FOLDER = "returns"
"""Where returned files and what was decided of them are kept, beside the speeches."""
DECISIONS, ROWS = "decisions", "rows"
_KNOWN_BY = ("kind", "author", "before", "after", "note")
"""What tells one row from another; of those that say the same, the first from the second."""
_Known = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The numbers of rows on which somebody decided, and did not think better of it later."""

    written: frozenset[int] = frozenset()
    """Those that were written into the Markdown; that may have been undone since."""
    refused: frozenset[int] = frozenset()


def told(row: Row) -> dict[str, object]:
    """Return a row as it is written down."""
    return {
        "number": row.number,
        "kind": row.kind.value,
        "author": wording.author(row),
        "time": wording.time(row),
        "before": row.before,
        "after": row.after,
        "note": row.note,
    }


def of(project: Project, id: str, mark: str, rows: Sequence[Row]) -> Decided:
    """Return what was decided of the rows of the file of a speech that has this mark."""
    written, refused = set[_Known](), set[_Known]()
    for decision in _decisions(project, id, mark):
        for known, row in _known(decision):
            if row.get("taken"):
                refused.discard(known)
            elif row.get("refused"):
                refused.add(known)
            became = row.get("became")
            if isinstance(became, list) and "written" in became:
                written.add(known)
    own = list(zip(_known([told(row) for row in rows]), rows, strict=True))
    return Decided(
        frozenset(row.number for (known, _), row in own if known in written),
        frozenset(row.number for (known, _), row in own if known in refused),
    )


def _decisions(project: Project, id: str, mark: str) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Yield the rows of each decision that is on record, the first one first."""
    for path in sorted((project.root / FOLDER / id).glob(f"*-{mark}.json")):
        held = files.read_json(path)
        made = held.get(DECISIONS) if isinstance(held, dict) else None
        for decision in made if isinstance(made, list) else ():
            rows = decision.get(ROWS) if isinstance(decision, dict) else None
            if isinstance(rows, list):
                yield [row for row in rows if isinstance(row, dict)]


def _known(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[_Known, Mapping[str, Any]]]:
    seen = Counter[_Known]()
    for row in rows:
        known = tuple(str(row.get(name, "")) for name in _KNOWN_BY)
        seen[known] += 1
        yield (*known, str(seen[known])), row
