"""What a page prints below the last words of a speech: links, adverts, pay-walls."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from converters.importing.page import places
from converters.importing.page.site_lines import SHORT, by_form, strange
from converters.importing.signs import site_phrases
from converters.importing.signs.facts import date_line, organ_in
from converters.importing.signs.people import speaker_line
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi

_ITEM = 8
"""The most hanzi of a line below a speech that is none of it though no page alone has such."""
_BESIDE = 3
"""So near to a line of the page another one belongs to it."""


def below(
    sheet: Worksheet, lines: Sequence[SourceLine], of_page: frozenset[int]
) -> list[SourceLine]:
    """Return the lines without what the page hung on after the last words of the speech.

    Short lines that are no signature, date or note go if one of them has the look of a page, or
    stands beside the lines `of_page`; so do the sentences of a pay-wall, which nobody says. The
    rows of a table never do, nor a line or two right below the last sentence that are but short:
    向英雄致敬 may be the last words.
    """
    if "page-tail" in sheet.off:
        return list(lines)
    end = _before_paywall(lines)
    under = {line.text for line in lines if line.number - 1 in of_page and _is_beneath(line.text)}
    start = _run_back(lines[:end], lambda text: _hung_on(text, beside=text in under))
    hung = lines[start:end]
    near = range(hung[0].number - _BESIDE, hung[-1].number + _BESIDE + 1) if hung else range(0)
    if not _is_hung([line.text for line in hung]) and of_page.isdisjoint(near):
        start = end
    bare = bare_words([line.text for line in lines[start:end] if line.text not in under])
    start += bare if bare < _MENU else 0
    for line in lines[start:]:
        sheet.drop(line.words, "page-tail")
    return list(lines[:start])


def bare_words(texts: Sequence[str]) -> int:
    """Return how many of the first lines are but short: nothing in their form is of a page."""
    return sum(1 for _ in takewhile(lambda text: not _has_form(text), texts))


def _has_form(text: str) -> bool:
    label = _BARE_LABEL.fullmatch(text) or _LABELLED.match(text)
    words = len(set(site_phrases.PAY.findall(text)))
    sold = _is_price(text) or words > 1
    page = label or site_phrases.IMPRINT.fullmatch(text) or by_form(text)
    return bool(page or (sold and _is_offer(text)))


_MENU = 3
"""So many short lines without a stop are a menu of the page; whoever leaves them out tells it."""


_DISTRIBUTION = re.compile(
    r"(?:主报|报|主送|抄送|送|抄报|呈报|发|分送|印发|下发)\s*[:：]\s*[^。！？]{2,120}(?:[。，；]|$)|[（(]?共印\s*\d+\s*份[）)]?"
    r"|[\u4e00-\u9fff]{4,24}(?:办公室|秘书处)?\s*\d{4}年\d{1,2}月\d{1,2}日印发"
)
"""To whom a document goes (抄送机关), below its last words."""


def before_distribution(lines: Sequence[SourceLine]) -> int:
    """Return where the lines begin, below the last words, that say to whom a document went."""
    return _run_back(lines, is_distribution)


def is_distribution(text: str) -> bool:
    """Tell a line that says to whom a document went, or by whom it was printed."""
    return _DISTRIBUTION.fullmatch(text) is not None


_BARE_LABEL = re.compile("附件?[:：]|文档[\u4e00-\u9fff]{2,4}[:：]")
"""A label that a page leaves without a value: of attachments, of what it says of a file."""
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,6}[:：]\s*\S.{0,60}$")
"""A label with its value, such as the address of an office at the foot of its page."""


def _before_paywall(lines: Sequence[SourceLine]) -> int:
    """Return where the lines begin in which a site sells the rest of a text; their number for none.

    The first of them gives itself away; those below it say a word of paying at least.
    """
    start = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        text = lines[index].text
        if site_phrases.ABSTRACT.search(text):
            continue
        if len(text) > SHORT or not site_phrases.PAY.search(text):
            break
        if site_phrases.PAYWALL.search(text) and len(set(site_phrases.PAY.findall(text))) > 1:
            start = index
    return start


def _is_hung(texts: Sequence[str]) -> bool:
    """Tell lines of a page: one gives itself away, or two of them sell."""
    return any(map(_gives_away, texts)) or sum(map(_is_sold, texts)) > 1


def _gives_away(text: str) -> bool:
    """Tell a line that nothing but a page has below a speech."""
    return _is_of_page(text) or (_is_offer(text) and _is_price(text))


def _is_price(text: str) -> bool:
    return bool(site_phrases.PAYWALL.search(text) or _PRICE.fullmatch(text))


_PRICE = re.compile(r"[￥¥]\s*\d[\d.]*\s*\S{0,6}|.{0,6}\d\s*(?:金币|积分|下载券)")


def _is_of_page(text: str) -> bool:
    return strange(text) or by_form(text)


def _run_back(lines: Sequence[SourceLine], may_go: Callable[[str], bool]) -> int:
    start = len(lines)
    while start > 1 and not lines[start - 1].marks.cell and may_go(lines[start - 1].text):
        start -= 1
    return start


def _is_sold(text: str) -> bool:
    return _gives_away(text) or (_is_offer(text) and bool(site_phrases.PAY.search(text)))


def _is_offer(text: str) -> bool:
    """Tell a line so short that it may be what a site offers, and no sentence."""
    return len(text) <= _OFFER and not _STOP.search(text)


_OFFER = 30
_STOP = re.compile("[。！？；]")


def _is_beneath(text: str) -> bool:
    """Tell a line that belongs to that of the page right above it: nobody is spoken to in it."""
    return _is_offer(text) and not _SPOKEN.search(text)


_SPOKEN = re.compile("[我咱你您祝让愿]|大家|同志|各位|朋友")


def _hung_on(text: str, *, beside: bool) -> bool:
    kept = (date_line, speaker_line, organ_in)
    if _BARE_LABEL.fullmatch(text) or site_phrases.IMPRINT.fullmatch(text):
        return True
    return bool(
        (hanzi.count_hanzi(text) <= _ITEM or beside or _is_sold(text) or _LABELLED.match(text))
        and not places.ends_sentence(text)
        and not places.is_counted(text)
        and not site_phrases.THANKS.search(text)
        and text[:1] not in "（("
        and not text.startswith("附")
        and not any(form(text) for form in kept)
    )
