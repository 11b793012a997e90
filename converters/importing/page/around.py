"""What a page prints above the head and below the last words: menus, its own title, adverts."""

from collections.abc import Callable, Sequence
from itertools import groupby

from converters.importing.page import places
from converters.importing.page.site_lines import by_form, strange
from converters.importing.signs import site_phrases, titles
from converters.importing.signs.facts import date_line, organ_in, speaker_line
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi

_FAR = 150
"""So many lines may a page print above a head."""
_NEAR = 5
"""So many lines after a title its date, its speaker or a salutation follows."""
_RUN = 4
"""So many short lines in a row above a title are a menu."""
_SHORT = 24
"""The most hanzi of a line above a speech that is none of it."""
_ITEM = 8
"""The most hanzi of a line below a speech that is none of it though no page alone has such."""
_BESIDE = 3
"""So near to a line of the page another one belongs to it."""


def above(sheet: Worksheet, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without what the page printed above the title of the speech.

    That is a menu, a line without any hanzi, and whatever says the title again: the title of the
    page, and the sentence in which its editor offers the speech. Other lines stay.
    """
    if "page-head" in sheet.off or (title := _title(lines)) is None:
        return list(lines)
    name = hanzi.fold(titles.core(lines[title].text))
    menu = _menu(lines[:title])
    kept: list[SourceLine] = []
    for index, line in enumerate(lines[:title]):
        folded = hanzi.fold(line.text)
        again = name in folded and folded != name
        if again or index in menu or not hanzi.count_hanzi(line.text):
            sheet.drop(line.words, "page-head")
        else:
            kept.append(line)
    return [*kept, *lines[title:]]


def _title(lines: Sequence[SourceLine]) -> int | None:
    """Return where the title of the speech stands: the last one above the first prose."""
    zone = lines[:_FAR]
    end = next((i for i, line in enumerate(zone) if is_salutation(line.text)), None)
    if end is None:
        end = next((i for i, line in enumerate(zone) if _is_prose(line.text)), len(zone))
    found = [i for i in range(end) if _is_title(zone, i, min(end + 1, len(zone)))]
    return found[-1] if found else None


def _is_prose(text: str) -> bool:
    return hanzi.count_hanzi(text) > _SHORT and places.ends_sentence(text)


def _is_title(zone: Sequence[SourceLine], index: int, end: int) -> bool:
    text = zone[index].text
    if not titles.speech_title(text) or not titles.looks_like_title(text) or "《" in text[1:]:
        return False
    after = (line.text for line in zone[index + 1 : min(index + 1 + _NEAR, end)])
    return any(is_salutation(t) or date_line(t) or speaker_line(t) for t in after)


def _menu(lines: Sequence[SourceLine]) -> set[int]:
    found: set[int] = set()
    for item, run in groupby(enumerate(lines), lambda pair: _is_item(pair[1].text)):
        places_of_run = [index for index, _ in run]
        if item and len(places_of_run) >= _RUN:
            found.update(places_of_run)
    return found


def _is_item(text: str) -> bool:
    return (
        hanzi.count_hanzi(text) <= _SHORT
        and not places.ends_sentence(text)
        and not places.is_counted(text)
        and not titles.speech_title(text)
        and not date_line(text)
    )


def below(
    sheet: Worksheet, lines: Sequence[SourceLine], of_page: frozenset[int]
) -> list[SourceLine]:
    """Return the lines without what the page hung on after the last words of the speech.

    Short lines that are no signature, date or note go if one of them has the look of a page, or
    stands beside the lines `of_page`; so do the sentences of a pay-wall, which nobody says.
    """
    if "page-tail" in sheet.off:
        return list(lines)
    end = len(lines)
    while end and site_phrases.PAYWALL.search(lines[end - 1].text):
        end -= 1
    start = _run_back(lines[:end], _hung_on)
    hung = lines[start:end]
    near = range(hung[0].number - _BESIDE, hung[-1].number + _BESIDE + 1) if hung else range(0)
    if not any(_is_of_page(line.text) for line in hung) and of_page.isdisjoint(near):
        start = end
    for line in lines[start:]:
        sheet.drop(line.words, "page-tail")
    return list(lines[:start])


def _is_of_page(text: str) -> bool:
    return strange(text) or by_form(text)


def _run_back(lines: Sequence[SourceLine], may_go: Callable[[str], bool]) -> int:
    start = len(lines)
    while start > 1 and may_go(lines[start - 1].text):
        start -= 1
    return start


def _hung_on(text: str) -> bool:
    kept = (date_line, speaker_line, organ_in)
    return (
        (hanzi.count_hanzi(text) <= _ITEM or _is_of_page(text))
        and not places.ends_sentence(text)
        and not places.is_counted(text)
        and not site_phrases.THANKS.search(text)
        and text[:1] not in "（("
        and not text.startswith("附")
        and not any(form(text) for form in kept)
    )
