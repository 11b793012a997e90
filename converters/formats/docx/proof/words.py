"""The paragraphs of a document with their words, and runs cut where something is to be hung on."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from docx.oxml.ns import qn

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT, _RUN = qn("w:t"), qn("w:r")


class _Char(NamedTuple):
    """A character that is no blank: its run, the element of its text, and its place in that."""

    run: Any
    text: Any
    at: int


class WordParagraph:
    """A paragraph; its characters are counted from 0, without blanks."""

    def __init__(self, element: Any) -> None:
        self.element = element

    @property
    def text(self) -> str:
        """Its words without blanks."""
        return "".join(char.text.text[char.at] for char in self._chars())

    def _chars(self) -> Iterator[_Char]:
        for run in self.element.iterchildren(_RUN):
            for text in run.iterchildren(_TEXT):
                written = enumerate(text.text or "")
                yield from (_Char(run, text, at) for at, char in written if not char.isspace())

    def surround(self, start: int, end: int, opening: Any, *closing: Any) -> None:
        """Put an element before the words from `start` to `end`, and others behind them.

        Without such words they stand at the end of the paragraph.
        """
        chars = list(self._chars())[start:end]
        if not chars:
            self.element.extend((opening, *closing))
            return
        last = chars[-1]
        _cut(last.run, last.text, last.at + 1)
        for element in reversed(closing):
            last.run.addnext(element)
        first = chars[0]
        _cut(first.run, first.text, first.at).addprevious(opening)


def paragraphs(body: Any) -> list[WordParagraph]:
    """Return the paragraphs of a document in order, without those in shapes, which are no text."""
    found = body.iter(qn("w:p"))
    shape = qn("w:txbxContent")
    return [WordParagraph(one) for one in found if next(one.iterancestors(shape), None) is None]


def _cut(run: Any, text: Any, at: int) -> Any:
    """Cut a run before a character of a text in it; return the run that begins with that.

    Where nothing stands before it that is the run itself; where nothing follows the cut it has no
    words, and is not put in.
    """
    words = text.text
    follow = list(text.itersiblings())
    before = [one for one in text.itersiblings(preceding=True) if one.tag != qn("w:rPr")]
    if not at and not before:
        return run
    if at == len(words) and not follow:
        return run
    rest = deepcopy(run)
    for child in list(rest):
        if child.tag != qn("w:rPr"):
            rest.remove(child)
    if words[at:]:
        moved = deepcopy(text)
        moved.text = words[at:]
        moved.set(_PRESERVE, "preserve")
        rest.append(moved)
    rest.extend(follow)
    text.text = words[:at]
    if not words[:at]:
        run.remove(text)
    run.addnext(rest)
    return rest
