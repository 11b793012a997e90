"""Two clones and one store: what one of them drew the other does not draw."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import converters
from converters.books.fragment import Fragment
from converters.build import books, drawing, run, taking
from converters.build import plan as plans
from converters.build.account import Account, Output, parts
from converters.formats.pdf import fragment
from converters.project import Project
from converters.settings.design import Design
from converters.speech.model import Speech
from tests.make import collection, markdown, ready_to_draw

pytestmark = pytest.mark.slow

CONFIG = "title: 选编\nformats: [txt, docx, pdf, epub]\nstore: ../库\n"
BOOK = "title: 选编\nselect: {all: true}\nformats: [pdf, docx]\n"
EVERY = {"txt": 1, "docx": 1, "pdf": 1, "epub": 1, "books": 1}


def clone(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    root = collection(folder / name, markdown("s1", body="现在开会。\n" * 40), config=CONFIG)
    (root / "books").mkdir()
    (root / "books/a.yaml").write_text(BOOK, encoding="utf-8")
    return ready_to_draw(root)


def build(root: Path) -> Account:
    project = Project(root)
    return run.build(project, plans.make(project), 1, lambda _: None, parts())


def outputs(root: Path) -> dict[str, bytes]:
    """Return every file that was made, what the build keeps for itself left out."""
    made = root / "output"
    names = ((path, str(path.relative_to(made))) for path in made.rglob("*") if path.is_file())
    return {name: path.read_bytes() for path, name in names if not name.startswith(".")}


def never(*_: object) -> None:
    raise AssertionError("drawn")


@pytest.fixture(scope="module", autouse=True)
def just_loaded() -> Iterator[None]:
    """The program is no older than its files, as in a new process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converters, "LOADED_AT", time.time() + 3600)
        yield


@pytest.fixture(scope="module")
def built(just_loaded: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a clone that was built, and its store; tests work on copies."""
    folder = tmp_path_factory.mktemp("clones")
    (folder / "库").mkdir()
    made = build(clone(folder, "甲"))
    assert (made.rendered, made.from_store) == ({**EVERY, "site": 1}, {})
    return folder


@pytest.fixture
def first(built: Path, tmp_path: Path) -> Path:
    """A clone that was built, with a store."""
    return Path(shutil.copytree(built, tmp_path / "copy")) / "甲"


def test_of_a_book_only_the_speech_that_another_corrected_is_laid_out(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second, apart = clone(first.parent, "乙"), clone(first.parent, "丙")
    for root in (first, second, apart):
        (root / "speeches/s2.md").write_text(markdown("s2"), encoding="utf-8")
    build(first)
    for root in (second, apart):
        (root / "speeches/s2.md").write_text(markdown("s2", body="散会。"), encoding="utf-8")
    (apart / "config.yaml").write_text(CONFIG.replace("../库", "''"), encoding="utf-8")
    laid, lay_out = first.parent / "laid", fragment.of_speech

    def noted(speech: Speech, design: Design) -> Fragment:
        with laid.open("a") as file:
            file.write(f"{speech.meta.id}\n")
        return lay_out(speech, design)

    monkeypatch.setattr(fragment, "of_speech", noted)
    made = build(second)
    assert laid.read_text().split() == ["s2"]
    assert made.rendered == {**EVERY, "site": 1}
    assert made.from_store == {name: 1 for name in EVERY if name != "books"}
    monkeypatch.setattr(fragment, "of_speech", lay_out)
    assert build(apart).from_store == {}
    assert outputs(second) == outputs(apart)


def test_a_second_clone_draws_nothing_and_a_spoilt_store_is_healed(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = clone(first.parent, "乙")
    with monkeypatch.context() as patched:
        patched.setattr(drawing, "paged", never)
        patched.setattr(books, "made", never)
        made = build(second)
    assert (made.faults, made.from_store, made.made) == ([], EVERY, (Output("site", ""),))
    assert outputs(second) == outputs(first)
    assert build(second).idle

    for number, path in enumerate(sorted((first.parent / "库").rglob("*/??/*"))):
        written = path.read_bytes()
        path.write_bytes((written[: len(written) // 2], b"", written[:-1] + b"?")[number % 3])
    third = clone(first.parent, "丙")
    assert (build(third).from_store, outputs(third)) == ({}, outputs(first))
    shutil.rmtree(third / "output")
    assert (build(third).from_store, outputs(third)) == (EVERY, outputs(first))


def test_the_workflow_takes_from_a_store_what_is_too_much_for_one_process(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = clone(first.parent, "乙")
    monkeypatch.setattr(taking, "MOST", -1)
    monkeypatch.setattr(run, "_FEW", -1)
    assert (build(second).from_store, outputs(second)) == (EVERY, outputs(first))
    assert (second / ".snakemake").is_dir()
