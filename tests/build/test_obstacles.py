"""What stands in the place of an output costs that output; once it is gone, it is made."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path

import pytest

from converters import resources
from converters.build import account, obstacles, run
from converters.build.account import Account
from converters.build.plan import make
from converters.collection import publishing
from converters.errors import RefusedError
from converters.project import Project
from tests.make import collection, contents, markdown, never_built

CONFIG = "title: 选编\nformats: [txt, docx]\n"
TEXTS = [markdown("s1"), markdown("s2")]
FEW = ("txt", "site")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path / "c", *TEXTS, config="title: 选编\nformats: [txt]\n")


def build(root: Path, parts: Collection[str] = FEW) -> Account:
    project = Project(root)
    return run.build(project, make(project), 1, lambda _: None, parts)


def a_folder(path: Path) -> None:
    path.mkdir(parents=True)


def a_folder_of_somebodys(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "家书.txt").write_bytes(b"x")


def a_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")


def a_link_to_nowhere(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to("nowhere/at-all")


def away(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


IN_THE_WAY = [
    ("output/txt/s1.txt", a_folder, {"s1"}),
    ("output/txt/s1.txt", a_folder_of_somebodys, {"s1"}),
    ("output/txt", a_file, {"s1", "s2"}),
    ("output/txt", a_link_to_nowhere, {"s1", "s2"}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("place", "put", "lacking"), IN_THE_WAY)
@pytest.mark.parametrize("is_built", [False, True])
def test_it_costs_what_is_to_be_there_until_it_is_taken_away(
    root: Path,
    tmp_path: Path,
    place: str,
    put: Callable[[Path], None],
    lacking: set[str],
    is_built: bool,
) -> None:
    if is_built:
        build(root)
        away(root / place)
    put(root / place)
    done = build(root)
    assert {lack.output.id for lack in done.lacking} == lacking
    assert [fault["file"] for _, fault in done.faults] == [place]
    assert ("site" in done.rendered) != is_built
    assert {p.stem for p in (root / "output/site/s").iterdir()} == {"s1", "s2"}
    assert (root / place / "家书.txt").exists() == (put is a_folder_of_somebodys)
    again = build(root)
    assert (again.idle, again.faults) == (True, done.faults)
    away(root / place)
    made = build(root)
    assert made.faults == []
    assert made.rendered["txt"] == len(lacking)
    clean = collection(tmp_path / "clean", *TEXTS, config="title: 选编\nformats: [txt]\n")
    build(clean)
    assert contents(root) == contents(clean)


@pytest.mark.slow
def test_a_correction_is_made_of_the_others(root: Path) -> None:
    build(root)
    away(root / "output/txt/s1.txt")
    a_folder(root / "output/txt/s1.txt")
    for id in ("s1", "s2"):
        text = markdown(id, body="现在散会。")
        (root / f"speeches/{id}.md").write_text(text, encoding="utf-8")
    done = build(root)
    assert done.rendered == {"txt": 1, "site": 1}
    assert done.speeches == ["s1"]
    assert "散会" in (root / "output/txt/s2.txt").read_text("utf-8")
    assert "散会" in (root / "output/site/s/s1.html").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("put", [a_file, a_link_to_nowhere])
def test_in_the_place_of_the_site_it_costs_the_site(
    root: Path, put: Callable[[Path], None]
) -> None:
    put(root / "output/site")
    done = build(root)
    assert done.rendered == {"txt": 2}
    assert [fault["file"] for _, fault in done.faults] == ["output/site"]
    assert os.path.lexists(root / "output/site")
    with pytest.raises(RefusedError):
        publishing.publish(make(Project(root)), root / "usb", datetime.now(UTC))
    away(root / "output/site")
    assert build(root).rendered == {"site": 1}


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    (root / "speeches/s1.md").write_text(markdown("s1", body="散会。"), encoding="utf-8")
    locked = [root / "output/txt", root / "output/site"]

    def access(path: Path, mode: int) -> bool:
        return path not in locked

    with monkeypatch.context() as patch:
        patch.setattr(os, "access", access)
        done = build(root)
        assert [f["file"] for _, f in done.faults] == ["output/site", "output/txt"]
        assert "不能写" in done.faults[0][0]
        assert build(root).faults == done.faults
    assert build(root).rendered == {"txt": 1, "site": 1}


@pytest.mark.slow
def test_of_a_folder_that_is_only_linked_nothing_goes_but_what_was_put_there(
    root: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "www"
    a_folder_of_somebodys(elsewhere)
    (never_built(root) / "output").mkdir()
    (root / "output/site").symlink_to(elsewhere)
    build(root)
    assert (elsewhere / "s/s2.html").is_file()
    (root / "speeches/s2.md").unlink()
    build(root)
    assert not (elsewhere / "s/s2.html").exists()
    assert (elsewhere / "家书.txt").read_bytes() == b"x"


@pytest.mark.slow
def test_a_link_in_the_place_of_an_output_is_replaced_and_not_followed(
    root: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.txt"
    own.write_bytes(b"x")
    (root / "output/txt").mkdir(parents=True)
    (root / "output/txt/s1.txt").symlink_to(own)
    assert build(root).faults == []
    assert own.read_bytes() == b"x"
    assert not (root / "output/txt/s1.txt").is_symlink()


@pytest.mark.slow
def test_so_it_is_with_books_and_the_workflow(tmp_path: Path) -> None:
    texts = [markdown(f"s{n}", facts="status: final\n") for n in range(8)]
    root = collection(tmp_path / "c", *texts, config=CONFIG)
    (root / "books").mkdir()
    for name, select in (("a", "{all: true}"), ("b", "{all: true}")):
        book = f"title: 书\nselect: {select}\nformats: [docx]\n"
        (root / f"books/{name}.yaml").write_text(book, encoding="utf-8")
    places = ["output/books/a.docx", "output/docx/s3.docx"]
    for place in places:
        a_folder_of_somebodys(root / place)
    away(root / "output/.huibian")
    a_file(root / "output/.huibian")
    command = [sys.executable, "-m", "converters", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert [
        line.partition("：")[2].partition("：")[0] for line in done.stderr.splitlines()[1:]
    ] == places
    assert "TXT 8 份、DOCX 7 份、网站、汇编 1 本" in done.stdout
    away(root / "output/.huibian")
    a_file(root / "output/.huibian")
    snakefile = str(resources.root() / "Snakefile")
    plain = [sys.executable, "-m", "snakemake", "--cores", "all", "--snakefile", snakefile]
    done = subprocess.run(plain, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert all(f"错误：{place}" in done.stderr for place in places)
    assert "Traceback" not in done.stderr
    for place in places:
        away(root / place)
    assert build(root, account.parts()).faults == []
    clean = collection(tmp_path / "clean", *texts, config=CONFIG)
    shutil.copytree(root / "books", clean / "books")
    build(clean, account.parts())
    assert contents(root) == contents(clean)


def test_nothing_is_in_the_way_of_a_file_or_of_folders_that_are_not_there_yet(
    tmp_path: Path,
) -> None:
    a_file(tmp_path / "txt/s1.txt")
    assert obstacles.at(tmp_path / "txt/s1.txt") is None
    assert obstacles.at(tmp_path / "pdf/inner/s1.pdf") is None
    assert obstacles.in_folder(tmp_path / "pdf/inner") is None
    (tmp_path / "txt/link.txt").symlink_to(tmp_path)
    assert obstacles.at(tmp_path / "txt/link.txt") is None


def called(path: Path) -> str:
    return f"it is {path.name}"


def test_what_is_in_the_way_is_told_by_its_name_and_its_kind(tmp_path: Path) -> None:
    a_folder(tmp_path / "folder")
    a_file(tmp_path / "file")
    a_link_to_nowhere(tmp_path / "link")
    for fault, name, kind in (
        (obstacles.at(tmp_path / "folder", called), "folder", "有一个文件夹"),
        (obstacles.at(tmp_path / "file/s1.txt", called), "file", "一个文件，"),
        (obstacles.in_folder(tmp_path / "file", called), "file", "一个文件，"),
        (obstacles.in_folder(tmp_path / "link/inner/more", called), "link", "一个指向别处的链接"),
    ):
        assert fault is not None
        assert fault.file == f"it is {name}"
        assert kind in fault.reason


def test_a_folder_is_to_be_written_and_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, int]] = []

    def access(path: Path, mode: int) -> bool:
        asked.append((path, mode))
        return False

    monkeypatch.setattr(os, "access", access)
    fault = obstacles.at(tmp_path / "txt/s1.txt", called)
    assert fault is not None
    assert (fault.file, "不能写" in fault.reason) == (f"it is {tmp_path.name}", True)
    assert asked == [(tmp_path, 3)]
