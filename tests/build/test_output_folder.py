import os
from pathlib import Path

from converters import files
from converters.build.output_folder import OutputFolder


def test_what_was_put_is_there_and_recorded(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    shelf.put("a/b", b"x")
    assert (tmp_path / "a/b").read_bytes() == b"x"
    assert shelf.records["a/b"][:2] == (files.sha256(b"x"), 1)


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    OutputFolder(tmp_path, {}).put("a", b"x")
    os.utime(tmp_path / "a", (1, 1))
    OutputFolder(tmp_path, {}).put("a", b"x")
    assert (tmp_path / "a").stat().st_mtime == 1


def test_a_file_altered_by_hand_is_put_again(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    shelf.put("a", b"x")
    (tmp_path / "a").write_bytes(b"xyz")
    again = OutputFolder(tmp_path, shelf.records)
    assert not again.keep("a")
    again.put("a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_a_missing_or_unknown_file_cannot_be_kept(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {"a": ("0", 1, 1)})
    assert not shelf.keep("a")
    assert not shelf.keep("b")


def test_what_was_neither_put_nor_kept_goes(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    for name in ("a", "b/c", "d"):
        shelf.put(name, b"x")
    again = OutputFolder(tmp_path, shelf.records)
    again.keep("a")
    again.put("d", b"x")
    again.sweep()
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["a", "d"]


def test_a_linked_file_follows_its_source(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    shelf = OutputFolder(tmp_path / "shelf", {})
    shelf.link("a", source, "digest")
    files.write(source, b"y")
    assert (tmp_path / "shelf/a").read_bytes() == b"x"
    shelf.link("a", source, "digest")
    assert (tmp_path / "shelf/a").read_bytes() == b"y"


def test_a_file_that_is_linked_already_leaves_nothing_aside(tmp_path: Path) -> None:
    """So it is after a build of the site that was broken off before it wrote its records."""
    source = tmp_path / "source"
    source.write_bytes(b"x")
    for _ in range(2):
        OutputFolder(tmp_path / "shelf", {}).link("a", source, "digest")
    assert [path.name for path in (tmp_path / "shelf").iterdir()] == ["a"]
    (tmp_path / "shelf/a").unlink()
    (tmp_path / "shelf/a").symlink_to(source)
    OutputFolder(tmp_path / "shelf", {}).link("a", source, "digest")
    assert not (tmp_path / "shelf/a").is_symlink()
