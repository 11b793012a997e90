"""Sums that are changed where they stand are those of all files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import files
from converters.build import sums
from converters.build.output_folder import OutputFolder, Record
from converters.site import data

DIGESTS = st.sampled_from([files.sha256(word.encode()) for word in "甲乙丙"])
NAMES = st.text("ab-./0", min_size=1, max_size=5)
FILES = st.dictionaries(NAMES, st.tuples(DIGESTS, DIGESTS, st.booleans()), max_size=9)


@given(FILES)
def test_sums_with_some_lines_changed_are_those_of_all(
    known: dict[str, tuple[str, str, bool]],
) -> None:
    before = data.sums({name: was for name, (was, _, _) in known.items()})
    changed = {name: (was, now) for name, (was, now, is_new) in known.items() if is_new}
    after = {name: now if is_new else was for name, (was, now, is_new) in known.items()}
    assert sums.patched(before, changed) == data.sums(after)


def test_a_file_without_a_line_is_told() -> None:
    was, now = (files.sha256(word) for word in (b"1", b"2"))
    whole = data.sums({"xa": was, "b": now})
    assert sums.patched(whole, {"a": (was, now)}) is None
    assert sums.patched(whole, {"b": (was, now)}) is None


class Shelf:
    """A folder of files that is put again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.records: dict[str, Record] = {}

    def put(self, contents: dict[str, bytes]) -> str:
        shelf = OutputFolder(self.root, self.records)
        for name, content in contents.items():
            shelf.put(name, content)
        sums.put(shelf, self.records)
        shelf.sweep()
        self.records = shelf.records
        return (self.root / sums.PATH).read_text(encoding="utf-8")


MANY = {f"s/{number}.html": b"1" for number in range(50)}


@pytest.mark.parametrize(
    "after",
    [
        MANY,
        MANY | {"s/3.html": b"2"},
        MANY | {"s/50.html": b"2"},
        {name: own for name, own in MANY.items() if name != "s/7.html"},
        {name: own for name, own in MANY.items() if name != "s/7.html"} | {"s/50.html": b"2"},
        dict.fromkeys(MANY, b"2"),
    ],
)
def test_whatever_changed_the_sums_are_those_of_what_stands(
    tmp_path: Path, after: dict[str, bytes]
) -> None:
    folder = Shelf(tmp_path)
    folder.put(MANY)
    expected = {name: files.sha256(content) for name, content in after.items()}
    assert folder.put(after) == data.sums(expected).decode()


@pytest.mark.parametrize("found", [b"", b"torn\n"])
def test_sums_that_are_not_those_that_were_put_are_made_again(tmp_path: Path, found: bytes) -> None:
    folder = Shelf(tmp_path)
    whole = folder.put(MANY)
    (tmp_path / sums.PATH).write_bytes(found)
    assert folder.put(MANY) == whole
