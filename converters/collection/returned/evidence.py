"""What is kept of a returned file that was decided on: the file itself, and the decisions.

`returns/<id>/<day>-<8 hex>.docx`, beside the speeches, and a JSON of the same name: each decision
of the same file is added to it.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from converters import files
from converters.collection.returned import decisions
from converters.collection.returned.decisions import DECISIONS, FOLDER, ROWS
from converters.collection.returned.reviewing import Reviewed
from converters.project import Project
from converters.returning import Row
from converters.returning.merging import Merged
from converters.returning.numbers import TakenRows

_SUFFIX = ".docx"


def kept(project: Project, one: Reviewed, day: date) -> Path:
    """Keep a returned file, and return where it is; one that is kept already stays where it is."""
    folder = project.root / FOLDER / one.id
    suffix = one.path.suffix.lower() or _SUFFIX
    known = sorted(folder.glob(f"*-{one.mark}{suffix}"))
    path = known[0] if known else folder / f"{day}-{one.mark}{suffix}"
    files.write_if_changed(path, one.data)
    return path


def note(path: Path, one: Reviewed, taken: TakenRows, merged: Merged, time: str) -> None:
    """Write down beside a kept file what was decided of each row."""
    file = path.with_suffix(".json")
    known = files.read_json(file)
    before = known.get(DECISIONS) if isinstance(known, dict) else None
    decision = {"time": time, ROWS: [_row(row, taken, merged) for row in one.comparison.rows]}
    files.write_json(
        file,
        {
            "id": one.id,
            "file": files.readable(one.path.name),
            "sha256": files.sha256(one.data),
            "base": files.sha256(one.base.source),
            DECISIONS: [*(before if isinstance(before, list) else []), decision],
        },
    )


def _row(row: Row, taken: TakenRows, merged: Merged) -> Mapping[str, object]:
    held = {number for conflict in merged.conflicts for number in conflict.rows}
    became = {
        "written": row.number in merged.written,
        "already": row.number in merged.already,
        "conflict": row.number in held,
    }
    return {
        **decisions.told(row),
        "taken": row.number in taken.taken,
        "refused": row.number in taken.refused,
        "became": [name for name, is_so in became.items() if is_so],
    }
