"""Draw every speech of the collection here, in formats, in one process: what rendering alone costs.

`python -m benchmarks.drawn_alone pdf docx txt` in a folder of a collection; files go to `alone/`.
"""

import sys
from pathlib import Path

from converters.build import drawing
from converters.project import Project


def main(formats: list[str]) -> None:
    """Draw one format after another, as a job of a build draws."""
    project = Project(Path.cwd())
    into = project.root / "alone"
    into.mkdir(exist_ok=True)
    for format in formats:
        for path in sorted(project.speeches.glob("*.md")):
            (into / f"{path.stem}.{format}").write_bytes(drawing.draw(project, format, path))


if __name__ == "__main__":
    main(sys.argv[1:])
