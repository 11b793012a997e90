"""Files beside a head, for what is kept of very many speeches."""

from pathlib import Path

import pytest

from converters.build import kept
from converters.build.caches import sharded


@pytest.mark.parametrize("speeches", [257, 4_000, 100_000])
def test_each_speech_has_a_place_and_no_file_very_many(speeches: int) -> None:
    shards = sharded.count(speeches)
    places = [sharded.place(f"s{number}", shards) for number in range(speeches)]
    assert set(places) <= set(range(shards))
    assert max(map(places.count, range(min(shards, 8)))) < 512


def test_what_was_cut_otherwise_goes(tmp_path: Path) -> None:
    head = tmp_path / "site.json"
    for shards in (2, 4):
        kept.write(sharded.path(head, 0, shards), shards)
    sharded.sweep(head, 4)
    assert list(sharded.read(head, (0, 1), 4)) == [4, None]
    assert list(sharded.read(head, (0,), 2)) == [None]
