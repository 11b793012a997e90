"""The facts by which speeches are chosen for a book, remembered by the digest of their source.

A book that asks for the speeches of a year has to know the year of every speech. With the facts
remembered, a correction means one front matter read, not fifty thousand.
"""

from collections.abc import Mapping
from typing import Any

from converters import files
from converters.dates import PartialDate
from converters.errors import HuibianError
from converters.model import Meta, Status
from converters.project import Project
from converters.readers import markdown

CACHE = ".huibian/facts.json"
"""Losing it costs time and nothing else."""


def of(project: Project, digests: Mapping[str, str]) -> tuple[dict[str, Meta], list[HuibianError]]:
    """Return the facts of speeches by id, and the faults of those that cannot be read.

    `digests` tells the source of each. Only what chooses a speech is in the facts: title, date,
    organ, speakers, topics, kind and status.
    """
    cache = project.output / CACHE
    known = files.read_json(cache)
    rows: dict[str, list[Any]] = known if isinstance(known, dict) else {}
    found, faults, learned = {}, [], False
    for id, digest in digests.items():
        meta = _remembered(id, digest, rows.get(id))
        if meta is None:
            try:
                meta = project.load(project.speeches / f"{id}.md", markdown.read_meta)
            except HuibianError as fault:
                faults.append(fault)
                continue
            rows[id] = _row(digest, meta)
            learned = True
        found[id] = meta
    if learned:
        files.write_json(cache, rows)
    return found, faults


def _row(digest: str, meta: Meta) -> list[Any]:
    day = meta.date.isoformat() if meta.date else None
    return [
        *(digest, meta.title, day, meta.organ, list(meta.speakers)),
        *(list(meta.topics), meta.kind, meta.status),
    ]


def _remembered(id: str, digest: str, row: Any) -> Meta | None:
    """Return the facts in a row of the cache; None where it is of another text, or broken."""
    try:
        then, title, day, organ, speakers, topics, kind, status = row
        if then != digest or not isinstance(speakers, list):
            return None
        return Meta(
            id=id,
            title=title,
            date=PartialDate.fromisoformat(day) if day else None,
            organ=organ,
            speakers=tuple(speakers),
            topics=tuple(topics),
            kind=kind,
            status=Status(status),
        )
    except (TypeError, ValueError):
        return None
