"""Importing raw files on disk: read, plan, write, and keep the registry of ids."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from converters import files, importing
from converters.collection import bounded, ids, libreoffice, raw_file, writing
from converters.collection.origins import Origins
from converters.errors import HuibianError, MissingError, SourceError
from converters.importing import (
    Action,
    Import,
    ImportOptions,
    ImportPlan,
    Office,
    proof_page,
    report,
)
from converters.importing.registry import RegistryRow
from converters.speech.model import Meta, Speech

WRITTEN_HERE = "huibian new"
"""In the registry, in the place of the file that a speech came from."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was found in a file and what was done with it."""

    found: Import
    plan: ImportPlan
    page: Path
    """Where the page to proofread on was written."""


class Folder(Mapping[str, bytes]):
    """The Markdown files of a folder by id, each read when it is asked for."""

    def __init__(self, path: Path) -> None:
        """`path` need not exist yet."""
        self.path = path
        self._ids = {file.stem for file in path.glob("*.md")}

    def __getitem__(self, id: str) -> bytes:
        if id not in self._ids:
            raise KeyError(id)
        try:
            return files.contents(self.path / f"{id}.md")
        except OSError:
            return b""  # it is there, and cannot be compared: so it is not written over

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def sources(paths: list[Path]) -> list[Path]:
    """Return the raw files that `paths` name: files as they are, of folders all that can be read.

    Raises MissingError for a path that is not there, and for a folder that holds nothing to read.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if _is_meant(file))
            readable = sorted(f for f in inside if f.suffix.lower() in importing.SUFFIXES)
            found += readable
            if not readable:
                kinds = "、".join(sorted(importing.SUFFIXES))
                raise MissingError(f"{path} 里没有能导入的文件", f"能导入的有 {kinds}")
        elif path.exists():
            found.append(path)
        else:
            raise MissingError(f"没有这个文件：{path}", "请检查文件名和所在文件夹")
    return found


def _is_meant(path: Path) -> bool:
    """Tell what is to be read, or told that it cannot be, from folders and an editor's leavings."""
    return not path.is_dir() and not path.name.startswith(("~$", ".#"))


class Importer:
    """One run over raw files: what was found in one is known to the next.

    Two files of one name that come in one run, or that both exist, are two.
    """

    def __init__(
        self, into: Path, options: ImportOptions | None = None, *, dry_run: bool = False
    ) -> None:
        """`into` is the folder of the speeches; with `dry_run` no speech is written."""
        self.into = into
        self.options = options or ImportOptions()
        self.dry_run = dry_run
        self._ids = ids.RegistryFile(into)
        self._step = writing.step_in(into, "import")
        self._origins = Origins(into)
        self._swept = False
        self._met: dict[str, str] = {}
        self._pages: dict[Path, str] = {}

    @property
    def healed(self) -> list[SourceError]:
        """What to tell of lines of the registry that were damaged."""
        return self._ids.damaged

    def import_file(self, path: Path) -> Imported:
        """Import one raw file.

        Raises SourceError for what cannot be read, MissingError for what cannot be opened.
        """
        found = importing.clean(
            raw_file.read(path),
            _name(path),
            options=self.options,
            office_to_docx=to_docx(),
            bounds=bounded.bounds(),
        )
        if self.dry_run or found.refusal:
            plan = self._planned(found, path)
            self._ids.remember(plan.registry)
            page = self._page(found, plan)
        else:
            with self._turn():
                self._sweep()
                plan = self._planned(found, path)
                # The page comes first: where it cannot be written, the file is not imported.
                page = self._page(found, plan)
                self._carry_out(plan)
                self._origins.note(found.sha256, path)
        self._met |= {step.id: found.sha256 for step in plan.steps if step.id not in self._met}
        return Imported(found, plan, page)

    def _sweep(self) -> None:
        """Remove what killed imports left, once in a run."""
        if not self._swept:
            writing.sweep(self.into, Path(proof_page.PAGES))
        self._swept = True

    def _turn(self) -> AbstractContextManager[None]:
        return writing.turn(writing.root_for(self.into))

    def _planned(self, found: Import, path: Path) -> ImportPlan:
        known = self._ids.read()
        if found.refusal:
            return ImportPlan((), known)

        def is_held(row: RegistryRow) -> bool:
            if self._met.get(row.id, found.sha256) != found.sha256:
                return True
            return row.source != found.sha256 and self._origins.elsewhere(row.source, path)

        return importing.plan(found, known, Folder(self.into), is_held)

    def _carry_out(self, plan: ImportPlan) -> None:
        """Write the speeches first and the registry last: it is healed from them, not they."""
        for step in plan.steps:
            if step.action in (Action.NEW, Action.RENEWED):
                self._step.write(self.into / f"{step.id}.md", step.markdown)
        self._ids.write(plan.registry, self._step)

    def _page(self, found: Import, plan: ImportPlan) -> Path:
        """Write the page to proofread on; that of another file of this run is left alone."""
        pages = Path(proof_page.PAGES)
        page = pages / proof_page.file_name(found, plan)
        if self._pages.get(page, found.sha256) != found.sha256:
            page = pages / proof_page.file_name(found, plan, apart=True)
        self._pages[page] = found.sha256
        files.write_if_changed(page, proof_page.render(found, plan).encode())
        return page


