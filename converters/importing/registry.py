"""The registry of ids (speeches/ids.tsv): an id once given never changes, whatever is imported.

It is never unreadable: a line that is damaged is told and left out, its id kept as far as it can
be read, and all else is found again from the speeches themselves.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from converters.errors import SourceError
from converters.speech.model import Speech

FILE = "ids.tsv"
"""Its name in the folder of the speeches."""
HEADER = ("id", "file", "part", "source", "markdown", "words")
_OLDER = HEADER[:-1]
"""The columns before the words were kept."""
UNKNOWN = ""
"""A digest that nobody knows any more; written as a hyphen."""
_HYPHEN = "-"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SHA = re.compile(r"[0-9a-f]{64}|-")
_PART = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """One speech: its id, the file and part it came from, and three sha256.

    `source` is that of the file's bytes, `markdown` that of the Markdown as it was imported: a
    file that no longer has it has been corrected by hand. `words` is that of all that the import
    said, whatever id and place it has. Each may be UNKNOWN; a speech is then taken for corrected.
    """

    id: str
    file: str
    part: int
    source: str
    markdown: str
    words: str = UNKNOWN


@dataclass(frozen=True)
class Registry:
    """Every id that was ever given, in the order of the file."""

    rows: tuple[RegistryRow, ...] = ()
    damaged: tuple[SourceError, ...] = field(default=(), compare=False)
    """What is to be told of the lines that could not be read."""

    @cached_property
    def ids(self) -> Mapping[str, RegistryRow]:
        """The rows by id."""
        return {row.id: row for row in self.rows}

    def saying(self, words: str) -> Sequence[RegistryRow]:
        """Return the rows of speeches that were imported with the same words."""
        return self._by_words.get(words, ()) if words else ()

    def of_source(self, source: str) -> Sequence[RegistryRow]:
        """Return the rows of what was imported from the same bytes."""
        return self._by_source.get(source, ()) if source else ()

    def of_file(self, file: str) -> Sequence[RegistryRow]:
        """Return the rows of what was imported from files of a name."""
        return self._by_file.get(file, ())

    def of_day(self, speech: Speech) -> Sequence[RegistryRow]:
        """Return the rows of speeches whose ids were given for the same date, or for none."""
        return self._by_stem.get(_dated_stem(speech), ())

    @cached_property
    def _by_stem(self) -> Mapping[str, list[RegistryRow]]:
        found: dict[str, list[RegistryRow]] = defaultdict(list)
        for row in self.rows:
            dated = _DATED.match(row.id)
            found[dated[0] if dated else ""].append(row)
        return found

    @cached_property
    def _by_words(self) -> Mapping[str, list[RegistryRow]]:
        return self._by("words")

    @cached_property
    def _by_source(self) -> Mapping[str, list[RegistryRow]]:
        return self._by("source")

    @cached_property
    def _by_file(self) -> Mapping[str, list[RegistryRow]]:
        return self._by("file")

    def _by(self, column: str) -> Mapping[str, list[RegistryRow]]:
        found: dict[str, list[RegistryRow]] = defaultdict(list)
        for row in self.rows:
            found[getattr(row, column)].append(row)
        return found

    def with_rows(self, new: Iterable[RegistryRow]) -> "Registry":
        """Return the registry with rows in the place of those of the same id, or added."""
        rows = dict(self.ids)
        rows.update((row.id, row) for row in new)
        return self if rows == self.ids else replace(self, rows=tuple(rows.values()))

    def id_for(self, speech: Speech, source: str, part: int, taken: Iterable[str] = ()) -> str:
        """Return a new id, s2020-0716-01 for a dated speech, else s8f3a21bc-01.

        A month or day that is not known is 00, as in s2020-0700-01 and s2020-0000-01. The second
        form holds eight digits of the source's sha256 and the part. `taken` are ids in use beside
        those of the registry.
        """
        used = {*self.ids, *taken}
        stem = _dated_stem(speech)
        return _free(stem, 1, used) if stem else _free(f"s{source[:8]}", part, used)


_DATED = re.compile(r"s[0-9]{4}-[0-9]{4}(?=-)")


def _dated_stem(speech: Speech) -> str:
    """Return what the ids of dated speeches begin with, s2020-0716; nothing without a date."""
    day = speech.meta.date
    return f"s{day.year:04d}-{day.month or 0:02d}{day.day or 0:02d}" if day else ""


def _free(stem: str, number: int, used: set[str]) -> str:
    while f"{stem}-{number:02d}" in used:
        number += 1
    return f"{stem}-{number:02d}"


def parse(text: str) -> Registry:
    """Return the registry written in `text`, columns parted by tabs under a header.

    Lines that are damaged are told in `damaged`; of those the id is kept where it can be read. A
    header that is missing is no loss.
    """
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    rows: dict[str, RegistryRow] = {}
    damaged: list[SourceError] = []
    for number, line in enumerate(lines, 1):
        if number == 1 and tuple(line.split("\t")) in (HEADER, _OLDER):
            continue
        if line.strip():
            damaged += [_damage(reason, number) for reason in _taken(line, rows)]
    return Registry(tuple(rows.values()), tuple(damaged))


def _damage(reason: str, line: int) -> SourceError:
    return SourceError(reason, "会按讲话稿补好，不必动手", line=line)


def _taken(line: str, rows: dict[str, RegistryRow]) -> Iterator[str]:
    """Enter a line into the rows; yield what is wrong with it."""
    row = _row(line.split("\t"))
    if row is None:
        yield "编号登记表的这一行有误"
        row = _rest(line)
    if row and row.id in rows:
        known = rows[row.id]
        if known != row and row.source:
            yield f"编号 {row.id} 登记了两次，用的是前一行"
        row = known if known.source else row
    if row:
        rows[row.id] = row


def _row(cells: Sequence[str]) -> RegistryRow | None:
    if len(cells) not in (len(HEADER), len(_OLDER)):
        return None
    id, file, part, *digests = cells
    whole = _ID.fullmatch(id) and _PART.fullmatch(part) and all(map(_SHA.fullmatch, digests))
    if not whole:
        return None
    known = ("" if digest == _HYPHEN else digest for digest in digests)
    return RegistryRow(id, _unescaped(file), int(part), *known)


def _rest(line: str) -> RegistryRow | None:
    """Return what is left of a damaged line: the id, so that it is not given again."""
    id = line.split("\t")[0]
    whole = "\t" in line and _ID.fullmatch(id) and id != HEADER[0]
    return RegistryRow(id, "", 0, UNKNOWN, UNKNOWN) if whole else None


def render(registry: Registry) -> str:
    """Return the registry as text; `parse` reads back the same."""
    rows = [HEADER, *map(_cells, registry.rows)]
    return "".join("\t".join(row) + "\n" for row in rows)


def _cells(row: RegistryRow) -> tuple[str, ...]:
    digests = (row.source, row.markdown, row.words)
    written = (digest or _HYPHEN for digest in digests)
    return (row.id, _escaped(row.file), str(row.part), *written)


_PLAIN = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPES = {escaped: char for char, escaped in _PLAIN.items()}
_ESCAPE = re.compile(r"\\(?:[\\tnr]|u[0-9a-f]{4}|U[0-9a-f]{8})")


def _escaped(name: str) -> str:
    """Return a name without any character that ends a line or cannot be seen."""
    return "".join(_PLAIN.get(char) or (_by_number(char) if _odd(char) else char) for char in name)


def _odd(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _by_number(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def _unescaped(cell: str) -> str:
    return _ESCAPE.sub(lambda m: _ESCAPES.get(m[0]) or _numbered(m[0]), cell)


def _numbered(escape: str) -> str:
    number = int(escape[2:], 16)
    return chr(number) if number <= 0x10FFFF else escape
