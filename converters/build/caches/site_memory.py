"""What the site remembers of its last build: a speech that did not change is not read again."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from converters.build import kept
from converters.build.caches import sharded
from converters.site import entry
from converters.site.entry import SpeechEntry

_Value = TypeVar("_Value")


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
    shards: int = field(default=0, compare=False)
    """In how many files it was kept beside the head, when it was loaded."""

    @property
    def ids(self) -> set[str]:
        """The speeches of which something is remembered."""
        return self.entries.keys() | self.restricted.keys()

    def told(self, id: str) -> tuple[object, ...]:
        """Return all that is remembered of a speech."""
        own = self.entries, self.units, self.pages, self.restricted, self.compared, self.spans
        return tuple(each.get(id) for each in own)


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
        state = SiteMemory(engine, lists=head["lists"], shards=shards)
        for part in parts:
            _take(state, part)
    except (TypeError, KeyError, ValueError, AttributeError):
        return SiteMemory()
    # The index numbers speeches in the order of their ids.
    state.entries, state.units = _ordered(state.entries), _ordered(state.units)
    return state


def _ordered(values: Mapping[str, _Value]) -> dict[str, _Value]:
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
    head = {"engine": state.engine, "lists": state.lists, "shards": shards}
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
    parts: dict[int, list[str]] = {number: [] for number in range(shards)}
    is_cut_alike = before.shards == shards and before.engine == state.engine
    changed = set[int]() if is_cut_alike else set(parts)
    for id in sorted(state.ids):
        number = sharded.place(id, shards)
        parts[number].append(id)
        if number not in changed and state.told(id) != before.told(id):
            changed.add(number)
    changed |= {sharded.place(id, shards) for id in before.ids - state.ids}
    yield from ((number, parts[number]) for number in sorted(changed))


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
