"""One text set on its own: any file of words in, the same words in the layout of documents out.

It is the first thing people try, so it asks for no collection, and it never writes over a file
that it did not make itself from the same text.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from converters import files, importing, intake
from converters.build import drawing
from converters.cleaning.ledger import Fate, Ledger
from converters.errors import Finding, HuibianError, MissingError, SourceError
from converters.importing import Import, Options
from converters.importing.registry import Registry
from converters.model import Speech
from converters.project import Project
from converters.writers import markdown

_LAID_OUT = "公文格式"
"""What tells an output from the text it was made from."""
_MEMORY = "huibian/converted.json"
_MOST = 5000
"""So many outputs are remembered."""


@dataclass(frozen=True, slots=True)
class Made:
    """One output; `instead_of` is the file that was in its way, and was left as it is."""

    path: Path
    format: str
    instead_of: Path | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """What was made of one text, the doubts about it, and what of it was left out."""

    source: Path
    made: tuple[Made, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]


class Memory:
    """Which outputs were made from which text; losing it costs another file name, nothing else."""

    def __init__(self, file: Path) -> None:
        """`file` need not exist, and need not be writable."""
        self._file = file
        try:
            known = files.read_json(file)
        except OSError:
            known = None
        self._known: dict[str, Any] = known if isinstance(known, dict) else {}

    def is_ours(self, target: Path, source: Path) -> bool:
        """Return whether a file was made from `source` and is still what was written."""
        wanted = [str(files.real(source)), files.sha256(target.read_bytes())]
        return self._known.get(str(files.real(target))) == wanted

    def keep(self, target: Path, source: Path, data: bytes) -> None:
        """Remember an output."""
        self._known.pop(str(files.real(target)), None)
        self._known[str(files.real(target))] = [str(files.real(source)), files.sha256(data)]
        newest = dict(list(self._known.items())[-_MOST:])
        try:
            files.write_json(self._file, newest)
        except OSError:
            return


def memory() -> Memory:
    """Return what this user converted before."""
    home = os.environ.get("XDG_STATE_HOME") or Path("~/.local/state").expanduser()
    return Memory(Path(home) / _MEMORY)


def convert(
    project: Project, source: Path, formats: Sequence[str], folder: Path, known: Memory
) -> Converted:
    """Set the text in a file in each format, and put what is made into a folder.

    A file that holds several speeches gives as many outputs. Raises HuibianError for what cannot
    be read or set; outputs are written only if all of them could be made.
    """
    found = _read(source)
    drawn = [
        (format, number, _drawn(project, found, speech, format, source))
        for number, speech in enumerate(found.speeches, 1)
        for format in formats
    ]
    made = []
    for format, number, data in drawn:
        part = f"（第{number}篇）" if len(found.speeches) > 1 else ""
        made.append(_written(folder, f"{source.stem}{part}", format, data, source, known))
    return Converted(source, tuple(made), found.findings, tuple(_left_out(found.ledger)))


def _read(source: Path) -> Import:
    if source.is_dir():
        raise MissingError(f"这是文件夹：{source}", "请写明其中的文件")
    data = intake.bytes_of(source)
    convert = intake.to_docx()
    options = Options(force=True)
    try:
        found = importing.clean(data, source.name, options=options, office_to_docx=convert)
    except SourceError as fault:
        where = str(source)
        raise SourceError(fault.reason, fault.remedy, file=where, line=fault.line) from fault
    if not found.speeches:
        raise HuibianError(f"{source}：没有可以排版的文字", "请检查文件的内容")
    return found


def _drawn(project: Project, found: Import, speech: Speech, format: str, source: Path) -> bytes:
    part = speech.meta.source.part if speech.meta.source else None
    if not speech.meta.id:
        id = Registry().id_for(speech, found.sha256, part or 1)
        speech = replace(speech, meta=replace(speech.meta, id=id))
    try:
        return drawing.drawn(project, format, speech, markdown.write(speech))
    except SourceError as fault:
        raise fault.in_file(str(source)) from fault


def _written(
    folder: Path, stem: str, format: str, data: bytes, source: Path, known: Memory
) -> Made:
    first = None
    for target in _names(folder, stem, format, source):
        if not target.exists() or _may_replace(target, source, data, known):
            files.write_if_changed(target, data)
            known.keep(target, source, data)
            return Made(target, format, first)
        first = first or target
    raise AssertionError("there is always another name")


def _may_replace(target: Path, source: Path, data: bytes, known: Memory) -> bool:
    if not target.is_file():
        return False
    return target.read_bytes() == data or known.is_ours(target, source)


def _names(folder: Path, stem: str, format: str, source: Path) -> Iterator[Path]:
    """Yield the names that an output may have, the best first; never that of its source."""
    plain = folder / f"{stem}.{format}"
    if source.suffix.lower() != plain.suffix and files.real(plain) != files.real(source):
        yield plain
    yield folder / f"{stem}（{_LAID_OUT}）.{format}"
    number = 2
    while True:
        yield folder / f"{stem}（{_LAID_OUT} {number}）.{format}"
        number += 1


def _left_out(ledger: Ledger) -> Iterator[str]:
    """Yield the words that stand in the text and not in the outputs."""
    for entry in ledger.entries():
        words = ledger.raw[entry.start : entry.end].strip()
        if entry.fate is Fate.DROPPED and words:
            yield " ".join(words.split())
