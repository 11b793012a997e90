"""Outputs of speeches that are gone: found, shown, and only then removed."""

from pathlib import Path

from converters.build.plan import Plan
from converters.config import FORMATS


def orphans(plan: Plan) -> list[Path]:
    """Return the outputs that belong to no speech of the collection, or to a format not made."""
    found: list[Path] = []
    for format in FORMATS:
        wanted = plan.index.digests.keys() if format in plan.project.config.formats else ()
        folder = plan.project.output / format
        found += sorted(p for p in folder.glob(f"*.{format}") if p.stem not in wanted)
    return found


def remove(paths: list[Path]) -> None:
    """Remove files; one that is gone already is no fault."""
    for path in paths:
        path.unlink(missing_ok=True)
