"""The collection as data: JSON with its schema, CSV for spreadsheets, check sums of all files."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from converters import resources
from converters.settings.config import Config
from converters.site.entry import SpeechEntry
from converters.site.paths import speech_path
from converters.speech import records as plain_values

Files = Mapping[str, Mapping[str, tuple[str, int, str]]]
"""Path, size and sha256 of every download, by id and format."""

RECORDS = "data/speeches.json"
TABLE = "data/speeches.csv"
SCHEMA = "styles/site/speeches.schema.json"
_COLUMNS = (
    *("id", "title", "subtitle", "date", "speaker", "post", "organ", "occasion", "place"),
    *("topics", "kind", "status", "characters", "version", "updated", "source", "page", "sha256"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def records(
    entries: Sequence[SpeechEntry], downloads: Files, config: Config, parts: Sequence[str] = ()
) -> bytes:
    """Return `data/speeches.json`; its form is that of `data/schema.json`.

    Where the speeches stand in files of their own, `parts` are the names of these.
    """
    site = config.site_settings
    value = {
        "$schema": "schema.json",
        "collection": {
            "title": config.title,
            "publisher": config.publisher,
            "description": config.description,
            "url": site.base_url,
        },
        "speeches": [_record(entry, downloads.get(entry.meta.id, {})) for entry in entries],
        **({"parts": list(parts)} if parts else {}),
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _record(entry: SpeechEntry, downloads: Mapping[str, tuple[str, int, str]]) -> dict[str, Any]:
    meta = entry.meta
    source = meta.source
    return {
        "id": meta.id,
        "title": meta.title,
        "subtitle": meta.subtitle,
        "date": meta.date.isoformat() if meta.date else None,
        "speaker": meta.speaker if len(meta.speakers) < 2 else list(meta.speakers),
        "post": meta.post,
        "organ": meta.organ,
        "occasion": meta.occasion,
        "place": meta.place,
        "topics": list(meta.topics),
        "kind": meta.kind,
        "status": meta.status.value,
        "title_source": meta.title_source.value,
        "characters": entry.length,
        "version": entry.edition.number,
        "updated": entry.updated.isoformat() if entry.updated else None,
        "source": {
            "publisher": source.publisher,
            "posted": source.posted.isoformat() if source.posted else None,
            "url": source.url,
        }
        if source
        else None,
        "changes": [plain_values.plain(change) for change in meta.changes],
        "page": speech_path(meta.id),
        "sha256": entry.sha256,
        "files": {
            format: {"path": path, "size": size, "sha256": sha256}
            for format, (path, size, sha256) in downloads.items()
        },
    }


def table(entries: Sequence[SpeechEntry]) -> bytes:
    """Return `data/speeches.csv`: UTF-8 with a mark, so that Excel reads Chinese; no formulas."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write(_COLUMNS)
    for entry in entries:
        record = _record(entry, {})
        record["topics"] = ";".join(record["topics"])
        record["speaker"] = entry.meta.speaker
        record["source"] = (record["source"] or {}).get("publisher")
        write([_plain(record[name]) for name in _COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def columns() -> tuple[tuple[str, str], ...]:
    """Return name and meaning of each column of the table, as the schema explains it."""
    items = json.loads(schema())["properties"]["speeches"]["items"]["properties"]
    return tuple((name, items[name]["description"]) for name in _COLUMNS)


def _plain(value: object) -> object:
    """Return a cell no spreadsheet takes for a formula.

    >>> _plain("=1+1"), _plain("讲话"), _plain(None)
    ("'=1+1", '讲话', '')
    """
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


def schema() -> bytes:
    """Return `data/schema.json`, the JSON Schema of `speeches.json`."""
    return resources.text(SCHEMA).encode()


def sums(digests: Mapping[str, str]) -> bytes:
    """Return `SHA256SUMS`, as `sha256sum -c` reads it, from the digest of every file."""
    return "".join([f"{digests[name]}  {name}\n" for name in sorted(digests)]).encode()
