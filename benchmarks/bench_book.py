"""What a bound volume costs: 300 speeches, about 3,000 pages, beside Typst and LibreOffice.

`make bench-book` runs it. The speeches are composed from real reports with a fixed seed. Each
figure is of whole processes: seconds by the clock, CPU seconds with children, and the peak memory
of the largest process.

    cold         `huibian step book` with one process, nothing kept: PDF alone
    corrected    `huibian build --only books` after one speech was corrected
    docx         the writer of the DOCX alone, within a process that has laid out the book
    typst        the same words in the same fonts with contents, one document (PyPI `typst`)
    libreoffice  our DOCX book converted to PDF

Aims: at most 8 ms of CPU a page and 600 MB cold, 3 s by the clock after a correction, 2 s DOCX.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from benchmarks import collection
from benchmarks.bench_pdf import TYPST
from converters import resources
from converters.build import bookjobs
from converters.build.caches import parts
from converters.project import Project
from converters.speech import printed_words
from converters.speech.model import Heading, Salutation, Speech, text_of

BOOK = "shu"
SPEECHES = 300
PARTS = 4
LIMITS = {"ms a page": 8.0, "peak MB": 600.0, "corrected s": 3.0, "docx s": 2.0}
_DATE = "date: 2020-12"


@dataclass(frozen=True, slots=True)
class Run:
    """One command: seconds by the clock, of all cores with children, and the peak in MB."""

    wall: float
    cpu: float
    peak: float

    def __str__(self) -> str:
        return f"{self.wall:7.2f} s，CPU {self.cpu:7.2f} s，{self.peak:6.0f} MB"


def run(root: Path, *command: str, **more: str) -> Run:
    """Run a command to its end in a folder; a failure ends the benchmark.

    `more` is set in its environment.
    """
    begun = time.monotonic()
    environment = os.environ | {"PYTHONPATH": str(resources.root()), **more}
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} 失败（{process.returncode}）")
    return Run(time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def huibian(root: Path, *arguments: str) -> Run:
    """Run `huibian` in a collection."""
    return run(root, sys.executable, "-m", "converters", *arguments)


def settle(root: Path, formats: Sequence[str]) -> None:
    """Write the settings of a book of all speeches in several parts."""
    ids = sorted(path.stem for path in (root / "speeches").glob("*.md"))
    share = -(-len(ids) // PARTS)
    lines = ["title: 测量用讲话选编", "compiler: 编辑组", _DATE, f"formats: [{', '.join(formats)}]"]
    lines += ["options: {headings: true}", "parts:"]
    for part in range(PARTS):
        members = ", ".join(ids[part * share : (part + 1) * share])
        lines += [f"  - title: 第{'一二三四'[part]}编", f"    speeches: [{members}]"]
    (root / "books").mkdir(exist_ok=True)
    (root / f"books/{BOOK}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def correct(root: Path, number: int) -> None:
    """Correct one word of one speech."""
    path = root / "speeches" / f"b{number:06d}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("同志们：", "各位代表：", 1), encoding="utf-8")


def length(root: Path) -> int:
    """Return the number of pages of the book as it was made last."""
    return bookjobs.load(root / f"output/.huibian/receipts/book/{BOOK}.json").pages


SHOW = """#show heading.where(level: 1): it => align(center, text(font: "FandolSong", \
weight: "bold", size: 22pt, it.body))
#show heading.where(level: 2): it => par(text(font: "FandolHei", weight: "regular", size: 1em, \
it.body))
#outline()
"""


def typst_source(speeches: Sequence[Speech]) -> str:
    """Return all speeches as one document for Typst on the same grid, with contents."""
    lines = [TYPST, SHOW]
    for speech in speeches:
        title = json.dumps(printed_words.title(speech.meta), ensure_ascii=False)
        lines.append(f'#pagebreak(to: "odd", weak: true)\n#heading(level: 1, {title})\n')
        lines += [_typst_block(block, text_of(block)) for block in speech.blocks]
    return "\n".join(lines)


def _typst_block(block: object, text: str) -> str:
    words = json.dumps(text, ensure_ascii=False)
    match block:
        case Heading():
            return f"#heading(level: 2, {words})\n"
        case Salutation():
            return f"#par(first-line-indent: 0em, {words})\n"
        case _:
            return f"#par({words})\n"


TYPST_RUN = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""


FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def measure(root: Path) -> tuple[dict[str, Run], int]:
    """Return the figures of the book, and its pages."""
    settle(root, ["pdf"])
    figures = {"cold": huibian(root, "step", "book", "--name", BOOK, "--jobs", "1")}
    found = length(root)
    correct(root, len(list((root / "speeches").iterdir())) // 2)
    figures["corrected"] = huibian(root, "build", "--only", "books")
    settle(root, ["pdf", "docx"])
    huibian(root, "build", "--only", "books")
    return figures, found


DOCX_RUN = """
import json, sys, time
from pathlib import Path
from converters.build import plan, steps
from converters.formats.docx import book
from converters.project import Project

