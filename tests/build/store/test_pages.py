import time
from pathlib import Path

import pytest

import converters
from converters.build import kept, notes, run
from converters.build.caches import fragments
from converters.build.store import makers
from converters.build.store.pages import SharedPages
from converters.project import Project
from tests.build.finished import BOOK, plan, settle
from tests.make import collection, markdown

pytestmark = pytest.mark.slow

CONFIG = "title: 选编\nformats: [txt]\nsite: false\nstore: ../库\n"


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever just edited a module is no reason for a test to fail."""
    monkeypatch.setattr(converters, "LOADED_AT", time.time() + 3600)


def shared(folder: Path, name: str) -> SharedPages:
    """Return what a new clone shares of a book of two speeches."""
    (folder / "库").mkdir(exist_ok=True)
    (folder / name).mkdir()
    root = collection(folder / name, markdown("s1"), markdown("s2"), config=CONFIG)
    settle(root, "books/a.yaml", BOOK)
    now = plan(root)
    return SharedPages(now, now.book("a"), now.index.digests)


def lay_out(pages: SharedPages, id: str, data: bytes) -> None:
    kept.write_bytes(pages._path(id), pages._members[id], data)


def stored(folder: Path) -> list[Path]:
    return [path for path in (folder / "库").rglob("*") if path.is_file()]


def of(pages: SharedPages) -> list[bytes | None]:
    return [kept.read_bytes(pages._path(id), digest) for id, digest in pages._members.items()]


def test_pages_are_kept_where_the_book_looks_for_them(tmp_path: Path) -> None:
    pages = shared(tmp_path, "甲")
    engine = pages._engine.key
    found = fragments.Fragments(pages._project, engine)
    assert pages._path("s1") == found._folder / "s1"


def test_what_one_laid_out_another_finds_in_its_place(tmp_path: Path) -> None:
    first, second = shared(tmp_path, "甲"), shared(tmp_path, "乙")
    first.fetch()
    lay_out(first, "s1", b"pages of s1")
    assert (first.count_lacking(), second.count_lacking()) == (1, 2)
    first.put()
    assert len(stored(tmp_path)) == 1
    assert second.count_lacking() == 1
    second.fetch()
    assert of(second) == [b"pages of s1", None]
    lay_out(second, "s2", b"pages of s2")
    second.put()
    assert len(stored(tmp_path)) == 2
    third = shared(tmp_path, "丙")
    third.fetch()
    assert third.count_lacking() == 0
    assert (of(third), third._lacking) == ([b"pages of s1", b"pages of s2"], [])


def test_what_is_kept_here_is_neither_taken_nor_put(tmp_path: Path) -> None:
    first, second = shared(tmp_path, "甲"), shared(tmp_path, "乙")
    lay_out(first, "s1", b"ours")
    first.fetch()
    first.put()
    assert stored(tmp_path) == []
    lay_out(second, "s1", b"theirs")
    second._lacking = ["s1"]
    second.put()
    first.fetch()
    assert of(first) == [b"ours", None]


def test_spoilt_pages_are_told_and_laid_out_again(tmp_path: Path) -> None:
    first, second = shared(tmp_path, "甲"), shared(tmp_path, "乙")
    first.fetch()
    lay_out(first, "s1", b"pages")
    first.put()
    stored(tmp_path)[0].write_bytes(b"spoilt")
    second.fetch()
    assert (of(second), second._lacking) == ([None, None], ["s1", "s2"])
    assert len(notes.taken(second._project)) == 1


def test_pages_that_nobody_vouches_for_are_not_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = shared(tmp_path, "甲")
    pages.fetch()
    lay_out(pages, "s1", b"pages")
    asked = []

    def doubted(project: Project, kind: str, engine: object) -> bool:
        asked.append(kind)
        return kind == "book"

    monkeypatch.setattr(makers, "vouch", doubted)
    pages.put()
    assert (asked, stored(tmp_path)) == (["book", "pdf"], [])


def test_without_a_store_nothing_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = shared(tmp_path, "甲")
    monkeypatch.setenv("HUIBIAN_STORE", "")
    pages.fetch()
    pages.put()
    assert (pages._lacking, stored(tmp_path)) == ([], [])


def test_a_book_costs_no_more_than_the_pages_that_the_store_has_not(tmp_path: Path) -> None:
    first = shared(tmp_path, "甲")
    first.fetch()
    for id in ("s1", "s2"):
        lay_out(first, id, b"pages")
    first.put()
    now = shared(tmp_path, "乙")._plan
    book = now.book("a")
    assert run.work_of_book(now, book) == len(book.settings.formats)
