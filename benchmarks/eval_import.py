"""How well the import finds what is in raw texts: a table for a folder with facts found by hand.

    python benchmarks/eval_import.py [FOLDER]
    python benchmarks/eval_import.py --speed FOLDER

FOLDER holds raw texts and, in `expected/`, a JSON file of the same stem for each. A sidecar says
`speeches`, each with `title`, `title_alternatives`, `date`, `speaker`, `salutation`,
`headings_l1`, `headings_l2`, `first_sentence`, `last_sentence`, and `noise`, strings that must not
survive; an empty list of speeches marks a text that is none. Words are compared after folding
width and white space. Without FOLDER the texts are taken from which the sample was imported.
Speed is told in megabytes a second: by the clock, of the processor, and of the processor with the
proof pages; a busy machine slows down the first most. It is that of a batch: one text is imported
before the time is taken, so that what is made ready once (patterns, the template of the proof page)
does not count.

With --speed the texts of FOLDER and of the folders in it are imported one by one, then run
together as one file of ten megabytes, and as one line; printed are the seconds of the processor
and, for the run-together ones, the most memory over the size of the file.
"""

import argparse
import json
import re
import sys
import time
import tracemalloc
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from converters import importing, resources
from converters.errors import HuibianError
from converters.importing import Import, ImportOptions, proof_page
from converters.importing.registry import Registry
from converters.speech import hanzi
from converters.speech.model import Heading, Paragraph, RunIn, Salutation, Speech, text_of

SEEDS = resources.root() / "tests/cases/seeds"


@dataclass
class Score:
    """What was found in one file, or in all of them."""

    expected: int = 0
    found: int = 0
    first: int = 0
    last: int = 0
    titles: int = 0
    salutations: int = 0
    dates: int = 0
    speakers: int = 0
    hits: int = 0
    extra: int = 0
    missed: int = 0
    invented: int = 0
    noise: int = 0
    bytes: int = 0
    clock: float = 0.0
    processor: float = 0.0
    with_page: float = 0.0
    """Seconds: by the clock, of the processor, and of the processor with the proof page."""
    remarks: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Add the numbers of another score."""
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))

    @property
    def f1(self) -> float:
        """The F1 of the headings of the first level."""
        wrong = self.extra + self.missed
        return 2 * self.hits / (2 * self.hits + wrong) if self.hits or wrong else 1.0

    @property
    def good(self) -> bool:
        """Whether the goals of the project are met."""
        return (
            self.found == self.first == self.last == self.expected
            and self.f1 >= 0.98
            and self.titles >= 27 / 29 * self.expected
            and not (self.invented or self.noise)
        )


def summed(scores: Iterable[Score]) -> Score:
    """Return one score for many."""
    total = Score()
    for score in scores:
        total.add(score)
    return total


def judge(found: Import, facts: dict[str, Any]) -> Score:
    """Return how one import compares with the facts found by hand."""
    expected = facts["speeches"]
    speeches = () if found.refusal else found.speeches
    score = Score(expected=len(expected), found=len(speeches))
    if len(speeches) != len(expected):
        score.remarks.append(f"{len(speeches)} speeches, {len(expected)} expected {found.refusal}")
    for speech, wanted in zip(speeches, expected, strict=False):
        _compare(score, speech, wanted)
    for wanted in expected[len(speeches) :]:
        score.missed += len(wanted["headings_l1"])
    words = hanzi.fold("".join(text_of(b) for s in speeches for b in s.blocks))
    for noise in facts.get("noise", []):
        bare = hanzi.fold(re.sub(r" \(twice\)$", "", noise))
        if bare and bare in words:
            score.noise += 1
            score.remarks.append(f"noise: {noise}")
    return score


def _compare(score: Score, speech: Speech, wanted: dict[str, Any]) -> None:
    number, meta = wanted["n"], speech.meta
    texts = [hanzi.fold(text_of(block)) for block in speech.blocks]
    first, last = hanzi.fold(wanted["first_sentence"]), hanzi.fold(wanted["last_sentence"])
    score.first += _told(score, any(t.startswith(first) for t in texts[:4]), number, "first")
    score.last += _told(score, bool(texts) and texts[-1].endswith(last), number, "last")
    titles = {hanzi.fold(title) for title in (wanted["title"], *wanted["title_alternatives"])}
    score.titles += _told(score, hanzi.fold(meta.title) in titles, number, f"title {meta.title}")
    greeting = next((b.text for b in speech.blocks if isinstance(b, Salutation)), "")
    same = hanzi.fold(greeting) == hanzi.fold(wanted["salutation"] or "")
    score.salutations += _told(score, same, number, f"salutation {greeting}")
    day = meta.date.isoformat() if meta.date else None
    score.dates += _told(score, day == wanted["date"], number, f"date {day}")
    score.speakers += _told(
        score, meta.speaker == wanted["speaker"], number, f"speaker {meta.speaker}"
    )
    score.invented += (bool(day) and not wanted["date"]) + (
        bool(meta.speaker) and not wanted["speaker"]
    )
    heads = set(first_level(speech))
    hoped = {hanzi.fold(heading) for heading in wanted["headings_l1"]}
    score.hits += len(heads & hoped)
    score.extra += len(heads - hoped)
    score.missed += len(hoped - heads)
    if heads ^ hoped:
        score.remarks.append(f"{number}: headings +{heads - hoped} -{hoped - heads}")


def _told(score: Score, good: bool, number: int, what: str) -> bool:
    if not good:
        score.remarks.append(f"{number}: {what}")
    return good


def first_level(speech: Speech) -> Iterator[str]:
    """Yield the headings of the first level, run-in ones too, folded."""
    for block in speech.blocks:
        match block:
            case Heading(level=1, text=text) | Paragraph(content=(RunIn(level=1, text=text), *_)):
                yield hanzi.fold(text)
            case _:
                pass


def _texts(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the texts that have a sidecar, and the facts in it."""
    for sidecar in sorted((folder / "expected").glob("*.json")):
        facts = json.loads(sidecar.read_text(encoding="utf-8"))
        yield folder / facts.get("seed", f"{sidecar.stem}.txt"), facts


