"""Every id that an import ever gave, by the registry beside the speeches."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

FILE = "ids.tsv"
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
"""What the id of a speech looks like."""
_HEADER = "id"
_NUMBERED = re.compile(r"(.+)-(\d\d)")


def ids(speeches: Path) -> frozenset[str]:
    """Return the ids in the registry of a folder of speeches; none if it has no registry."""
    registry = speeches / FILE
    rows = registry.read_text("utf-8", errors="replace") if registry.is_file() else ""
    firsts = {row.partition("\t")[0] for row in rows.split("\n") if "\t" in row}
    return frozenset(filter(ID.fullmatch, firsts - {_HEADER}))


def after(id: str) -> Iterator[str]:
    """Yield the ids that may follow one, without end.

    >>> next(after("s2020-0716-01")), next(after("s1"))
    ('s2020-0716-02', 's1-02')
    """
    numbered = _NUMBERED.fullmatch(id)
    stem, last = (numbered[1], int(numbered[2])) if numbered else (id[:60], 1)
    return (f"{stem}-{number:02d}" for number in count(last + 1))
