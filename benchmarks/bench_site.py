"""What the archive site costs to build, against MkDocs-Material, and to search in Chromium.

Collections are composed from real reports with a fixed seed. Building is measured in CPU seconds
and peak memory of whole processes, in one run with the peer; searching by the bytes that leave the
server and by the clock of the page, with an empty cache. `make bench-site`. With `--most 100000` a
collection of so many speeches of two paragraphs is measured too: lists, index and what is
remembered are those of so many, and half an hour will do.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from benchmarks import bench_formulae, collection, peers
from converters import resources
from converters.build import drawing
from converters.formats import markdown
from converters.project import Project
from converters.readers import markdown as reader
from converters.speech.dates import PartialDate
from converters.speech.model import text_of

PEER = ("mkdocs-material==9.*", "jieba==0.42.1")
QUERIES = 40
TRIES = 25 * QUERIES
"""So many words are tried to find as many as are wanted."""
SPEECHES = 1_000
MANY = 10_000
SHORT = 200
"""Characters of each of the most speeches: some two paragraphs."""
LIMITS = {
    "pages and index, CPU s": 9.0,
    "pages and index, MB": 400.0,
    "one correction, s": 1.5,
    "query, KB": 300.0,
    "query, most KB": 300.0,
    "query, ms": 300.0,
    "many speeches, MB": 1000.0,
    "many speeches, CPU s": 90.0,
    "one correction of many, s": 3.0,
    "most speeches, MB": 1000.0,
    "one correction of most, s": 10.0,
    bench_formulae.SPEED: 1.0,
    "EPUB, TEI, AKN, ms a speech": 6.0,
}
_FURTHER = ("epub", "tei", "akn")
"""The formats for readers and researchers that are made beside the usual ones."""
_EACH = 100
"""So many speeches are drawn in them."""
FASTER = 4.0
"""How many times the peer's CPU seconds we must undercut."""
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
SWITCHES += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
_WATCH = """new MutationObserver(() => {
  const list = document.querySelector('#results[data-state=done]');
  if (list && !window.answered) { window.answered = performance.now(); }
}).observe(document, {subtree: true, childList: true, attributes: true});"""

_ANSWERED = """window.answered
- performance.getEntriesByType('navigation')[0].domContentLoadedEventStart"""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock, seconds of all cores, peak MB."""

    wall: float
    cpu: float
    peak: float


def run(root: Path, *command: str) -> Run:
    """Run a command to its end in a folder; a failure ends the benchmark."""
    begun = time.monotonic()
    environment = os.environ | {"PYTHONPATH": str(resources.root())}
    with (root / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{(root / 'log').read_text()[-2000:]}")
    return Run(time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def build(root: Path) -> Run:
    """Build the site of a collection in a process of its own."""
    return run(root, sys.executable, "-m", "converters", "step", "site")


def compose(
    root: Path,
    count: int,
    pool: list[str],
    *,
    formulae: bool = False,
    characters: int = collection.CHARACTERS,
) -> None:
    """Write a collection whose speeches have days, speakers, organs and topics.

    Its site has a 提法 map only if `formulae` is true: paragraphs of a pool are all shared, as
    those of no real collection are.
    """
    collection.compose(root, count, pool, characters)
    draw = random.Random(collection.SEED)
    for path in sorted((root / "speeches").glob("*.md")):
        speech = reader.read(path.read_bytes())
        meta = replace(
            speech.meta,
            date=PartialDate.of(date(2000, 1, 1) + timedelta(days=draw.randrange(9000))),
            speakers=(f"讲话人{draw.randrange(60)}",),
            organ=f"机关{draw.randrange(30)}",
            topics=tuple({f"主题{draw.randrange(40)}" for _ in range(2)}),
        )
        path.write_bytes(markdown.write(replace(speech, meta=meta)))
    site = f"{{base_url: 'https://example.org', formulae: {str(formulae).lower()}}}"
    config = f"title: 测量用讲话集\nsite: {site}\n"
    (root / "config.yaml").write_text(config, encoding="utf-8")


def further(root: Path) -> float:
    """Return the CPU milliseconds of a speech in all of the further formats, read and drawn.

    One is drawn before the time is taken: what each process needs once does not count.
    """
    project = Project(root)
    paths = sorted((root / "speeches").glob("*.md"))[: _EACH + 1]
    begun = 0.0
    for path in paths:
        speech, source = project.read(path)
        for format in _FURTHER:
            drawing.drawn(project, format, speech, source)
        begun = begun or time.process_time()
    return (time.process_time() - begun) / (len(paths) - 1) * 1000


def correct(root: Path) -> None:
    """Correct one word of one speech."""
    paths = sorted((root / "speeches").glob("*.md"))
    path = paths[len(paths) // 2]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("同志们：", "各位代表：", 1), encoding="utf-8")


def peer(root: Path) -> Run:
    """Build the same speeches with MkDocs-Material and its Chinese search."""
    mkdocs = peers.environment("mkdocs-material", PEER) / "mkdocs"
    site = root / "peer"
    (site / "docs").mkdir(parents=True)
    for path in sorted((root / "speeches").glob("*.md")):
        speech = reader.read(path.read_bytes())
        lines = [f"# {speech.meta.title}", *map(text_of, speech.blocks)]
        (site / "docs" / path.name).write_text("\n\n".join(lines), encoding="utf-8")
    (site / "docs/index.md").write_text("# 讲话集\n", encoding="utf-8")
    config = "site_name: 讲话集\ntheme: {name: material, language: zh}\n"
    (site / "mkdocs.yml").write_text(config + "plugins: [{search: {lang: zh}}]\n", encoding="utf-8")
    return run(site, str(mkdocs), "build", "--quiet")


class _Counting(SimpleHTTPRequestHandler):
    """A server that counts the bytes of the bodies it sends."""

    protocol_version = "HTTP/1.1"
    sent = 0

    def copyfile(self, source, outputfile) -> None:  # type: ignore[no-untyped-def]
        """Send a file and count it."""
        data = source.read()
        type(self).sent += len(data)
        outputfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Counting, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(browser: Browser, address: str, query: str) -> tuple[float, float, int]:
    """Return KB moved, milliseconds from the page being there to its ten snippets, and results.

    KB are those of page, style, scripts, index and words together, nothing compressed.
    """
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(_WATCH)
    _Counting.sent = 0
    page.goto(f"{address}/search.html?q={quote(query)}")
    page.wait_for_function("window.answered")
    shown = page.locator("#results > li").count()
    answered = float(page.evaluate(_ANSWERED))
    context.close()
    return _Counting.sent / 1024, answered, shown


def chromium() -> str:
    """Return the path of Chromium; ends the benchmark if there is none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if not found:
        raise SystemExit("没有 Chromium：请安装软件包 chromium")
    return found


