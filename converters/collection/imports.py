"""Importing raw files on disk: read, plan, write, and keep the registry of ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from converters import files, importing
from converters.collection import libreoffice
from converters.errors import HuibianError, MissingError, SourceError
from converters.importing import (
    Action,
    Import,
    ImportOptions,
    ImportPlan,
    Office,
    proof_page,
    registry,
    report,
)
from converters.importing.registry import Registry, RegistryRow
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
        return (self.path / f"{id}.md").read_bytes()

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
            inside = (file for file in path.rglob("*") if file.is_file())
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


def import_file(
    path: Path, into: Path, options: ImportOptions, *, dry_run: bool = False
) -> Imported:
    """Import one raw file into a folder of speeches; with `dry_run` no speech is written.

    Raises SourceError for what cannot be read, MissingError for what cannot be opened.
    """
    name = files.readable(path.name)
    found = importing.clean(bytes_of(path), name, options=options, office_to_docx=to_docx())
    known = _registry(into / registry.FILE)
    plan = ImportPlan((), known) if found.refusal else importing.plan(found, known, Folder(into))
    if not dry_run and not found.refusal:
        _carry_out(plan, into)
    proof = Path(proof_page.PAGES) / f"{name}.html"
    files.write_if_changed(proof, proof_page.render(found, plan).encode())
    return Imported(found, plan, proof)


def new_id(into: Path, meta: Meta) -> str:
    """Return an id for a speech that is written here, of the form that imported ones have."""
    digest = files.digest(meta.title, meta.speaker or "")
    return _registry(into / registry.FILE).id_for(Speech(meta, ()), digest, 1, Folder(into))


def register(into: Path, id: str, data: bytes) -> None:
    """Enter a speech that is written here into the registry: its id is never given again."""
    digest = files.sha256(data)
    row = RegistryRow(id, WRITTEN_HERE, 1, digest, digest)
    known = _registry(into / registry.FILE)
    files.write(into / registry.FILE, registry.render(known.with_row(row)).encode())


def as_json(done: Sequence[Imported], faults: Sequence[HuibianError]) -> dict[str, object]:
    """Return the report of an import (docs/import.md), ready for JSON."""
    return {
        "files": [report.as_dict(item.found, item.plan) for item in done],
        "faults": [fault.as_dict() for fault in faults],
    }


def write_report(path: Path, done: Sequence[Imported], faults: Sequence[HuibianError]) -> None:
    """Write the report of an import as JSON."""
    files.write_json(path, as_json(done, faults))


def to_docx() -> Office | None:
    """Return the way from old Word files to new ones; None without LibreOffice."""
    return _office_to_docx if libreoffice.available() else None


def _office_to_docx(data: bytes, suffix: str) -> bytes:
    (made,) = libreoffice.convert([data], suffix.removeprefix("."), "docx")
    return made or b""


def _carry_out(plan: ImportPlan, into: Path) -> None:
    """Write the speeches first and the registry last: an id is only ever given to what is there."""
    for step in plan.steps:
        if step.action in (Action.NEW, Action.RENEWED):
            files.write(into / f"{step.id}.md", step.markdown)
    files.write_if_changed(into / registry.FILE, registry.render(plan.registry).encode())


def bytes_of(path: Path) -> bytes:
    """Return what is in a raw file; raises MissingError if it is absent or cannot be opened."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingError(f"没有这个文件：{path}", "请检查文件名和所在文件夹") from error
    except OSError as error:
        raise MissingError(f"打不开文件：{path}", "请检查它是不是文件、有没有读取权限") from error


def _registry(path: Path) -> Registry:
    if not path.is_file():
        return Registry()
    try:
        return registry.parse(path.read_text(encoding="utf-8"))
    except SourceError as error:
        raise error.in_file(str(path)) from error
    except UnicodeDecodeError as error:
        raise SourceError("不是 UTF-8 文字", "请从版本库恢复", file=str(path)) from error
