"""How fast a speech becomes a DOCX: this writer, the paragraph API of python-docx, and pandoc.

All three take the same ten-page speech in the same run, in turns, so that what else the machine
does weighs on all of them. CPU time counts, children included. Run it with `make bench-docx`;
pandoc comes with the package pypandoc_binary and is left out if that is not installed.
"""

import gc
import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

import docx as python_docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from converters import resources
from converters.collection import samples
from converters.formats.docx import writer as docx
from converters.formats.docx.loose_lines import StyledWords
from converters.formats.docx.properties import set_core
from converters.formats.docx.squeeze import squeezed
from converters.formats.docx.template import template
from converters.readers import markdown
from converters.settings import fonts, style
from converters.settings.design import Design
from converters.settings.style import Style
from converters.speech import printed_words
from converters.speech.model import Block, Heading, Salutation, Speech
from converters.typeset.nominal import NOMINAL
from converters.typeset.title import break_title

ROUNDS = 25
SAMPLE = samples.root() / "speeches" / "s2020-0716-01.md"
BOOK = 300
WIDEST = 20000
"""The longest line of a title, in thousandths of an em."""
SQUEEZED_NAME = "挤进"
"""The style of a line that takes one character more."""
LIMIT_MS, LIMIT_BOOK_SECONDS, LIMIT_BOOK_MB = 8.0, 1.5, 150.0
LEAST_BESIDE_PANDOC, LEAST_BESIDE_API = 10.0, 4.0

Job = Callable[[], object]


def main() -> int:
    """Print the figures; return 1 if one misses what is promised."""
    source = SAMPLE.read_bytes()
    speech, design = markdown.read(source), project_design()
    empty = template(design)
    jobs: dict[str, Job] = {
        "huibian": lambda: docx.write(speech, design, source),
        "python-docx 段落接口": lambda: by_paragraphs(speech, design, empty),
    }
    with tempfile.TemporaryDirectory() as scratch:
        if pandoc := pandoc_command():
            jobs["pandoc"] = pandoc_job(pandoc, speech, empty, Path(scratch))
        times = measured(jobs)
    ours = statistics.median(times["huibian"])
    print(f"十页讲话一篇，CPU 毫秒（{ROUNDS} 轮）：")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"  {name:<24}中位 {middle:7.2f}  最小 {min(values):7.2f}  {middle / ours:6.1f} 倍")
    seconds, megabytes = book()
    print(f"{BOOK} 篇合成一册：CPU {seconds:.2f} 秒，内存 {megabytes:.0f} MB")
    return judged(times, seconds, megabytes)


def project_design() -> Design:
    """Return the look of the project's own style."""
    return Design(
        style.read(resources.text("styles/gbt9704.toml")),
        fonts.read(resources.text("styles/fonts.toml")),
        {},
    )