write, seconds = book.write, []

def timed(*arguments):
    begun = time.process_time()
    data = write(*arguments)
    seconds.append(time.process_time() - begun)
    return data

book.write = timed
made = plan.make(Project(Path()))
steps.make_book(made, made.book(sys.argv[1]), 1, lambda: None)
Path("docx-seconds.json").write_text(json.dumps(seconds))
"""


def docx_seconds(root: Path) -> float:
    """Return the CPU seconds that the writer of the DOCX takes, first call in its process."""
    (root / f"output/books/{BOOK}.docx").unlink()
    shutil.rmtree(root / "output" / parts.FOLDER, ignore_errors=True)
    run(root, sys.executable, "-c", DOCX_RUN, BOOK)
    (seconds,) = json.loads((root / "docx-seconds.json").read_text(encoding="utf-8"))
    return float(seconds)


def beside(root: Path) -> dict[str, tuple[Run, int]]:
    """Return what Typst needs for the same book, and LibreOffice for our DOCX; with the pages."""
    project = Project(root)
    speeches = [project.read(path)[0] for path in sorted(project.speeches.glob("*.md"))]
    (root / "book.typ").write_text(typst_source(speeches), encoding="utf-8")
    fonts = str(project.font_files("fonts/free")[0].parent)
    python = sys.executable
    found = {"typst": run(root, python, "-c", TYPST_RUN, "book.typ", "typst.pdf", fonts)}
    office = ["soffice", "--headless", f"-env:UserInstallation=file://{root}/office"]
    convert = ["--convert-to", "pdf", "--outdir", "office-out", f"output/books/{BOOK}.docx"]
    (root / "fonts.conf").write_text(FONTS.format(fonts=fonts, cache=root / "cache"), "utf-8")
    shown = str(root / "fonts.conf")
    found["libreoffice"] = run(root, *office, *convert, FONTCONFIG_FILE=shown)
    written = {"typst": root / "typst.pdf", "libreoffice": root / f"office-out/{BOOK}.pdf"}
    return {name: (figure, count(written[name])) for name, figure in found.items()}


def count(path: Path) -> int:
    """Return the number of pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def main() -> int:
    """Print the table; return 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speeches", type=int, default=SPEECHES)
    parser.add_argument("--corpus", type=Path, default=collection.CORPUS)
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    arguments = parser.parse_args()
    table: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=arguments.scratch) as scratch:
        root = Path(scratch) / "collection"
        collection.compose(root, arguments.speeches, collection.paragraphs(arguments.corpus))
        figures, leaves = measure(root)
        for name, figure in figures.items():
            print(f"{name:<12} {leaves:>5} 面 {figure}", flush=True)
        table = {
            "pages": leaves,
            "ms a page": figures["cold"].cpu / leaves * 1000,
            "peak MB": figures["cold"].peak,
            "corrected s": figures["corrected"].wall,
            "docx s": docx_seconds(root),
        }
        for name, (figure, found) in (beside(root) if arguments.peers else {}).items():
            print(f"{name:<12} {found:>5} 面 {figure}", flush=True)
            table[f"cold / {name}"] = figures["cold"].cpu / figure.cpu
    limits = LIMITS if arguments.speeches == SPEECHES else {}
    for name, value in table.items():
        print(f"{name:<20} {value:8.2f}  限 {limits.get(name, '—')}")
    if arguments.json:
        arguments.json.write_text(json.dumps(table, indent=1), encoding="utf-8")
    return int(any(table[name] > limit for name, limit in limits.items()))


if __name__ == "__main__":
    sys.exit(main())
