"""A small build comes to the same in one process and in two, and ends with what went wrong."""

import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from converters import files
from converters.build import children, small, steps
from converters.build import plan as plans
from converters.build.account import BOOKS
from converters.build.plan import SITE, Job, Plan
from converters.errors import HuibianError
from converters.project import Project
from tests.build.finished import BOOK
from tests.make import collection, markdown, ready_to_draw

CONFIG = "title: 选编\nformats: [docx, pdf, txt, tei]\n"
PARTS = ("docx", "pdf", "txt", "tei", SITE, BOOKS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = collection(tmp_path / "one", markdown("s1"), markdown("s2"), config=CONFIG)
    return ready_to_draw(root)


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in which each step says what it does and whether it does it in this process."""
    log = tmp_path / "log"

    def say(what: str) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{what} {'here' if os.getpid() == this else 'beside'}\n")

    this = os.getpid()
    monkeypatch.setattr(steps, "render_whole", lambda plan, job, done: say(job.format))
    monkeypatch.setattr(steps, "make_book", lambda plan, job, cores, done: say(f"book{cores}"))
    monkeypatch.setattr(steps, "prepare_site", lambda plan: lambda: say(SITE))
    return log


def plan_of(root: Path) -> Plan:
    return plans.make(Project(root))


def said(log: Path) -> list[str]:
    """Return what was done, a step of several jobs once."""
    return list(dict.fromkeys(log.read_text("utf-8").splitlines()))


def test_with_one_core_all_is_done_here_in_the_order_of_the_plan(root: Path, told: Path) -> None:
    small.do(plan_of(root), PARTS, 1)
    assert said(told) == ["docx here", "pdf here", "txt here", "tei here", "site here"]


def test_with_more_it_is_drawn_beside_and_what_tells_of_pages_waits(root: Path, told: Path) -> None:
    small.do(plan_of(root), PARTS, 2)
    lines = said(told)
    assert sorted(lines) == ["docx here", "pdf beside", "site here", "tei here", "txt here"]
    assert lines.index("pdf beside") < lines.index("tei here") < lines.index("site here")
    assert lines.index("docx here") < lines.index("txt here")


@pytest.mark.parametrize("parts", [("docx", "txt"), ("pdf",)])
def test_one_kind_of_work_is_done_here(root: Path, told: Path, parts: tuple[str, ...]) -> None:
    small.do(plan_of(root), parts, 2)
    assert said(told) == [f"{part} here" for part in parts]


def test_the_site_waits_for_the_books(root: Path, told: Path) -> None:
    (root / "books").mkdir()
    (root / "books/a.yaml").write_text(BOOK, encoding="utf-8")
    small.do(plan_of(root), PARTS, 2)
    assert "book2 beside" in said(told)
    assert said(told)[-1] == "site here"


def test_what_goes_wrong_beside_is_raised_here_and_no_mark_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(plan: Plan, job: Job, done: object) -> None:
        if job.format == "pdf":
            raise OSError(28, "full")

    monkeypatch.setattr(steps, "render_whole", full)
    with pytest.raises(OSError, match="full"):
        small.do(plan_of(root), PARTS, 2)
    assert list((root / "output/.huibian/running").iterdir()) == []


def test_who_is_killed_beside_is_told_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    this = os.getpid()

    def die(plan: Plan, job: Job, done: object) -> None:
        if os.getpid() != this:
            os._exit(9)

    monkeypatch.setattr(steps, "render_whole", die)
    with pytest.raises(HuibianError, match="中途停了"):
        small.do(plan_of(root), PARTS, 2)


@pytest.mark.slow
def test_two_processes_make_the_same_bytes_as_one(root: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(root, tmp_path / "two" / root.name))
    for folder, cores in ((root, 1), (other, 2)):
        children.apart(partial(small.do, plan_of(folder), PARTS, cores))
    assert made(root) == made(other) != {}


def made(root: Path) -> dict[str, str]:
    """The digest of each output by its path."""
    output = root / "output"
    paths = (path for path in output.rglob("*") if path.is_file())
    found = {str(path.relative_to(output)): files.sha256(path.read_bytes()) for path in paths}
    return {name: digest for name, digest in found.items() if not name.startswith(".huibian")}
