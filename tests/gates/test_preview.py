"""The preview in a browser: a page that is open follows what is written."""

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from converters.build import plan, site, steps
from converters.build.plan import SITE
from converters.collection import preview
from converters.project import Project
from tests.gates.conftest import Watched
from tests.make import collection, markdown

pytestmark = pytest.mark.slow

CONFIG = "title: 选编\nformats: [txt]\nsite: {base_url: 'https://example.org/a'}\n"


class Shown:
    """A collection that is shown, and looked at whenever `looks` is given True."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.version = preview.Version()
        self.looks: SimpleQueue[bool] = SimpleQueue()

    def build(self) -> Iterator[None]:
        made = plan.make(Project(self.root))
        for job, _ in made.stale:
            steps.render_whole(made, job, lambda: None)
        made = plan.make(Project(self.root))
        if made.site_is_stale:
            site.build_site(made)
            yield

    def watch(self) -> None:
        sight = preview.Sight(self.root)
        for _ in preview.watch(sight, self.build, pytest.fail, self.looks.get):
            self.version.number += 1


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    made = Shown(collection(tmp_path / "c", markdown("s1", body="现在开会。"), config=CONFIG))
    list(made.build())
    watcher = threading.Thread(target=made.watch)
    watcher.start()
    yield made
    made.looks.put(False)
    watcher.join()


@pytest.fixture
def address(shown: Shown) -> Iterator[str]:
    with (
        preview.bound(0) as port,
        preview.serving(shown.root / "output" / SITE, port, shown.version) as found,
    ):
        yield found


def test_an_open_page_shows_what_was_just_written(
    shown: Shown, address: str, watched: Watched
) -> None:
    page = watched.page
    with page.expect_response("**/__huibian/version.js*"):
        page.goto(f"{address}s/s1.html")
    assert "现在开会。" in page.inner_text("article")
    talk = shown.root / "speeches/s1.md"
    talk.write_text(markdown("s1", body="现在散会。"), encoding="utf-8")
    with page.expect_event("load"):
        for _ in range(2):  # one sees it, one sees it settled
            shown.looks.put(True)
    assert "现在散会。" in page.inner_text("article")
    assert watched.complaints == []


def test_nothing_new_does_not_reload_the_page(shown: Shown, address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}s/s1.html")
    page.evaluate("window.stays = true")
    shown.looks.put(True)
    for _ in range(2):
        with page.expect_response("**/__huibian/version.js*"):
            pass
    assert page.evaluate("window.stays")


def test_the_lost_page_is_dressed_and_leads_home(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}s/none.html")
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    assert page.locator(".settings .panel").count() == 1
    page.click("main a:has-text('首页')")
    assert page.url == f"{address}index.html"
