"""Every file that an import meets is accounted for."""

import os
from pathlib import Path

import pytest

from converters.collection import folder_walk
from converters.errors import MissingError
from tests.importing.test_sniffing import KINDS, OLE_WORD, WORDS

PASSED = {
    "~$讲话.docx": ("lock", "锁"),
    ".~讲话.docx": ("lock", "锁"),
    ".隐藏.txt": ("hidden", "隐藏"),
    ".git/objects/讲话.txt": ("hidden", "隐藏"),
    "Thumbs.db": ("system", "系统"),
    "照片.JPG": ("picture", "OCR"),
    "录音.mp3": ("sound", "整理成文字"),
    "讲话.zip": ("archive", "解压"),
    "讲话.tar.gz": ("archive", "解压"),
    "台账.xlsx": ("table", "表格"),
    "汇报.pptx": ("slides", "演示文稿"),
    "公文.ofd": ("format", "OFD 阅读器"),
    "信.eml": ("mail", "邮件"),
    "讲话.txt.bak": ("temporary", "备份"),
    "讲话": ("other", "没有后缀"),
    "讲话.abc": ("other", "不认识 .abc"),
}
MEANT = ("讲话.txt", "下/稿.DOCX", "下/稿.wps", "下/网页.html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    for name in (*PASSED, *MEANT):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    (tmp_path / "out.txt").write_bytes(b"x")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/in.txt").write_bytes(b"x")
    (folder / "出去.txt").symlink_to(tmp_path / "out.txt")
    (folder / "里面.txt").symlink_to("讲话.txt")
    (folder / "断了.txt").symlink_to("没有.txt")
    (folder / "绕圈.txt").symlink_to("绕圈.txt")
    (folder / "别处").symlink_to(tmp_path / "elsewhere")
    return folder


def walked(folder: Path) -> set[Path]:
    """Every file and every link in a folder."""
    every = {path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}
    assert len(every) == len(PASSED) + len(MEANT) + 5
    return every


def test_files_and_passed_over_are_all_that_is_there(folder: Path) -> None:
    met = folder_walk.met(folder)
    passed = [each.path for each in met.passed]
    assert {*met.files, *passed} == walked(folder)
    assert len(met.files) + len(passed) == len(walked(folder))
    assert sorted(met.files) == sorted(folder / name for name in MEANT)
    assert met.faults == ()


@pytest.mark.parametrize("name", PASSED)
def test_the_reason_is_told(folder: Path, name: str) -> None:
    found = {each.path: each for each in folder_walk.met(folder).passed}
    each = found[folder / name]
    kind, word = PASSED[name]
    assert each.kind == kind
    assert word in each.reason + each.remedy


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["讲话", "1.在全县大会上的讲话", "讲话.abc"])
def test_a_file_whose_name_tells_nothing_is_known_by_its_bytes(
    tmp_path: Path, kind: str, name: str
) -> None:
    (tmp_path / name).write_bytes(KINDS[kind])
    assert folder_walk.met(tmp_path) == folder_walk.Met((tmp_path / name,))


def test_a_name_that_tells_wrong_counts_less_than_what_no_picture_or_archive_is(
    tmp_path: Path,
) -> None:
    made = {
        "a.zip": KINDS["word"],
        "b.jpg": KINDS["pdf"],
        "c.xls": KINDS["rtf"],
        "d.wpt": OLE_WORD,
        "e.csv": WORDS.encode(),
        "f.xls": OLE_WORD,
        "g.docx.bak": KINDS["word"],
        "h.eml": b"",
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    met = folder_walk.met(tmp_path)
    assert [file.name for file in met.files] == ["a.zip", "b.jpg", "c.xls", "d.wpt"]
    assert [each.kind for each in met.passed] == ["table", "table", "temporary", "mail"]


def test_a_pipe_without_a_suffix_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "讲话")
    assert [each.kind for each in folder_walk.met(tmp_path).passed] == ["other"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("出去.txt", "以外"),
        ("里面.txt", "就在这个文件夹里"),
        ("断了.txt", "不在了"),
        ("绕圈.txt", "不在了"),
        ("别处", "以外"),
    ],
)
def test_links_are_not_followed(folder: Path, name: str, word: str) -> None:
    found = {each.path: each for each in folder_walk.met(folder).passed}
    assert found[folder / name].kind == "link"
    assert word in found[folder / name].reason


def test_a_file_that_is_named_itself_is_read_whatever_it_is_called(folder: Path) -> None:
    for name in ("讲话.abc", ".隐藏.txt", "出去.txt"):
        assert folder_walk.met(folder / name).files == (folder / name,)


def test_a_folder_of_nothing_to_read_is_told_with_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    met = folder_walk.met(tmp_path)
    assert "没有能导入的文件" in str(met.faults[0])
    assert [each.path.name for each in met.passed] == ["a.jpg"]


def test_a_folder_that_cannot_be_opened_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("下"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    (fault,) = folder_walk.met(folder).faults
    assert "打不开文件夹" in str(fault)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="没有这个文件"):
        folder_walk.met(tmp_path / "no.txt")
