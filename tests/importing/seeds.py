"""Raw texts as they were found, on which the laws of the import are tried too."""

import random
import re
from pathlib import Path

from converters import resources
from tests.importing import cases

SEEDS = resources.root() / "tests/cases/seeds"
_REPORTS = resources.root() / "tests/cases/reports"
_SENTENCES = 6
"""Of a paragraph, at most."""


def reports() -> list[Path]:
    """Return the public reports and documents."""
    return sorted(_REPORTS.glob("*.txt"))


def pages() -> list[str]:
    """Return the inputs of all cases, and the texts from which the sample was imported."""
    files = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [raw for _, raw, _ in cases.every()] + files


def composed(characters: int) -> str:
    """Return a text of so many characters, no two paragraphs of it alike, the same each time.

    Its sentences are those of the reports; it has a heading every few paragraphs.
    """
    draw = random.Random(9704)
    words = "".join(path.read_text(encoding="utf-8") for path in reports())
    sentences = re.findall(r"[^。！？\n]{4,}[。！？]", words)
    lines = ["在全体会议上的讲话", "同志们："]
    length = 0
    while length < characters:
        if len(lines) % 10 == 0:
            lines.append(f"第{len(lines)}，{draw.choice(sentences)[:12]}")
        lines.append("".join(draw.choices(sentences, k=draw.randint(1, _SENTENCES))))
        length += len(lines[-1]) + 1
    return "\n".join(lines)[:characters]
