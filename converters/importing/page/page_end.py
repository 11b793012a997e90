"""The end of a page: lists of headlines, links and farewells after the speech."""

import re
from collections.abc import Sequence

from converters.importing.page.site_lines import LINE_RULES, SHORT, promise
from converters.importing.signs import site_phrases
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet


def tail(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without the list of headlines that follows the speech.

    From a line such as 相关文章 on, everything goes if no sentence or table follows; at the very
    end also short lines after a line of such a kind.
    """
    if "page-tail" in sheet.off:
        return list(found)
    below = False
    for index in range(len(found) - 1, max(len(found) - 80, 0), -1):
        line = found[index]
        furnished = any(rule(line.text) for _, rule in LINE_RULES) or _outro(line.text)
        cried = below and bool(_CRIED.fullmatch(line.text))
        ends = line.marks.cell or (_ends_sentence(line.text) and not cried) or len(line.text) > 60
        if ends and (line.marks.cell or not furnished):
            return list(found)
        below = below or furnished
        if site_phrases.TAIL_MARK.match(line.text):
            for other in found[index:]:
                sheet.drop(other.words, "page-tail")
            return tail(sheet, found[:index])
    return list(found)


_CRIED = re.compile("(?!.*(?:谢|祝|再见|我|你|大家|同志))[^。！？；：]{4,30}[！？!?]")
"""A headline that cries or asks, as one does among links; no speaker's last words."""


def _outro(text: str) -> bool:
    """Tell the words with which editors take leave of their readers."""
    return len(text) <= SHORT and promise(text)


def headlines(found: Sequence[SourceLine], openers: Sequence[int]) -> int:
    """Return where the list of headlines begins that ends a part; the number of lines for none.

    It comes after a line such as 相关文章, and holds nothing but short lines without a stop.
    """
    for opener in openers:
        start = next((i for i, line in enumerate(found) if line.number > opener), len(found))
        listed = found[start:]
        before = start >= 2 and _ends_sentence(found[start - 1].text)
        if before and listed and all(_headline(x.text) or _outro(x.text) for x in listed):
            return start
    return len(found)


def _headline(text: str) -> bool:
    return len(text) <= 50 and text[-1] not in "。！？!?；;，,：:" and not is_salutation(text)


def _ends_sentence(text: str) -> bool:
    return text.rstrip("”’\"'）)》").endswith(("。", "！", "？", "!", "?"))
