"""One finished file held to the clauses of the standards, one after another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from converters import checks, formats
from converters.audit import clauses
from converters.audit.clauses import Judged
from converters.collection.audits.common import Unaudited
from converters.collection.audits.speeches import speeches
from converters.errors import Finding, MissingError, UsageError
from converters.formats.format import Format
from converters.project import Project

_EXAMPLE = "请写做好的文件，如 output/pdf/s2020-0716-01.pdf"


@dataclass(frozen=True, slots=True)
class HeldToClauses:
    """A finished file and how it stands to each clause."""

    file: str
    """As it is called in messages."""
    judged: tuple[Judged, ...]


def held_to_clauses(project: Project, path: Path) -> HeldToClauses:
    """Return how a finished file of a speech stands to each clause.

    Raises MissingError if it is not there, UsageError for a file of no format that is audited,
    or that belongs to no speech, and what keeps the file from being audited.
    """
    format = _format(path)
    if not path.is_file():
        raise MissingError(f"没有这个文件：{path}", "请先运行 huibian build，或核对文件名")
    _require_speech(project, path)
    (item,) = speeches(project, format, [path])
    if isinstance(item, Unaudited):
        raise item.fault
    speech, _ = project.read(project.speeches / f"{path.stem}.md")
    found: Sequence[Finding] = [shown.fault for shown in item.entry.shown]
    found = [*found, *checks.of_speech(speech)]
    return HeldToClauses(
        project.name(path), tuple(clauses.judged(speech, found, _measured(format)))
    )


def _require_speech(project: Project, path: Path) -> None:
    """Raise UsageError for a file with the name of no speech: a book, or one from elsewhere."""
    if (project.speeches / f"{path.stem}.md").is_file():
        return
    reason = f"{path} 没有对应的讲话稿，不能逐条对照"
    if path.stem in (book.stem for book in project.books):
        raise UsageError(reason, f"它是汇编，请用 huibian audit book {path.stem}")
    raise UsageError(reason, f"{_EXAMPLE}；别处来的文稿请先用 huibian import 导入，再构建")


def _format(path: Path) -> Format:
    known = {format.suffix: format for format in formats.audited()}
    if path.suffix.lower() not in known:
        labels = "、".join(format.label for format in known.values())
        raise UsageError(f"{path} 不是 {labels} 文件，不能逐条对照", _EXAMPLE)
    return known[path.suffix.lower()]


def _measured(format: Format) -> Collection[str]:
    """Return the codes that are looked for in a file of a format: its own, and those of checks."""
    others = [f"{name}-" for name in formats.names(formats.audited()) if name != format.name]
    return [code for code in clauses.table().planted if not code.startswith(tuple(others))]
