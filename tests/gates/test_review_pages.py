"""The page on which a returned file is reviewed: from disk, by keyboard, on phones and desks."""

from pathlib import Path

import pytest

from converters.collection.returned import reviewing
from tests.collection.returned.made import project_in, returned
from tests.gates import single_pages
from tests.gates.conftest import Watched
from tests.readers.revisions.corrected import SOURCE

pytestmark = pytest.mark.slow


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where a page with three changes is, one of which meets another one in the Markdown."""
    changed = SOURCE.replace("每月走访".encode(), "每周走访".encode())
    found = reviewing.reviewed(project_in(tmp_path, changed), returned(tmp_path))
    assert found.review.conflicts
    reviewing.write_page(found)
    return found.page.as_uri()


def test_everybody_can_use_the_page(watched: Watched, address: str) -> None:
    assert single_pages.faults(watched, address) == []


def test_what_is_ticked_is_in_the_command(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    command = page.locator("#command")
    assert command.inner_text().endswith("--take 1-2")
    page.get_by_role("button", name="全部不改").click()
    assert command.inner_text().endswith("--take none")
    page.get_by_role("button", name="接受 王校对").press("Enter")
    assert command.inner_text().endswith("--take 1")
    page.get_by_role("checkbox", name="接受第 3 处").press("Space")
    assert command.inner_text().endswith("--take 1,3")
    assert page.get_by_role("status").inner_text() == "接受 2 处，共 3 处。"
    page.get_by_role("button", name="全部接受").click()
    assert command.inner_text().endswith("--take 1-3")
    page.get_by_role("button", name="复制").click()
    assert "复制" in page.get_by_role("status").inner_text()
    assert page.evaluate("window.getSelection().toString()") == command.inner_text()
