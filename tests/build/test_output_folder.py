import os
import time
from pathlib import Path

import pytest

from converters import files
from converters.build import output_folder
from converters.build.output_folder import Found, OutputFolder


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
    shelf.link("a", str(source), ("digest", 1, 1))
    files.write(source, b"y")
    assert (tmp_path / "shelf/a").read_bytes() == b"x"
    shelf.link("a", str(source), ("digest", 1, 1))
    assert (tmp_path / "shelf/a").read_bytes() == b"y"


def test_what_is_no_file_is_not_linked(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path / "shelf", {})
    (tmp_path / "folder").mkdir()
    for name in ("nowhere", "folder"):
        assert shelf.link("a", str(tmp_path / name), ("digest", 1, 1)) is False
    assert shelf.records == {}
    assert not (tmp_path / "shelf").exists()


def test_what_stands_as_it_was_linked_is_kept_though_its_source_is_gone(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    shelf = OutputFolder(tmp_path / "shelf", {})
    made = "digest", 1, source.stat().st_mtime_ns
    assert shelf.link("a", str(source), made) is True
    source.unlink()
    again = OutputFolder(tmp_path / "shelf", shelf.records)
    assert again.link("a", str(source), made) is True
    assert again.records == {"a": made}
    other = OutputFolder(tmp_path / "shelf", shelf.records)
    assert other.link("a", str(source), ("another", 1, made[2])) is False


def test_what_was_put_this_time_no_longer_stands_as_the_last_time(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    shelf.put("a", b"x")
    again = OutputFolder(tmp_path, shelf.records)
    assert again.stands("a") is True
    again.put("a", b"y")
    assert again.stands("a") is False
    assert again.keep("a") is False
    assert again.records["a"][0] == files.sha256(b"y")


def test_what_has_another_record_than_the_last_time_is_told(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    for name in "abc":
        shelf.put(name, b"x")
    assert shelf.written == set()
    again = OutputFolder(tmp_path, shelf.records)
    again.keep("a")
    again.put("b", b"y")
    again.put("c", b"x")
    assert again.written == {"b"}


def test_a_file_that_is_linked_already_leaves_nothing_aside(tmp_path: Path) -> None:
    """So it is after a build of the site that was broken off before it wrote its records."""
    source = tmp_path / "source"
    source.write_bytes(b"x")
    for _ in range(2):
        OutputFolder(tmp_path / "shelf", {}).link("a", str(source), ("digest", 1, 1))
    assert [path.name for path in (tmp_path / "shelf").iterdir()] == ["a"]
    (tmp_path / "shelf/a").unlink()
    (tmp_path / "shelf/a").symlink_to(source)
    OutputFolder(tmp_path / "shelf", {}).link("a", str(source), ("digest", 1, 1))
    assert not (tmp_path / "shelf/a").is_symlink()


def test_a_file_that_was_put_is_known_by_a_time_a_little_back(tmp_path: Path) -> None:
    """Whoever alters it in the same second gives it another."""
    shelf = OutputFolder(tmp_path, {})
    shelf.put("a", b"x")
    assert (tmp_path / "a").stat().st_mtime_ns <= time.time_ns() - 2_000_000_000
    assert shelf.records["a"][2] == (tmp_path / "a").stat().st_mtime_ns


def test_what_is_put_with_other_bytes_is_put_though_it_stands_as_it_was(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    shelf.put("a", b"x")
    again = OutputFolder(tmp_path, shelf.records)
    again.put("a", b"y")
    assert (tmp_path / "a").read_bytes() == b"y"
    assert again.records["a"][0] == files.sha256(b"y")


def test_what_is_put_again_as_it_was_keeps_its_record(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    shelf.put("a", b"x")
    os.utime(tmp_path / "a", (1, 1))
    again = OutputFolder(tmp_path, shelf.records)
    again.put("a", b"x")
    assert again.records == shelf.records


def test_what_stands_as_it_was_put_is_kept_and_recorded(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    shelf.put("a", b"x")
    again = OutputFolder(tmp_path, shelf.records)
    assert again.stands("a") is True
    assert again.records == {}
    assert again.keep("a") is True
    assert again.records == shelf.records
    assert again.stands("b") is False
    assert again.keep("b") is False


def test_a_link_with_the_same_bytes_is_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "own").write_bytes(b"x")
    (tmp_path / "a").symlink_to("own")
    OutputFolder(tmp_path, {}).put("a", b"x")
    assert not (tmp_path / "a").is_symlink()
    assert (tmp_path / "own").read_bytes() == b"x"


def test_what_stands_in_the_place_of_a_file_or_its_folder_goes(tmp_path: Path) -> None:
    (tmp_path / "site/a/inner").mkdir(parents=True)
    (tmp_path / "site/b").write_bytes(b"x")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/c").symlink_to(tmp_path / "elsewhere")
    shelf = OutputFolder(tmp_path / "site", {})
    for name in ("a", "b/inner/d", "c"):
        shelf.put(name, b"y")
    assert [(tmp_path / "site" / name).read_bytes() for name in shelf.records] == [b"y"] * 3
    assert (tmp_path / "elsewhere").is_dir()


def test_a_file_above_the_folder_is_in_the_way_and_stays(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"x")
    with pytest.raises(OSError, match="output"):
        OutputFolder(tmp_path / "output/site", {}).put("a", b"y")
    assert (tmp_path / "output").read_bytes() == b"x"


def test_what_cannot_be_put_leaves_nothing_aside(tmp_path: Path) -> None:
    def full(aside: Path) -> None:
        aside.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    def fuller(_: Path) -> None:
        raise OSError(28, "No space left on device")

    for way in (full, fuller):
        with pytest.raises(OSError, match="No space"):
            OutputFolder(tmp_path, {})._replace(tmp_path / "a", way)
        assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_linked_it_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    (tmp_path / "source").write_bytes(b"x")
    os.utime(tmp_path / "source", (5, 5))
    OutputFolder(tmp_path / "shelf", {}).link("a", str(tmp_path / "source"), ("digest", 1, 1))
    assert (tmp_path / "shelf/a").samefile(tmp_path / "source")
    monkeypatch.setattr(os, "link", refuse)
    shelf = OutputFolder(tmp_path / "shelf", {})
    shelf.link("b", str(tmp_path / "source"), ("digest", 1, 1))
    assert not (tmp_path / "shelf/b").samefile(tmp_path / "source")
    assert (tmp_path / "shelf/b").read_bytes() == b"x"
    assert shelf.records["b"] == ("digest", 1, 5_000_000_000)


def test_of_a_folder_that_is_only_linked_nothing_goes_but_what_was_put_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    (tmp_path / "www/own").write_bytes(b"x")
    shelf = OutputFolder(tmp_path / "site", {})
    shelf.put("a/b", b"x")
    shelf.put("c", b"x")
    again = OutputFolder(tmp_path / "site", shelf.records)
    again.keep("c")
    again.sweep()
    left = [path.relative_to(tmp_path / "www") for path in (tmp_path / "www").rglob("*")]
    assert sorted(map(str, left)) == ["a", "c", "own"]


def test_a_file_stands_by_its_size_and_then_by_its_time_or_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    time = (tmp_path / "a").stat().st_mtime_ns
    digest = files.sha256(b"x")
    for record, stands in (
        ((digest, 1, time), True),
        (("not read", 1, time), True),
        ((digest, 1, time + 1), True),
        (("other", 1, time + 1), False),
        ((digest, 2, time), False),
    ):
        assert output_folder.stand(tmp_path, [("a", *record)]) is stands
    (tmp_path / "l").symlink_to("a")
    link = (tmp_path / "l").lstat()
    for name in ("l", "none", "nul\0"):
        record = (digest, link.st_size, link.st_mtime_ns)
        assert output_folder.stand(tmp_path, [(name, *record)]) is False
    rows = [("a", digest, 1, time)]
    assert output_folder.stand(tmp_path, [*rows, *rows]) is True
    assert output_folder.stand(tmp_path, [*rows, ("none", digest, 1, time)]) is False


def test_of_many_files_each_is_known_to_stand_or_not(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    names = [f"{number}.html" for number in range(20)]
    for name in names:
        shelf.put(name, b"x")
    for name in names[::7]:
        (tmp_path / name).write_bytes(b"altered")
    again = OutputFolder(tmp_path, shelf.records)
    assert [name for name in names if not again.keep(name)] == names[::7]
    told = OutputFolder(tmp_path, shelf.records)
    told.tell(Found({names[1]}, []))
    assert [name for name in names if not told.keep(name)] == [names[1]]


def test_what_somebody_found_that_was_neither_put_nor_kept_goes(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    for name in ("a", "b/c", "d"):
        shelf.put(name, b"x")
    (tmp_path / "e/f").mkdir(parents=True)
    for stray in ("e/f/stray", "new"):
        (tmp_path / stray).write_bytes(b"x")
    strays = [*output_folder.strays(tmp_path, shelf.records)]
    assert set(strays) == {"e/f/stray", "new"}
    again = OutputFolder(tmp_path, shelf.records)
    again.tell(Found(set(), strays))
    again.keep_unseen(["a", "b/c"])
    again.put("new", b"y")
    again.forget(["b/c", "never"])
    again.sweep()
    assert again.records.keys() == {"a", "new"}
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"a", "new"}


def test_several_are_kept_if_each_stands(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    for name in "ab":
        shelf.put(name, b"x")
    again = OutputFolder(tmp_path, shelf.records)
    assert again.keep_all("ab")
    assert not again.keep_all(["a", "none"])
    assert again.has("a", shelf.records["a"])
    assert not again.has("a", ("0", 1, 1))
    assert not again.has("none", ("0", 1, 1))


def test_two_names_are_of_one_file_or_not(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"x")
    os.link(tmp_path / "a", tmp_path / "c")
    (tmp_path / "l").symlink_to("a")
    of, state = output_folder._is_same, (tmp_path / "a").stat()
    assert [of(f"{tmp_path}/{name}", state) for name in "abcl"] == [True, False, True, False]
    assert of(f"{tmp_path}/none", state) is False
