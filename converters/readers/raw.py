"""A text as it came out of a file, before anything is judged: what readers of raw input return."""

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
