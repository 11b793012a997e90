from pathlib import Path

import pytest

from converters.build import missing
from converters.build.inventory import names
from converters.collection import retiring, undo
from converters.collection.undo import Step
from converters.errors import UsageError
from converters.project import Project
from converters.settings.retired import Retired, RetiredAs
from tests.make import collection, contents, markdown
from tests.project.test_editions import kept as recorded


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path / "c", markdown("s1"), markdown("s2"), markdown("s3"))


def retire(root: Path, *entries: Retired) -> None:
    retiring.retire(Project(root), entries)


def bring_back(root: Path, *ids: str) -> None:
    retiring.bring_back(Project(root), ids)


def test_the_markdown_is_moved_aside_and_comes_back_to_the_byte(root: Path) -> None:
    before = (root / "speeches/s2.md").read_bytes()
    retire(root, Retired("s2", note="重复"))
    assert names(Project(root))[0] == ["s1", "s3"]
    assert (root / "retired/s2.md").read_bytes() == before
    bring_back(root, "s2")
    assert (root / "speeches/s2.md").read_bytes() == before
    assert not (root / "retired/s2.md").exists()
    assert Project(root).config.retired == ()


def test_undo_brings_the_markdown_back_as_well(root: Path) -> None:
    retire(root, Retired("s3"))
    retire(root, Retired("s2"))
    (step, _) = undo.steps(root)
    undo.restore(root, step.files, Step(root, "undo"))
    assert names(Project(root))[0] == ["s1", "s2"]


def test_a_speech_whose_markdown_is_gone_is_only_written_down(root: Path) -> None:
    (root / "speeches/s2.md").unlink()
    (moved,) = retiring.retire(Project(root), [Retired("s2", RetiredAs.MISTAKEN)])
    assert (moved.path, Project(root).config.retired_ids) == (None, frozenset({"s2"}))
    (back,) = retiring.bring_back(Project(root), ["s2"])
    assert (back.path, Project(root).config.retired_ids) == (None, frozenset())


def test_what_is_told_twice_holds_as_it_was_told_last_and_nothing_is_lost(root: Path) -> None:
    retire(root, Retired("s2"), Retired("s3"))
    first = (root / "retired/s2.md").read_bytes()
    (root / "speeches/s2.md").write_text(markdown("s2", body="散会。"), "utf-8")
    retire(root, Retired("s2", RetiredAs.MERGED, see="s1"))
    assert [gone.kind for gone in Project(root).config.retired] == ["合并", "撤下"]
    assert first in [file.path.read_bytes() for step in undo.steps(root) for file in step.files]
    assert "散会。" in (root / "retired/s2.md").read_text("utf-8")


def test_a_file_that_is_there_by_now_is_not_written_over(root: Path) -> None:
    retire(root, Retired("s2"))
    (root / "speeches/s2.md").write_text(markdown("s2", body="散会。"), "utf-8")
    bring_back(root, "s2")
    assert "散会。" in (root / "speeches/s2.md").read_text("utf-8")
    assert "现在开会。" in (root / "retired/s2.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([Retired("s2", RetiredAs.MERGED)], "--into"),
        ([Retired("s2", RetiredAs.MERGED, see="s2")], "它自己"),
        ([Retired("s2", RetiredAs.MERGED, see="s9")], "不在讲话集里"),
        ([Retired("s2", see="s3"), Retired("s3")], "不在讲话集里"),
    ],
)
def test_a_speech_goes_into_another_one_that_stays(
    root: Path, entries: list[Retired], said: str
) -> None:
    before = contents(root)
    with pytest.raises(UsageError, match=said):
        retire(root, *entries)
    assert contents(root) == before


@pytest.mark.parametrize("is_retired", [True, False])
def test_a_speech_that_was_deleted_comes_back_as_it_was_published_last(
    root: Path, is_retired: bool
) -> None:
    recorded(root, 1, markdown("s2"))
    last = recorded(root, 2, markdown("s2", body="散会。"))
    (root / "speeches/s2.md").unlink()
    if is_retired:
        retire(root, Retired("s2"))
    (back,) = retiring.bring_back(Project(root), ["s2"])
    assert (back.path, back.edition) == (root / "speeches/s2.md", last)
    assert (root / "speeches/s2.md").read_text("utf-8") == markdown("s2", body="散会。")
    assert (missing.of(Project(root)), Project(root).config.retired) == ([], ())


def test_only_what_was_retired_can_be_brought_back(root: Path) -> None:
    with pytest.raises(UsageError, match="s2 没有撤下"):
        bring_back(root, "s2")


def test_ids_are_known_of_speeches_that_are_gone(root: Path) -> None:
    (root / "speeches/retired.yaml").write_text("retired: [{id: s9}]\n", "utf-8")
    assert retiring.meant(Project(root), ["s9", "speeches/s2.md", "S9"]) == ("s9", "s2")
    with pytest.raises(UsageError, match="s8"):
        retiring.meant(Project(root), ["s8"])


def test_an_id_that_was_retired_is_not_free(root: Path) -> None:
    retire(root, Retired("s2"))
    (root / "speeches/retired.yaml").write_text("retired: [{id: s1-02}]\n", "utf-8")
    assert Project(root).free_id("s1-01") == "s1-03"
    assert missing.of(Project(root)) == []
