"""How long the PDF of a speech takes, beside Typst and plain WeasyPrint, in one run.

`make bench-pdf` runs it. Three ways to set the same speeches in the same fonts, each measured as
whole processes, CPU seconds of user and system together:

    huibian      one process for all speeches, as a build does it
    typst        one process for each speech (PyPI `typst`), its own line breaking and 22-line grid
    weasyprint   one cold process for each speech, plain CSS, lines broken by Pango

Aims: at most Typst's time, at least four times faster than cold WeasyPrint, at most
0.25 s for a speech of ten pages warm and 1.1 s cold, 150 MiB, 45 KB a page.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path
from statistics import median

from converters import resources
from converters.audit import pages
from converters.build.caches.font_case import FOLDER, FontCase
from converters.build.keys import Engines
from converters.collection import samples
from converters.project import Project
from converters.speech import printed_words
from converters.speech.model import Heading, Salutation, Speech, text_of
from converters.typeset.compose import compose
from converters.typeset.measures import measure
from converters.typeset.metrics import Metrics

_KILO = 1024
_TEN_PAGES = 10
_COMPOSED = 50


def run(*command: str, folder: Path | None = None) -> float:
    """Return the CPU seconds that a command used in a folder; ends the run where it failed."""
    environment = os.environ | {"PYTHONPATH": str(resources.root())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as on the machine of a user
    process = subprocess.Popen(
        [sys.executable, *command], cwd=folder, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime


def speeches(project: Project) -> list[tuple[Speech, bytes]]:
    """Return the sample."""
    return [project.read(path) for path in sorted(project.speeches.glob("*.md"))]


def prepare(root: Path) -> None:
    """Make a collection of the sample as a build has it when it draws: its fonts cut and digested.

    Nothing else is kept.
    """
    sample = samples.root()
    shutil.copytree(sample / "speeches", root / "speeches")
    shutil.copy(sample / "config.yaml", root)
    (root / "output" / FOLDER).parent.mkdir(parents=True)
    begin = time.monotonic()
    project = Project(root)
    engines = Engines(project)
    engines.of("pdf")
    engines.save()
    FontCase(project).cut(set())
    print(f"fonts cut once for the collection: {time.monotonic() - begin:.1f} s")


OURS_RUN = """
import json, sys, time
from pathlib import Path
from converters.build import drawing
from converters.project import Project
project, out, only = Project(Path(sys.argv[1])), Path(sys.argv[2]), sys.argv[3:]
times = {}
for path in sorted(project.speeches.glob("*.md")):
    if not only or path.stem in only:
        begin = time.process_time()
        data = drawing.draw(project, "pdf", path)
        times[path.stem] = time.process_time() - begin
        (out / f"{path.stem}.pdf").write_bytes(data)
