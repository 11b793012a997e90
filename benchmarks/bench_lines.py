"""How paragraphs are broken into lines: line by line, and weighed whole, side by side; then pages.

    python -m benchmarks.bench_lines [FOLDER]

Paragraphs are the lines of the .txt files of FOLDER, by default the reports of the tests; they are
set in the body of the style. Printed are, for both ways: lines, how full ones were brought to the
measure, loose ones for 10,000 full ones, what marks gave, numbers parted from their units, last
lines with too little text, and the time of the processor a character. Then the pages of the same
files as speeches: how many hold fewer lines than they could, before some paragraphs are a line
longer and after, and the cause of each that is left. The exit code is 1 if the whole paragraph or
the pages do not keep what is promised of them.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks import first_fit, page_figures
from benchmarks.collection import CORPUS
from converters.collection import samples
from converters.project import Project
from converters.typeset.compose import Fit, Line, Paragraph, Run
from converters.typeset.measures import measure
from converters.typeset.optimum import best_way
from converters.typeset.typesetter import Typesetter

_LOOSE, _MORE_LINES, _MICROSECONDS = 10, 1.001, 6.0
"""Promised: loose lines for 10,000 full ones, lines for one, and the time of a character."""
_TEN_THOUSAND = 10_000

Breaks = Callable[[Paragraph], list[int]]


def line_by_line(paragraph: Paragraph) -> list[int]:
    """Return where lines end if each is as full as it can be."""
    return first_fit.breaks(paragraph.costs, paragraph.cuts.prices)


def whole(paragraph: Paragraph) -> list[int]:
    """Return where lines end if all are weighed together."""
    return best_way(paragraph.costs)


class Figures:
    """What one way of breaking made of all paragraphs."""

    def __init__(self, texts: Sequence[str], setter: Typesetter, breaks: Breaks) -> None:
        style = setter.style
        self._at = measure(style, style.body)
        self._run: Callable[[str], Run] = lambda text: (text, setter.metrics[style.body.font])
        self.seen: Counter[str] = Counter()
        begin = time.process_time()
        done = [self._composed(text, breaks) for text in texts]
        self.microseconds = (time.process_time() - begin) * 1e6 / sum(map(len, texts))
        for lines in done:
            self._count(lines)

    @property
    def loose(self) -> float:
        """Loose lines for 10,000 full ones."""
        return self.seen["loose"] * _TEN_THOUSAND / self.seen["full"]

    def _composed(self, text: str, breaks: Breaks) -> list[Line]:
        paragraph = Paragraph([self._run(text)], self._at)
        return [paragraph.line(start, end) for start, end in pairwise(breaks(paragraph))]

    def _count(self, lines: Sequence[Line]) -> None:
        self.seen["lines"] += len(lines)
        for line in lines:
            if line.fit is not Fit.LAST:
                self.seen["full"] += 1
                self.seen[line.fit] += 1
                gaps = [gap - self._at.spacing for count, gap in line.gaps for _ in range(count)]
                self.seen["loose"] += max(gaps) > self._at.rules.loose
                self.seen["taken"] -= sum(gap for gap in gaps if gap < 0)
        for line, after in pairwise(lines):
            self.seen["parted"] += line.text[-1].isdigit() and after.text[0].isalpha()


def table(ways: dict[str, Figures]) -> None:
    """Print the figures side by side."""
    rows: dict[str, Callable[[Figures], str]] = {
        "lines": lambda found: f"{found.seen['lines']:,}",
        "full lines on the grid": lambda found: f"{found.seen[Fit.GRID] / found.seen['full']:.1%}",
        "loose for 10,000": lambda found: f"{found.loose:.1f}",
        "squeezed": lambda found: f"{found.seen[Fit.SQUEEZED]:,}",
        "em taken": lambda found: f"{found.seen['taken'] / 1000:,.0f}",
        "ragged, forced": lambda found: f"{found.seen[Fit.RAGGED]}, {found.seen[Fit.FORCED]}",
        "number parted from unit": lambda found: f"{found.seen['parted']}",
        "µs a character": lambda found: f"{found.microseconds:.2f}",
    }
    print(f"{'':24}" + "".join(f"{name:>16}" for name in ways))
    for name, cell in rows.items():
        print(f"{name:24}" + "".join(f"{cell(found):>16}" for found in ways.values()))


def main() -> int:
    """Print the figures; return 1 if one misses what is promised."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    folder = parser.parse_args().folder
    files = sorted(folder.glob("*.txt"))
    texts = [text for file in files for text in _paragraphs(file)]
    setter = Typesetter(Project(samples.root()).drawn_design)
    Figures(texts, setter, whole)  # the metrics of all characters are known from here on
    before, now = Figures(texts, setter, line_by_line), Figures(texts, setter, whole)
    print(f"{len(texts):,} paragraphs of {len(files)} files, {sum(map(len, texts)):,} characters")
    table({"line by line": before, "whole": now})
    kept = (
        now.loose <= _LOOSE,
        now.seen["lines"] <= before.seen["lines"] * _MORE_LINES,
        now.seen[Fit.SQUEEZED] <= before.seen[Fit.SQUEEZED],
        now.microseconds <= _MICROSECONDS,
        page_figures.report(folder, setter),
    )
    return 0 if all(kept) else 1


def _paragraphs(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.strip().translate(_HALF_WIDTH) for line in lines if line.strip()]


_HALF_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
"""As the import makes them."""


if __name__ == "__main__":
    sys.exit(main())
