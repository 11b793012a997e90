"""The index on disk: patched by a correction, made again where it does not stand as it was put."""

from pathlib import Path

import pytest

from converters.build import index_files
from converters.build.index_files import IndexFiles
from converters.build.output_folder import OutputFolder, Record
from converters.site import patches
from converters.site import words as paper
from converters.speech.model import Speech
from tests.make import para, speech


class Site:
    """An index that is put again and again, as the builds of a site do."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.records: dict[str, Record] = {}
        self.units: dict[str, int] = {}

    def put(self, *talks: Speech, kept: tuple[Speech, ...] = ()) -> dict[str, bytes]:
        """Put the index of speeches, of which some are kept, ids in order."""
        shelf = OutputFolder(self.root, self.records)
        index = IndexFiles(shelf, self.units, self.root.parent / "room")
        units: dict[str, int] = {}
        for talk in sorted((*talks, *kept), key=lambda one: one.meta.id):
            id, words = talk.meta.id, paper.of(talk)
            if talk in kept:
                assert index.keep_words(id)
            else:
                index.take(id, words.units())
                for name, content in paper.write(id, words):
                    shelf.put(name, content)
            units[id] = len(words.units())
        index.put([talk.meta for talk in sorted((*talks, *kept), key=lambda t: t.meta.id)], units)
        shelf.sweep()
        self.records, self.units = shelf.records, units
        return {name: (self.root / name).read_bytes() for name in shelf.records}


def talk(id: str, *words: str) -> Speech:
    return speech(*map(para, words), id=id)


FIRST, SECOND = talk("s1", "现在开会。"), talk("s2", "全面推进乡村振兴。")
MORE = talk("s2", "全面推进城乡振兴。", "散会。")


def test_a_corrected_index_is_that_of_a_build_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Site(tmp_path / "new").put(FIRST, MORE)
    site = Site(tmp_path / "old")
    site.put(FIRST, SECOND)
    monkeypatch.delattr(IndexFiles, "_made")  # it is patched, or the test would end here
    assert site.put(MORE, kept=(FIRST,)) == new


@pytest.mark.parametrize("gone", ["search/t/s2.0.js", "search/i/0.js"])
def test_an_index_of_which_a_file_is_gone_is_made_again(tmp_path: Path, gone: str) -> None:
    new = Site(tmp_path / "new").put(FIRST, MORE)
    site = Site(tmp_path / "old")
    site.put(FIRST, SECOND)
    (site.root / gone).unlink()
    assert site.put(MORE, kept=(FIRST,)) == new


def test_an_index_of_which_very_much_changed_is_made_of_the_words_that_were_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = talk("s1", "散会。")
    new = Site(tmp_path / "new").put(other, MORE)
    site = Site(tmp_path / "old")
    site.put(FIRST, SECOND)
    monkeypatch.setattr(index_files, "_MOST_HELD", 1)
    monkeypatch.setattr(patches, "between", None)
    assert site.put(other, MORE) == new


def test_a_speech_that_is_gone_is_in_the_index_no_more(tmp_path: Path) -> None:
    new = Site(tmp_path / "new").put(FIRST)
    site = Site(tmp_path / "old")
    site.put(FIRST, SECOND)
    assert site.put(kept=(FIRST,)) == new
