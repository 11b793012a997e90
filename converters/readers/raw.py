"""A text as it came out of a file, before anything is judged: what readers of raw input return."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RawText:
    """The words of a file, one line a paragraph or line of the source, and what the format adds.

    `aside` holds the lines (1 for the first) that stand outside the article of a web page;
    `title` is the title that the format itself names, such as <title>; `encoding` how the bytes
    were read.
    """

    text: str
    format: str = "txt"
    encoding: str = ""
    aside: frozenset[int] = field(default=frozenset())
    title: str | None = None


def _here(read: Callable[[], RawText]) -> RawText:
    return read()


def _unheard(characters: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of the machine a file may take that was made to take it all; by default, all.

    `within` reads; `grant` is told how many characters a page gave, for more time.
    """

    within: Callable[[Callable[[], RawText]], RawText] = _here
    grant: Callable[[int], object] = _unheard
