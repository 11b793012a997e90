import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from converters import formats, resources
from converters.build import drawing, handed, kept, receipts, shards, steps
from converters.build import plan as plans
from converters.build import site as archive
from converters.build.caches import digests
from converters.build.keys import Engine, Engines
from converters.build.plan import SITE, Job
from converters.build.receipts import Failed, Reason, Receipt
from converters.errors import SourceError, UsageError
from converters.formats import FORMATS
from converters.project import Project
from converters.settings.design import Paged
from tests.build.finished import BOOK, bind, finished, plan, render, settle
from tests.formats.made_up import TOLD
from tests.make import collection, markdown

CONFIG = "title: 选编\nformats: [txt]\nsite: false\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = [markdown(f"s{number}") for number in range(1, 6)]
    return collection(tmp_path, *texts, config=CONFIG)


def reasons(root: Path) -> dict[str, Reason]:
    return {id: reason for _, found in plan(root).stale for id, reason in found.items()}


def test_at_first_everything_is_stale(root: Path) -> None:
    assert set(reasons(root).values()) == {Reason.MISSING}
    assert len(reasons(root)) == 5


def test_what_was_rendered_is_current(root: Path) -> None:
    render(root)
    assert plan(root).stale == []


def test_a_corrected_speech_makes_one_job_stale(root: Path) -> None:
    render(root)
    (root / "speeches/s3.md").write_text(markdown("s3", body="散会。"), encoding="utf-8")
    assert len(plan(root).stale) == 1
    assert reasons(root) == {"s3": Reason.SOURCE}


def test_a_speech_that_is_gone_leaves_its_shard_to_be_done_again(root: Path) -> None:
    render(root)
    (root / "speeches/s3.md").unlink()
    (stale,) = plan(root).stale
    assert stale[1] == {}


def test_stamps_that_no_longer_hold_are_withdrawn_and_no_others(root: Path) -> None:
    render(root)
    made = plan(root)
    (root / "output/txt/s3.txt").unlink()
    plan(root).withdraw()
    left = [job for job in made.jobs if made.stamp_file(job.format, job.shard).exists()]
    assert ["s3" in job.sources for job in left] == [False]


def test_a_plan_of_one_job_is_that_of_all(root: Path) -> None:
    made = plan(root)
    for job in made.jobs:
        (single,) = handed.alone(Project(root), job.format, job.shard).jobs
        assert single.digest == job.digest


@pytest.mark.parametrize(("format", "shard"), [("txt", "0007-of-2"), ("pdf", "0000-of-2")])
def test_a_job_that_is_not_in_the_collection_is_refused(
    root: Path, format: str, shard: str
) -> None:
    with pytest.raises(UsageError):
        handed.alone(Project(root), format, shard)


def test_receipts_of_other_shards_are_not_lost_when_the_collection_grows(root: Path) -> None:
    render(root)
    made = plan(root)
    one = Receipt()
    for job in made.jobs:
        known = made.receipt(job)
        one.engines |= known.engines
        one.rendered |= known.rendered
        made.receipt_file(job).unlink()
    kept.write(root / "output/.huibian/receipts/txt/0000-of-1.json", one.as_json())
    assert reasons(root) == {}
    made = plan(root)
    assert all(job.engine.key in made.receipt(job).engines for job in made.jobs)


def test_a_new_speech_has_no_receipts_read_but_those_that_may_tell_of_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render(root)
    for number in range(8):  # of another time, when there were more speeches
        kept.write(root / f"output/.huibian/receipts/txt/{number:04d}-of-8.json", {})
    (root / "speeches/s9.md").write_text(markdown("s9"), encoding="utf-8")
    read: list[str] = []
    load = receipts.load

    def noted(path: Path) -> Receipt:
        read.append(path.stem)
        return load(path)

    monkeypatch.setattr(receipts, "load", noted)
    assert reasons(root) == {"s9": Reason.MISSING}
    own, older = shards.name_of("s9", 2), shards.name_of("s9", 8)
    assert {own, older} <= set(read) <= {"0000-of-2", "0001-of-2", older}


def test_with_a_site_every_stale_output_makes_the_site_stale(root: Path) -> None:
    (root / "config.yaml").write_text("title: 选编\nformats: [txt]\n", encoding="utf-8")
    render(root)
    archive.build_site(plan(root))
    assert not plan(root).site_is_stale
    (root / "output/txt/s3.txt").unlink()
    assert plan(root).site_is_stale


@pytest.fixture(scope="module")
def as_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return finished(tmp_path_factory.mktemp("built"))


@pytest.fixture
def offered(as_built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(as_built, tmp_path / "copy"))


def stamps(root: Path) -> dict[str, bool]:
    """Return which stamps stand after the plan has withdrawn those that are false."""
    made = plan(root)
    made.withdraw()
    return {
        "jobs": all(made.stamp_file(job.format, job.shard).exists() for job in made.jobs),
        "site": made.stamp_file(SITE, SITE).exists(),
        "book": made.stamp_file("book", "a").exists(),
        "verdict": made.verdict_file.exists(),
    }


