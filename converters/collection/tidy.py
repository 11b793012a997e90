"""Outputs of speeches and books that are gone: found, shown, and only then removed."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from converters import formats
from converters.build.plan import Plan
from converters.collection import proofs, redlines
from converters.collection.returned import reviewing
from converters.errors import HuibianError
from converters.project.editions import Editions


def orphans(plan: Plan) -> list[Path]:
    """Return the outputs of no speech and no book of the collection, or of a format not made."""
    found: list[Path] = []
    for format in formats.of_speeches():
        wanted = plan.index.digests.keys() if format.name in plan.project.config.formats else ()
        folder = plan.project.output / format.name
        found += sorted(
            p for p in folder.glob(f"*{format.suffix}") if format.id_of(p) not in wanted
        )
    return found + _proofs(plan) + _redlines(plan) + _review_pages(plan) + _books(plan)


def _proofs(plan: Plan) -> list[Path]:
    """Return the proofs (校样) of no speech of the collection."""
    made = sorted((plan.project.output / proofs.FOLDER).glob("*"))
    suffixes = {formats.named(name).suffix for name in proofs.FORMATS}
    return [p for p in made if p.suffix in suffixes and p.stem not in plan.index.digests]


def _redlines(plan: Plan) -> list[Path]:
    """Return the redlines (对照稿) of no speech that is there or on record."""
    known = plan.index.digests.keys() | Editions(plan.project).by_id.keys()
    made = sorted((plan.project.output / redlines.FOLDER).glob("*"))
    return [path for path in made if (id := redlines.id_of(path)) and id not in known]


def _review_pages(plan: Plan) -> list[Path]:
    """Return the pages of returned files (回稿) of no speech of the collection."""
    made = sorted((plan.project.output / reviewing.FOLDER).glob("*.html"))
    return [page for page in made if plan.index.digests.keys().isdisjoint(reviewing.ids(page))]


def _books(plan: Plan) -> list[Path]:
    wanted = {path for job in plan.books for path in job.outputs(plan.book_folder).values()}
    if plan.book_faults:
        # Settings that cannot be read do not tell what they would write: nothing of theirs goes.
        return []
    suffixes = {format.suffix for format in formats.of_books()}
    files = sorted(plan.book_folder.glob("*"))
    return [path for path in files if path.suffix in suffixes and path not in wanted]


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed, and the faults of what could not be."""

    removed: tuple[Path, ...]
    faults: tuple[HuibianError, ...]


def remove(paths: Iterable[Path]) -> Removal:
    """Remove files, all that can be; one that is gone already is no fault."""
    removed, faults = [], []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
            removed.append(path)
        except OSError:
            faults.append(HuibianError(f"删不掉 {path}", "请检查它是不是文件、有没有权限"))
    return Removal(tuple(removed), tuple(faults))
