"""The registry of ids (speeches/ids.tsv): an id once given never changes, whatever is imported."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from converters.errors import SourceError
from converters.speech.model import Speech

FILE = "ids.tsv"
"""Its name in the folder of the speeches."""
HEADER = ("id", "file", "part", "source", "markdown")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SHA = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """One speech: its id, the file and part it came from, and two sha256.

    `source` is that of the file's bytes, `markdown` that of the Markdown as it was imported: a
    file that no longer has it has been corrected by hand.
    """

    id: str
    file: str
    part: int
    source: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Registry:
    """Every id that was ever given, in the order of the file."""

    rows: tuple[RegistryRow, ...] = ()

    def row_of(self, source: str, file: str, part: int) -> RegistryRow | None:
        """Return the row of a part of a file: the same bytes under any name, or the same name."""
        for row in self.rows:
            if (row.source, row.part) == (source, part):
                return row
        for row in self.rows:
            if (row.file, row.part) == (file, part):
                return row
        return None

    def with_row(self, row: RegistryRow) -> "Registry":
        """Return the registry with a row put in the place of the one of the same id, or added."""
        if any(known.id == row.id for known in self.rows):
            rows = tuple(row if known.id == row.id else known for known in self.rows)
            return replace(self, rows=rows)
        return replace(self, rows=(*self.rows, row))

    def id_for(self, speech: Speech, source: str, part: int, taken: Iterable[str] = ()) -> str:
        """Return a new id, s2020-0716-01 for a dated speech, else s8f3a21bc-01.

        A month or day that is not known is 00, as in s2020-0700-01 and s2020-0000-01. The second
        form holds eight digits of the source's sha256 and the part. `taken` are ids in use beside
        those of the registry.
        """
        used = {row.id for row in self.rows} | set(taken)
        if speech.meta.date is None:
            return _free(f"s{source[:8]}", part, used)
        day = speech.meta.date
        return _free(f"s{day.year:04d}-{day.month or 0:02d}{day.day or 0:02d}", 1, used)


def _free(stem: str, number: int, used: set[str]) -> str:
    while f"{stem}-{number:02d}" in used:
        number += 1
    return f"{stem}-{number:02d}"


def parse(text: str) -> Registry:
    """Return the registry written in `text`, five columns parted by tabs under a header.

    Raises SourceError with the line of a row that is not whole, or of an id that stands twice.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines:
        return Registry()
    if tuple(lines[0].split("\t")) != HEADER:
        raise SourceError("编号登记表的第一行应为列名", "请从版本库恢复 ids.tsv", line=1)
    rows: list[RegistryRow] = []
    seen: set[str] = set()
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            row = _row(line.split("\t"), number)
            if row.id in seen:
                raise SourceError(f"编号 {row.id} 登记了两次", "请删去多余的一行", line=number)
            seen.add(row.id)
            rows.append(row)
    return Registry(tuple(rows))


def _row(cells: Sequence[str], number: int) -> RegistryRow:
    if len(cells) != len(HEADER):
        raise SourceError("编号登记表的一行应有五列", "请从版本库恢复 ids.tsv", line=number)
    id, file, part, source, markdown = cells
    if not (
        _ID.fullmatch(id) and part.isdigit() and _SHA.fullmatch(source) and _SHA.fullmatch(markdown)
    ):
        raise SourceError("编号登记表的这一行有误", "请从版本库恢复 ids.tsv", line=number)
    return RegistryRow(id, file, int(part), source, markdown)


def render(registry: Registry) -> str:
    """Return the registry as text; `parse` reads back the same."""
    rows = [HEADER, *((r.id, r.file, str(r.part), r.source, r.markdown) for r in registry.rows)]
    return "".join("\t".join(row) + "\n" for row in rows)
