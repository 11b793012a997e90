import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from converters import files
from converters.build import children, run, steps
from converters.build import plan as plans
from converters.build.account import Account
from converters.errors import HuibianError, RefusedError, SourceError, UsageError
from converters.project import Project
from tests.make import collection, markdown

CONFIG = "title: 选编\nformats: [txt]\nsite: false\n"
PARTS = ("txt",)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1"), markdown("s2"), config=CONFIG))


def build(project: Project) -> Account:
    return run.build(project, plans.make(project), 1, lambda _: None, PARTS)


def test_a_small_build_is_done_without_the_workflow(project: Project) -> None:
    assert build(project).rendered == {"txt": 2}
    assert not (project.root / ".snakemake").exists()


def test_a_speech_that_is_saved_while_the_build_runs_is_built_too(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    render, late = steps.render_whole, markdown("s1", body="后来改的话。")

    def edited(plan: plans.Plan, job: plans.Job, done: Callable[[], None]) -> None:
        render(plan, job, done)
        (project.speeches / "s1.md").write_text(late, encoding="utf-8")

    monkeypatch.setattr(steps, "render_whole", edited)
    done = build(project)
    assert not done.faults
    assert "后来改的话。" in (project.output / "txt/s1.txt").read_text(encoding="utf-8")


def test_a_second_build_is_idle(project: Project) -> None:
    build(project)
    assert build(project).idle


def test_the_site_alone_is_built_where_another_format_stays_stale(project: Project) -> None:
    (project.root / "config.yaml").write_text("title: 选编\nformats: [txt]\n", encoding="utf-8")
    again = project.again()
    outcome = run.build(again, plans.make(again), 1, lambda _: None, ("site",))
    assert (outcome.rendered, outcome.faults) == ({"site": 1}, [])
    assert (project.output / "site/s/s1.html").is_file()
    assert run.build(again, plans.make(again), 1, lambda _: None, ("site",)).idle


def test_faults_in_speeches_are_in_the_outcome(project: Project) -> None:
    (project.speeches / "s1.md").write_text(markdown("s1", body="##"), encoding="utf-8")
    (message, fault) = build(project).faults[0]
    assert message.startswith("speeches/s1.md 第 8 行")
    assert fault["line"] == 8


def test_a_second_builder_is_told_to_wait(project: Project) -> None:
    lock = project.output / ".huibian/lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(RefusedError, match="另一个构建"):
            build(project)


def test_chosen_speeches_are_built_and_no_others(project: Project) -> None:
    outcome = run.build_some(project, plans.make(project), ["s2"], PARTS)
    assert outcome.rendered == {"txt": 1}
    assert [path.stem for path in (project.output / "txt").iterdir()] == ["s2"]


def test_an_unknown_speech_is_told_by_its_id(project: Project) -> None:
    with pytest.raises(UsageError, match="s9"):
        run.build_some(project, plans.make(project), ["s9"], PARTS)


def test_an_unknown_profile_is_told(project: Project) -> None:
    with pytest.raises(UsageError, match="pbs"):
        run.build(project, plans.make(project), 1, lambda _: None, PARTS, "pbs")


def fault() -> None:
    raise SourceError("坏了", "请改", file="a.md", line=3)


def full() -> None:
    raise OSError(28, "No space left on device")


def test_a_book_counts_as_the_speeches_that_it_asks_for_not_all_there_are(project: Project) -> None:
    (project.root / "books").mkdir()
    facts = "date: 2020-07-16\n"
    (project.speeches / "s3.md").write_text(markdown("s3", facts=facts), encoding="utf-8")
    book = project.root / "books/a.yaml"
    book.write_text("title: 选编\nselect: {years: [2020]}\nformats: [pdf]\n", encoding="utf-8")
    plan = plans.make(project)
    assert run.work_of_book(plan, plan.books[0]) == 2
    (project.speeches / "s3.md").write_text("无法辨认", encoding="utf-8")
    plan = plans.make(project)
    assert run.work_of_book(plan, plan.books[0]) == 1


@pytest.mark.parametrize(("work", "kind"), [(fault, SourceError), (full, OSError)])
def test_what_goes_wrong_in_the_child_is_raised_here(
    work: Callable[[], None], kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        children.apart(work)


def test_who_does_a_small_build_has_a_mark_by_which_what_it_leaves_is_known(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = project.root / "seen"

    def marked(*_: object) -> None:
        if (project.output / ".huibian/running" / files.process()).is_file():
            seen.touch()

    monkeypatch.setattr(steps, "render_whole", marked)
    build(project)
    assert seen.exists()


def die() -> None:
    raise SystemExit(9)


def test_a_child_that_dies_is_told() -> None:
    with pytest.raises(HuibianError, match="中途停了"):
        children.apart(die)
