"""What the site remembers of its last build: a speech that did not change is not read again."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from converters.build import kept
from converters.build.caches import sharded
from converters.site import entry
from converters.site.entry import SpeechEntry
from converters.site.holdings import PartState

_Value = TypeVar("_Value")
_HEAD = ("engine", "lists", "parts", "offered", "settings", "menu", "number")
"""What is remembered of all speeches together."""


@dataclass(slots=True)
class SiteMemory:
    """What is remembered from one build of the site to the next; losing it costs time alone."""

    engine: str = ""
    entries: dict[str, SpeechEntry] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    """What each speech's page was rendered from."""
    restricted: dict[str, str] = field(default_factory=dict)
    """The digests of the speeches that are not for the site."""
    compared: dict[str, str] = field(default_factory=dict)
    """What each page “与上一版对照” was rendered from."""
    spans: dict[str, str] = field(default_factory=dict)
    """The printed pages of each speech's paragraphs."""
    lists: dict[str, str] = field(default_factory=dict)
    """What each page of a list, and each register of speeches, was made from."""
    parts: dict[str, PartState] = field(default_factory=dict)
    """What is told of each part of the speeches (`site.yearly`)."""
    offered: dict[str, str] = field(default_factory=dict)
    """The seal of the receipt of each job whose outputs are offered."""
    settings: str = ""
    """What all follows from besides the speeches, the engine and the outputs."""
    menu: str = ""
    """What each speech's page follows from besides the speeches."""
    number: int = field(default=0, compare=False)
    """Of the build; by it the records of the files are known to be of the same."""
    shards: int = field(default=0, compare=False)
    """In how many files it was kept beside the head, when it was loaded."""

    @property
    def ids(self) -> set[str]:
        """The speeches of which something is remembered."""
        return self.entries.keys() | self.restricted.keys()

    def differing(self, other: "SiteMemory") -> set[str]:
        """Return the speeches of which another memory has something else, or nothing."""
        found: set[str] = set()
        for own, theirs in zip(self._told, other._told, strict=True):
            found |= own.keys() ^ theirs.keys()
            found |= {
                id
                for id, value in own.items()
                if (told := theirs.get(id)) is not value and told != value
            }
        return found

    @property
    def _told(self) -> tuple[Mapping[str, object], ...]:
        """All that is remembered of single speeches."""
        return self.entries, self.units, self.pages, self.restricted, self.compared, self.spans


def load(path: Path, engine: str) -> SiteMemory:
    """Return what was kept, `path` being its head; of what another program kept nothing is used.

    It is whole or lost: the index stands for all speeches together, and pages tell of others.
    """
    head = kept.read(path)
    try:
        if head["engine"] != engine:
            return SiteMemory()
        shards = int(head["shards"])
        parts = sharded.read(path, range(shards), shards) if shards else (head,)
        state = SiteMemory(**{name: head[name] for name in _HEAD}, shards=shards)
        state.parts = {name: PartState(*told) for name, told in state.parts.items()}
        for part in parts:
            _take(state, part)
    except (TypeError, KeyError, ValueError, AttributeError):
        return SiteMemory()
    # The index numbers speeches in the order of their ids.
    state.entries, state.units = in_order(state.entries), in_order(state.units)
    return state


def in_order(values: Mapping[str, _Value]) -> dict[str, _Value]:
    """Return what is told of speeches in the order of their ids."""
    return {id: values[id] for id in sorted(values)}


def _take(state: SiteMemory, part: Mapping[str, Any]) -> None:
    """Take in what is kept of some speeches."""
    for id, (known, units, page, spans) in part["speeches"].items():
        state.entries[id] = entry.from_json(known)
        state.units[id], state.pages[id], state.spans[id] = units, page, spans
    state.compared |= part["compared"]
    state.restricted |= part["restricted"]


def save(path: Path, state: SiteMemory, before: SiteMemory) -> None:
    """Keep what is remembered; `before` is what was loaded.

    A file that holds the same is not written again. Until all of them stand there is no head.
    """
    shards = sharded.count(len(state.ids))
    head = {**{name: getattr(state, name) for name in _HEAD}, "shards": shards}
    if not shards:
        kept.write(path, {**head, **_part(state, state.ids)})
    else:
        kept.remove(path)
        for number, ids in _stale(state, before, shards):
            kept.write(sharded.path(path, number, shards), _part(state, ids))
        kept.write(path, head)
    sharded.sweep(path, shards)


def _stale(
    state: SiteMemory, before: SiteMemory, shards: int
) -> Iterator[tuple[int, Collection[str]]]:
    """Yield the number of each file that has to be written, and the speeches in it."""
    ids, numbers = state.ids, set(range(shards))
    if before.shards == shards and before.engine == state.engine:
        numbers = {sharded.place(id, shards) for id in state.differing(before)}
    parts: dict[int, list[str]] = {number: [] for number in sorted(numbers)}
    for id in sorted(ids):
        if (own := parts.get(sharded.place(id, shards))) is not None:
            own.append(id)
    yield from parts.items()


def _part(state: SiteMemory, ids: Collection[str]) -> Mapping[str, Any]:
    """Return what is kept of some speeches, as plain values."""
    speeches = {
        id: [entry.as_json(known), state.units[id], state.pages[id], state.spans[id]]
        for id in ids
        if (known := state.entries.get(id))
    }
    compared = {id: state.compared[id] for id in ids if id in state.compared}
    restricted = {id: state.restricted[id] for id in ids if id in state.restricted}
    return {"speeches": speeches, "compared": compared, "restricted": restricted}
