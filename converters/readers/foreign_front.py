"""The front matter that another program wrote, such as that of a blog: no speech here has it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from converters.errors import SourceError
from converters.readers import front_matter
from converters.readers.front_matter import FrontMatter
from converters.readers.raw import Difference, Fidelity, RawText
from converters.speech import front_keys

WHAT = "别的程序写的前言"
_DAY = len("2019-09-07")


def is_foreign(text: str) -> bool:
    r"""Return whether a text begins with the front matter of another program.

    It has no id, and keys that the front matter of a speech has not.

    >>> is_foreign("---\ntitle: 甲\ntags: [乙]\n---\n"), is_foreign("---\ntitle: 甲\n---\n")
    (True, False)
    """
    return _found(text) is not None


def without(raw: RawText) -> RawText:
    """Return a text without the front matter of another program, which is told; its lines stay.

    What it calls the text is the title that the format names, its day that of the posting.
    """
    front = _found(raw.text)
    if front is None:
        return raw
    lines = raw.text.split("\n")
    words = "；".join(line.strip() for line in lines[front.first + 1 : front.last] if line.strip())
    told = Difference(Fidelity.LEFT_OUT, WHAT, words, front.first + 1)
    gone = front.last + 1
    return replace(
        raw,
        text="\n".join([*[""] * gone, *lines[gone:]]),
        title=str(front.document.data.get("title", "")) or raw.title,
        posted=_posted(front.document.data) or raw.posted,
        differences=(told, *raw.differences),
    )


def _found(text: str) -> FrontMatter | None:
    try:
        front = front_matter.found([line.rstrip("\r") for line in text.split("\n")])
    except SourceError:
        return None
    keys = front.document.data.keys()
    return None if "id" in keys or keys <= {*front_keys.keys()} else front


def _posted(told: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(told.get("date", ""))[:_DAY])
    except ValueError:
        return None
