"""The search index on disk: patched by what changes in it where it stands, else made again."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from converters.build.output_folder import OutputFolder
from converters.site import patches, search, shards, titles
from converters.site import words as paper
from converters.site.search import IndexShape
from converters.speech.model import Meta

_WRITERS = 4
"""Threads that write shards: while the disk renames one file, the next is worked out."""


@dataclass(slots=True)
class IndexFiles:
    """The files of the index, and the words of speeches from which it is made."""

    shelf: OutputFolder
    before: Mapping[str, int]
    """How many units each speech had the last time, in the order of the index."""
    fresh: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    """Units before and after, of speeches that are new or changed."""

    def take(self, id: str, units: list[str]) -> None:
        """Take the units of a speech that is new or changed, before its words are put."""
        self.fresh[id] = self._units(id) if id in self.before else [], units

    def keep_words(self, id: str) -> bool:
        """Keep the words of a speech as they are; return False if they are not as they were put."""
        return all(self.shelf.keep(name) for name in paper.paths(id, self.before[id]))

    def put(
        self, metas: Sequence[Meta], units: Mapping[str, int], *, is_in_place: bool = False
    ) -> None:
        """Bring the index up to date; of each speech `units` has how many units it has by now.

        `is_in_place` tells that speeches, and what they are found and listed by, are as they were.
        """
        shape = IndexShape(tuple(units), tuple(units.values()))
        if not self._patched(shape):
            index = search.SearchIndex()
            for id in shape.ids:
                fresh = self.fresh.get(id)
                index.add(fresh[1] if fresh else self._units(id))
            for name, content in index.files():
                self.shelf.put(name, content)
        named = (*search.FILES, *titles.paths(len(metas)))
        is_same = is_in_place and tuple(self.before.values()) == shape.sizes
        if not (is_same and all(map(self.shelf.keep, named))):
            for name, content in (*search.filters(metas, shape), *titles.write(metas)):
                self.shelf.put(name, content)

    def _units(self, id: str) -> list[str]:
        """Return the units of the last time; none if the words are no longer what they were."""
        names = paper.paths(id, self.before[id])
        if not all(map(self.shelf.stands, names)):
            return []
        return paper.read([(self.shelf.root / name).read_bytes() for name in names]).units()

    def _patched(self, shape: IndexShape) -> bool:
        """Patch the shards of the index; False if that cannot be done, or is not worth it."""
        before = IndexShape(tuple(self.before), tuple(self.before.values()))
        paths = [shards.path(number) for number in range(shape.shards)]
        fresh = dict(self.fresh)
        now = set(shape.ids)
        for id in before.ids:
            if id not in now:
                fresh[id] = self._units(id), []
        if not all(old for id, (old, _) in fresh.items() if id in self.before):
            return False
        change = patches.between(before, shape, fresh)
        if change is None or not all(map(self.shelf.keep, paths)):
            return False

        def put(shard: int) -> None:
            written = (self.shelf.root / paths[shard]).read_bytes()
            self.shelf.put(paths[shard], patches.patched(shard, written, change))

        with ThreadPoolExecutor(_WRITERS) as pool:
            list(pool.map(put, change.shards()))
        return True