def import_file(
    path: Path, into: Path, options: ImportOptions, *, dry_run: bool = False
) -> Imported:
    """Import one raw file by itself, as `Importer` does."""
    return Importer(into, options, dry_run=dry_run).import_file(path)


def _name(path: Path) -> str:
    """Return the name of a raw file as it can be written into a speech and printed."""
    return "".join("_" if _unseen(char) else char for char in files.readable(path.name))


def _unseen(char: str) -> bool:
    category = unicodedata.category(char)
    return category.startswith("C") or category in ("Zl", "Zp")


def begin(into: Path, meta: Meta, text: Callable[[str], bytes]) -> Path:
    """Write a speech that is begun here, under an id that is never given again; return its file.

    `text` gives its Markdown for the id, which has the form of those of imported speeches.
    """
    digest = files.digest(meta.title, meta.speaker or "")
    known = ids.RegistryFile(into)
    step = writing.step_in(into, "new")
    with writing.turn(writing.root_for(into)):
        registry = known.read()
        id = registry.id_for(Speech(meta, ()), digest, 1, Folder(into))
        data = text(id)
        files.write(into / f"{id}.md", data)
        row = RegistryRow(id, WRITTEN_HERE, 1, files.sha256(data), files.sha256(data))
        known.write(registry.with_rows([row]), step)
    return into / f"{id}.md"


def as_json(
    done: Sequence[Imported],
    faults: Sequence[HuibianError],
    healed: Sequence[SourceError] = (),
) -> dict[str, object]:
    """Return the report of an import (docs/import.md), ready for JSON."""
    return {
        "files": [report.as_dict(item.found, item.plan) for item in done],
        "healed": [each.as_dict() for each in healed],
        "faults": [fault.as_dict() for fault in faults],
    }


def write_report(
    path: Path,
    done: Sequence[Imported],
    faults: Sequence[HuibianError],
    healed: Sequence[SourceError] = (),
) -> None:
    """Write the report of an import as JSON."""
    files.write_json(path, as_json(done, faults, healed))


def to_docx() -> Office | None:
    """Return the way from old Word files to new ones; None without LibreOffice."""
    return _office_to_docx if libreoffice.available() else None


def _office_to_docx(data: bytes, suffix: str) -> bytes:
    bounded.refuse_rows(data)
    try:
        most = bounded.of_office(len(data))
        (made,) = libreoffice.convert([data], suffix.removeprefix("."), "docx", most=most)
    except OverflowError:
        raise bounded.TOO_MUCH from None
    return made or b""
