"""`make pictures`: the pictures of README and docs, of what is made of the samples today.

It wants what `make` leaves in `output/`, and Chromium for the pages of the site.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageOps
from playwright.sync_api import Browser, sync_playwright

from converters import resources
from converters.formats.pdf import writer as pdf
from converters.project import Project
from converters.readers import markdown

ROOT = resources.root()
DOCS, FORMS = ROOT / "docs", ROOT / "tests/cases/forms"
SPEECH = "s2020-0716-01"
"""The sample that has a date and a speaker."""
BACKGROUND = (225, 225, 225)
SHOWN = ("document", "joint", "letter", "order", "minutes", "brief", "sealed-joint", "stamped")
"""The forms of documents, as docs/typesetting.md names them under the picture."""
COLOURS = 64
"""Of greys and one red a picture has few; with these it is a third as large and looks the same."""
WIDE, NARROW, HEIGHT = 1320, 400, 880
"""Of a window, in pixels: on a computer, on a phone; it is shown at four fifths."""
FINE = 3
"""How much finer a page is drawn than shown, so that thin rules are even."""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
{aliases}</fontconfig>"""
ALIAS = '<alias binding="same"><family>{}</family><prefer><family>{}</family></prefer></alias>'
STAND_INS = {"FangSong": "FandolFang", "KaiTi": "FandolKai", "STZhongsong": "FandolSong"}
"""What stands in for the faces of a reader's computer, as in the PDF."""


class Sight(NamedTuple):
    """A page of the site as a reader sees it."""

    page: str
    width: int
    paper: str = ""
    """The colour of the paper that the reader has chosen."""
    dark: bool = False


HOME, FOUND, READ = "index.html", "search.html?q=乡村振兴", f"s/{SPEECH}.html"
SITE = {
    "site-home.png": (Sight(HOME, WIDE), Sight(FOUND, NARROW, dark=True)),
    "site-speech.png": (Sight(READ, WIDE), Sight(READ, NARROW, "sepia")),
}


def sheets(data: bytes, pages: Sequence[int], width: int) -> list[Image.Image]:
    """Return pages of a PDF, the first one being 1, so many pixels wide."""
    document = pypdfium2.PdfDocument(data)
    found = [document[page - 1] for page in pages]
    made = [page.render(scale=FINE * width / page.get_width()).to_pil() for page in found]
    document.close()
    return [each.reduce(FINE) for each in made]


def beside(pictures: Sequence[Image.Image], *, columns: int = 0, gap: int = 14) -> Image.Image:
    """Return pictures in rows of so many, all in one row if that is not told."""
    columns = columns or len(pictures)
    rows = [pictures[first : first + columns] for first in range(0, len(pictures), columns)]
    width = max(sum(each.width + gap for each in row) for row in rows) + gap
    high = [max(each.height for each in row) for row in rows]
    sheet = Image.new("RGB", (width, sum(high) + gap * (len(rows) + 1)), BACKGROUND)
    top = gap
    for row, height in zip(rows, high, strict=True):
        left = gap
        for each in row:
            sheet.paste(each, (left, top))
            left += each.width + gap
        top += height + gap
    return sheet


def drawn() -> Iterator[tuple[str, Image.Image]]:
    """Yield the pictures of pages, each with its name."""
    speech = (ROOT / f"output/pdf/{SPEECH}.pdf").read_bytes()
    yield "page.png", beside(sheets(speech, [1, 2], 680), gap=26)
    for name, page in (("pdf-first-page.png", 1), ("pdf-full-page.png", 4)):
        yield name, sheets(speech, [page], 830)[0]
    book = (ROOT / "output/books/xuanbian.pdf").read_bytes()
    opened = beside(sheets(book, [22, 23], 340), gap=0)
    cover, contents, part = sheets(book, [1, 7, 15], 340)
    yield "book.png", beside([cover, contents, part, opened])
    firsts = [sheets(_form(name), [1], 480)[0] for name in SHOWN]
    yield "forms.png", beside(firsts, columns=4)
    yield "pdf-attachment.png", beside(sheets(_form("attached"), [2, 3], 580), gap=10)


def _form(name: str) -> bytes:
    source = (FORMS / f"{name}.md").read_bytes()
    return pdf.write(markdown.read(source), Project(ROOT).drawn_design, source)


def seen(browser: Browser, sight: Sight) -> Image.Image:
    """Return a page of the site as it stands in the window of a browser."""
    context = browser.new_context(
        viewport={"width": sight.width, "height": HEIGHT},
        color_scheme="dark" if sight.dark else "light",
        locale="zh-CN",
    )
    page = context.new_page()
    page.add_init_script(f"localStorage.setItem('huibian-theme', '{sight.paper}')")
    page.goto((ROOT / "output/site").as_uri() + "/" + sight.page)
    page.wait_for_load_state("networkidle")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    shown = picture.resize((sight.width * 4 // 5, HEIGHT * 4 // 5), Image.Resampling.LANCZOS)
    return ImageOps.expand(shown, 1, (170, 170, 170))


def browsed() -> Iterator[tuple[str, Image.Image]]:
    """Yield the pictures of the site, each with its name."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        config = Path(folder) / "fonts.conf"
        aliases = "".join(ALIAS.format(*each) for each in STAND_INS.items())
        told = FONTS.format(fonts=ROOT / "fonts/free", cache=folder, aliases=aliases)
        config.write_text(told, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu"],
            env={**os.environ, "FONTCONFIG_FILE": str(config)},
        )
        for name, sights in SITE.items():
            shots = [seen(browser, sight) for sight in sights]
            yield name, beside(shots, gap=22)
        browser.close()


def main() -> None:
    """Draw all of them into `docs/`."""
    for pictures in (drawn(), browsed()):
        for name, picture in pictures:
            small = picture.quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(DOCS / name, optimize=True)
            print(f"{name}\t{(DOCS / name).stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
