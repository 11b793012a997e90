"""What the site remembers of its last build: a speech that did not change is not read again."""

from dataclasses import dataclass, field
from pathlib import Path

from converters.build import kept, output_folder
from converters.build.output_folder import Record
from converters.site import entry
from converters.site.entry import SpeechEntry


@dataclass(slots=True)
class SiteMemory:
    """What is remembered from one build of the site to the next; losing it costs time alone."""

    engine: str = ""
    entries: dict[str, SpeechEntry] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    """What each speech's page was rendered from."""
    files: dict[str, Record] = field(default_factory=dict)
    restricted: dict[str, str] = field(default_factory=dict)
    """The digests of the speeches that are not for the site."""
    compared: dict[str, str] = field(default_factory=dict)
    """What each page “与上一版对照” was rendered from."""
    spans: dict[str, str] = field(default_factory=dict)
    """The printed pages of each speech's paragraphs."""
    lists: dict[str, str] = field(default_factory=dict)
    """What each page of a list, and each register of speeches, was made from."""


def load(path: Path, engine: str) -> SiteMemory:
    """Return the state in a file; what another program or other settings made is not used.

    The records of files are: they only tell what stands where.
    """
    value = kept.read(path)
    try:
        records = output_folder.records(value["files"])
        if value["engine"] != engine:
            return SiteMemory(files=records)
        entries = {id: entry.from_json(known) for id, known in value["entries"].items()}
        restricted = {str(id): str(digest) for id, digest in value["restricted"].items()}
        told = value["units"], value["pages"], records, restricted
        spans, lists = value["spans"], value["lists"]
        return SiteMemory(engine, entries, *told, value.get("compared", {}), spans, lists)
    except (TypeError, KeyError, ValueError, AttributeError):
        return SiteMemory()


def save(path: Path, state: SiteMemory) -> None:
    """Keep the state in a file."""
    entries = {id: entry.as_json(known) for id, known in state.entries.items()}
    kept.write(
        path,
        {
            "engine": state.engine,
            "entries": entries,
            "units": state.units,
            "pages": state.pages,
            "spans": state.spans,
            "lists": state.lists,
            **({"compared": state.compared} if state.compared else {}),
            "files": state.files,
            "restricted": state.restricted,
        },
    )
