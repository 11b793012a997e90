import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from converters import files
from converters.build import children, lock, logs, progress, proofs, run, steps
from converters.build import plan as plans
from converters.build.account import BOOKS, Account, Output
from converters.build.plan import SITE, Plan
from converters.build.progress import Progress
from converters.errors import HuibianError, RefusedError, SourceError, UsageError
from converters.project import Project
from tests.build.finished import finished, plan, settle
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


def test_outputs_that_a_small_build_does_not_make_are_looked_at_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.speeches / "s4.md").write_text(markdown("s4"), encoding="utf-8")
    monkeypatch.setattr(proofs, "may_change_unseen", lambda *_: False)
    build(project)
    build(project)
    (project.speeches / "s1.md").write_text(markdown("s1", body="改了。"), encoding="utf-8")
    shards = {job.shard: [*job.sources] for job in plans.make(project.again()).jobs}
    (others,) = (len(ids) for ids in shards.values() if "s1" not in ids)
    looked, stand = list[int](), proofs._stand

    def noted(outputs: Iterable[str], sizes: Sequence[int], times: Sequence[int]) -> bool:
        looked.append(len(sizes))
        return stand(outputs, sizes, times)

    monkeypatch.setattr(proofs, "_stand", noted)
    assert build(project).rendered == {"txt": 1}
    assert looked == [others]


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


@pytest.fixture(scope="module")
def as_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return finished(tmp_path_factory.mktemp("built"))


@pytest.fixture
def whole(as_built: Path, tmp_path: Path) -> Path:
    """A collection of which all is current."""
    return Path(shutil.copytree(as_built, tmp_path / "whole"))


ALL = ("txt", SITE, BOOKS)


def correct(root: Path, *numbers: int) -> None:
    for number in numbers:
        settle(root, f"speeches/s{number}.md", markdown(f"s{number}", body="散会。"))


def test_what_is_to_be_made_is_counted_by_parts(whole: Path) -> None:
    assert run.stale(plan(whole), ALL) == {}
    correct(whole, 1, 2)
    assert run.stale(plan(whole), ALL) == {"txt": 2, SITE: 1, BOOKS: 1}
    assert run.stale(plan(whole), ("txt",)) == {"txt": 2}
    assert run.stale(plan(whole), (SITE,)) == {SITE: 1}
    assert run.stale(plan(whole), (BOOKS,)) == {BOOKS: 1}
    assert run.stale(plan(whole), ("pdf",)) == {}
    settle(whole, "books/b.yaml", "title: 选编\nspeeches: [s1]\n")
    assert run.stale(plan(whole), ALL)[BOOKS] == 2


def test_a_job_that_is_to_be_looked_at_only_counts_for_nothing(whole: Path) -> None:
    made = plan(whole)
    made.stamp("book", "a", "other")
    for job in made.jobs:
        made.stamp(job.format, job.shard, "other")
    settle(whole, "config.yaml", "title: 选编\nformats: [txt]\nsite: false\n")
    assert run.stale(plan(whole), ALL) == {}
    assert run._work(plan(whole), ALL).units == {"book": 0}


def test_work_is_the_outputs_and_of_books_what_they_cost(whole: Path) -> None:
    correct(whole, 1, 2)
    work = run._work(plan(whole), ALL)
    assert (work.units, work.speeches) == ({"txt": 2, SITE: 1, "book": 3}, 5)
    assert run._work(plan(whole), ("txt",)).units == {"txt": 2}


