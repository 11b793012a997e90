"""The facts by which speeches are chosen for a book, remembered by the digest of their source.

A book that asks for the speeches of a year has to know the year of every speech. With the facts
remembered, a correction means one front matter read, not fifty thousand.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from converters import files
from converters.build import kept
from converters.errors import ChangedError, HuibianError
from converters.project import Project
from converters.readers import front_matter
from converters.speech import records
from converters.speech.model import Circulation, Meta

CACHE = ".huibian/facts.json"
"""Losing it costs time and nothing else."""
_FORM = 2
"""Stands in each row; rows of another form are read again."""


def of(project: Project, digests: Mapping[str, str]) -> tuple[dict[str, Meta], list[HuibianError]]:
    """Return the facts of speeches by id, and the faults of those that cannot be read.

    `digests` tells the source of each. All that may choose a speech is in the facts: everything
    but its source, its changes and of its circulation all but the 密级. Raises ChangedError if a
    source is another.
    """
    cache = project.output / CACHE
    known = kept.read(cache)
    rows: dict[str, list[Any]] = known if isinstance(known, dict) else {}
    found, faults, learned = {}, [], False
    for id, digest in digests.items():
        meta = _remembered(digest, rows.get(id))
        if meta is None:
            try:
                read = _read(project, id, digest)
            except ChangedError:
                raise
            except HuibianError as fault:
                faults.append(fault)
                continue
            meta = _kept(read)
            rows[id] = [digest, records.plain(meta), _FORM]
            learned = True
        found[id] = meta
    if learned:
        kept.write(cache, rows)
    return found, faults


def _kept(meta: Meta) -> Meta:
    secrecy = meta.circulation.secrecy if meta.circulation else None
    circulation = Circulation(secrecy=secrecy) if secrecy else None
    return replace(meta, source=None, changes=(), circulation=circulation)


def _read(project: Project, id: str, digest: str) -> Meta:
    path = project.speeches / f"{id}.md"
    source = project.load(path, bytes)
    if files.sha256(source) != digest:
        raise ChangedError(project.name(path))
    return project.load(path, front_matter.read, data=source)


def _remembered(digest: str, row: Any) -> Meta | None:
    """Return the facts in a row of the cache; None if it is of another text, or broken."""
    try:
        then, facts, form = row
        return records.restored(Meta, facts) if (then, form) == (digest, _FORM) else None
    except (TypeError, ValueError, AttributeError):
        return None
