"""The samples of a checkout, and moving them aside when somebody starts work of his own there.

The samples stand where a collection stands, so that `make` has something to build. They become a
collection of their own in a folder beside: nothing is deleted, and what was corrected stays so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from converters import files, resources
from converters.build.lock import alone
from converters.errors import RefusedError, UsageError
from converters.importing import proof_page, registry
from converters.importing.registry import Registry, RegistryRow
from converters.project.root import CONFIG, SPEECHES
from converters.settings import compilation

FOLDER = "samples"
OPTION = "--move-samples"
SOURCES = frozenset({"395fc04d", "e385976e", "84e94e2d", "26a781e2", "bbea2d17"})
"""The first eight digits of the sha256 of the raw texts that the samples were imported from."""
_BOOKS = ("xuanbian.yaml", "shuoming.md")


def root() -> Path:
    """Return the folder of the checkout's samples: where they were moved to, or the checkout."""
    aside = resources.root() / FOLDER
    return aside if (aside / CONFIG).is_file() else resources.root()


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples among the speeches of a folder."""

    folder: Path
    rows: tuple[RegistryRow, ...]
    """Their rows in the registry of ids."""
    ids: tuple[str, ...]
    """Those whose Markdown is there."""

    @property
    def moving(self) -> bool:
        """Whether there are any, or a move was broken off."""
        aside = self.folder / FOLDER
        return bool(self.ids) or ((aside / SPEECHES).is_dir() and not (aside / CONFIG).is_file())


def found(folder: Path) -> Samples:
    """Return the samples in a folder; none if it is not their collection."""
    rows = tuple(row for row in _registry(folder).rows if row.source[:8] in SOURCES)
    speeches = folder / SPEECHES
    here = [row.id for row in rows if (speeches / f"{row.id}.md").is_file()]
    return Samples(folder, rows, tuple(here))


def move(samples: Samples) -> Path:
    """Move the samples, their settings, book and outputs aside, and return where they are.

    What is not a sample stays. Raises UsageError if there are none, RefusedError if something is in
    the way or a build is running; nothing has been moved then. A move that was broken off is
    finished.
    """
    folder, aside = samples.folder, samples.folder / FOLDER
    if not samples.moving:
        raise UsageError("这里没有样例，没有移动", f"请去掉 {OPTION}")
    moves = list(_moves(samples))
    if blocked := [target for _, target in moves if target.exists()]:
        raise RefusedError(
            f"样例要移到 {FOLDER}/，可是那里已经有 {blocked[0].relative_to(aside)}，没有移动",
            f"请先把 {FOLDER}/ 移走或改名",
        )
    if (folder / "output").is_dir():
        with alone(folder / "output"):
            pass
    for source, target in moves:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
    _part_registry(samples)
    # The settings go last: they tell that all is done.
    (folder / CONFIG).rename(aside / CONFIG)
    return aside


def _moves(samples: Samples) -> Iterator[tuple[Path, Path]]:
    """Yield what is moved, and where to, the registry and the settings aside."""
    folder, aside = samples.folder, samples.folder / FOLDER
    if (aside / CONFIG).exists():
        yield folder / CONFIG, aside / CONFIG
    names = [Path(SPEECHES, f"{id}.md") for id in samples.ids]
    names += [Path(compilation.FOLDER, name) for name in _BOOKS]
    names += sorted(
        Path(proof_page.PAGES, proof_page.plain_name(file))
        for file in {row.file for row in samples.rows}
    )
    # Pages to proofread on may be those of other texts; all else can be built again.
    built = (path.relative_to(folder) for path in sorted((folder / "output").glob("*")))
    names += [name for name in built if name != Path(proof_page.PAGES)]
    for name in names:
        if (folder / name).exists():
            yield folder / name, aside / name


def _part_registry(samples: Samples) -> None:
    """Give the samples their rows of the registry of ids, and leave the others."""
    known = _registry(samples.folder)
    if samples.rows:
        target = samples.folder / FOLDER / SPEECHES / registry.FILE
        files.write(target, registry.render(Registry(samples.rows)).encode())
    path = samples.folder / SPEECHES / registry.FILE
    others = tuple(row for row in known.rows if row not in samples.rows)
    if others:
        files.write(path, registry.render(Registry(others)).encode())
    else:
        path.unlink(missing_ok=True)


def _registry(folder: Path) -> Registry:
    path = folder / SPEECHES / registry.FILE
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return registry.parse(text)
