from pathlib import Path

import pytest

from converters.project import Project
from tests.cli.conftest import Run
from tests.collection.test_history import FIRST, SECOND, THIRD
from tests.make import collection, markdown
from tests.project.test_editions import kept


@pytest.fixture
def root(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a collection of a speech that was published twice, the second time for a typo."""
    root = collection(tmp_path / "c", THIRD, markdown("s2"))
    kept(root, 1, FIRST)
    kept(root, 2, SECOND, silent=True)
    monkeypatch.chdir(root)
    return root


def test_the_editions_are_listed_with_what_changed(run: Run, root: Path) -> None:
    code, out, _ = run("history", "s1")
    first, second, correction, now = out.splitlines()
    assert code == 0
    assert first.startswith("第 1 版  2026-11-29  校验 ")
    assert second.startswith("第 2 版（改正差错字）  2026-11-29")
    assert second.endswith("与上一版有 1 处不同")
    assert correction == "  2026-01-02 更正  改正人数"
    assert "有 1 处不同，印作第 3 版" in now


def test_it_is_told_if_two_texts_were_published_under_one_number(run: Run, root: Path) -> None:
    assert "份不同的文字" not in run("history", "s1")[1]
    kept(root, 2, THIRD)
    told = "第 2 版有 2 份不同的文字：在几处各自发布过，以校验值区分；以后的从第 3 版数起。"
    assert told in run("history", "s1")[1].splitlines()


def test_it_is_told_where_nothing_changed_or_was_published(run: Run, root: Path) -> None:
    assert "没有发布的记录；现在印的是第 1 版。" in run("history", "s2")[1]
    (root / "speeches/s1.md").write_text(SECOND, encoding="utf-8")
    assert "现在的稿子与第 2 版（改正差错字）的文字相同。" in run("history", "s1")[1]
    Project(root).speeches.joinpath("s1.md").unlink()
    assert "已经不在了" in run("history", "s1")[1]
    (root / "speeches/retired.yaml").write_text("retired: [{id: s1, kind: 误收}]\n", "utf-8")
    assert run("history", "s1")[1].endswith("s1 是误收的，上面是发布过的。\n")


def test_a_correction_that_only_adds_or_removes_says_so(run: Run, root: Path) -> None:
    told = (
        "changes:\n- {date: 2026-01-02, kind: 更正, note: 补漏, now: 全体}\n"
        "- {date: 2026-01-03, kind: 更正, note: 删重, was: 全体全体}\n"
    )
    kept(root, 3, markdown("s1", facts=told))
    out = run("history", "s1")[1]
    assert "补漏：增加“全体”" in out
    assert "删重：删去“全体全体”" in out
    assert "“”" not in out
