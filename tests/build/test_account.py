"""What a build says it did is what it did."""

import shutil
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from converters.build import account, kept, run
from converters.build import plan as plans
from converters.build.account import BOOKS, Account, Before, Lack, Output
from converters.build.plan import SITE
from converters.build.receipts import Failed
from converters.errors import HuibianError
from converters.project import Project
from tests.build.finished import bind, finished, plan, put_site, render, settle
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


def test_accounts_of_two_builds_are_one(root: Path) -> None:
    write(root, WRONG)
    first, second = built(root, ("txt",)), built(root)
    both = first.with_more(second)
    assert both.rendered == {"txt": 2, SITE: 1}
    assert len(both.faults) == 1


@pytest.fixture(scope="module")
def as_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return finished(tmp_path_factory.mktemp("built"))


@pytest.fixture
def whole(as_built: Path, tmp_path: Path) -> Path:
    """A collection of which all is current."""
    return Path(shutil.copytree(as_built, tmp_path / "whole"))


def lacks(root: Path, parts: Collection[str] = PARTS) -> dict[Output, bool]:
    """Return what cannot be made, and whether an older one is kept."""
    found = account.standing(plan(root), parts).lacking
    return {lack.output: lack.kept for lack in found}


def test_where_all_is_current_nothing_is_told(whole: Path) -> None:
    assert account.standing(plan(whole), PARTS) == Account()


def fail(root: Path, id: str) -> None:
    """Record a speech as one that cannot be rendered as it is now."""
    made = plan(root)
    job = next(job for job in made.jobs if id in job.sources)
    receipt = made.receipt(job)
    receipt.failed[id] = Failed(job.sources[id], job.engine.key, f"{id} 坏了。", {"line": 1})
    kept.write(made.receipt_file(job), receipt.as_json())


def test_a_speech_that_failed_lacks_its_output_unless_an_older_one_is_kept(whole: Path) -> None:
    fail(whole, "s2")
    settle(whole, "speeches/s9.md", markdown("s9"))
    fail(whole, "s9")
    assert lacks(whole, ("txt",)) == {Output("txt", "s2"): True, Output("txt", "s9"): False}
    assert lacks(whole, ("pdf", BOOKS)) == {}
    chosen = account.standing(plan(whole), PARTS, ["s2", "s3"])
    assert [lack.output.id for lack in chosen.lacking] == ["s2"]
    assert chosen.faults == [("s2 坏了。", {"line": 1})]


def test_an_output_in_whose_place_something_stands_is_lacking(whole: Path) -> None:
    (whole / "output/txt/s1.txt").unlink()
    (whole / "output/txt/s1.txt").mkdir()
    assert lacks(whole, ("txt",)) == {Output("txt", "s1"): False}


def test_pages_that_are_not_what_the_speech_says_are_told_of_a_site_that_is_current(
    whole: Path,
) -> None:
    fault = {"message": "坏了。", "file": "speeches/s1.md", "line": 3}
    put_site(whole, "s1", failed={"s1": fault, "s2": fault})
    first, second = account.standing(plan(whole), (SITE,)).lacking
    assert first == Lack(
        Output(SITE, "s1"), ("坏了。", {"file": "speeches/s1.md", "line": 3}), True
    )
    assert (second.output, second.kept) == (Output(SITE, "s2"), False)
    assert lacks(whole, ("txt",)) == {}
    plan(whole).stamp(SITE, SITE, "other")
    assert lacks(whole, (SITE,)) == {}
    put_site(whole, failed={"s1": fault})
    settle(whole, "config.yaml", "title: 选编\nformats: [txt]\nsite: false\n")
    assert lacks(whole, (SITE,)) == {}


def test_what_stands_in_the_place_of_the_site_is_told_for_the_whole(whole: Path) -> None:
    (whole / "output/site").rename(whole / "output/aside")
    (whole / "output/site").write_bytes(b"x")
    assert lacks(whole) == {Output(SITE, ""): False}
    assert lacks(whole, ("txt", BOOKS)) == {}


