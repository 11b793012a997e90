"""Marking how far a speech has been proofread: one line of its front matter, nothing else."""

import re
from dataclasses import replace

from converters.errors import SourceError
from converters.readers import front_matter
from converters.speech.model import Status

_LINE = re.compile(r"^(?:status|状态)[ \t]*[:：][^\r\n]*", re.MULTILINE)
_END = re.compile(r"^-{3}[ \t]*(?=\r?$)", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+#.*")


def marked(data: bytes, status: Status) -> bytes:
    """Return the Markdown of a speech with another status; all other bytes stay as they are.

    A comment behind the old status stays too. Raises SourceError for a front matter that is
    wrong, or that has its status in a form that cannot be replaced safely.
    """
    before = front_matter.read(data)
    text = data.decode("utf-8")
    start = text.index("\n") + 1
    end = _END.search(text, start)
    assert end is not None, "a front matter that was read has an end"
    found = _LINE.search(text, start, end.start())
    if found:
        comment = _COMMENT.search(found[0])
        line = f"status: {status}{comment[0] if comment else ''}"
        made = text[: found.start()] + line + text[found.end() :]
    else:
        newline = "\r\n" if text[start - 2 : start] == "\r\n" else "\n"
        made = f"{text[: end.start()]}status: {status}{newline}{text[end.start() :]}"
    changed = made.encode("utf-8")
    if front_matter.read(changed) != replace(before, status=status):
        raise SourceError("前言里状态的写法特别，没有改动", "请用记事本改成“status: final”的样子")
    return changed
