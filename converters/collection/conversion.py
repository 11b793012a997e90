"""One text set on its own: any file of words in, the same words in the layout of documents out.

It is the first thing people try, so it asks for no collection, and it never writes over a file
that it did not make itself from the same text.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from converters import checks, files, formats, resources
from converters.build import drawing, kept, lookups
from converters.collection import raw_file
from converters.errors import MissingError, SourceError
from converters.formats import markdown as writer
from converters.project import Project
from converters.readers import finished, markdown
from converters.speech.model import Speech
from converters.speech.text_file import TextFile

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
    """What was made of one text, and the account of its words."""

    source: Path
    made: tuple[Made, ...]
    text: TextFile


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
    project: Project, source: Path, wanted: Sequence[str], folder: Path, known: Memory
) -> Converted:
    """Set the text in a file in each format, and put what is made into a folder.

    A file that holds several speeches gives as many outputs. Raises HuibianError for what cannot
    be read or set; outputs are written only if all of them could be made.
    """
    found = _read(_bytes(source), source)
    recalled = _recalled_at(project)
    if recalled:
        lookups.recall(recalled)
    drawn = [
        (format, number, _drawn(project, speech, format, source))
        for number, speech in enumerate(found.speeches, 1)
        for format in wanted
    ]
    if recalled:
        with suppress(OSError):  # the next time the dictionary is read again
            lookups.keep(recalled)
    made = []
    for format, number, data in drawn:
        part = f"（第{number}篇）" if len(found.speeches) > 1 else ""
        made.append(_written(folder, f"{source.stem}{part}", format, data, source, known))
    return Converted(source, tuple(made), found)


def _bytes(source: Path) -> bytes:
    if source.is_dir():
        raise MissingError(f"这是文件夹：{source}", "请写明其中的文件")
    if not source.exists() and source.parent.is_dir():
        names = [path.name for path in source.parent.iterdir() if path.is_file()]
        near = get_close_matches(source.name, names, n=1)
        if near:
            raise MissingError(f"没有这个文件：{source}", f"是不是 {source.with_name(near[0])}？")
    return raw_file.read(source)


def _read(data: bytes, source: Path) -> TextFile:
    """Return the words of a file; what cleans raw texts is loaded for those alone."""
    if finished.is_finished(data, source.name):
        return _finished(data, source)
    from converters.collection import bounded, imports
    from converters.importing import textfile

    return textfile.read(data, source, imports.to_docx(), bounded.bounds())


def _finished(data: bytes, source: Path) -> TextFile:
    try:
        speech = markdown.read(data)
    except SourceError as fault:
        raise fault.in_file(str(source)) from fault
    return TextFile((speech,), tuple(checks.of_speech(speech, source.name)))


def _recalled_at(project: Project) -> Path | None:
    """Return where what dictionaries said of titles is kept: whoever converts a text does so again.

    None for a user without a home.
    """
    own = project.output
    return own if (own / kept.ROOM).is_dir() else resources.user_cache()


def _drawn(project: Project, speech: Speech, format: str, source: Path) -> bytes:
    try:
        return drawing.drawn(project, format, speech, writer.write(speech))
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
    suffix = formats.named(format).suffix
    plain = folder / f"{stem}{suffix}"
    if source.suffix.lower() != plain.suffix and files.real(plain) != files.real(source):
        yield plain
    yield folder / f"{stem}（{_LAID_OUT}）{suffix}"
    number = 2
    while True:
        yield folder / f"{stem}（{_LAID_OUT} {number}）{suffix}"
        number += 1
