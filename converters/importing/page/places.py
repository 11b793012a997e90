"""Where a line stands: amid the words of a speech, or above, below and beside them.

What web pages put around a speech is told by its place and by its form, never by a word in it: a
speaker too says 微信公众号, 举报电话 and 联系我们.
"""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from converters.importing.signs import part_markers, titles
from converters.importing.signs.facts import date_line
from converters.importing.signs.people import speaker_line
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi

SPOKEN_FORMATS = frozenset({"docx", "pdf", "md"})
"""What people write and hand on: a page has put nothing among its lines."""
_PROSE = 25
"""So many hanzi with a sentence among them are no item of a page."""
_MENU = 3
"""So many short lines in a row, most of them furniture, are a menu."""
_HEAD = 150
"""So far down a page its head may stand."""
_ITEM = 16
"""The most hanzi of an item of a menu."""
_SENTENCE = re.compile(r"[。！？!?；;：:，,、]")
_ENDED = re.compile(r"[。！？!?；;…：:][”’」』）)]*$")
_STOPPED = re.compile(r"[。！？!?…][”’」』）)]*$")
_FULL_STOP = re.compile("[。！？]")
_COUNTED = re.compile(
    r"(?:第?[一二三四五六七八九十百]{1,3}|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2})"
    r"\s*[、.．，,是要\s　]|[一二三四五六七八九十]{1,2}[是要]|[①-⑳]"
)


def ends_sentence(text: str) -> bool:
    """Tell a line that ends as a sentence does, or leads on to the next line."""
    return bool(_ENDED.search(text))


def is_sentence(text: str) -> bool:
    """Tell a line that ends with the mark of a sentence."""
    return bool(_STOPPED.search(text))


def is_counted(text: str) -> bool:
    """Tell a line that begins with an ordinal, as headings and items of a speech do."""
    return bool(_COUNTED.match(text))


def amid(
    found: Sequence[SourceLine], by_form: Callable[[str], bool], strange: Callable[[str], bool]
) -> list[bool]:
    """Return for each line whether it stands amid a speech: after its first words, before its last.

    The first words are a salutation, a paragraph of prose, or the first sentence below a head.
    `by_form` tells a line that no speaker says, by its form alone, `strange` one that has the look
    of furniture. The last words are the last sentence that is no furniture; a strange one after
    them is spoken too unless lines of the page stand between.
    """
    first = _first(found, by_form)
    ends = (i for i in range(len(found) - 1, first, -1) if _speaks(found[i].text, strange))
    last = next(ends, first)
    for index in range(last + 1, len(found)):
        if by_form(found[index].text):
            break
        last = index if _speaks(found[index].text, by_form) else last
    return [first <= index <= last for index in range(len(found))]


def _first(found: Sequence[SourceLine], by_form: Callable[[str], bool]) -> int:
    """Return where the first words stand; the number of lines if there are none."""
    headed = False
    for index, line in enumerate(found):
        if _opens(line.text, by_form) or (headed and _speaks(line.text, by_form)):
            return index
        headed = headed or (index < _HEAD and _of_head(line.text))
    return len(found)


def _of_head(text: str) -> bool:
    if titles.speech_title(text) or date_line(text) or speaker_line(text):
        return True
    return any(part_markers.marker_of(form, 0, text) for form in part_markers.FORMS)


def _opens(text: str, strange: Callable[[str], bool]) -> bool:
    if is_salutation(text):
        return True
    prose = len(text) >= _PROSE and _FULL_STOP.search(text) and hanzi.count_hanzi(text) >= _PROSE
    return bool(prose) and not strange(text)


def _speaks(text: str, strange: Callable[[str], bool]) -> bool:
    return ends_sentence(text) and hanzi.count_hanzi(text) >= 2 and not strange(text)


def goes_on(found: Sequence[SourceLine], index: int) -> bool:
    """Tell a line that goes on with the sentence that the line before it broke off."""
    before = found[index - 1].text if index else ""
    broken = len(before) >= _BROKEN and (hanzi.is_hanzi(before[-1]) or before[-1] in "，、")
    return broken and not is_counted(before) and hanzi.is_hanzi(found[index].text[0])


_BROKEN = 25
"""So long a line without an end is a sentence broken off."""


def menus(found: Sequence[SourceLine], strange: Callable[[str], bool]) -> set[int]:
    """Return the places of lines that stand in a menu: a run of short lines without any sentence.

    Half of them at least have the form of furniture; a counted line ends the run.
    """
    inside: set[int] = set()
    for short, run in groupby(enumerate(found), lambda pair: _is_item(pair[1].text)):
        places = [index for index, _ in run] if short else []
        if len(places) < _MENU:
            continue
        if sum(strange(found[index].text) for index in places) * 2 >= len(places):
            inside.update(places)
    return inside


_ROW = re.compile(r"\s*[|｜][^|｜]*(?:[|｜][^|｜]*)+[|｜]\s*")


def table_rows(found: Sequence[SourceLine]) -> set[int]:
    """Return the places of rows of tables typed with strokes: two or more of as many cells."""
    inside: set[int] = set()
    for cells, run in groupby(enumerate(found), lambda pair: _cells(pair[1].text)):
        places = [index for index, _ in run]
        if cells and len(places) > 1:
            inside.update(places)
    return inside


def _cells(text: str) -> int:
    strokes = text.count("|") + text.count("｜")
    return strokes if strokes > 1 and _ROW.fullmatch(text) else 0


def _is_item(text: str) -> bool:
    return (
        not _SENTENCE.search(text.rstrip("：:"))
        and hanzi.count_hanzi(text) <= _ITEM
        and not is_counted(text)
        and not is_salutation(text)
    )