def test_a_book_that_failed_or_has_something_in_its_place_is_told(whole: Path) -> None:
    (whole / "output/books/a.pdf").unlink()
    (whole / "output/books/a.pdf").mkdir()
    assert lacks(whole, (BOOKS,)) == {Output(BOOKS, "a"): True}
    assert lacks(whole, ("txt", SITE)) == {}
    settle(whole, "books/b.yaml", "titel: 选编\n")
    settle(whole, "books/c.yaml", "title: 选编\nspeeches: [s1]\nformats: [docx]\n")
    made = plan(whole)
    job = made.book("c")
    failed = Failed(job.seen, job.engine.key, "books/c.yaml：坏了。", {})
    record = made.record(job)
    record.receipt.failed["c"] = failed
    kept.write(made.record_file("c"), record.as_json())
    found = account.standing(plan(whole), PARTS)
    assert [(lack.output.id, lack.kept) for lack in found.lacking] == [("a", True), ("c", False)]
    assert [said[:12] for said, _ in found.strays] == ["books/b.yaml"]
    assert "books/c.yaml：坏了。" in [said for said, _ in found.faults]
    assert account.standing(plan(whole), ("txt",)).strays == ()


def test_what_is_no_speech_is_told_of_the_whole_and_not_of_chosen_speeches(whole: Path) -> None:
    settle(whole, "speeches/名单.xlsx", "x")
    found = account.standing(plan(whole), ("txt",))
    assert [fault["file"] for _, fault in found.strays] == ["speeches/名单.xlsx"]
    assert account.standing(plan(whole), ("txt",), ["s1"]).strays == ()


def test_what_is_lacking_comes_by_its_id_and_then_in_the_order_of_the_parts(whole: Path) -> None:
    for id in ("s3", "s1"):
        fail(whole, id)
    fault = {"message": "坏了。"}
    put_site(whole, failed={"s1": fault, "s3": fault})
    assert list(lacks(whole)) == [Output(part, id) for id in ("s1", "s3") for part in ("txt", SITE)]


def left(root: Path, parts: Collection[str]) -> dict[Output, bool]:
    found = account.left(plan(root), parts, HuibianError("坏了"))
    assert found.strays == (("坏了。", HuibianError("坏了").as_dict()),)
    assert all(lack.fault == found.strays[0] for lack in found.lacking)
    return {lack.output: lack.kept for lack in found.lacking}


def test_what_a_build_left_is_told_by_parts_and_whether_an_older_one_is_kept(whole: Path) -> None:
    assert left(whole, PARTS) == {}
    settle(whole, "speeches/s1.md", markdown("s1", body="散会。"))
    settle(whole, "speeches/s9.md", markdown("s9"))
    settle(whole, "books/b.yaml", "title: 选编\nspeeches: [s1]\nformats: [docx]\n")
    speeches = {Output("txt", "s1"): True, Output("txt", "s9"): False}
    site = {Output(SITE, ""): True}
    books = {Output(BOOKS, "a"): True, Output(BOOKS, "b"): False}
    assert left(whole, PARTS) == speeches | site | books
    assert left(whole, ("txt",)) == speeches
    assert left(whole, (SITE,)) == site
    assert left(whole, (BOOKS,)) == books
    (whole / "output/site/index.html").unlink()
    assert left(whole, (SITE,)) == {Output(SITE, ""): False}


def made_since(root: Path, parts: Collection[str], *makings: object) -> list[Output]:
    before = Before()
    before.note(plan(root), parts)
    for making in makings:
        assert callable(making)
        making(root)
    return list(before.since(plan(root)).made)


def test_what_was_made_is_what_was_stale_and_is_recorded_otherwise_now(whole: Path) -> None:
    assert made_since(whole, PARTS) == []
    settle(whole, "speeches/s1.md", markdown("s1", body="散会。"))
    assert made_since(whole, PARTS) == []
    assert made_since(whole, (BOOKS,), render) == []
    settle(whole, "speeches/s1.md", markdown("s1", body="又散会。"))
    everything = made_since(whole, PARTS, render, lambda root: bind(root, data=b"new"), put_site)
    assert everything == [Output("txt", "s1"), Output(SITE, ""), Output(BOOKS, "a")]
    settle(whole, "speeches/s1.md", markdown("s1", body="还散会。"))
    assert made_since(whole, ("txt",), render, put_site) == [Output("txt", "s1")]


