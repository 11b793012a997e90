"""What became of each bug, kept line by line, so that a run that was broken off goes on."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from scripts.mutants.sites import Mutant


class Record:
    """The results of one seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        """`folder` need not exist. A line cut short by a kill counts for nothing."""
        self._file = folder / f"seed-{seed}.jsonl"
        self._known: dict[str, str] = {}
        for line in self._lines():
            try:
                entry = json.loads(line)
                self._known[str(entry["key"])] = str(entry["verdict"])
            except (ValueError, KeyError, TypeError):
                continue

    def _lines(self) -> Iterable[str]:
        return self._file.read_text(encoding="utf-8").splitlines() if self._file.is_file() else ()

    def verdict(self, mutant: Mutant, source: bytes) -> str | None:
        """Return what became of a bug in these very bytes; None if it was not tried."""
        return self._known.get(_key(mutant, source))

    def note(self, mutant: Mutant, source: bytes, verdict: str) -> None:
        """Keep what became of a bug."""
        key = _key(mutant, source)
        self._known[key] = verdict
        self._file.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"key": key, "verdict": verdict, **asdict(mutant)}, ensure_ascii=False)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def last_seed(folder: Path) -> int | None:
    """Return the seed of the last run; None if there was none."""
    runs = sorted(folder.glob("seed-*.jsonl"), key=lambda path: path.stat().st_mtime)
    return int(runs[-1].stem.removeprefix("seed-")) if runs else None


def _key(mutant: Mutant, source: bytes) -> str:
    place = f"{mutant.path}:{mutant.start}:{mutant.end}:{mutant.text}\n"
    return hashlib.sha256(place.encode() + source).hexdigest()[:20]
