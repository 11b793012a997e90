"""Headings are told from the text by their face, and by their weight if the face is not there."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.gates.conftest import FONTS, ROOT

pytestmark = pytest.mark.slow

Open = Callable[[str], AbstractContextManager[Page]]


@pytest.fixture
def with_faces(
    address: str, launch: Callable[[Path], Browser], tmp_path: Path
) -> Callable[[str], AbstractContextManager[Page]]:
    """Opens the page of a speech in a browser that has only the fonts of these names."""

    @contextmanager
    def open_page(pattern: str) -> Iterator[Page]:
        fonts = tmp_path / "fonts"
        fonts.mkdir()
        for font in sorted((ROOT / "fonts/free").glob(pattern)):
            shutil.copy(font, fonts)
        config = tmp_path / "fonts.conf"
        settings = FONTS.replace("<dir>/usr/share/fonts</dir>", "")
        config.write_text(settings.format(fonts=fonts, cache=tmp_path / "cache"), encoding="utf-8")
        browser = launch(config)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/s/x1.html")
        yield page
        browser.close()

    return open_page


def as_bold(page: Page, heading: str) -> bool:
    """Return whether a heading looks otherwise than at the weight of the text."""
    found = page.locator(f"article {heading} >> nth=0")
    asked = found.screenshot()
    found.evaluate("heading => { heading.style.fontWeight = 400; }")
    return found.screenshot() != asked


@pytest.mark.parametrize("path", ["s/x1.html", "compare/x1.html"])
def test_headings_are_bold_if_there_is_one_chinese_font_alone(
    path: str, with_faces: Open, address: str
) -> None:
    with with_faces("NotoSerifCJKsc-Regular.otf") as page:
        page.goto(f"{address}/{path}")
        assert [as_bold(page, heading) for heading in ("h2.level1", "h3.level2")] == [True, True]


def test_a_face_that_is_there_is_not_made_bolder(with_faces: Open) -> None:
    with with_faces("Fandol[FK]*-Regular.otf") as page:
        assert not as_bold(page, "h3.level2")
