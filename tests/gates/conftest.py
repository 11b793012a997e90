"""One built site, one server and one browser for all gates."""

import datetime
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from converters import files, resources
from converters.build import plan, steps
from converters.build import site as archive
from converters.collection import samples
from converters.project import Project, editions
from converters.speech.edition import DIGITS, PastEdition

ROOT = resources.root()
NODE_MODULES = ROOT / "node_modules"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>FangSong</family><prefer><family>FandolFang</family></prefer></alias>
</fontconfig>
"""
EXTRA = """---
id: {id}
title: {title}
date: {date}
speaker: 李四
post: 县人大常委会主任
organ: 某县人大常委会
occasion: 全县乡村振兴动员会
place: 县会议中心
topics: [乡村振兴, 代表工作]
kind: 讲话
status: final
source: {{publisher: 某县人大, posted: {date}, url: "https://example.org/1"}}
changes:
  - date: 2026-01-02
    kind: {kind}
    note: 改正第二段的一个人名
    was: 今天召开会议
    now: 今天召开这次会议
---

同志们：

今天召开这次会议，主要任务是部署乡村振兴工作。<img src=x onerror=alert(1)>

## 一、认识

要提高认识。

### （一）重要意义

意义重大，{own}，记入𬭊册（ＡＢ㎡）。

## 二、措施

措施得力。

| 项目 | 完成 |
| --- | --- |
| 修路 | 12公里 |
| 植树 | 3万株 |
"""

BOOK = """title: 乡村振兴工作讲话选编
subtitle: 第一辑
compiler: 某县人大常委会办公室
publisher: 某县人大常委会
date: 2024-06
edition: 第一版
note: 供内部学习
parts:
  - {title: 第一编　动员, speeches: [x1, x2]}
  - {title: 第二编　总结, speeches: [x3]}
formats: [pdf, docx, print]
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served from; it is built for that address."""
    folder = tmp_path_factory.mktemp("gates")
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Quiet, directory=str(folder / "output/site"))
    ) as server:
        found = f"http://127.0.0.1:{server.server_address[1]}"
        _build(folder, found)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
        thread.start()
        yield found
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site: the sample, and speeches that have every fact."""
    return tmp_path_factory.getbasetemp() / "gates0" / "output/site"


def _build(folder: Path, address: str) -> None:
    shutil.copytree(samples.root() / "speeches", folder / "speeches")
    extras = (
        ("x1", "在全县乡村振兴动员会上的讲话", "2024-03-01", "更正"),
        ("x2", "在全县乡村振兴推进会上的讲话", "2024-05-01", "补充"),
        ("x3", "在全县乡村振兴总结会上的讲话", "2023-12-30", "撤回"),
    )
    for id, title, date, kind in extras:
        text = EXTRA.format(id=id, title=title, date=date, kind=kind, own=f"本篇是{id}")
        (folder / f"speeches/{id}.md").write_text(text, encoding="utf-8")
    before = EXTRA.format(
        **dict(zip(("id", "title", "date", "kind"), extras[0], strict=True)), own="以前的话"
    ).encode()
    past = PastEdition(1, datetime.date(2026, 1, 2), files.sha256(before)[:DIGITS], id="x1")
    files.write(folder / editions.FOLDER / editions.file_name(past), before)
    settings = f"site: {{base_url: '{address}', contact: 某处}}"
    config = f"title: 人大工作讲话选编\npublisher: 某县人大\nformats: [txt]\n{settings}\n"
    (folder / "config.yaml").write_text(config, encoding="utf-8")
    (folder / "speeches/retired.yaml").write_text("retired: [{id: x9, note: 重复}]\n", "utf-8")
    (folder / "books").mkdir()
    (folder / "books/zhenxing.yaml").write_text(BOOK, encoding="utf-8")
    made = plan.make(Project(folder))
    for job, _ in made.stale:
        steps.render_whole(made, job, lambda: None)
    for book, _ in made.stale_books:
        steps.make_book(made, book, 1, lambda: None)
    archive.build_site(made)


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings of fontconfig that know the free fonts."""
    folder = tmp_path_factory.mktemp("fonts")
    config = folder / "fonts.conf"
    fonts, cache = (escape(str(path)) for path in (ROOT / "fonts/free", folder / "cache"))
    config.write_text(FONTS.format(fonts=fonts, cache=cache), encoding="utf-8")
    return config


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    assert found, "apt-get install chromium"
    return found


@pytest.fixture(scope="session")
def launch(chromium: str) -> Iterator[Callable[[Path], Browser]]:
    """Opens a browser that has the fonts of such settings."""
    with sync_playwright() as playwright:

        def open_browser(settings: Path) -> Browser:
            return playwright.chromium.launch(
                executable_path=chromium,
                args=SWITCHES,
                env={**os.environ, "FONTCONFIG_FILE": str(settings)},
            )

        yield open_browser


@pytest.fixture(scope="session")
def browser(launch: Callable[[Path], Browser], fonts: Path) -> Iterator[Browser]:
    made = launch(fonts)
    yield made
    made.close()


class Watched:
    """A page, and everything it asked for or complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._hear(said.type, said.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    # A button that slides under the pointer is missed: what is clicked stands still.
    context = browser.new_context(reduced_motion="reduce")
    yield Watched(context.new_page())
    context.close()