ALL = dict.fromkeys(("jobs", "site", "book", "verdict"), True)


def test_what_is_built_keeps_every_stamp(offered: Path) -> None:
    made = plan(offered)
    assert (made.stale, made.stale_books) == ([], [])
    assert (made.site_is_stale, made.site_is_behind) == (False, False)
    assert stamps(offered) == ALL


def test_a_page_that_was_altered_withdraws_the_site(offered: Path) -> None:
    (offered / "output/site/index.html").write_bytes(b"egap")
    made = plan(offered)
    assert (made.site_stands, made.site_is_behind, made.site_is_stale) == (False, True, True)
    assert stamps(offered) == ALL | {"site": False, "verdict": False}


def test_a_site_that_was_made_just_now_is_known_by_its_stamp_alone(offered: Path) -> None:
    (offered / "output/site/index.html").write_text("altered", encoding="utf-8")
    assert replace(plan(offered), site_is_made=True).site_is_behind is False
    plan(offered).stamp(SITE, SITE, "")
    assert replace(plan(offered), site_is_made=True).site_is_behind is True


def test_a_site_of_which_nothing_is_recorded_does_not_stand(offered: Path) -> None:
    (offered / "output" / plans.SITE_RECEIPT).unlink()
    assert not plan(offered).site_stands
    assert plan(offered).site_is_behind


def test_a_site_that_was_built_for_something_else_is_behind(offered: Path) -> None:
    plan(offered).stamp(SITE, SITE, "other")
    assert plan(offered).site_stands
    assert plan(offered).site_is_behind


def test_a_book_that_is_to_be_made_withdraws_the_site_too(offered: Path) -> None:
    (offered / "output/books/a.pdf").unlink()
    ((job, found),) = plan(offered).stale_books
    assert (job.name, found) == ("a", {"pdf": Reason.MISSING})
    assert stamps(offered) == ALL | {"site": False, "book": False, "verdict": False}


def test_a_book_that_stands_and_bears_another_stamp_is_looked_at_again(offered: Path) -> None:
    plan(offered).stamp("book", "a", "other")
    assert [(job.name, found) for job, found in plan(offered).stale_books] == [("a", {})]


def test_an_output_that_is_to_be_made_withdraws_the_verdict(root: Path) -> None:
    render(root)
    kept.write(plan(root).verdict_file, {})
    assert stamps(root)["verdict"]
    (root / "output/txt/s1.txt").unlink()
    assert not stamps(root)["verdict"]


@pytest.mark.parametrize("name", ["speeches/名单.xlsx", "books/b.yaml"])
def test_what_is_no_speech_and_no_book_withdraws_the_verdict_alone(
    offered: Path, name: str
) -> None:
    settle(offered, name, "x")
    assert stamps(offered) == ALL | {"verdict": False}


def test_what_stands_in_the_place_of_stamps_goes_with_those_that_are_false(root: Path) -> None:
    done = root / "output/.huibian/done"
    done.write_bytes(b"x")
    plan(root).withdraw()
    assert done.is_dir()


def test_what_stands_in_the_place_of_the_site_is_told_while_it_is_behind(offered: Path) -> None:
    assert plan(offered).site_obstacle is None
    (offered / "output/site").rename(offered / "output/aside")
    (offered / "output/site").write_bytes(b"x")
    made = plan(offered)
    assert made.site_obstacle is not None
    assert made.site_obstacle.file == "output/site"
    assert (made.site_is_stale, made.site_is_behind) == (False, False)


def test_without_a_site_nothing_is_in_its_way_and_nothing_behind(root: Path) -> None:
    (root / "output/site").write_bytes(b"x")
    made = plan(root)
    assert made.site_obstacle is None
    assert (made.site_is_stale, made.site_is_behind) == (False, False)
    (root / "output/site").unlink()
    assert (plan(root).site_is_stale, plan(root).site_is_behind) == (False, False)


def test_a_site_is_built_for_the_speeches_and_for_the_books_as_they_were_made(
    offered: Path,
) -> None:
    made = plan(offered)
    digest = made.site_digest
    assert plan(offered).site_digest == digest
    assert replace(made, site="other").site_digest != digest
    assert replace(made, books=()).site_digest != digest
    bind(offered, pages=4)
    longer = plan(offered).site_digest
    bind(offered, data=b"%PDF-2")
    assert len({digest, longer, plan(offered).site_digest}) == 3


def test_a_book_is_known_by_its_name(offered: Path) -> None:
    settle(offered, "books/b.yaml", BOOK)
    settle(offered, "books/c.yaml", "titel: 选编\n")
    made = plan(offered)
    assert made.book_folder == offered / "output/books"
    assert [made.book(name).name for name in ("a", "b")] == ["a", "b"]
    with pytest.raises(SourceError, match="不认识“titel”"):
        made.book("c")
    with pytest.raises(UsageError, match="没有名为 x 的书"):
        made.book("x")


