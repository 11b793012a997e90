"""Titles run together in one line: which of them is the title."""

import re

from converters.importing.passage import Passage
from converters.importing.signs.titles import repeats, speech_title
from converters.importing.signs.vocabulary import KINDS

_KIND = "|".join(KINDS)
_RUN_TOGETHER = re.compile(
    rf"(?:范文稿|范文|讲话稿|发言稿|致辞稿)(?:集锦|大全|合集|汇编|汇总)?(?![】\])）])(?=[^，。]{{4,60}}(?:{_KIND}))"
)
_ENDED = re.compile(rf"(?:{_KIND})稿?\s*")


_LAST = re.compile(r"(?<=\s)\S+(?=\s*$)")


def last_of_run(words: Passage) -> tuple[Passage | None, Passage]:
    """Return the titles run together before the last one, and the last one.

    >>> from converters.importing.passage import whole
    >>> [p.text for p in last_of_run(whole("讲话范文在市人大会议上的讲话"))]
    ['讲话范文', '在市人大会议上的讲话']
    """
    cuts = [match.end() for match in _RUN_TOGETHER.finditer(words.text)]
    cut = cuts[-1] if cuts else _doubled(words.text)
    return (words.cut(0, cut), words.cut(cut)) if cut else (None, words)


def _doubled(text: str) -> int:
    """Return where a title begins again, with other words of little weight; 0 for a single one.

    >>> _doubled("县长在春耕会上讲话县长在春耕会上的讲话"), _doubled("在春耕会上的讲话提纲")
    (9, 0)
    """
    for ended in _ENDED.finditer(text):
        first, second = text[: ended.end()].rstrip(), text[ended.end() :]
        if not (speech_title(first) and speech_title(second)):
            continue
        if repeats(first, second) or repeats(second, first):
            return ended.end()
    last = _LAST.search(text)
    again = last is not None and speech_title(last[0]) and last[0] in text[: last.start()]
    return last.start() if last and again else 0
