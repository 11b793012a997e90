"""Whether a file that came back is of the speech at all; others are not compared at length."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from converters.errors import SourceError
from converters.readers.revisions import views
from converters.readers.revisions.model import Returned
from converters.readers.revisions.views import Standing
from converters.speech.bare import letters

_TOGETHER = 4
"""As many characters in a row are looked for."""
_TELLING = 8
"""A paragraph of fewer characters tells nothing: many speeches have 同志们 and 谢谢大家."""
_ENOUGH = 5
"""With fewer paragraphs that tell something all may have been rewritten."""
SHARE = 3
"""One of so many paragraphs of the base must be found again."""


def refuse_others(base: Returned, back: Returned) -> None:
    """Raise SourceError, which names the speech, if too few paragraphs of the base came back.

    One is found again if half of it is there in any order, whether struck out or not.
    """
    paragraphs = list(filter(is_telling, _words(views.refused(base.line))))
    held = {
        part
        for state in (views.refused(back.line), views.accepted(back.line))
        for words in _words(state)
        for part in _parts(words)
    }
    found = sum(_is_there(words, held) for words in paragraphs)
    if len(paragraphs) >= _ENOUGH and found * SHARE < len(paragraphs):
        meant, says = base.origin.id, back.origin.id
        raise SourceError(
            f"这不是 {meant} 的回稿：原稿 {len(paragraphs)} 段，里面只找到 {found} 段"
            f"{f'；文件里写的编号是 {says}' if says not in ('', meant) else ''}",
            "请看是否拿错了文件；全文重写了的，请用 huibian import 导入成新的一篇",
        )


def is_telling(words: str) -> bool:
    """Return whether words, as `letters`, are so many that they hardly stand in another speech.

    >>> is_telling("同志们"), is_telling("全县五百六十名代表认真履职")
    (False, True)
    """
    return len(words) >= _TELLING


def is_alike(one: str, other: str) -> bool:
    """Return whether a paragraph is found again in another one, both long enough to tell.

    >>> is_alike("全县五百六十名代表认真履职。", "全县五百七十名代表认真履职。")
    True
    """
    words = letters(one)
    return is_telling(words) and _is_there(words, _parts(letters(other)))


def _words(paragraphs: Sequence[Standing]) -> Iterator[str]:
    """Yield the words of each paragraph without blanks and signs, those of a table together."""
    for table, group in groupby(paragraphs, lambda one: one.cell and one.cell.table):
        each = [letters(one.text) for one in group]
        yield from each if table is None else ["".join(each)]


def _parts(words: str) -> set[str]:
    return {words[at : at + _TOGETHER] for at in range(len(words) - _TOGETHER + 1)}


def _is_there(words: str, held: set[str]) -> bool:
    parts = _parts(words)
    return 2 * len(parts & held) >= len(parts)
