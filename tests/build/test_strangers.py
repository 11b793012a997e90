"""Files among the speeches that are none are named; nothing is passed over in silence."""

from pathlib import Path

import pytest

from converters import api
from converters.build import inventory, strangers
from converters.build.plan import make
from converters.build.selection import members
from converters.collection import mentions
from converters.errors import SourceError
from converters.project import Project
from tests.make import collection, markdown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return collection(tmp_path, markdown("s1")) / "speeches"


def told(folder: Path) -> dict[str, SourceError]:
    project = Project(folder.parent)
    known, strange = inventory.names(project)
    assert known == ["s1"]
    return {fault.file: fault for fault in strangers.faults(project, strange)}


def only(folder: Path, name: str) -> SourceError:
    found = told(folder)
    assert list(found) == [f"speeches/{name}"]
    return found[f"speeches/{name}"]


@pytest.mark.parametrize(
    "name", ["s2.MD", "s2.md.txt", "s2.markdown", "s2.txt", "我的稿.md", "s2．md"]
)
def test_a_speech_under_another_name_is_told_its_right_one(folder: Path, name: str) -> None:
    (folder / name).write_text(markdown("s2"), "utf-8")
    fault = only(folder, name)
    assert ("没有编入" in fault.reason, "s2.md" in fault.remedy) == (True, True)


@pytest.mark.parametrize("name", ["s1 - 副本.md", "s1.MD", "s1.md.md", "s1(1).md", "S1.md.txt"])
def test_a_copy_is_told_to_change_its_id_and_never_to_overwrite(folder: Path, name: str) -> None:
    (folder / name).write_text(markdown("s1"), "utf-8")
    fault = only(folder, name)
    assert "speeches/s1.md" in fault.reason
    assert ("s1-02" in fault.remedy, "s1.md" in fault.remedy) == (True, False)
    assert fault.line == 2


def test_a_copy_under_a_free_id_is_told_to_take_it(folder: Path) -> None:
    (folder / "s9.md").write_text(markdown("s1").replace("id: s1", "# 记\n编号：s1"), "utf-8")
    with pytest.raises(SourceError) as caught:
        Project(folder.parent).read(folder / "s9.md")
    fault = caught.value
    assert ("id 改成 s9；" in fault.remedy, "文件名" in fault.remedy) == (True, False)
    assert (fault.file, fault.line) == ("speeches/s9.md", 3)


def test_a_file_of_another_id_that_is_free_is_told_its_name(folder: Path) -> None:
    (folder / "s9.md").write_text(markdown("s5"), "utf-8")
    with pytest.raises(SourceError, match=r"文件名改成 s5\.md"):
        Project(folder.parent).read(folder / "s9.md")


def test_a_free_id_is_none_that_a_speech_has_or_had(folder: Path) -> None:
    (folder / "s2020-0716-02.md").write_text("", "utf-8")
    rows = "id\tfile\tpart\tsource\tmarkdown\ns2020-0716-03\ta\t1\tx\tx\n"
    (folder / "ids.tsv").write_text(rows, "utf-8")
    assert Project(folder.parent).free_id("s2020-0716-01") == "s2020-0716-04"


