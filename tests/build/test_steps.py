import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from converters.build import books, drawing, notes, site, steps
from converters.build.bookjobs import BookJob, Record
from converters.build.plan import Plan
from converters.errors import ChangedError, HuibianError, SourceError
from converters.formats.pdf import writer as pdf
from converters.project import Project
from tests.build.finished import BOOK, bind, plan, settle
from tests.make import collection, markdown

HEAVY = (
    "weasyprint",
    "jinja2",
    "docx",
    "rjieba",
    "converters.build.books",
    "converters.build.site",
)


@pytest.mark.slow
@pytest.mark.parametrize("module", ["converters.build.run", "converters.cli.step"])
def test_a_step_that_draws_nothing_need_not_wait_for_what_draws(module: str) -> None:
    script = f"import sys, {module}; print([n for n in {HEAVY} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = [markdown("s1"), markdown("s2")]
    root = collection(tmp_path, *texts, config="title: 选编\nformats: [txt]\nsite: false\n")
    settle(root, "books/a.yaml", BOOK)
    return root


def nothing() -> None:
    """Count nothing."""


def stamped(root: Path) -> bool:
    made = plan(root)
    return made._stamped("book", "a", made.book("a").digest)


def test_a_step_leaves_what_its_libraries_have_to_tell(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_NOTES", {"排得慢一些"})
    made = plan(root)
    steps.render_job(made, made.jobs[0], nothing)
    assert notes.taken(Project(root)) == ["排得慢一些"]
    (only,) = made.jobs[0].sources
    assert list(plan(root).receipt(made.jobs[0]).rendered) == [only]


Making = Callable[[Plan, BookJob, object, int, object], Record]


def making(root: Path, monkeypatch: pytest.MonkeyPatch, made: Making) -> Record:
    """Return what is recorded of the book after it was made in some way."""
    monkeypatch.setattr(books, "made", made)
    now = plan(root)
    steps.make_book(now, now.book("a"), 2, nothing)
    return plan(root).record(plan(root).book("a"))


def test_a_book_that_is_behind_is_made_and_recorded(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(plan: Plan, job: BookJob, members: object, cores: int, done: object) -> Record:
        assert isinstance(members, dict)
        assert (list(members), cores, done) == (["s1", "s2"], 2, nothing)
        return Record(seen=job.seen, pages=9)

    monkeypatch.setattr(pdf, "NOTE", "排得慢一些")
    assert making(root, monkeypatch, made).pages == 9
    assert stamped(root)
    drafts, slow = sorted(notes.taken(Project(root)))
    assert slow == "排得慢一些"
    assert drafts.startswith("books/a.yaml：《选编》里有 2 篇待校的讲话：s1（在大会上的讲话）、s2")
    assert not drafts.endswith("。")


def told(root: Path) -> list[str]:
    """Return what was told, but that speeches are drafts."""
    return [note for note in notes.taken(Project(root)) if "待校" not in note]


def test_what_a_book_for_people_inside_has_to_tell_is_said_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(root, "books/a.yaml", f"{BOOK}internal: true\n")

    def made(plan: Plan, job: BookJob, *_: object) -> Record:
        return Record(internal=job.settings.internal)

    assert making(root, monkeypatch, made).internal
    (asked,) = told(root)
    assert asked.startswith("books/a.yaml 第 4 行：《选编》写的是 internal: true，没有写准印证号。")
    making(root, monkeypatch, made)
    assert told(root) == []


def test_what_is_lacking_on_its_imprint_is_said_whenever_a_book_is_made(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(root, "books/a.yaml", f"{BOOK}internal: {{permit: 豫001}}\n")
    for _ in range(2):
        making(root, monkeypatch, lambda plan, job, *_: Record(internal=job.settings.internal))
        (lacking,) = told(root)
        assert lacking.startswith("books/a.yaml 第 4 行：《选编》是校样：缺少编印单位、发送对象")


def test_a_book_whose_content_is_what_it_was_is_not_touched(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bind(root)
    monkeypatch.setattr(BookJob, "behind", lambda *_: {})
    plan(root).stamp("book", "a", "other")
    record = making(root, monkeypatch, lambda *_: Record(pages=9))
    assert (record.pages, list(record.members)) == (3, ["s1", "s2"])
    assert list(record.receipt.rendered) == ["pdf"]
    assert stamped(root)
    assert notes.taken(Project(root)) == []


def test_a_book_that_cannot_be_made_keeps_its_files_and_bears_its_fault(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> Record:
        raise SourceError("坏了", line=2)

    bind(root)
    record = making(root, monkeypatch, failing)
    job = plan(root).book("a")
    failed = record.receipt.failed["a"]
    assert (failed.message, failed.fault["line"]) == ("books/a.yaml 第 2 行：坏了。", 2)
    assert (failed.source, failed.engine) == (job.seen, job.engine.key)
    assert (list(record.receipt.rendered), record.pages) == (["pdf"], 3)
    assert job.engine.key in record.receipt.engines
    assert stamped(root)


def test_a_book_whose_files_are_altered_just_now_stays_stale(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def altered(*_: object) -> Record:
        raise ChangedError("speeches/s1.md")

    assert making(root, monkeypatch, altered) == Record()
    assert not stamped(root)
    assert plan(root).stamp_file("book", "a").is_file()


def test_what_nobody_foresaw_of_a_book_is_its_fault(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Record:
        raise ZeroDivisionError

    said = making(root, monkeypatch, broken).receipt.failed["a"].message
    assert said.startswith("books/a.yaml：")
    assert "ZeroDivisionError" in said


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (HuibianError("盘坏了"), "books/a.yaml：没有更新这本书：盘坏了。"),
        (SourceError("坏了", line=2), "books/a.yaml 第 2 行：坏了。"),
        (SourceError("坏了", file="books/xu.md", line=3), "books/xu.md 第 3 行：坏了。"),
        (
            SourceError(
                "坏了", file="speeches/s1.md", line=3, others=[SourceError("又坏了", line=9)]
            ),
            "books/a.yaml：没有更新这本书，因为有一篇讲话稿有错：speeches/s1.md 第 3 行：坏了。",
        ),
    ],
)
def test_a_fault_of_a_book_is_told_with_its_own_files_or_under_its_name(
    root: Path, fault: HuibianError, said: str
) -> None:
    assert str(steps._told(plan(root).book("a"), fault)) == said


def test_the_step_of_the_site_builds_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Plan] = []
    monkeypatch.setattr(site, "prepared", lambda plan: lambda: given.append(plan))
    made = plan(root)
    make_site = steps.prepare_site(made)
    assert given == []
    make_site()
    steps.make_site(made)
    assert given == [made, made]
