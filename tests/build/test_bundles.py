from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from converters import files
from converters.build import bundles
from converters.build.output_folder import OutputFolder
from converters.site import entry
from converters.site.bundles import Bundle, MadeBundle
from converters.site.lists import never
from converters.site.yearly import SpeechPart
from tests.make import speech, written
from tests.site.make import CONFIG

PATH = "downloads/pdf.zip"
Put = Callable[[bytes], MadeBundle]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Puts the bundle of one file on a site that is built again and again."""
    before: dict[str, tuple[str, int, int]] = {}

    def run(data: bytes) -> MadeBundle:
        shelf = OutputFolder(tmp_path, dict(before))
        shelf.put("files/s1.pdf", data)
        member = ("files/s1.pdf", files.sha256(data))
        part = SpeechPart("", "", "", [entry.of(speech(id="s1"), member[1])])
        (made,) = bundles.put(
            shelf, [Bundle(PATH, "PDF", part, 1, CONFIG, lambda: (part.entries, (member,)))], never
        )
        before.update(shelf.records)
        return made

    return run


def test_a_bundle_holds_its_texts_and_files_and_tells_its_size_and_sum(
    tmp_path: Path, put: Put
) -> None:
    made = put(b"%PDF-" + b"a" * 900)
    data = (tmp_path / PATH).read_bytes()
    assert (made.size, made.sha256) == (len(data), files.sha256(data))
    with ZipFile(tmp_path / PATH) as archive:
        assert archive.testzip() is None
        assert {it.filename: it.compress_type for it in archive.infolist()} == {
            "README.txt": ZIP_DEFLATED,
            "SHA256SUMS": ZIP_DEFLATED,
            "s1.pdf": ZIP_STORED,
        }


def test_a_bundle_is_made_again_only_if_something_in_it_changed(tmp_path: Path, put: Put) -> None:
    put(b"%PDF-1")
    before = written(tmp_path / PATH)
    put(b"%PDF-1")
    assert written(tmp_path / PATH) == before
    made = put(b"%PDF-2")
    with ZipFile(tmp_path / PATH) as archive:
        assert archive.read("s1.pdf") == b"%PDF-2"
    assert put(b"%PDF-1") != made


def test_the_same_content_gives_the_same_bytes(tmp_path: Path, put: Put) -> None:
    first = put(b"%PDF-1")
    put(b"%PDF-2")
    assert put(b"%PDF-1").sha256 == first.sha256


@pytest.mark.parametrize("data", [b"", b"no zip at all"])
def test_what_is_broken_is_made_again(tmp_path: Path, put: Put, data: bytes) -> None:
    first = put(b"%PDF-1")
    (tmp_path / PATH).write_bytes(data)
    assert put(b"%PDF-1") == first
    assert files.sha256((tmp_path / PATH).read_bytes()) == first.sha256


def test_what_follows_from_the_same_is_kept_and_its_texts_are_not_made(tmp_path: Path) -> None:
    shelf = OutputFolder(tmp_path, {})
    shelf.put(PATH, b"stands")
    gone = (), (("files/gone.pdf", ""),)
    bundle = Bundle(PATH, "PDF", SpeechPart("", "", "", ()), 1, CONFIG, lambda: gone, "state")
    asked: list[tuple[str, str]] = []

    def stands(*asking: str) -> bool:
        asked.append((asking[0], asking[1]))
        return True

    (made,) = bundles.put(shelf, [bundle], stands)
    assert (made.size, asked) == (6, [(PATH, "state")])
    assert "texts" not in vars(bundle)