def measured(jobs: dict[str, Job]) -> dict[str, list[float]]:
    """Return the CPU time of each job in each round, in milliseconds; the first warms up."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(ROUNDS + 1):
        for name, job in jobs.items():
            gc.collect()  # nobody pays for what another left behind
            start = cpu()
            job()
            if number:
                times[name].append((cpu() - start) * 1000)
    return times


def cpu() -> float:
    """Return the CPU time of this process and its finished children, in seconds."""
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system


def by_paragraphs(speech: Speech, design: Design, empty: bytes) -> bytes:
    """Return the same words, styles and properties, put in paragraph by paragraph."""
    document = python_docx.Document(BytesIO(empty))
    lines = list(printed_words.lines(speech))
    heads = len(lines) - len(speech.blocks)
    for style_name, line in zip(("Title", "题下日期", "讲话人"), lines[:heads], strict=False):
        add(document, break_title(line, NOMINAL, WIDEST, speech.meta.speakers), style_name)
    for block, line in zip(speech.blocks, lines[heads:], strict=True):
        match block:
            case Heading(level=level):
                add(document, [line], f"Heading {level}")
            case Salutation():
                add(document, [line], "Salutation")
            case _:
                add_body(document, line, design.style)
    set_core(document.core_properties, speech.meta)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def add_body(document: Document, text: str, book_style: Style) -> None:
    """Add a paragraph of the body, its squeezed lines in their style."""
    paragraph = document.add_paragraph(style="Body Text")
    for words, name in squeezed([StyledWords(text)], book_style):
        run = paragraph.add_run(words, SQUEEZED_NAME if name else None)
        hint(run)


def add(document: Document, lines: list[str], name: str) -> None:
    """Add a paragraph of lines with soft breaks between them."""
    paragraph = document.add_paragraph(style=name)
    for number, line in enumerate(lines):
        run = paragraph.add_run(line)
        hint(run)
        if number < len(lines) - 1:
            run.add_break()


def hint(run: Run) -> None:
    """Keep Chinese marks in the Chinese face."""
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")


def pandoc_command() -> str | None:
    """Return the path of pandoc, None if pypandoc_binary is not installed."""
    if importlib.util.find_spec("pypandoc") is None:
        print("没有 pypandoc_binary，不与 pandoc 比较（pip install pypandoc_binary）")
        return None
    return str(importlib.import_module("pypandoc").get_pandoc_path())


def pandoc_job(command: str, speech: Speech, empty: bytes, folder: Path) -> Job:
    """Return a job that makes pandoc write the speech with our template as its reference."""
    (folder / "reference.docx").write_bytes(empty)
    (folder / "speech.md").write_text(plain_markdown(speech), encoding="utf-8")
    arguments = [
        command,
        "speech.md",
        "--from=markdown",
        "--to=docx",
        "--reference-doc=reference.docx",
        "--output=speech.docx",
    ]
    return lambda: subprocess.run(arguments, cwd=folder, check=True)


def plain_markdown(speech: Speech) -> str:
    """Return the speech in the Markdown that pandoc reads."""

    def line(block: object, text: str) -> str:
        return "#" * block.level + " " + text if isinstance(block, Heading) else text

    lines = list(printed_words.lines(speech))
    heads = len(lines) - len(speech.blocks)
    body = [line(block, text) for block, text in zip(speech.blocks, lines[heads:], strict=True)]
    return f"---\ntitle: {lines[0]}\n---\n\n" + "\n\n".join([*lines[1:heads], *body])


def book() -> tuple[float, float]:
    """Return CPU seconds and megabytes of a book, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--book"], capture_output=True, text=True, check=True
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def write_book() -> None:
    """Write the words of the sample collection, over and over, as one document.

    Prints CPU seconds and megabytes.
    """
    source = SAMPLE.read_bytes()
    speech, design = markdown.read(source), project_design()
    sample = [markdown.read(path.read_bytes()) for path in sorted(SAMPLE.parent.glob("*.md"))]
    blocks: list[Block] = []
    for one in islice(cycle(sample), BOOK):
        blocks += [Heading(1, one.meta.title), *one.blocks]
    many = replace(speech, blocks=tuple(blocks))
    docx.write(speech, design, source)
    start = time.process_time()
    docx.write(many, design, source)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.process_time() - start, memory)


def judged(times: dict[str, list[float]], seconds: float, megabytes: float) -> int:
    """Print what misses its promise; return 1 if anything does."""
    middle = {name: statistics.median(values) for name, values in times.items()}
    ours, api, pandoc = (
        middle["huibian"],
        middle["python-docx 段落接口"],
        middle.get("pandoc"),
    )
    missed = [
        text
        for text, kept in (
            (f"每篇应在 {LIMIT_MS:g} 毫秒以内", ours <= LIMIT_MS),
            (f"应比段落接口快 {LEAST_BESIDE_API:g} 倍以上", api / ours >= LEAST_BESIDE_API),
            (
                f"应比 pandoc 快 {LEAST_BESIDE_PANDOC:g} 倍以上",
                pandoc is None or pandoc / ours >= LEAST_BESIDE_PANDOC,
            ),
            (f"一册应在 {LIMIT_BOOK_SECONDS:g} 秒以内", seconds <= LIMIT_BOOK_SECONDS),
            (f"一册应在 {LIMIT_BOOK_MB:g} MB 以内", megabytes <= LIMIT_BOOK_MB),
        )
        if not kept
    ]
    for text in missed:
        print(f"未达到：{text}")
    return 1 if missed else 0


if __name__ == "__main__":
    if "--book" in sys.argv:
        write_book()
    else:
        sys.exit(main())
