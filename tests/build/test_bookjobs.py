from dataclasses import replace
from pathlib import Path

import pytest

from converters.build import bookjobs, kept, receipts
from converters.build import plan as plans
from converters.build.bookjobs import BookJob, Record
from converters.build.keys import Engine
from converters.build.plan import Plan
from converters.build.receipts import Failed, Reason, Receipt, Rendered
from converters.project import Project
from tests.make import collection, markdown
from tests.project.test_editions import kept as kept_edition

ALL = "title: 选编\nselect: {all: true}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = [markdown(f"s{number}") for number in range(1, 4)]
    return collection(tmp_path, *texts, config="title: 选编\nformats: [txt]\nsite: false\n")


def settle(root: Path, name: str, text: str) -> None:
    (root / "books").mkdir(exist_ok=True)
    (root / "books" / name).write_text(text, encoding="utf-8")


def plan(root: Path) -> Plan:
    return plans.make(Project(root))


def digest(root: Path) -> str:
    (job,) = plan(root).books
    return job.digest


def told(root: Path) -> list[str]:
    return [str(fault) for fault in plan(root).book_faults]


def test_a_collection_without_books_has_no_jobs_of_books(root: Path) -> None:
    assert (plan(root).books, plan(root).book_faults) == ((), ())


def test_a_book_that_was_never_made_is_stale_in_all_its_formats(root: Path) -> None:
    settle(root, "a.yaml", ALL + "formats: [pdf, docx, print]\n")
    ((job, reasons),) = plan(root).stale_books
    assert reasons == dict.fromkeys(("pdf", "docx", "print"), Reason.MISSING)
    names = [path.name for path in job.outputs(root).values()]
    assert names == ["a.pdf", "a.docx", "a-print.pdf"]


def test_a_book_with_a_query_may_follow_from_every_speech(root: Path) -> None:
    settle(root, "a.yaml", ALL)
    before = digest(root)
    (root / "speeches/s3.md").write_text(markdown("s3", body="散会。"), encoding="utf-8")
    assert digest(root) != before


def test_a_book_that_lists_its_speeches_follows_from_those_alone(root: Path) -> None:
    settle(root, "a.yaml", "title: 选编\nspeeches: [s1, s2]\n")
    before = digest(root)
    (root / "speeches/s3.md").unlink()
    assert digest(root) == before
    (root / "speeches/s2.md").unlink()
    assert digest(root) != before


