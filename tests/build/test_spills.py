"""Blocks of postings on the disk: read back as they were put, and gone after that."""

from pathlib import Path

import pytest

from converters.build.spills import DiskSpill
from converters.site import postings
from converters.site.search import SearchIndex
from tests.site.test_search import PAPERS

BLOCK = (b"ab", b"12345678", b"", b"x" * 300)


def test_what_was_put_comes_back_by_its_part_and_in_order(tmp_path: Path) -> None:
    spill = DiskSpill(tmp_path / "a")
    other = (b"", b"", b"", b"")
    for part, block in ((3, BLOCK), (0, other), (3, other)):
        spill.put(part, block)
    assert [list(spill.take(part)) for part in (0, 1, 3)] == [[other], [], [BLOCK, other]]
    assert list(spill.take(3)) == []
    assert list(tmp_path.rglob("*")) == [tmp_path / "a"]


def test_an_index_that_went_by_the_disk_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(index: SearchIndex) -> dict[str, bytes]:
        for own in PAPERS.values():
            index.add(own.units())
        return dict(index.files())

    whole = made(SearchIndex())
    monkeypatch.setattr(postings, "_MOST", 40)
    monkeypatch.setattr(postings, "_HELD", 0)
    assert made(SearchIndex(DiskSpill(tmp_path))) == whole
