import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

import converters
from converters import files, formats
from converters.build import books, drawing, notes, receipts, steps, taking
from converters.build.bookjobs import BookJob, Laid, Record
from converters.build.plan import Plan
from converters.build.receipts import Receipt
from converters.build.store import makers, sharing, shelf
from converters.build.store.entries import Entry
from converters.build.store.sharing import SharedBook, SharedSpeeches
from converters.project import Project
from tests.build.finished import BOOK, plan, settle
from tests.make import collection, markdown

pytestmark = pytest.mark.slow

CONFIG = "title: 选编\nformats: [txt]\nsite: false\nstore: ../库\n"
PARTS = ("txt", "books")


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever just edited a module is no reason for a test to fail."""
    monkeypatch.setattr(converters, "LOADED_AT", time.time() + 3600)


def clone(folder: Path, name: str) -> Path:
    (folder / "库").mkdir(exist_ok=True)
    (folder / name).mkdir()
    return collection(folder / name, markdown("s1"), markdown("s2"), config=CONFIG)


def render(root: Path) -> Receipt:
    """Make what is stale of the speeches, and return what is recorded of it."""
    made = plan(root)
    for job in made.jobs:
        steps.render_whole(made, job, lambda: None)
    each = [plan(root).receipt(job) for job in made.jobs]
    return Receipt({}, {id: done for one in each for id, done in one.rendered.items()})


def taken(receipt: Receipt) -> dict[str, bool]:
    return {id: done.taken for id, done in receipt.rendered.items()}


def stored(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "库").rglob("*") if path.is_file())


def outputs(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "output/txt").iterdir()}


def never(*_: object) -> None:
    raise AssertionError("drawn")


def test_a_second_clone_draws_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = clone(tmp_path, "甲"), clone(tmp_path, "乙")
    assert taken(render(first)) == {"s1": False, "s2": False}
    monkeypatch.setattr(drawing, "paged", never)
    assert taken(render(second)) == {"s1": True, "s2": True}
    assert outputs(first) == outputs(second)
    assert all(job.failed(plan(second).receipt(job)) == {} for job in plan(second).jobs)
    assert plan(second).stale == []


def test_a_corrected_speech_alone_is_drawn(tmp_path: Path) -> None:
    first, second = clone(tmp_path, "甲"), clone(tmp_path, "乙")
    render(first)
    settle(second, "speeches/s2.md", markdown("s2", body="散会。"))
    assert taken(render(second)) == {"s1": True, "s2": False}
    assert len(stored(tmp_path)) == 3
    settle(first, "speeches/s2.md", markdown("s2", body="散会。"))
    assert taken(render(first)) == {"s1": False, "s2": True}
    assert outputs(first) == outputs(second)


def test_whatever_stands_in_an_entry_outputs_are_as_without_a_store(tmp_path: Path) -> None:
    first = clone(tmp_path, "甲")
    render(first)
    one, other = stored(tmp_path)
    genuine = one.read_bytes()
    reworded = genuine.replace("开会".encode(), "散会".encode())
    assert reworded != genuine
    each = (b"", genuine[:-1], genuine + b"x", other.read_bytes(), reworded)
    for number, spoilt in enumerate(each):
        one.write_bytes(spoilt)
        root = clone(tmp_path, f"乙{number}")
        assert sorted(taken(render(root)).values()) == [False, True]
        assert outputs(root) == outputs(first)
        assert len(notes.taken(Project(root))) == 1
        assert one.read_bytes() == genuine


def test_an_entry_that_was_sealed_but_tells_no_pages_is_made_again(tmp_path: Path) -> None:
    first = clone(tmp_path, "甲")
    render(first)
    for path in stored(tmp_path):
        path.unlink()
    made = plan(first)
    store = shelf.of(Project(first))
    assert store
    for job in made.jobs:
        shared = SharedSpeeches(Project(first), job)
        for id, source in job.sources.items():
            for_id = shared._key(id, source, ())
            store.put(for_id, Entry(b"bad", {"pages": "../x"} if id == "s1" else {}))
    second = clone(tmp_path, "乙")
    assert taken(render(second)) == {"s1": False, "s2": False}
    assert outputs(first) == outputs(second)


def test_with_a_secret_what_others_put_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = clone(tmp_path, "甲"), clone(tmp_path, "乙")
    render(first)
    monkeypatch.setenv(shelf._SECRET, "口令")
    assert taken(render(second)) == {"s1": False, "s2": False}
    assert taken(render(clone(tmp_path, "丙"))) == {"s1": True, "s2": True}


def test_what_another_machine_would_make_otherwise_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render(clone(tmp_path, "甲"))
    monkeypatch.setattr(sharing, "machine", lambda: ("another zlib",))
    assert taken(render(clone(tmp_path, "乙"))) == {"s1": False, "s2": False}


def test_nothing_is_put_that_nobody_vouches_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(makers, "vouch", lambda *_: False)
    render(clone(tmp_path, "甲"))
    assert stored(tmp_path) == []


def test_an_output_altered_since_it_was_recorded_is_not_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, vouch = clone(tmp_path, "甲"), makers.vouch

    def late(*about: object) -> bool:
        (root / "output/txt/s1.txt").write_text("改", encoding="utf-8")
        (root / "output/txt/s2.txt").unlink(missing_ok=True)
        return True

    monkeypatch.setattr(makers, "vouch", late)
    render(root)
    assert stored(tmp_path) == []
    monkeypatch.setattr(makers, "vouch", vouch)
    render(root)
    assert len(stored(tmp_path)) == 2


def test_without_a_store_receipts_are_what_they_were(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s1"), config="title: 选编\nformats: [txt]\n")
    made = render(root).as_json()
    assert [len(done) for done in made["rendered"].values()] == [6]


def test_a_key_is_of_all_that_is_recorded(tmp_path: Path) -> None:
    root = clone(tmp_path, "甲")
    job = plan(root).jobs[0]
    shared = SharedSpeeches(Project(root), job)
    asked = [(id, source, pages) for id in ("s1", "s2") for source in "ab" for pages in ((), (1,))]
    assert len({shared._key(*one) for one in asked}) == len(asked)


def with_book(folder: Path, name: str) -> Path:
    root = clone(folder, name)
    settle(root, "books/a.yaml", BOOK)
    return root


def drawn(plan: Plan, job: BookJob, members: dict[str, str], *_: object) -> Record:
    """Make a book of no more than its content, as far as it tells."""
    content = job.content(members, plan.index.digests)
    engine = job.engine
    receipt = Receipt({engine.key: dict(engine.parts)}, {})
    for format, path in job.outputs(plan.book_folder).items():
        data = f"%PDF {content}".encode()
        files.write(path, data)
        receipt.rendered[format] = receipts.record(path, content, engine.key, data)
    return job.settled(receipt, content, members, Laid(7, {"s1": (2, 3), "s2": (4, 7)}))


def bound(root: Path) -> Record:
    now = plan(root)
    steps.make_book(now, now.book("a"), 1, lambda: None)
    return plan(root).record(plan(root).book("a"))


def test_a_second_clone_lays_out_no_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = with_book(tmp_path, "甲"), with_book(tmp_path, "乙")
    monkeypatch.setattr(books, "made", drawn)
    made = bound(first)
    assert taken(made.receipt) == {"pdf": False}
    monkeypatch.setattr(books, "made", never)
    again = bound(second)
    assert taken(again.receipt) == {"pdf": True}
    assert (again.pages, again.places, again.members) == (7, made.places, made.members)
    assert again.places == {"s1": (2, 3), "s2": (4, 7)}
    paths = [root / "output/books/a.pdf" for root in (first, second)]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert plan(second).stale_books == []


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"pages": 7, "places": {"s9": [1, 2]}},
        {"pages": "x", "places": {}},
        {"pages": 7, "places": []},
        {"pages": 7, "places": {"s1": [1]}},
        {"pages": 7, "places": {"s1": None}},
    ],
)
def test_a_book_whose_entry_does_not_tell_its_pages_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: dict[str, object]
) -> None:
    root = with_book(tmp_path, "甲")
    now = plan(root)
    job = now.book("a")
    members = now.index.digests
    shared = SharedBook(now, job, job.content(members, members))
    store = shelf.of(Project(root))
    assert store
    store.put(shared._key("pdf"), Entry(b"poison", told))
    monkeypatch.setattr(books, "made", drawn)
    assert taken(bound(root).receipt) == {"pdf": False}
    assert b"poison" not in (root / "output/books/a.pdf").read_bytes()


def test_a_book_of_which_one_file_is_lacking_is_made_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = with_book(tmp_path, "甲"), with_book(tmp_path, "乙")
    for root in (first, second):
        settle(root, "books/a.yaml", BOOK.replace("[pdf]", "[pdf, docx]"))
    monkeypatch.setattr(books, "made", drawn)
    bound(first)
    assert len(stored(tmp_path)) == 2
    stored(tmp_path)[0].unlink()
    assert taken(bound(second).receipt) == {"pdf": False, "docx": False}
    assert len(stored(tmp_path)) == 2


def test_a_key_of_a_book_is_of_its_content_and_format(tmp_path: Path) -> None:
    now = plan(with_book(tmp_path, "甲"))
    job = now.book("a")
    keys = {SharedBook(now, job, content)._key(f) for content in "ab" for f in ("pdf", "docx")}
    assert len(keys) == 4


def test_what_the_store_has_is_taken_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = with_book(tmp_path, "甲"), with_book(tmp_path, "乙")
    monkeypatch.setattr(books, "made", drawn)
    assert not taking.take(plan(first), PARTS)
    render(first)
    bound(first)
    settle(second, "speeches/s3.md", markdown("s3"))
    settle(second, "books/a.yaml", BOOK.replace("select: {all: true}", "speeches: [s1, s2]"))
    settle(first, "books/a.yaml", BOOK.replace("select: {all: true}", "speeches: [s1, s2]"))
    bound(first)
    monkeypatch.setattr(drawing, "paged", never)
    monkeypatch.setattr(books, "made", never)
    assert taking.take(plan(second), PARTS)
    left = {id for _, reasons in plan(second).stale for id in reasons}
    assert (left, plan(second).stale_books) == ({"s3"}, [])


def test_a_store_that_lacks_the_first_ones_is_not_asked_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = clone(tmp_path, "甲"), clone(tmp_path, "乙")
    render(first)
    settle(second, "speeches/s1.md", markdown("s1", body="散会。"))
    monkeypatch.setattr(taking, "_PATIENCE", 1)
    now = plan(second)
    (job,) = (job for job in now.jobs if "s2" in job.sources)
    both = replace(job, sources={id: now.index.digests[id] for id in ("s1", "s2")})
    assert taking._held(now, both, ("s2", "s1")) == ["s2"]
    assert taking._held(now, both, ("s1", "s2")) == []


def test_a_book_that_cannot_be_resolved_is_left_to_the_build(tmp_path: Path) -> None:
    root = with_book(tmp_path, "甲")
    settle(root, "books/a.yaml", BOOK.replace("select: {all: true}", "speeches: [s9]"))
    assert not taking.take(plan(root), ("books",))


def test_a_store_that_is_gone_leaves_a_build_as_it_would_be(tmp_path: Path) -> None:
    root = clone(tmp_path, "甲")
    shutil.rmtree(tmp_path / "库")
    assert taken(render(root)) == {"s1": False, "s2": False}
    assert len(notes.taken(Project(root))) == 1
    assert not (tmp_path / "库").exists()


OTHERWISE = """title: 另一个讲话集
publisher: 某县人大常委会办公室
description: 别的说明
formats: [txt, docx, pdf, epub, tei, akn]
site: {base_url: "https://example.org/a", contact: 某人, icp: 京, site_id_code: a1, bundles: false}
speeches: 稿
"""


@pytest.mark.parametrize("format", formats.names(formats.of_speeches()))
def test_outputs_of_one_key_are_the_same_bytes_in_whatever_collection(
    tmp_path: Path, format: str
) -> None:
    """A key that left out what an output follows from would hand on what is wrong elsewhere."""
    every = ", ".join(formats.names(formats.of_speeches()))
    text = markdown("s1", facts="speaker: 张三\ndate: 2020-07-16\n", body="现在开会。\n" * 30)
    made: dict[str, set[bytes]] = {}
    configs = (f"title: 选编\nformats: [{every}]\nsite: false\n", OTHERWISE)
    for number, config in enumerate(configs):
        beside = [markdown(f"t{count}", "别的讲话") for count in range(number * 2)]
        (tmp_path / f"{number}").mkdir()
        root = collection(tmp_path / f"{number}", text, *beside, config=config)
        if number:
            (root / "speeches").rename(root / "稿")
        project = Project(root)
        job = next(job for job in plan(root).jobs if "s1" in job.sources and job.format == format)
        key = SharedSpeeches(project, job)._key("s1", job.sources["s1"], ())
        path = project.speeches / "s1.md"
        made.setdefault(key, set()).add(drawing.paged(project, format, path).data)
    assert [len(each) for each in made.values()] == [1]