status = Path("/proc/self/status").read_text(encoding="ascii")
peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
(out / "times.json").write_text(json.dumps({"times": times, "peak": peak}))
"""

TYPST = """#set page(width: 210mm, height: 297mm, margin: (top: 37mm, bottom: 35mm, left: 28mm, \
right: 26mm), numbering: "— 1 —")
#set text(font: ("FandolFang R", "Noto Serif CJK SC"), size: 15.793pt, lang: "zh", region: "cn", \
top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13.198pt, \
spacing: 13.198pt)
"""


def typst_source(speech: Speech) -> str:
    """Return a speech for Typst on the same grid."""
    lines = [TYPST]
    for block in speech.blocks:
        words = json.dumps(text_of(block), ensure_ascii=False)
        match block:
            case Heading():
                lines.append(f'#text(font: "FandolHei", {words})\n')
            case Salutation():
                lines.append(f"#par(first-line-indent: 0em, {words})\n")
            case _:
                lines.append(f"#par({words})\n")
    title = json.dumps(printed_words.title(speech.meta), ensure_ascii=False)
    head = f'#align(center, text(font: "FandolSong", weight: "bold", size: 22pt, {title}))\n'
    return lines[0] + head + "\n".join(lines[1:])


TYPST_RUN = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""

PLAIN = """<html lang=zh-CN><style>
@font-face{{font-family:F;src:url({fonts}/FandolFang-Regular.otf)}}
@font-face{{font-family:H;src:url({fonts}/FandolHei-Regular.otf)}}
@page{{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{{content:counter(page)}}}}
html{{font:16pt/28.99pt F;letter-spacing:-.25pt;text-align:justify}}
h2{{font:16pt/28.99pt H}}p,h2{{margin:0;text-indent:2em}}</style>
"""

PLAIN_RUN = """
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/a-3a")
"""


def plain_source(speech: Speech, fonts: Path) -> str:
    """Return a speech as a page with plain CSS."""
    tags = [
        f"<{tag}>{escape(text_of(block))}</{tag}>"
        for block in speech.blocks
        for tag in ["h2" if isinstance(block, Heading) else "p"]
    ]
    title = escape(printed_words.title(speech.meta))
    return (
        f"{PLAIN.format(fonts=fonts.as_uri())}<title>{title}</title><h1>{title}</h1>{''.join(tags)}"
    )


def compare(rounds: int) -> None:
    """Run all three, interleaved, and print the figures."""
    project = Project(samples.root())
    sample = speeches(project)
    free = project.font_files("fonts/free")[0].parent
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        prepare(work / "collection")
        write = ("-c", OURS_RUN, str(work / "collection"), str(work))
        ours, typst, plain, alone = [], [], [], []
        for _ in range(rounds):
            ours.append(run(*write))
            _print_warm(work)
            typst.append(_each_typst(sample, work, free))
            plain.append(_each_plain(sample, work, free))
            for name, cpu in (("huibian", ours[-1]), ("typst", typst[-1]), ("plain", plain[-1])):
                print(f"{name:8} {cpu:7.2f} s, {cpu / len(sample):6.3f} s a speech")
            first = sample[0][0].meta.id
            cold = run(*write, first)
            peak = json.loads((work / "times.json").read_text())["peak"]
            print(f"one speech, cold: {cold:.2f} s, {peak:.0f} MiB")
            alone.append(_converted(work, first))
        a, b, c = median(ours), median(typst), median(plain)
        print(f"least of {rounds}: `huibian convert` of one {min(alone):.2f} s (aim: at most 0.7)")
        print(f"median of {rounds}: huibian / typst {a / b:.2f} (aim: at most 1.0)")
        print(f"median of {rounds}: cold WeasyPrint / huibian {c / a:.2f} (aim: at least 4)")


def _converted(work: Path, id: str) -> float:
    """Return what a speech costs by itself; what is kept for a user's next one is there by then."""
    (work / "alone").mkdir(exist_ok=True)
    path = work / f"collection/speeches/{id}.md"
    return run("-m", "converters", "convert", str(path), "--to", "pdf", folder=work / "alone")


def _each_typst(sample: list[tuple[Speech, bytes]], work: Path, fonts: Path) -> float:
    total = 0.0
    for speech, _ in sample:
        path = work / f"{speech.meta.id}.typ"
        path.write_text(typst_source(speech), encoding="utf-8")
        total += run("-c", TYPST_RUN, str(path), str(work / "typst.pdf"), str(fonts))
    return total


def _each_plain(sample: list[tuple[Speech, bytes]], work: Path, fonts: Path) -> float:
    total = 0.0
    for speech, _ in sample:
        path = work / f"{speech.meta.id}.html"
        path.write_text(plain_source(speech, fonts), encoding="utf-8")
        total += run("-c", PLAIN_RUN, str(path), str(work / "plain.pdf"))
    return total


def _print_warm(work: Path) -> None:
    written = json.loads((work / "times.json").read_text())
    size = leaves = 0
    for_ten = []
    for id, seconds in list(written["times"].items())[1:]:
        data = (work / f"{id}.pdf").read_bytes()
        number = len(pages.read(data))
        size, leaves = size + len(data), leaves + number
        for_ten.append(seconds / number * _TEN_PAGES)
    print(
        f"warm: {median(for_ten):.3f} s for ten pages, {size / leaves / _KILO:.1f} KB a page, "
        f"peak {written['peak']:.0f} MiB"
    )


def composing(project: Project) -> None:
    """Print what it costs to break a paragraph of 1,500 characters into lines."""
    design = project.drawn_design
    widths = Metrics(design.chains["body"])
    text = ("我们要坚持以人民为中心，扎实推进“两个责任”落实，2020年完成投资3.5亿元；" * 40)[:1500]
    grid = measure(design.style, design.style.body)
    compose([(text, widths)], grid)
    begin = time.process_time()
    for _ in range(_COMPOSED):
        compose([(text, widths)], grid)
    cost = (time.process_time() - begin) / _COMPOSED / len(text)
    print(f"lines: {cost * 1e6:.2f} µs a character (aim: at most 6)")


def main() -> None:
    """Compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    composing(Project(samples.root()))
    compare(rounds)


if __name__ == "__main__":
    main()