def search(root: Path) -> dict[str, float]:
    """Return the figures of four-character queries that have ten answers: KB and milliseconds."""
    draw = random.Random(collection.SEED)
    paths = sorted((root / "speeches").glob("*.md"))
    found: list[tuple[float, float]] = []
    with serving(root / "output/site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        ask(browser, address, "会议")
        for _ in range(TRIES):
            if len(found) == QUERIES:
                break
            text = draw.choice(reader.read(draw.choice(paths).read_bytes()).blocks)
            words = text_of(text)
            start = draw.randrange(max(1, len(words) - 4))
            query = words[start : start + 4]
            if len(query) < 4 or not query.isalnum():
                continue
            moved, answered, shown = ask(browser, address, query)
            if shown == 10:
                found.append((moved, answered))
                print(f"       {query}  {moved:4.0f} KB  {answered:4.0f} ms")
        browser.close()
    if len(found) < QUERIES:
        raise SystemExit("有十个结果的检索词太少，请用 --speeches 多要几篇")
    return {
        "query, KB": median(moved for moved, _ in found),
        "query, most KB": max(moved for moved, _ in found),
        "query, ms": median(answered for _, answered in found),
    }


def measure(options: argparse.Namespace, scratch: Path) -> dict[str, float]:
    """Return all figures by their names."""
    pool = collection.paragraphs(options.corpus)
    root = scratch / "one"
    compose(root, options.speeches, pool)
    whole = build(root)
    figures = {"pages and index, CPU s": whole.cpu, "pages and index, MB": whole.peak}
    correct(root)
    figures["one correction, s"] = build(root).wall
    if options.peers:
        figures["MkDocs-Material, CPU s"] = peer(root).cpu
        figures["times faster"] = figures["MkDocs-Material, CPU s"] / whole.cpu
    figures["EPUB, TEI, AKN, ms a speech"] = further(root)
    figures[bench_formulae.SPEED] = bench_formulae.speed(options.corpus)
    root = scratch / "shared"
    compose(root, options.speeches, pool, formulae=True)
    shared = build(root)
    figures["all is shared, CPU s more"] = shared.cpu - whole.cpu
    figures["all is shared, MB more"] = shared.peak - whole.peak
    root = scratch / "two"
    compose(root, 2 * options.speeches, pool)
    build(root)
    figures |= search(root)
    if options.many:
        figures |= large("many", scratch, options.many, pool)
    if options.most:
        figures |= large("most", scratch, options.most, pool, SHORT)
    return figures


def large(
    name: str, scratch: Path, count: int, pool: list[str], characters: int = collection.CHARACTERS
) -> dict[str, float]:
    """Return what a site of so many speeches and a correction of it cost."""
    root = scratch / name
    compose(root, count, pool, characters=characters)
    whole = build(root)
    correct(root)
    again = build(root)
    return {
        f"{name} speeches, MB": whole.peak,
        f"{name} speeches, CPU s": whole.cpu,
        f"one correction of {name}, s": again.wall,
        f"one correction of {name}, CPU s": again.cpu,
        f"one correction of {name}, MB": again.peak,
    }


def kept(figures: dict[str, float], options: argparse.Namespace) -> bool:
    """Print the figures; return whether they keep what is promised of the usual numbers."""
    usual = options.speeches == SPEECHES and options.many in (0, MANY)
    for name, figure in figures.items():
        limit = f"   限 {LIMITS[name]:g}" if usual and name in LIMITS else ""
        print(f"{name:<28} {figure:9.2f}{limit}")
    promised = all(figure <= LIMITS.get(name, figure) for name, figure in figures.items())
    return not usual or (promised and figures.get("times faster", FASTER) >= FASTER)


def main() -> int:
    """Print the table and write it as JSON; return 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=collection.CORPUS)
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--speeches", type=int, default=SPEECHES, help="twice as many for search")
    parser.add_argument("--many", type=int, default=MANY, help="0 leaves the largest out")
    parser.add_argument("--most", type=int, default=0, help="short ones; 0 leaves them out")
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        figures = measure(options, Path(scratch))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0 if kept(figures, options) else 1


if __name__ == "__main__":
    sys.exit(main())
