"""A returned file is known for the speech that it is, and its changes stand on a page."""

from pathlib import Path

import pytest

from converters.collection.returned import reviewing
from converters.errors import MissingError, SourceError
from converters.project import Project
from converters.readers.docx.ooxml import w
from tests.collection.returned.made import ID, NEWER, numbers, project_in, returned, without
from tests.readers.revisions.corrected import SOURCE, Corrected

PROPERTIES = ("docProps/custom.xml", "docProps/core.xml")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path)


def test_its_changes_are_told_with_their_lines(project: Project) -> None:
    path = returned(project.root)
    found = reviewing.reviewed(project, path)
    review = found.review
    assert (found.id, review.title) == (ID, "在全县代表工作会议上的讲话")
    told = [(row.before, row.after, review.lines[row.spots[0].paragraph]) for row in review.rows]
    lines = SOURCE.decode().splitlines()
    where = {
        words: at
        for at, line in enumerate(lines, 1)
        for words in ("五百", "每月走访")
        if words in line
    }
    assert told == [
        ("五百六十名", "五百六十八名", where["五百"]),
        ("二百三十", "二百三十五", where["五百"]),
        ("每月走访", "每季走访", where["每月走访"]),
    ]
    assert review.chosen == {1, 2, 3}
    assert review.command == f"huibian return {path}"
    assert (project.speeches / f"{ID}.md").read_bytes() == SOURCE


def test_the_page_stands_with_what_it_needs(project: Project) -> None:
    found = reviewing.reviewed(project, returned(project.root))
    reviewing.write_page(found)
    assert found.page == project.output / "return" / f"{ID}.html"
    names = {path.name for path in found.page.parent.iterdir()}
    assert names == {f"{ID}.html", "review.css", "review.js"}
    again = reviewing.apart(found)
    assert again.page.parent == found.page.parent and again.page != found.page


def test_an_older_text_is_compared_with_what_it_was(tmp_path: Path) -> None:
    project = project_in(tmp_path, NEWER)
    found = reviewing.reviewed(project, returned(tmp_path))
    assert (len(found.review.rows), found.base.source) == (3, SOURCE)
    assert "又改过" in found.review.base
    assert found.review.notes == ()


def test_without_its_base_nothing_is_taken_by_itself(tmp_path: Path) -> None:
    project = project_in(tmp_path, NEWER)
    found = reviewing.reviewed(project, without(returned(tmp_path), "customXml"))
    assert found.base.is_lost and found.review.chosen == frozenset()
    assert "底稿" in found.review.notes[0]
    silent = [row.before for row in found.review.rows if row.hand is None]
    assert "各位代表" in "".join(silent)


def test_a_file_that_says_nothing_is_never_guessed(project: Project) -> None:
    path = without(returned(project.root), "customXml", *PROPERTIES)
    with pytest.raises(SourceError, match=f"没有写明.*像是 {ID}《在全县代表.*--to {ID}"):
        reviewing.reviewed(project, path)
    assert reviewing.reviewed(project, path, ID).id == ID


def test_a_speech_of_another_collection_is_told(project: Project) -> None:
    (project.speeches / f"{ID}.md").unlink()
    with pytest.raises(SourceError, match=f"编号是 {ID}，讲话集里没有.*huibian import"):
        reviewing.reviewed(project, returned(project.root))


def test_a_file_of_another_speech_is_refused(project: Project) -> None:
    with pytest.raises(SourceError, match=f"这不是 s1 的回稿.*写的编号是 {ID}"):
        reviewing.reviewed(project, returned(project.root), "s1")


def test_a_withdrawn_speech_is_not_brought_back(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    text = f"retired: [{{id: {ID}, note: 重复}}]\n"
    (project.speeches / "retired.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="已经撤下"):
        reviewing.reviewed(Project(project.root), returned(tmp_path))


def test_every_sign_may_have_been_changed(project: Project) -> None:
    def half_width(file: Corrected) -> None:
        for text in file.body.iter(w("t")):
            text.text = (text.text or "").replace("，", ",")

    path = without(returned(project.root, half_width), "customXml", *PROPERTIES)
    with pytest.raises(SourceError, match=f"像是 {ID}"):
        reviewing.reviewed(project, path)
    review = reviewing.reviewed(project, path, ID).review
    assert max(len(row.spots) for row in review.rows if row.before == "，") > 10


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (b"date: 2024-03-15", b"date: 2024-13-15", "第 4 行：.*没有这一天"),
        ("各位代表".encode(), b"\xff\xfe", "第 .* 行"),
    ],
)
def test_a_markdown_that_is_wrong_by_now_is_told(
    project: Project, was: bytes, now: bytes, told: str
) -> None:
    source = project.speeches / f"{ID}.md"
    source.write_bytes(SOURCE.replace(was, now) if was in SOURCE else SOURCE + now)
    with pytest.raises(SourceError, match=f"^speeches/{ID}.md {told}"):
        reviewing.reviewed(project, returned(project.root))


def test_a_speech_whose_markdown_is_gone_is_told(project: Project) -> None:
    (project.speeches / f"{ID}.md").unlink()
    registry = f"id\tfile\tpart\tsource\tmarkdown\twords\n{ID}\ta.txt\t1\t-\t-\t-\n"
    (project.speeches / "ids.tsv").write_text(registry, "utf-8")
    with pytest.raises(MissingError, match=f"^{ID} 的讲话稿不见了。误删的.*retire {ID} --as 撤下"):
        reviewing.reviewed(project, returned(project.root))


@pytest.mark.parametrize("lock", ["~$回稿.docx", "~$.docx", ".~lock.回稿.docx#", ".~回稿.docx"])
def test_a_file_that_is_still_open_is_told(project: Project, lock: str) -> None:
    path = returned(project.root)
    (project.root / lock).write_bytes(b"")
    (note,) = reviewing.reviewed(project, path).review.notes
    assert f"旁边有 {lock}）" in note


def test_nothing_changed_is_nothing(project: Project) -> None:
    def untouched(file: Corrected) -> None:
        return None

    review = reviewing.reviewed(project, returned(project.root, untouched)).review
    assert review.rows == ()


def test_what_a_clerk_types_comes_back_quoted(project: Project) -> None:
    path = returned(project.root, numbers, "回稿 王.docx")
    assert reviewing.reviewed(project, path, ID).review.command.endswith(f"王.docx' --to {ID}")
