"""Raw texts as they were found, on which the laws of the import are tried too."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from converters import importing, resources
from converters.speech.model import Speech
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


def imported() -> Iterator[tuple[list[dict[str, Any]], tuple[Speech, ...]]]:
    """Yield for each seed what a person found in its speeches, and the speeches."""
    for path in sorted(SEEDS.glob("*.txt")):
        facts = json.loads((SEEDS / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))
        yield facts["speeches"], importing.clean(path.read_bytes(), path.name).speeches


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