@pytest.mark.parametrize("name", ["a.yaml", "qianyan.md"])
def test_a_book_follows_from_its_settings_and_the_texts_for_its_front(
    root: Path, name: str
) -> None:
    settle(root, "qianyan.md", "# 序\n\n好。\n")
    settle(root, "a.yaml", ALL + "front: [qianyan.md]\n")
    before = digest(root)
    with (root / "books" / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert digest(root) != before


def test_a_book_follows_from_the_looks_of_books(root: Path) -> None:
    settle(root, "a.yaml", ALL)
    before = digest(root)
    (root / "styles").mkdir()
    (root / "styles/book.toml").write_bytes(Project(root).book_style_file.read_bytes() + b"\n")
    assert digest(root) != before


def test_wrong_settings_are_told_with_file_line_and_what_was_meant(root: Path) -> None:
    settle(root, "a.yaml", "title: 选编\nselct: {all: true}\n")
    settle(root, "b.yaml", ALL)
    assert told(root) == ["books/a.yaml 第 2 行：不认识“selct”这一项。是不是想写“select”？"]
    assert [job.name for job in plan(root).books] == ["b"]


def test_a_name_that_no_file_should_have_is_told(root: Path) -> None:
    settle(root, "a b{c}.yaml", ALL)
    assert told(root) == [
        "books/a b{c}.yaml：文件名不能用作书的名称，没有编这本书。请只用汉字、字母、数字和短横。"
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [("b.yaml", ALL + "file: a\n"), ("a-print.yaml", ALL + "formats: [pdf]\n")],
)
def test_two_books_that_would_write_one_file_are_told_by_both_names(
    root: Path, name: str, text: str
) -> None:
    settle(root, "a.yaml", ALL + "formats: [pdf, print]\n")
    settle(root, name, text)
    settle(root, "c.yaml", ALL)
    (message,) = told(root)
    assert "books/a.yaml" in message and f"books/{name}" in message
    assert "写同一个文件 output/books/a" in message
    assert [job.name for job in plan(root).books] == ["c"]


def test_files_that_editors_leave_beside_are_no_books(root: Path) -> None:
    settle(root, ".#a.yaml", "half")
    assert (plan(root).books, told(root)) == ((), [])


def test_what_is_recorded_of_a_book_is_read_back(tmp_path: Path) -> None:
    receipt = Receipt({"e": {"version": "1"}}, {"pdf": Rendered("c", "e", "f", 3, 4)}, {})
    record = Record(receipt, "s", "c", {"s2": "x", "s1": "y"}, 12, {"s2": (3, 4)}, internal=True)
    kept.write(tmp_path / "r", record.as_json())
    read = bookjobs.load(tmp_path / "r")
    assert read == record
    assert list(read.members) == ["s2", "s1"]


@pytest.mark.parametrize("broken", ["", "[]", '{"receipt": 3}', '{"members": [[1]]}'])
def test_a_broken_record_is_none(tmp_path: Path, broken: str) -> None:
    (tmp_path / "r").write_text(broken, encoding="utf-8")
    assert bookjobs.load(tmp_path / "r") == Record()


def test_a_book_that_failed_is_not_tried_again_until_something_changes(root: Path) -> None:
    settle(root, "a.yaml", ALL)
    (job,) = plan(root).books
    failed = Failed(job.seen, job.engine.key, "坏了。", {})
    record = Record(Receipt({}, {}, {"a": failed}))
    assert job.stale(record, root) == {}
    assert job.failure(record) == failed
    settle(root, "a.yaml", ALL + "subtitle: 改了\n")
    (job,) = plan(root).books
    assert set(job.stale(record, root).values()) == {Reason.MISSING}
    assert job.failure(record) is None


def test_stamps_of_books_and_the_verdict_are_withdrawn(root: Path) -> None:
    settle(root, "a.yaml", ALL)
    made = plan(root)
    stamp = made.stamp_file("book", "a")
    for path in (stamp, made.verdict_file):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    plan(root).withdraw()
    assert not stamp.exists()
    assert not made.verdict_file.exists()


def test_what_two_of_three_books_would_write_is_told_once(root: Path) -> None:
    settle(root, "a.yaml", ALL + "formats: [pdf, docx]\n")
    settle(root, "A.yaml", ALL + "formats: [docx, pdf]\n")
    settle(root, "c.yaml", ALL + "formats: [pdf]\n")
    assert told(root) == [
        "books/A.yaml：与 books/a.yaml 要写同一个文件 output/books/a.docx，都没有编。"
        "请在其中一本里写明 file（成品的文件名），或改文件名。"
    ]
    assert [job.name for job in plan(root).books] == ["c"]


def test_a_book_that_asks_for_words_of_a_title_may_follow_from_every_speech(root: Path) -> None:
    settle(root, "a.yaml", "title: 选编\nspeeches: [s1, s9, 在大会上的讲话]\n")
    (job,) = plan(root).books
    assert {"s1", "s2", "s3"} <= job.sources.keys()


def test_of_a_speech_that_a_book_lists_and_that_is_not_there_nothing_is_known(root: Path) -> None:
    settle(root, "a.yaml", "title: 选编\nspeeches: [s1, s9]\n")
    (job,) = plan(root).books
    assert list(job.sources) == ["books/a.yaml", "s1", "s9"]
    assert job.sources["s9"] == ""
    assert job.sources["s1"] == plan(root).index.digests["s1"]


def test_a_text_for_the_front_that_is_missing_has_no_digest(root: Path) -> None:
    settle(root, "a.yaml", ALL + "front: [no.md]\n")
    (job,) = plan(root).books
    assert job.sources["books/no.md"] == ""


def made(root: Path, formats: str = "[pdf, docx]") -> tuple[BookJob, Record, Path]:
    """Return a book of two speeches that was just made, and where its files are."""
    settle(root, "a.yaml", f"title: 选编\nspeeches: [s1, s2]\nformats: {formats}\n")
    known = plan(root)
    (job,) = known.books
    members = {id: known.index.digests[id] for id in ("s1", "s2")}
    content = job.content(members, known.index.digests)
    receipt = Receipt({job.engine.key: {}}, {})
    for format, path in job.outputs(known.book_folder).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(format.encode())
        key = job.engine.key
        receipt.rendered[format] = receipts.record(path, content, key, format.encode())
    return job, job.settled(receipt, content, members, bookjobs.Laid(7)), known.book_folder


def test_a_book_that_was_made_is_current_until_its_sources_are_others(root: Path) -> None:
    job, record, folder = made(root)
    assert job.stale(record, folder) == {}
    assert job.behind(record, record.content, folder) == {}
    other = dict.fromkeys(("pdf", "docx"), Reason.SOURCE)
    assert job.behind(record, "other", folder) == other
    assert job.stale(replace(record, seen="other"), folder) == other


def test_what_is_recorded_of_a_book_is_what_it_was_made_of(root: Path) -> None:
    job, record, _ = made(root)
    assert (record.seen, record.pages, record.internal) == (job.seen, 7, False)
    assert list(record.members) == ["s1", "s2"]
    assert set(record.receipt.rendered) == {"pdf", "docx"}
    settle(root, "a.yaml", "title: 选编\nspeeches: [s1, s2]\nformats: [pdf]\ninternal: true\n")
    (job,) = plan(root).books
    fewer = job.settled(record.receipt, "c", record.members, bookjobs.Laid(7))
    assert (list(fewer.receipt.rendered), fewer.internal) == (["pdf"], True)


def test_a_book_is_made_from_its_own_speeches_its_settings_and_texts(root: Path) -> None:
    settle(root, "xu.md", "# 序\n\n好。\n")
    settle(root, "a.yaml", ALL + "front: [xu.md]\n")
    known = plan(root)
    (job,) = known.books
    speeches = known.index.digests
    own = {"s1": speeches["s1"]}
    content = job.content(own, speeches)
    assert replace(job, sources={**job.sources, "s3": "x"}).content(own, speeches) == content
    assert replace(job, sources={**job.sources, "books/xu.md": "x"}).content(own, speeches) != (
        content
    )
    assert job.content({"s2": speeches["s2"]}, speeches) != content
    assert job.content({"s1": "x"}, speeches) != content


def test_what_stands_in_the_place_of_a_book_costs_that_format(root: Path) -> None:
    job, record, folder = made(root)
    (folder / "a.pdf").unlink()
    (folder / "a.pdf").mkdir()
    (folder / "a.docx").unlink()
    assert job.stale(record, folder) == {"docx": Reason.MISSING}
    assert job.obstructed(record, folder) == [folder / "a.pdf"]
    (folder / "a.pdf").rmdir()
    assert job.obstructed(record, folder) == []


def test_a_failure_counts_until_the_text_or_the_program_is_another(root: Path) -> None:
    job, record, _ = made(root)
    for source, engine, counts in (
        (job.seen, job.engine.key, True),
        ("other", job.engine.key, False),
        (job.seen, "other", False),
    ):
        failed = Failed(source, engine, "坏了。", {})
        known = replace(record, receipt=Receipt(failed={"a": failed}))
        assert job.failure(known) == (failed if counts else None)


def test_what_changed_since_a_book_was_made_is_counted(root: Path) -> None:
    job, record, _ = made(root)
    speeches = dict(plan(root).index.digests)
    assert job.changes(record, speeches) == 0
    assert job.changes(record, {**speeches, "s1": "x", "s3": "x"}) == 1
    assert job.changes(record, {"s1": "x"}) == 2
    assert job.changes(Record(), speeches) is None
    settle(root, "a.yaml", "title: 选编\nspeeches: [s1, s2, s3]\n")
    (longer,) = plan(root).books
    assert longer.changes(record, speeches) == 1
    other = replace(longer, engine=Engine({"version": "other"}))
    assert other.changes(record, speeches) is None


@pytest.mark.parametrize("name", ["a" * 64, "二〇二〇年-选编_1"])
def test_a_name_that_a_file_may_have_is_one_of_a_book(root: Path, name: str) -> None:
    settle(root, f"{name}.yaml", ALL)
    (job,) = plan(root).books
    assert (job.name, job.file) == (name, f"books/{name}.yaml")


def test_of_a_book_that_was_never_made_no_pages_are_known() -> None:
    assert (Record().pages, Record().internal) == (0, False)


def test_a_book_is_made_again_if_an_edition_in_it_is_said_to_mend_typos_alone(root: Path) -> None:
    job, record, folder = made(root)
    other = dict.fromkeys(("pdf", "docx"), Reason.SOURCE)
    retold = replace(job, silent={"s1": 2})
    assert (retold.stale(record, folder), retold.digest != job.digest) == (other, True)
    speeches = plan(root).index.digests
    assert retold.content(record.members, speeches) != record.content
    assert replace(job, silent={"s3": 2}).content(record.members, speeches) == record.content


def test_a_book_tells_the_editions_that_its_speeches_tell(root: Path) -> None:
    settle(root, "a.yaml", ALL)
    source = (root / "speeches/s1.md").read_text("utf-8")
    kept_edition(root, 1, source)
    assert plan(root).books[0].silent == {}
    kept_edition(root, 2, source, silent=True)
    known = plan(root)
    (job,) = known.books
    assert job.silent == {"s1": known.numbered["s1"].number} == {"s1": 2}
