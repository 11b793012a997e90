"""What a build says it did is what it did."""

import shutil
from collections.abc import Collection
from pathlib import Path

import pytest

from converters.build import account, run
from converters.build import plan as plans
from converters.build.account import BOOKS, Account, Output
from converters.build.plan import SITE
from converters.errors import HuibianError
from converters.project import Project
from tests.make import collection, markdown

CONFIG = "title: 选编\nformats: [txt]\n"
PARTS = ("txt", SITE, BOOKS)
WRONG = markdown("s1", facts="dat: 2020\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path, markdown("s1"), markdown("s2"), markdown("s3"), config=CONFIG)


def built(root: Path, parts: Collection[str] = PARTS) -> Account:
    project = Project(root)
    return run.build(project, plans.make(project), 1, lambda _: None, parts)


def standing(root: Path) -> Account:
    return account.standing(plans.make(Project(root)), account.parts())


def write(root: Path, text: str, id: str = "s1") -> None:
    (root / f"speeches/{id}.md").write_text(text, encoding="utf-8")


def test_what_failed_is_not_counted_as_made(root: Path) -> None:
    write(root, WRONG)
    done = built(root)
    assert done.rendered == {"txt": 2, SITE: 1}
    assert done.speeches == ["s1"]
    assert {lack.output.part for lack in done.lacking} == {"txt", SITE}
    assert not any(lack.kept for lack in done.lacking)
    ((message, fault),) = done.faults
    assert message.startswith("speeches/s1.md 第 4 行")
    assert fault["line"] == 4


def test_what_failed_stays_told_and_is_made_by_no_further_build(root: Path) -> None:
    write(root, WRONG)
    built(root)
    again = built(root)
    assert again.idle
    assert again.faults == standing(root).faults != []
    write(root, markdown("s1"))
    assert built(root).rendered == {"txt": 1, SITE: 1}
    assert standing(root).faults == []


@pytest.mark.slow
def test_an_older_output_is_said_to_be_kept(root: Path) -> None:
    built(root)
    write(root, WRONG)
    assert all(lack.kept for lack in built(root).lacking)


def test_of_chosen_speeches_only_their_own_faults_are_told(root: Path) -> None:
    write(root, WRONG)
    write(root, markdown("s2", body="##"), "s2")
    project = Project(root)
    done = run.build_some(project, plans.make(project), ["s1", "s3"], ("txt",))
    assert (done.made, done.speeches) == ((Output("txt", "s3"),), ["s1"])


def test_parts_that_were_not_asked_for_are_not_told_of(root: Path) -> None:
    write(root, WRONG)
    built(root)
    write(root, markdown("s1"))
    done = built(root, ("txt",))
    assert (done.rendered, done.faults) == ({"txt": 1}, [])


@pytest.mark.slow
def test_a_fault_without_a_file_is_told_for_every_output(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s1"), markdown("s2"), config="title: 选编\nsite: false\n")
    styles = root / "styles"
    styles.mkdir()
    shutil.copy(Path(__file__).parents[2] / "styles/fonts.toml", styles)
    roles = (styles / "fonts.toml").read_text(encoding="utf-8")
    lacking = roles.replace("FandolFang-Regular.otf", "Lacking.otf")
    assert lacking != roles
    (styles / "fonts.toml").write_text(lacking, encoding="utf-8")
    done = built(root, ("txt", "pdf"))
    assert done.rendered == {"txt": 2}
    assert {lack.output for lack in done.lacking} == {Output("pdf", "s1"), Output("pdf", "s2")}
    assert len(done.faults) == 1
    project = Project(root)
    some = run.build_some(project, plans.make(project), ["s1"], ("txt", "pdf"))
    assert (some.made, len(some.faults)) == ((), 1)


@pytest.mark.slow
def test_a_file_that_cannot_be_read_is_a_speech_with_a_fault(root: Path) -> None:
    built(root)
    before = (root / "output/txt/s1.txt").read_bytes()
    (root / "speeches/s1.md").unlink()
    (root / "speeches/s1.md").symlink_to("nowhere.md")
    (root / "speeches/s4.md").mkdir()
    done = built(root)
    assert done.speeches == ["s1", "s4"]
    assert (root / "output/txt/s1.txt").read_bytes() == before
    assert (root / "output/site/s/s1.html").is_file()


def test_what_the_workflow_left_undone_is_told(root: Path) -> None:
    plan = plans.make(Project(root))
    failure = account.left(plan, PARTS, HuibianError("坏了"))
    assert {lack.output for lack in failure.lacking} == {
        *(Output("txt", f"s{n}") for n in (1, 2, 3)),
        Output(SITE, ""),
    }
    assert failure.faults[0][0] == "坏了。"


def test_two_accounts_are_one(root: Path) -> None:
    write(root, WRONG)
    first, second = built(root, ("txt",)), built(root)
    both = first.with_more(second)
    assert both.rendered == {"txt": 2, SITE: 1}
    assert len(both.faults) == 1
