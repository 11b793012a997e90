"""The report of an import as data: what was kept, dropped and replaced, and every doubt.

Its schema is `workflow/schemas/import.schema.yaml`; `docs/import.md` explains it.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from converters.importing.ledger import Destination, Entry, Fate
from converters.importing.planning import ImportPlan, ImportStep
from converters.importing.reading import Import
from converters.importing.rules import NAMES

VERSION = 1
QUIET = frozenset({"layout", "line-ends", "spaces"})
"""Rules whose entries are counted, not listed: white space alone."""


def as_dict(found: Import, plan: ImportPlan) -> dict[str, Any]:
    """Return the report of one file, ready for JSON."""
    entries, raw = list(found.ledger.entries()), found.ledger.raw
    listed = [_entry(entry, raw) for entry in entries if _listed(entry)]
    return summary(found, plan, entries) | {"entries": listed}


def summary(found: Import, plan: ImportPlan, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return the report without the entries of the ledger, which are only counted."""
    return {
        "version": VERSION,
        "file": found.name,
        "sha256": found.sha256,
        "format": found.raw.format,
        "encoding": found.raw.encoding,
        "characters": len(found.ledger.raw),
        "refusal": found.refusal,
        "verdict": _verdict(found),
        "speeches": [_speech(step) for step in plan.steps],
        "findings": [
            finding.as_dict() | {"part": part}
            for finding, part in zip(found.findings, found.parts, strict=True)
        ],
        "counts": _counts(entries),
    }


def _verdict(found: Import) -> dict[str, Any]:
    verdict = found.verdict
    return {
        "likeness": str(verdict.likeness),
        "score": verdict.score,
        "signs": [
            {"name": sign.name, "weight": sign.weight, "quote": sign.quote}
            for sign in verdict.signs
        ],
    }


def _speech(step: ImportStep) -> dict[str, Any]:
    meta = step.speech.meta
    return {
        "id": step.id,
        "action": str(step.action),
        "title": meta.title,
        "title_source": str(meta.title_source),
        "date": meta.date.isoformat() if meta.date else None,
        "speaker": meta.speaker,
        "part": meta.source.part if meta.source else None,
        "blocks": len(step.speech.blocks),
        "diff": step.diff,
    }


def _counts(entries: Sequence[Entry]) -> dict[str, Any]:
    sizes: Counter[Fate] = Counter()
    by_rule: Counter[str] = Counter()
    for entry in entries:
        sizes[entry.fate] += entry.end - entry.start
        if entry.rule:
            by_rule[entry.rule] += entry.end - entry.start
    return {
        **{str(fate): sizes[fate] for fate in Fate},
        "rules": [
            {"rule": code, "name": NAMES[code], "characters": size}
            for code, size in by_rule.most_common()
        ],
    }


def _listed(entry: Entry) -> bool:
    return entry.fate is not Fate.KEPT and entry.rule not in QUIET


def _entry(entry: Entry, raw: str) -> dict[str, Any]:
    return {
        "line": entry.line,
        "start": entry.start,
        "end": entry.end,
        "fate": str(entry.fate),
        "rule": entry.rule,
        "raw": raw[entry.start : entry.end],
        "text": entry.text,
        "place": _place(entry.place),
    }


def _place(place: Destination | None) -> dict[str, Any] | None:
    if place is None:
        return None
    where: dict[str, Any] = {"part": place.part + 1}
    return where | ({"fact": place.fact} if place.fact else {"block": place.block + 1})
