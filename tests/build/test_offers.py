"""What the site offers for download: outputs as they were last made, and books one may show."""

from dataclasses import replace
from pathlib import Path

import pytest

from converters.build import kept, offers
from converters.build.offers import Offers
from converters.build.output_folder import OutputFolder
from converters.build.receipts import Receipt
from converters.project import Project
from converters.site import entry
from converters.site.entry import SpeechEntry
from tests.build.finished import finished, plan


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return finished(tmp_path / "one")


def shelf_of(root: Path, before: OutputFolder | None = None) -> OutputFolder:
    return OutputFolder(root / "output/site", before.records if before else {})


def entries(root: Path) -> dict[str, SpeechEntry]:
    project, digests = Project(root), plan(root).index.digests
    found = {}
    for id, sha256 in digests.items():
        path = project.speeches / f"{id}.md"
        speech, _ = project.read(path, project.load(path, bytes))
        found[id] = entry.of(speech, sha256)
    return found


def test_each_output_of_a_speech_of_the_site_is_offered(root: Path) -> None:
    known, shelf = entries(root), shelf_of(root)
    del known["s5"]
    found = Offers(plan(root), shelf).put(known, frozenset())
    assert found.keys() == {"s1", "s2", "s3", "s4"}
    name, size, sha256 = found["s1"]["txt"]
    assert name == "files/s1.txt"
    assert shelf.records[name][:2] == (sha256, size)
    assert (shelf.root / name).samefile(root / "output/txt/s1.txt")


def test_an_output_that_is_gone_is_offered_as_it_was(root: Path) -> None:
    known, shelf = entries(root), shelf_of(root)
    found = Offers(plan(root), shelf).put(known, frozenset())
    (root / "output/txt/s1.txt").unlink()
    (root / "output/txt/s2.txt").unlink()
    (shelf.root / "files/s2.txt").unlink()
    again = Offers(plan(root), shelf_of(root, shelf)).put(known, frozenset())
    assert again == {id: own for id, own in found.items() if id != "s2"}


def test_a_book_is_offered_unless_it_holds_what_is_restricted(root: Path) -> None:
    known, offered = entries(root), Offers(plan(root), shelf_of(root))
    (book,) = offered.books(known, ())
    assert [file.format for file in book.downloads] == ["pdf"]
    assert list(offered.books(known, {"s3"})) == []
    assert list(offered.books({}, ())) == []


def test_a_book_without_any_file_is_not_offered(root: Path) -> None:
    made = plan(root)
    bare = replace(made.record(made.book("a")), receipt=Receipt({}))
    kept.write(made.record_file("a"), bare.as_json())
    assert list(Offers(made, shelf_of(root)).books(entries(root), ())) == []


def test_a_file_is_offered_under_what_people_call_its_format() -> None:
    told = offers.download("pdf", "files/s1.pdf", 2048)
    assert (told.kind, told.path, told.size) == ("PDF", "files/s1.pdf", 2048)
