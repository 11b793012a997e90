"""Head and signature that stand in the frame of a page, above and below its article."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from converters.importing.signs import titles
from converters.importing.signs.facts import date_line, organ_in
from converters.importing.signs.people import office, speaker_line, stated
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi

_PROSE = 40
"""So many characters a line of an article has; what is shorter above it is its head."""
_TELLING = 8
"""So many hanzi of the page's own title are no name of a site or column."""


def with_head(found: Sequence[SourceLine], page_title: str) -> list[SourceLine]:
    """Return the lines; the title above an article without one, and facts below, are of it.

    Many sites set the title of a text in a cell or block beside that of its words. It is the last
    line above them that is no link and either says that it is a speech's or is the page's own.
    """
    if not any(line.aside for line in found):
        return list(found)
    body = next((at for at, line in enumerate(found) if _is_prose(line)), 0)
    title = _title(found[:body], hanzi.fold(page_title))
    if title is None:
        return list(found)
    start = _beginning(found, title, hanzi.fold(page_title))
    head = {*range(start, title + 1), *_facts(found, title + 1, body)}
    return [replace(line, aside=line.aside and at not in head) for at, line in enumerate(found)]


def with_tail(found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines; a signature, and a date below it, right below an article are of it.

    A date alone is the page's, and so is an organ without one, which keeps the site.
    """
    end = max((at + 1 for at, line in enumerate(found) if not line.aside), default=len(found))
    below = list(takewhile(_is_signed, found[end : end + _SIGNED]))
    named = [line.text for line in below if not _is_day(line.text)]
    dated = len(named) < len(below)
    if not named or not (dated or all(map(_is_person, named))):
        return list(found)
    tail = range(end, end + len(below))
    return [replace(line, aside=line.aside and at not in tail) for at, line in enumerate(found)]


_SIGNED = 4
"""So many lines a signature has at most."""


def _is_signed(line: SourceLine) -> bool:
    text = line.text
    return not line.marks.link and (_is_day(text) or _is_person(text) or organ_in(text) == text)


def _is_day(text: str) -> bool:
    return "年" in text and date_line(text) is not None


def _is_person(text: str) -> bool:
    """Tell a name with its office, and an office behind which the name is drawn: 校长：."""
    named = speaker_line(text)
    held = text.rstrip().endswith((":", "：")) and office(re.sub(r"[\s:：]", "", text))
    return held or (named is not None and bool(named[1]))


def _is_prose(line: SourceLine) -> bool:
    return not line.aside and (len(line.text) > _PROSE or is_salutation(line.text))


def _title(above: Sequence[SourceLine], page: str) -> int | None:
    """Return the place of the title; one in the article goes before one in the frame."""
    found = [at for at, line in enumerate(above) if _is_title(line, page)]
    own = [at for at in found if not above[at].aside]
    return next(reversed(own or found), None)


def _is_title(line: SourceLine, page: str) -> bool:
    text = line.text
    if line.aside and line.marks.link:
        return False
    return titles.speech_title(text) or _is_of(text, page, _TELLING)


def _is_of(text: str, page: str, least: int) -> bool:
    return bool(page) and hanzi.holds_hanzi(text, least) and hanzi.fold(text) in page


def _beginning(found: Sequence[SourceLine], title: int, page: str) -> int:
    """Return where a title of several lines begins, which the page has as one."""
    words, start = found[title].text, title
    if title and titles.is_subtitle(words) and _above(found[title - 1]):
        return title - 1
    while start and not found[start - 1].marks.link and _is_of(found[start - 1].text, page, 2):
        words = f"{found[start - 1].text}{words}"
        if not _is_of(words, page, _TELLING):
            break
        start -= 1
    return start


def _above(line: SourceLine) -> bool:
    """Tell the title above a subtitle: what says what the speech is about."""
    return titles.looks_like_title(line.text) and not line.marks.link


def _facts(found: Sequence[SourceLine], start: int, end: int) -> list[int]:
    """Return the places of lines that tell date, speaker or subtitle; a bare date is the page's."""
    return [at for at in range(start, end) if _is_fact(found[at].text)]


def _is_fact(text: str) -> bool:
    if titles.is_subtitle(text):
        return True
    if text[:1] in "（(":
        return stated(text) is not None
    named = speaker_line(text)
    return named is not None and bool(named[1])
