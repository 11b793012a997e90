"""Where a line stands: amid the words of a speech, or above, below and beside them.

What web pages put around a speech is told by its place and by its form, never by a word in it: a
speaker too says 微信公众号, 举报电话 and 联系我们.
"""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi

SPOKEN_FORMATS = frozenset({"docx", "pdf", "md"})
"""What people write and hand on: a page has put nothing among its lines."""
_PROSE = 25
"""So many hanzi with a sentence among them are no item of a page."""
_MENU = 3
"""So many short lines in a row, most of them furniture, are a menu."""
_ITEM = 16
"""The most hanzi of an item of a menu."""
_SENTENCE = re.compile(r"[。！？!?；;：:，,、]")
_ENDED = re.compile(r"[。！？!?；;…：:][”’」』）)]*$")
_COUNTED = re.compile(
    r"(?:第?[一二三四五六七八九十百]{1,3}|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2})"
    r"\s*[、.．，,是要\s　]|[一二三四五六七八九十]{1,2}[是要]|[①-⑳]"
)


def ends_sentence(text: str) -> bool:
    """Tell a line that ends as a sentence does, or leads on to the next line."""
    return bool(_ENDED.search(text))


def is_counted(text: str) -> bool:
    """Tell a line that begins with an ordinal, as headings and items of a speech do."""
    return bool(_COUNTED.match(text))


def amid(found: Sequence[SourceLine], strange: Callable[[str], bool]) -> list[bool]:
    """Return for each line whether it stands amid a speech: after its first words, before its last.

    The first words are a salutation or a paragraph of prose. `strange` tells a line that no
    speaker says, by its form alone; the last words are the last sentence that is none.
    """
    first = next((i for i, line in enumerate(found) if _opens(line.text, strange)), len(found))
    ends = (i for i in range(len(found) - 1, first, -1) if _speaks(found[i].text, strange))
    last = next(ends, first)
    return [first <= index <= last for index in range(len(found))]


def _opens(text: str, strange: Callable[[str], bool]) -> bool:
    if is_salutation(text):
        return True
    prose = hanzi.count_hanzi(text) >= _PROSE and re.search("[。！？]", text)
    return bool(prose) and not strange(text)


def _speaks(text: str, strange: Callable[[str], bool]) -> bool:
    return ends_sentence(text) and hanzi.count_hanzi(text) >= 2 and not strange(text)


def menus(found: Sequence[SourceLine], strange: Callable[[str], bool]) -> set[int]:
    """Return the places of lines that stand in a menu: a run of short lines without any sentence.

    Half of them at least have the form of furniture; a counted line ends the run.
    """
    inside: set[int] = set()
    for short, run in groupby(enumerate(found), lambda pair: _is_item(pair[1].text)):
        places = [index for index, _ in run]
        told = sum(strange(found[index].text) for index in places)
        if short and len(places) >= _MENU and told * 2 >= len(places):
            inside.update(places)
    return inside


def _is_item(text: str) -> bool:
    return (
        hanzi.count_hanzi(text) <= _ITEM
        and not _SENTENCE.search(text.rstrip("：:"))
        and not is_counted(text)
        and not is_salutation(text)
    )
