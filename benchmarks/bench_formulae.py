"""What it costs to find the 提法 map of real texts: CPU µs a character.

The texts are the reports from which collections are composed and the samples of the project. A
process of its own finds it several times; the median counts. `make bench-site` asks for it, and
tells memory where it matters, of a whole site whose paragraphs are all shared.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks import collection
from converters import resources
from converters.readers import markdown
from converters.site import reuse
from converters.speech.model import text_of

TIMES = 5
SPEED = "formulae, µs/character"


def speed(corpus: Path) -> float:
    """Return the µs, as a process of its own finds them."""
    command = [sys.executable, "-m", "benchmarks.bench_formulae", str(corpus)]
    return float(
        subprocess.run(command, cwd=resources.root(), check=True, capture_output=True).stdout
    )


def texts(corpus: Path) -> list[list[str]]:
    """Return the paragraphs of each report in a folder, and of each sample."""
    reports = [path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt"))]
    samples = sorted((resources.root() / "speeches").glob("*.md"))
    blocks = [markdown.read(path.read_bytes()).blocks for path in samples]
    return [*map(str.splitlines, reports), *(list(map(text_of, own)) for own in blocks)]


def measure(papers: list[list[str]]) -> float:
    """Return the µs a character that this process takes to find what texts share."""
    seconds = median(_seconds(papers) for _ in range(TIMES))
    return seconds / sum(len(text) for paper in papers for text in paper) * 1e6


def _seconds(papers: list[list[str]]) -> float:
    begun = time.process_time()
    reuse.found({number: reuse.folded(paper) for number, paper in enumerate(papers)})
    return time.process_time() - begun


def main() -> int:
    """Print the µs a character; the corpus may be told."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else collection.CORPUS
    print(measure(texts(corpus)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