def test_what_the_store_had_is_told_apart_from_what_was_made(whole: Path) -> None:
    settle(whole, "speeches/s1.md", markdown("s1", body="散会。"))
    before = Before()
    before.note(plan(whole), PARTS)
    render(whole)
    bind(whole, data=b"new")
    for path in (whole / "output/.huibian/receipts").rglob("*.json"):
        data = kept.read(path)
        each = data.get("receipt", data).get("rendered", {})
        for id, done in each.items():
            each[id] = [*done, True]
        kept.write(path, data)
    found = before.since(plan(whole))
    assert found == Account(taken=(Output("txt", "s1"), Output(BOOKS, "a")))
    assert (found.rendered, found.from_store, found.idle) == ({}, {"txt": 1, BOOKS: 1}, False)


def test_what_was_noted_earlier_stays_as_it_was_then(whole: Path) -> None:
    before = Before()
    settle(whole, "speeches/s1.md", markdown("s1", body="散会。"))
    before.note(plan(whole), PARTS)
    render(whole)
    bind(whole, data=b"new")
    put_site(whole)
    before.note(plan(whole), PARTS)
    settle(whole, "books/a.yaml", "title: 改了\nselect: {all: true}\nformats: [pdf]\n")
    before.note(plan(whole), PARTS)
    put_site(whole)
    assert list(before.since(plan(whole)).made) == [
        *(Output("txt", "s1"), Output(SITE, ""), Output(BOOKS, "a")),
    ]


ONE = {"file": "b.md", "line": 2}
TWO = {"file": "b.md", "line": 10}


def lack(part: str, id: str, said: str, fault: dict[str, object], kept: bool = False) -> Lack:
    return Lack(Output(part, id), (said, fault), kept)


def test_faults_of_one_file_are_told_each_by_itself() -> None:
    several = lack("txt", "s1", "甲\n乙", {**ONE, "others": [TWO]})
    assert several.sentences == ["甲", "乙"]
    assert Account(lacking=(several,)).faults == [("甲", ONE), ("乙", TWO)]
    other = lack("txt", "s1", "甲\n乙\n丙", {**ONE, "others": [TWO]})
    assert other.sentences == ["甲\n乙\n丙"]
    assert Account(lacking=(other,)).faults == [("甲\n乙\n丙", ONE)]
    assert several.as_json() == {"part": "txt", "id": "s1", "kept": False, "message": "甲\n乙"}


def test_faults_come_once_each_by_file_line_and_words() -> None:
    lacking = (
        *(lack("txt", "s1", "戊", TWO), lack("pdf", "s1", "戊", TWO), lack("txt", "s2", "丁", ONE)),
        *(lack("txt", "s3", "丙", {"file": "a.md", "line": 99}), lack("txt", "s4", "乙", {})),
        lack("txt", "s5", "甲", {"file": "b.md", "line": None}),
    )
    strays = (("己", {"file": "b.md", "line": 1}),)
    found = Account(lacking=lacking, strays=strays)
    assert [said for said, _ in found.faults] == ["乙", "丙", "甲", "己", "丁", "戊"]


def test_a_fault_without_a_line_is_one_of_the_whole_file() -> None:
    lacking = (lack("txt", "s1", "乙", {}), lack("txt", "s2", "甲", {"line": 0}))
    assert [said for said, _ in Account(lacking=lacking).faults] == ["乙", "甲"]


def test_speeches_that_lack_something_are_told_without_books_and_the_site() -> None:
    lacking = (
        *(lack("txt", "s2", "甲", {}), lack("pdf", "s2", "甲", {}), lack(SITE, "", "甲", {})),
        *(lack(BOOKS, "a", "甲", {}), lack(SITE, "s1", "甲", {})),
    )
    assert Account(lacking=lacking).speeches == ["s1", "s2"]
    assert (Account(lacking=lacking).idle, Account((Output(SITE, ""),)).idle) == (True, False)


def test_of_two_accounts_each_output_and_fault_is_told_once() -> None:
    first = Account((Output("txt", "s1"),), (lack("txt", "s2", "甲", {}),), (("乙", {}),))
    later = Account(
        (Output("txt", "s1"), Output("pdf", "s1")),
        (lack("txt", "s2", "丙", {}), lack("pdf", "s2", "丙", {})),
        (("乙", {}), ("丁", {})),
    )
    first = replace(first, taken=(Output("epub", "s1"),))
    both = first.with_more(replace(later, taken=first.taken))
    assert both.taken == first.taken
    assert both.made == (Output("txt", "s1"), Output("pdf", "s1"))
    assert both.lacking == later.lacking
    assert [said for said, _ in both.strays] == ["乙", "丁"]
    assert both.rendered == {"txt": 1, "pdf": 1}