@pytest.mark.parametrize("name", ["稿.docx", "稿.doc", "稿.txt", "稿.HTML", "稿.pdf", "稿.wps"])
def test_a_raw_file_is_told_to_be_imported(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xd0\xcf")
    assert f"huibian import speeches/{name}" in only(folder, name).remedy


def test_speeches_in_a_folder_below_are_told_to_come_out(folder: Path) -> None:
    (folder / "2020/一季度").mkdir(parents=True)
    (folder / "2020/一季度/s2.md").write_text(markdown("s2"), "utf-8")
    (folder / "2020/s3.MD").write_text(markdown("s3"), "utf-8")
    assert "2 份讲话稿" in only(folder, "2020/").reason


def test_other_files_are_named_too(folder: Path) -> None:
    (folder / "原稿").mkdir()
    (folder / "原稿/甲.doc").write_bytes(b"x")
    (folder / "名单.xlsx").write_bytes(b"x")
    assert set(told(folder)) == {"speeches/原稿/", "speeches/名单.xlsx"}


def test_known_company_needs_no_word(folder: Path) -> None:
    for name in (
        *("ids.tsv", ".s1.md.swp", "~$稿.docx", "s1.md~", "s1.md.bak", "#s1.md#", "说明.txt"),
        *("README.md", "Thumbs.db", "desktop.ini", ".DS_Store", "s1.tmp", ".~lock.s1.md#"),
    ):
        (folder / name).write_text("x", "utf-8")
    (folder / ".git").mkdir()
    (folder / "空").mkdir()
    assert told(folder) == {}


def test_a_folder_named_as_a_speech_is_one_that_cannot_be_read(folder: Path) -> None:
    (folder / "s4.md").mkdir()
    assert inventory.names(Project(folder.parent)) == (["s1", "s4"], [])
    assert ["s4.md" in str(fault) for fault in api.check(Project(folder.parent)).faults] == [True]


@pytest.mark.slow
def test_the_plan_and_the_check_tell_of_them(folder: Path) -> None:
    (folder / "s2.MD").write_text(markdown("s2"), "utf-8")
    project = Project(folder.parent)
    assert [fault.file for fault in make(project).index.faults] == ["speeches/s2.MD"]
    assert [str(fault) for fault in api.check(project).faults] == [
        str(fault) for fault in make(project).index.faults
    ]
    assert api.check(project, ["s1"]).faults == []


def test_where_there_is_no_folder_there_are_no_names(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("title: 选编\nspeeches: nowhere\n", "utf-8")
    assert inventory.names(Project(tmp_path)) == ([], [])


RETIRED = "retired: [{id: s9, note: 重复, see: s1}]\n"


def withdrawn(folder: Path) -> Project:
    """The collection, with the file of a speech that was withdrawn back among the others."""
    (folder / "retired.yaml").write_text(RETIRED, "utf-8")
    (folder / "s9.md").write_text(markdown("s9"), "utf-8")
    return Project(folder.parent)


def test_a_speech_that_was_withdrawn_is_none_and_is_told_once(folder: Path) -> None:
    project = withdrawn(folder)
    fault = only(folder, "s9.md")
    assert str(fault) == (
        "speeches/s9.md：编号 s9 的讲话已经撤下（见 speeches/retired.yaml），没有编入。"
        "不再收录的，请把这个文件移到 speeches/ 以外；要恢复的，请运行 huibian retire s9 --undo。"
    )
    planned = make(project)
    assert list(planned.index.digests) == ["s1"]
    assert [str(each) for each in planned.strays] == [str(fault)]
    assert [str(each) for each in api.check(project).faults] == [str(fault)]


def test_a_withdrawn_speech_is_in_no_list_no_book_and_no_face(folder: Path) -> None:
    (folder.parent / "books").mkdir()
    book = "title: 选编\nselect: {organs: [县人大]}\n"
    (folder.parent / "books/xuan.yaml").write_text(book, "utf-8")
    project = withdrawn(folder)
    for id in ("s1", "s9"):
        (folder / f"{id}.md").write_text(markdown(id, facts="organ: 县人大\n"), "utf-8")
    reports, faults = api.speeches(project)
    assert ([report.id for report in reports], len(faults)) == (["s1"], 1)
    planned = make(project)
    assert list(members(planned, planned.book("xuan"))) == ["s1"]


@pytest.mark.parametrize("word", ["s9", "speeches/s9.md", "S9.MD"])
def test_who_names_a_withdrawn_speech_is_told_what_it_is(folder: Path, word: str) -> None:
    project = withdrawn(folder)
    with pytest.raises(SourceError, match="已经撤下"):
        mentions.ids(project, [word])
    assert mentions.ids(project, ["s1"]) == ("s1",)


def test_who_names_one_whose_file_is_gone_is_told_so_too(folder: Path) -> None:
    (folder / "retired.yaml").write_text("retired: [{id: s9, kind: 合并, see: s1}]\n", "utf-8")
    with pytest.raises(SourceError) as caught:
        mentions.ids(Project(folder.parent), ["s9"])
    assert str(caught.value) == (
        "编号 s9 的讲话已经并入 s1（见 speeches/retired.yaml）。"
        "要恢复的，请运行 huibian retire s9 --undo。"
    )


def test_a_speech_struck_from_the_withdrawn_ones_is_in_the_collection_again(folder: Path) -> None:
    withdrawn(folder)
    (folder / "retired.yaml").write_text("retired: []\n", "utf-8")
    assert list(make(Project(folder.parent)).index.digests) == ["s1", "s9"]


def test_where_all_were_withdrawn_the_disk_is_there_all_the_same(folder: Path) -> None:
    project = withdrawn(folder)
    (folder / "s1.md").unlink()
    (folder.parent / "output/pdf").mkdir(parents=True)
    (folder.parent / "output/pdf/s9.pdf").touch()
    assert make(project).index.digests == {}


def test_a_link_to_itself_is_told_as_a_file(folder: Path) -> None:
    (folder / "圈").symlink_to("圈")
    assert list(told(folder)) == ["speeches/圈"]


def test_files_are_looked_for_five_folders_deep(folder: Path) -> None:
    deep = folder / "原稿/一/二/三/四"
    (deep / "五").mkdir(parents=True)
    (deep / "五/乙.doc").touch()
    assert told(folder) == {}
    (deep / "甲.doc").touch()
    assert "1 个文件" in only(folder, "原稿/").reason


def test_known_company_below_hides_nothing_and_a_link_is_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = strangers._entries
    monkeypatch.setattr(strangers, "_entries", lambda at: sorted(given(at), key=lambda e: e.name))
    (folder / "原稿").mkdir()
    for name in (".a", "甲.doc", "丙.doc~"):
        (folder / "原稿" / name).touch()
    (folder / "原稿/乙").symlink_to(folder)
    fault = only(folder, "原稿/")
    assert ("2 个文件" in fault.reason, "移到 speeches/ 以外" in fault.remedy) == (True, True)


@pytest.mark.parametrize("name", ["s7.MD", "s7．md", "s7.txt"])
def test_a_speech_that_cannot_be_read_is_told_the_id_that_its_name_has(
    folder: Path, name: str
) -> None:
    (folder / name).write_text("---\n", "utf-8")
    assert "改成 s7.md" in only(folder, name).remedy


def test_a_copy_that_cannot_be_read_is_told_without_a_line(folder: Path) -> None:
    (folder / "s1.MD").write_text("---\n", "utf-8")
    fault = only(folder, "s1.MD")
    assert ("speeches/s1.md" in fault.reason, fault.line) == (True, 0)


def test_of_a_speech_it_is_told_whether_its_id_or_its_end_is_wrong(folder: Path) -> None:
    (folder / "我的稿.md").write_text("---\n", "utf-8")
    (folder / "稿.MD").write_text("---\n", "utf-8")
    found = told(folder)
    assert "不是编号" in found["speeches/我的稿.md"].reason
    assert "不以 .md 结尾" in found["speeches/稿.MD"].reason
    assert all("小写字母" in fault.remedy for fault in found.values())


@pytest.mark.parametrize(
    ("name", "start", "is_one"),
    [
        ("a.txt", "---", True),
        ("a.TEXT", "---", True),
        ("a", "---", True),
        ("a.xlsx", "---", False),
        ("a.txt", "--", False),
        ("a.txt", "\ufeff---", True),
        ("a.txt", "\n" * 61 + "---", True),
        ("a.txt", "\n" * 62 + "---", False),
    ],
)
def test_a_speech_under_another_name_is_known_by_its_beginning(
    tmp_path: Path, name: str, start: str, is_one: bool
) -> None:
    (tmp_path / name).write_text(start, "utf-8")
    assert strangers._begins_as_speech(tmp_path / name) is is_one


def test_what_cannot_be_opened_does_not_begin_as_a_speech(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    assert strangers._begins_as_speech(tmp_path) is False
    (tmp_path / "a.txt").touch()
    monkeypatch.setattr(Path, "open", refuse)
    assert strangers._begins_as_speech(tmp_path / "a.txt") is False


def test_what_is_no_speech_and_no_raw_file_is_told_to_go_elsewhere(folder: Path) -> None:
    (folder / "名单.xlsx").write_bytes(b"---")
    fault = only(folder, "名单.xlsx")
    assert (fault.reason[:5], "移到 speeches/ 以外" in fault.remedy) == ("不是讲话稿", True)
