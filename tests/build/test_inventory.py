"""Every speech is in the inventory, also one that cannot be read; an empty disk is none."""

from pathlib import Path

import pytest

from converters import files
from converters.build import inventory
from converters.build.caches.digests import Digests
from converters.build.inventory import Inventory
from converters.errors import SourceError
from converters.project import Project, unreadable
from tests.make import collection, markdown
from tests.project.test_editions import kept as recorded


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path, markdown("s2"), markdown("s1"), config="title: 选编\n")


def scanned(root: Path) -> Inventory:
    return inventory.scan(Project(root), Digests(root / "output/cache"))


def test_speeches_are_known_by_their_bytes_and_what_is_none_is_told(root: Path) -> None:
    (root / "speeches/名单.xlsx").write_bytes(b"x")
    (root / "speeches/s3.md").symlink_to("nowhere")
    found = scanned(root)
    known = {id: files.sha256(markdown(id).encode()) for id in ("s1", "s2")}
    assert list(found.digests.items()) == [*known.items(), ("s3", inventory.UNREADABLE)]
    assert [fault.file for fault in found.faults] == ["speeches/名单.xlsx"]


def test_a_file_as_large_as_a_speech_may_be_is_read_and_no_larger_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"xyz")
    monkeypatch.setattr(unreadable, "MOST_BYTES", 3)
    assert inventory.digest_of(tmp_path / "a", files.sha256_of) == files.sha256(b"xyz")
    monkeypatch.setattr(unreadable, "MOST_BYTES", 2)
    assert inventory.digest_of(tmp_path / "a", files.sha256_of) == inventory.UNREADABLE
    assert inventory.digest_of(tmp_path / "b", files.sha256_of) == inventory.UNREADABLE


def test_without_a_folder_of_speeches_nothing_is_scanned(root: Path) -> None:
    (root / "speeches").rename(root / "aside")
    with pytest.raises(SourceError, match="没有讲话稿的文件夹"):
        scanned(root)


@pytest.mark.parametrize("output", ["pdf/s1.pdf", "txt/s1.txt", "site/s/s1.html"])
def test_an_empty_folder_is_refused_only_where_there_were_speeches(root: Path, output: str) -> None:
    for id in ("s1", "s2"):
        (root / f"speeches/{id}.md").unlink()
    assert scanned(root) == Inventory({}, ())
    path = root / "output" / output
    path.parent.mkdir(parents=True)
    (path.parent / ".aside.tmp").touch()
    assert scanned(root) == Inventory({}, ())
    path.touch()
    with pytest.raises(SourceError, match="一篇讲话稿也没有了") as caught:
        scanned(root)
    assert caught.value.file == "speeches/"
    (root / "speeches/s1.md").write_text(markdown("s1"), encoding="utf-8")
    assert list(scanned(root).digests) == ["s1"]


def test_an_output_whose_suffix_has_two_parts_is_told_by_its_id(root: Path) -> None:
    gone = "title: 选编\nformats: [tei]\n"
    (root / "config.yaml").write_text(gone, encoding="utf-8")
    retired = "retired:\n  - {id: s1}\n"
    (root / "speeches/retired.yaml").write_text(retired, encoding="utf-8")
    for id in ("s1", "s2"):
        (root / f"speeches/{id}.md").unlink()
    (root / "output/tei").mkdir(parents=True)
    (root / "output/tei/s1.tei.xml").touch()
    assert scanned(root) == Inventory({}, ())


def test_what_was_published_is_named_and_may_be_gone_once_that_is_told(root: Path) -> None:
    recorded(root, 1, markdown("s1"))
    for id in ("s1", "s2"):
        (root / f"speeches/{id}.md").unlink()
    with pytest.raises(SourceError, match=r"没有了（s1（在大会上的讲话）的讲话稿不见了）.*retire"):
        scanned(root)
    (root / "speeches/retired.yaml").write_text("retired: [{id: s1}]\n", "utf-8")
    (root / "output/txt").mkdir()
    (root / "output/txt/s1.txt").touch()
    assert scanned(root) == Inventory({}, ())
