"""The pages of an import in a browser: walked by keyboard, on phones and desks, light and dark."""

from pathlib import Path

import pytest

from converters.collection.imports import Importer, ImportRun, write_index
from tests.gates import single_pages
from tests.gates.conftest import Watched
from tests.importing.test_proof_page import HEADED, TWO

pytestmark = pytest.mark.slow


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The addresses of a page of two speeches, of one of a head, and of the overview."""
    monkeypatch.chdir(tmp_path)
    importer = Importer(Path("speeches"))
    done = []
    for name, text in (("two", TWO), ("head", HEADED)):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
        done.append(importer.import_file(Path(f"{name}.txt")))
    index = write_index(ImportRun(done))
    names = {"two": done[0].page, "head": done[1].page, "index": index}
    return {name: path.resolve().as_uri() for name, path in names.items()}


@pytest.mark.parametrize("name", ["two", "head", "index"])
def test_everybody_can_use_the_pages_of_an_import(
    name: str, watched: Watched, pages: dict[str, str]
) -> None:
    assert single_pages.faults(watched, pages[name]) == []
    assert watched.complaints == []
    assert watched.requests == [pages[name]]


def test_doubts_are_walked_by_keyboard(watched: Watched, pages: dict[str, str]) -> None:
    page = watched.page
    page.goto(pages["two"])
    every = page.locator(".doubt").count()
    assert every > 3
    assert page.inner_text("output") == f"共 {every} 处"
    visited = []
    for key in ("ArrowRight", "n", "ArrowRight", "p", "ArrowLeft"):
        page.keyboard.press(key)
        visited.append(page.evaluate("document.activeElement.id"))
    assert visited == ["f1", "f2", "f3", "f2", "f1"]
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("output") == f"{every} / {every} 处"
    page.get_by_role("button", name="下一处").click()
    assert page.evaluate("document.activeElement.id") == "f1"
    page.get_by_role("link", name="下一处").first.click()
    page.wait_for_function("document.querySelector('output').textContent.startsWith('2 /')")