class Hands:
    """What does the work of a build, as far as it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, code: int = 0) -> None:
        self.here = self.snakemake = 0
        self.code = code
        self.does = False
        self._given = run._here
        monkeypatch.setattr(children, "apart", lambda work: work())
        monkeypatch.setattr(run, "_here", self._here)
        monkeypatch.setattr(run, "_snakemake", self._snakemake)

    def _here(self, plan: Plan, parts: Collection[str], cores: int) -> None:
        self.here += 1
        if self.does:
            self._given(plan, parts, cores)

    def _snakemake(self, *_: object) -> int:
        self.snakemake += 1
        return self.code


def built(root: Path, parts: Collection[str] = PARTS, profile: str = run.LOCAL) -> Account:
    return run.build(Project(root), plan(root), 1, lambda _: None, parts, profile)


def test_a_build_that_is_never_done_ends_after_three_rounds_and_tells_what_is_left(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(monkeypatch)
    correct(whole, 1)
    settle(whole, "speeches/名单.xlsx", "x")
    done = built(whole)
    assert (hands.here, hands.snakemake) == (3, 0)
    assert [lack.output for lack in done.lacking] == [Output("txt", "s1")]
    assert [said[:10] for said, _ in done.faults] == ["构建期间文件又有改动", "speeches/名"]
    assert (done.made, done.lacking[0].kept) == ((), True)


def test_what_the_jobs_said_is_told_where_the_workflow_failed(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(monkeypatch, code=3)
    monkeypatch.setattr(logs, "failure", lambda _, code: HuibianError(f"退出码 {code}"))
    correct(whole, 1)
    done = built(whole, profile="slurm")
    assert (hands.here, hands.snakemake) == (0, 3)
    assert done.faults[0][0] == "退出码 3。"


def test_false_stamps_are_withdrawn_before_anything_is_done(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Hands(monkeypatch)
    correct(whole, 1)
    made = plan(whole)
    built(whole)
    assert not plan(whole).verdict_file.exists()
    assert [made.stamp_file(j.format, j.shard).exists() for j in made.jobs] == [
        "s1" not in job.sources for job in made.jobs
    ]


@pytest.mark.parametrize(("speeches", "here"), [(12, 3), (13, 0)])
def test_a_dozen_outputs_are_made_here_and_more_by_the_workflow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speeches: int, here: int
) -> None:
    root = collection(tmp_path, *(markdown(f"s{n}") for n in range(speeches)), config=CONFIG)
    hands = Hands(monkeypatch)
    built(root)
    assert (hands.here, hands.snakemake) == (here, 3 - here)


def test_what_is_done_in_one_round_needs_no_other(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(monkeypatch)
    hands.does = True
    correct(whole, 1)
    done = built(whole)
    assert (hands.here, done.made, done.lacking) == (1, (Output("txt", "s1"),), ())
    assert built(whole).idle
    assert hands.here == 1


@pytest.mark.parametrize(
    ("parts", "unfinished"),
    [(("txt",), True), ((SITE,), True), ((BOOKS,), True), (("pdf",), False)],
)
def test_a_build_is_unfinished_by_the_parts_that_are_asked_for(
    whole: Path, parts: tuple[str, ...], unfinished: bool
) -> None:
    assert run._unfinished(plan(whole), parts) is False
    correct(whole, 1)
    assert run._unfinished(plan(whole), parts) is unfinished


@pytest.mark.parametrize("parts", [("txt",), (SITE,), (BOOKS,), ALL])
def test_the_parts_that_are_asked_for_are_done_here(
    whole: Path, monkeypatch: pytest.MonkeyPatch, parts: tuple[str, ...]
) -> None:
    did: list[object] = []

    def book(_: Plan, job: Any, cores: int, done: object) -> None:
        did.append((job.name, cores))

    monkeypatch.setattr(steps, "render_whole", lambda _, job, done: did.append(job.format))
    monkeypatch.setattr(steps, "make_book", book)
    monkeypatch.setattr(steps, "make_site", lambda _: did.append(SITE))
    correct(whole, 1)
    made = plan(whole)
    run._here(made, parts, 1)
    wanted: dict[str, object] = {"txt": "txt", BOOKS: ("a", 1), SITE: SITE}
    assert did == [what for part, what in wanted.items() if part in parts]
    settle(whole, "config.yaml", "title: 选编\nformats: [txt]\nsite: false\n")
    did.clear()
    run._here(plan(whole), parts, 1)
    assert SITE not in did


def test_chosen_speeches_are_built_in_the_formats_that_are_asked_for(whole: Path) -> None:
    (whole / "output/txt/s1.txt").unlink()
    none = run.build_some(Project(whole), plan(whole), ["s1"], ("pdf", SITE))
    assert none.made == ()
    assert not (whole / "output/txt/s1.txt").exists()
    some = run.build_some(Project(whole), plan(whole), ["s1"], ALL)
    assert some.made == (Output("txt", "s1"),)


class Process:
    """Snakemake as it is looked at: once it still runs, then it has ended."""

    def __init__(self, lock: Path) -> None:
        self.waits: list[float] = []
        self.lock, self.said = lock, ""

    def wait(self, seconds: float) -> int:
        self.waits.append(seconds)
        self.said = self.lock.read_text()
        if len(self.waits) == 1:
            raise subprocess.TimeoutExpired("snakemake", seconds)
        return 7


class Started:
    """The session that Snakemake is started in, and what is there by then."""

    def __init__(self, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.output = output
        self.process = Process(output / ".huibian/lock")
        monkeypatch.setattr(children, "session", self._session)

    @contextmanager
    def _session(
        self, command: Sequence[str], sweep: Callable[[], object], **how: Any
    ) -> Iterator[Process]:
        self.command, self.how = [*command], how
        room = self.output / ".huibian"
        self.there = {path.name for path in room.rglob("*") if path.is_file()}
        self.counted = (room / "progress").read_bytes()
        yield self.process


def start(
    root: Path, monkeypatch: pytest.MonkeyPatch, parts: Sequence[str], profile: str = run.LOCAL
) -> tuple[Started, list[Progress]]:
    """Start Snakemake for some parts; return how, and what was told of its progress."""
    told: list[Progress] = []
    output = root / "output"
    started = Started(output, monkeypatch)
    made = plan(root)
    with lock.alone(output) as held:
        assert run._snakemake(made, 3, held, told.append, parts, profile) == 7
        assert started.how["pass_fds"][0] == held
    return started, told


def test_snakemake_is_started_with_the_lock_in_a_clean_room_and_watched(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(whole, 1)
    progress.reset(whole / "output")
    progress.Ticker(whole / "output", "txt")()
    old = whole / "output" / logs.FOLDER / "txt/old.log"
    old.parent.mkdir(parents=True)
    old.touch()
    started, told = start(whole, monkeypatch, ALL)
    assert started.command[1:5] == ["-m", "snakemake", "--cores", "3"]
    assert started.command[0] == sys.executable
    at = started.command.index
    assert started.command[at("--snakefile") + 1].endswith("/Snakefile")
    assert started.command[at("--workflow-profile") + 1].endswith("workflow/profiles/default")
    assert started.command[-1] == "--nolock"
    assert started.how["cwd"] == whole
    assert started.process.said.startswith(f"{os.getpid()} ")
    environment = started.how["env"]
    assert environment["PATH"] == os.environ["PATH"]
    assert environment["HUIBIAN_LOCKED"] == f"{os.getpid()} {whole / 'output'}"
    assert "HUIBIAN_WITHOUT_BOOKS" not in environment
    assert {"ballast", "progress"} <= started.there
    assert ("old.log" in started.there, started.counted) == (False, b"")
    assert started.process.waits == [0.1, 0.1]
    (seen,) = told
    assert (seen.done.count, seen.total.units) == (0, {"txt": 1, SITE: 1, "book": 2})
    assert 0 <= seen.seconds < 60


def test_for_some_parts_their_stamps_are_asked_for_and_nothing_waits_for_books(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = plan(whole)
    stamps = [f"output/.huibian/done/txt/{job.shard}.json" for job in made.jobs]
    site, book = (f"output/.huibian/done/{name}.json" for name in ("site/site", "book/a"))
    for parts, wanted in (
        (("txt",), stamps),
        ((SITE,), [site]),
        ((BOOKS,), [book]),
        (("txt", SITE), [*stamps, site]),
        (ALL, []),
        ((*ALL, "pdf"), []),
    ):
        started, _ = start(whole, monkeypatch, parts)
        assert started.command[started.command.index("--nolock") + 1 :] == wanted
        assert ("HUIBIAN_WITHOUT_BOOKS" in started.how["env"]) is (BOOKS not in parts)


def test_a_cluster_is_told_of_no_cores(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = whole / "workflow/profiles/own/profile.yaml"
    profile.parent.mkdir(parents=True)
    profile.touch()
    started, _ = start(whole, monkeypatch, ALL, "own")
    assert "--cores" not in started.command
    assert str(profile.parent) in started.command