def test_a_failure_counts_only_for_the_text_and_the_program_it_was_of() -> None:
    engine = Engine({"version": "1"})
    job = Job("txt", "0000-of-2", engine, {"s1": "a", "s2": "b", "s3": "c"})
    failed = {
        "s1": Failed("a", engine.key, "坏了。", {}),
        "s2": Failed("a", engine.key, "坏了。", {}),
        "s3": Failed("c", "other", "坏了。", {}),
        "s4": Failed("d", engine.key, "坏了。", {}),
    }
    assert list(job.failed(Receipt(failed=failed))) == ["s1"]


def test_what_the_plan_read_is_known_the_next_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = root / "output" / digests.ENGINE
    learned = kept.read(engine)
    module = next(name for name in learned if name.endswith("/txt/writer.py"))
    gone = {module, *(name for name in learned if name.startswith("version "))}
    kept.write(engine, {name: entry for name, entry in learned.items() if name not in gone})
    monkeypatch.setattr(digests, "may_change_unseen", lambda *_: False)
    plan(root)
    assert len(kept.read(root / "output" / digests.SPEECHES)) == 5
    assert module in kept.read(engine)


def test_a_plan_of_one_job_says_that_there_are_no_speeches(root: Path) -> None:
    (root / "speeches").rename(root / "aside")
    with pytest.raises(SourceError):
        handed.alone(Project(root), "txt", "0000-of-2")


@pytest.fixture
def paged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection of a format that tells of printed pages; pages begin where `PAGES` says."""
    monkeypatch.setattr(formats, "FORMATS", (TOLD, *FORMATS))
    monkeypatch.setitem(PAGES, "s1", (0, 4))

    def draw(*asked: object) -> Paged:
        _, format, path, _, _, told = asked
        assert isinstance(path, Path) and isinstance(told, tuple)
        is_told = format == TOLD.name
        return Paged(repr(told).encode(), told) if is_told else Paged(b"%PDF", PAGES[path.stem])

    monkeypatch.setattr(drawing, "paged", draw)
    settings = "title: 选编\nformats: [told, pdf]\nsite: false\n"
    return collection(tmp_path / "paged", markdown("s1"), config=settings)


PAGES: dict[str, tuple[int, ...]] = {}


def test_what_tells_of_pages_is_made_after_what_has_them(paged: Path) -> None:
    assert [job.format for job in plan(paged).jobs] == ["pdf", "told"]
    render(paged)
    assert (paged / "output/told/s1.tld").read_text(encoding="utf-8") == "(0, 4)"
    assert plan(paged).stale == []


def test_what_tells_of_pages_is_stale_if_they_begin_elsewhere(paged: Path) -> None:
    render(paged)
    PAGES["s1"] = (0, 3)
    (paged / "output/pdf/s1.pdf").unlink()
    assert [job.format for job, _ in plan(paged).stale] == ["pdf"]
    steps.render_whole(plan(paged), plan(paged).jobs[0], lambda: None)
    ((job, found),) = plan(paged).stale
    assert (job.format, found) == ("told", {"s1": Reason.PAGES})
    render(paged)
    assert (paged / "output/told/s1.tld").read_text(encoding="utf-8") == "(0, 3)"
    assert plan(paged).stale == []


def test_pages_of_another_text_are_not_told(paged: Path) -> None:
    render(paged)
    (paged / "speeches/s1.md").write_text(markdown("s1", body="散会。"), encoding="utf-8")
    made = plan(paged)
    assert made.printed_pages(made.jobs[1]) == {}
    steps.render_whole(made, made.jobs[1], lambda: None)
    assert (paged / "output/told/s1.tld").read_text(encoding="utf-8") == "()"
    render(paged)
    assert (paged / "output/told/s1.tld").read_text(encoding="utf-8") == "(0, 4)"


def test_pages_that_the_collection_does_not_make_are_not_told(paged: Path) -> None:
    render(paged)
    settle(paged, "config.yaml", "title: 选编\nformats: [told]\nsite: false\n")
    assert reasons(paged) == {"s1": Reason.PAGES}
    render(paged)
    assert (paged / "output/told/s1.tld").read_text(encoding="utf-8") == "()"


def test_what_changes_pages_makes_stale_what_tells_of_them(
    paged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Engines(Project(paged)).of("told").parts
    settle(paged, "styles/gbt9704.toml", resources.text("styles/gbt9704.toml") + "\n")
    after = Engines(Project(paged)).of("told").parts
    assert {name for name in before if before[name] != after[name]} == {"pages"}


def test_other_formats_tell_of_no_pages(root: Path) -> None:
    made = plan(root)
    assert made.printed_pages(made.jobs[0]) is None