def _warm_up(raw: Path) -> None:
    """Import a text, and make its proof page."""
    with suppress(HuibianError):
        found = importing.clean(raw.read_bytes(), raw.name)
        proof_page.render(found, importing.plan(found, Registry(), {}))


def evaluate(folder: Path) -> Iterator[tuple[str, Score]]:
    """Yield the score of each text of a folder that has a sidecar."""
    texts = [*_texts(folder)]
    for raw, _ in texts[:1]:
        _warm_up(raw)
    for raw, facts in texts:
        data = raw.read_bytes()
        clock, processor = time.perf_counter(), time.process_time()
        try:
            found = importing.clean(data, raw.name)
        except HuibianError as error:
            yield raw.name, Score(expected=len(facts["speeches"]), remarks=[str(error)])
            continue
        clock, cleaned = time.perf_counter() - clock, time.process_time() - processor
        proof_page.render(found, importing.plan(found, Registry(), {}))
        score = judge(found, facts)
        score.bytes, score.clock, score.processor = len(data), clock, cleaned
        score.with_page = time.process_time() - processor
        yield raw.name, score


_HEAD = (
    "file",
    "speeches",
    "first",
    "last",
    "titles",
    "salut.",
    "dates",
    "speakers",
    "H1 F1",
    "noise",
    "MB/s",
    "of CPU",
    "w. page",
)


def _row(name: str, score: Score) -> tuple[str, ...]:
    of = f"/{score.expected}"
    counts = (score.first, score.last, score.titles, score.salutations, score.dates, score.speakers)
    spent = (score.clock, score.processor, score.with_page)
    speeds = (f"{score.bytes / 1e6 / seconds:.1f}" if seconds else "-" for seconds in spent)
    numbers = (f"{count}{of}" for count in (score.found, *counts))
    return (name[:24], *numbers, f"{score.f1:.3f}", str(score.noise), *speeds)


def _print(rows: Iterable[tuple[str, ...]]) -> None:
    lines = list(rows)
    widths = [max(len(row[i]) for row in lines) for i in range(len(lines[0]))]
    for row in lines:
        cells = (cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))
        sys.stdout.write("  ".join((row[0].ljust(widths[0]), *cells)) + "\n")


_HUGE = 10_000_000


def speed(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table of speed: what was imported, megabytes, seconds, memory."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    whole = "\n".join(texts)
    whole = whole * (_HUGE // len(whole.encode()) + 1)
    huge = whole.encode()[:_HUGE].decode(errors="ignore")
    yield "what", "MB", "seconds", "MB/s", "memory"
    yield _timed(f"{len(texts)} files", [text.encode() for text in texts])
    yield _timed("one file", [huge.encode()], measured=True)
    yield _timed("one line", [huge.replace("\n", "").encode()], measured=True)


def _timed(name: str, files: list[bytes], *, measured: bool = False) -> tuple[str, ...]:
    importing.clean(files[0][:20_000], "warm.txt", options=ImportOptions(force=True))
    start = time.process_time()
    for data in files:
        importing.clean(data, "a.txt", options=ImportOptions(force=True))
    seconds, size = time.process_time() - start, sum(map(len, files))
    room = f"{_peak(files[0]) / size:.1f}x" if measured else "-"
    return name, f"{size / 1e6:.1f}", f"{seconds:.2f}", f"{size / 1e6 / seconds:.2f}", room


def _peak(data: bytes) -> int:
    tracemalloc.start()
    importing.clean(data, "a.txt", options=ImportOptions(force=True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def main() -> int:
    """Print the table; the exit code is 1 if the goals of the project are missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SEEDS)
    parser.add_argument("--speed", action="store_true")
    chosen = parser.parse_args()
    folder = chosen.folder
    if chosen.speed:
        _print(speed(folder))
        return 0
    scores = list(evaluate(folder))
    if not scores:
        sys.stdout.write(f"no sidecars in {folder / 'expected'}\n")
        return 2
    total = summed(score for _, score in scores)
    _print([_HEAD, *(_row(*item) for item in scores), _row("total", total)])
    for name, score in scores:
        for remark in score.remarks:
            sys.stdout.write(f"{name[:24]}: {remark}\n")
    return 0 if total.good else 1


if __name__ == "__main__":
    sys.exit(main())
