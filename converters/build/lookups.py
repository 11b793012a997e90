"""What dictionaries said, kept for the next build; by another edition of anything it is forgotten.

Losing it costs time and nothing else.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from converters.books import pinyin
from converters.build import kept, libraries
from converters.speech.lookups import Lookups
from converters.typeset import title_words

FOLDER = ".huibian/lookups"
_DICTIONARIES = (title_words.WORDS, pinyin.SOUNDS)


@contextmanager
def recalled(output: Path) -> Iterator[None]:
    """Recall what dictionaries said for the outputs in a folder; keep what they say by the end."""
    recall(output)
    yield
    keep(output)


def recall(output: Path) -> None:
    """Recall what dictionaries said for the outputs in a folder."""
    for each in _DICTIONARIES:
        each.recalled = _kept(output, each)


def keep(output: Path) -> None:
    """Keep what dictionaries said in this process; raises OSError where that cannot be."""
    for each in _DICTIONARIES:
        if each.learned:
            # Another process may have kept more meanwhile.
            each.recalled = {**_kept(output, each), **each.recalled}
            value = {"of": libraries.installed(), "said": each.worth_keeping()}
            kept.write(_file(output, each), value)


def _kept(output: Path, each: Lookups) -> dict[str, Sequence[str]]:
    value = kept.read(_file(output, each))
    if not isinstance(value, dict) or value.get("of") != libraries.installed():
        return {}
    said: dict[str, Sequence[str]] = value["said"]
    return said


def _file(output: Path, each: Lookups) -> Path:
    return output / FOLDER / f"{each.name}.json"
