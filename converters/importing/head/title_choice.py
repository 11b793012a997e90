"""Which line of a head is the title: the best among those that may be one, read as a whole."""

import re
from collections.abc import Sequence, Set
from itertools import groupby, takewhile

from converters.checks import disclosure
from converters.importing.head.line_sorts import BODY, FACTS, STAMP, Sort, is_column
from converters.importing.page.site_lines import is_labelled, promise
from converters.importing.signs import titles
from converters.importing.signs.facts import organ_in
from converters.importing.signs.people import office
from converters.importing.signs.vocabulary import AT_MEETING, CLAUSE, KINDS
from converters.importing.text.lines import SourceLine
from converters.readers.raw import LineRole
from converters.speech import hanzi

_SPEECH, _DOCUMENT, _BESIDE, _UNDER = 6, 2, 2, 4
"""What speaks for a title: the words of a speech's, a document's, a fact or a subtitle below it."""
_COLUMN, _ORGAN, _LATE, _MENU, _BREATH = -5, -3, -3, -4, -8
"""What speaks against: a label of a column, an organ, facts of another title above, a cry."""
_TELLING = 6


def choose(lines: Sequence[SourceLine], sorts: Sequence[Sort], end: int) -> int | None:
    """Return where the title stands among the lines above `end`; None if none can be one."""
    named = [at for at in range(end) if _may_be(lines[at].text, sorts, at)]
    if not named:
        return None
    menu = _in_menus(lines, sorts)
    worths = {at: _worth(lines, sorts, at, end, menu) for at in named}
    best = max(
        named, key=lambda at: (worths[at], hanzi.count_hanzi(titles.core(lines[at].text)), at)
    )
    if worths[best] < 0:
        return None
    return best - 1 if _has_theme(lines, sorts, best) else best


def styled(lines: Sequence[SourceLine]) -> range:
    """Return where the title stands that is one by its style, on a line or more."""
    of_title = [line.marks.role is LineRole.TITLE for line in lines]
    first = of_title.index(True) if any(of_title) else 0
    return range(first, first + sum(1 for _ in takewhile(bool, of_title[first:])))


def _may_be(text: str, sorts: Sequence[Sort], at: int) -> bool:
    if sorts[at] is Sort.SITE:
        return is_column(text)
    if _PAIRS.fullmatch(text) or disclosure.is_mark(text):
        return False
    return sorts[at] is Sort.TITLE or (
        sorts[at] in (Sort.PROSE, Sort.OTHER)
        and len(text) <= _CRY
        and titles.looks_like_title(text.rstrip("？！?!"))
    )


_CRY = 40
_PAIRS = re.compile(r"(?:[\u4e00-\u9fff]{2,4}[:：]\s*[^\s:：]{1,20}(?:\s+|$)){2,}")
"""Labels and what they say, several in a row: 班级：高一（3）班 姓名：…"""
_NEWS = re.compile(
    r"召开|举行|举办|出席|强调|讲话|致辞|发表|开幕|闭幕|我[市县区校省局院]|圆满|顺利|隆重|要求|指出|调研|转[载帖发]"
)


def _has_theme(lines: Sequence[SourceLine], sorts: Sequence[Sort], title: int) -> bool:
    """Tell a title that says what the speech is about, above 在全县工作会议上的讲话 without dashes.

    A headline of news is none, and no name of a site, a column or an organ.
    """
    if title != 1 or sorts[0] is not Sort.TITLE or not lines[title].text.startswith("在"):
        return False
    text = lines[0].text
    return (
        _THEME <= hanzi.count_hanzi(text) <= _CRY
        and titles.speech_title(lines[title].text)
        and not (titles.speech_title(text) or titles.document_kind(text) or _is_mark(text))
        and not _NO_THEME_SIGN.search(text)
        and _NEWS.search(text) is None
        and not titles.repeats(text, lines[title].text)
    )


_THEME = 8
_NO_THEME_SIGN = re.compile("[《》|｜：:]")


def _is_mark(text: str) -> bool:
    """Tell what an office sets above a title: its own name, or a mark of secrecy."""
    return _is_organ(text) or disclosure.is_mark(text)


def _is_organ(text: str) -> bool:
    """Tell an organ, and the mark that an organ sets above what it issues (某县人民政府文件)."""
    return organ_in(text.removesuffix("文件")) is not None


def _worth(
    lines: Sequence[SourceLine], sorts: Sequence[Sort], at: int, end: int, menu: Set[int]
) -> int:
    text = lines[at].text
    below = next((i for i in range(at + 1, end) if sorts[i] is not Sort.REMARK), end)
    fact = below < end and sorts[below] in FACTS and not STAMP.fullmatch(lines[below].text)
    document = titles.document_kind(text) is not None
    speech = titles.speech_title(text) and not document  # 关于印发在…上的讲话的通知
    signs = (
        (_SPEECH, speech or (text in KINDS and at + 1 == end)),
        (_DOCUMENT, document),
        (_SPEECH + _UNDER, below < end and sorts[below] is Sort.SUBTITLE),
        (_BESIDE, fact or below == end),
        (_COLUMN, is_column(text) and text not in KINDS),
        (_ORGAN, _is_organ(text)),
        (_MENU, at in menu),
        (_BREATH, text[-1] in "？！?!" and not fact),
        (_LATE, _under_another(lines, sorts, at)),
    )
    return sum(worth for worth, told in signs if told)


_RUN, _ITEM = 4, 8
"""So many lines in a row, of so few hanzi, are a menu."""


def _in_menus(lines: Sequence[SourceLine], sorts: Sequence[Sort]) -> set[int]:
    """Return the items of menus: each in a run of very short lines that are no facts."""
    return menus([line.text for line in lines], sorts, _ITEM)


def menus(texts: Sequence[str], sorts: Sequence[Sort], longest: int) -> set[int]:
    """Return which lines stand in a run of short ones of at most `longest` hanzi."""
    found: set[int] = set()
    pairs = enumerate(zip(texts, sorts, strict=True))
    for item, run in groupby(pairs, lambda pair: _is_item(pair[1][0], pair[1][1], longest)):
        places = [index for index, _ in run]
        after = places[-1] + 1
        facts = after < len(sorts) and sorts[after] in (Sort.FACT, Sort.SUBTITLE)
        if item and facts and _may_be(texts[places[-1]], sorts, places[-1]):
            places.pop()  # it is the title to which the fact belongs
        elif item and len(places) > _RUN and _outgrows([texts[at] for at in places]):
            places.pop()
        if item and len(places) >= _RUN:
            found.update(places)
    return found


def _outgrows(run: Sequence[str]) -> bool:
    """Tell a last line longer than all items above it: half of a title below a menu."""
    *items, last = map(hanzi.count_hanzi, run)
    return last > _SHORT_ITEM >= max(items)


def _is_item(text: str, sort: Sort, longest: int) -> bool:
    short = sort in _ITEMS and hanzi.count_hanzi(text) <= longest
    return short and not (_is_clause(text) or titles.speech_title(text))


def _is_clause(text: str) -> bool:
    """Tell what stands in a title and in no menu, however short it is: 抓住机遇, 扛起责任，."""
    return text[-1] in _CLAUSE_ENDS or bool(CLAUSE.match(text))


_ITEMS = frozenset({Sort.TITLE, Sort.SITE, Sort.OTHER})
_CLAUSE_ENDS = "，、"


def _under_another(lines: Sequence[SourceLine], sorts: Sequence[Sort], at: int) -> bool:
    """Tell a line below the subtitle or the facts of a title that stands above it."""
    facts = [i for i in range(at) if sorts[i] in FACTS and sorts[i] is not Sort.REMARK]
    return any(
        i > 0 and sorts[i - 1] is Sort.TITLE and len(lines[i - 1].text) >= _TELLING for i in facts
    )


def halves(
    lines: Sequence[SourceLine],
    sorts: Sequence[Sort],
    title: int,
    end: int,
    items: frozenset[int],
) -> int:
    """Return where a title begins that is printed on several lines, each a clause of it.

    So it is where a subtitle stands below, and no line by itself is the title of a speech. `items`
    are the lines of the page that are items of menus, the last of which may not have been known.
    """
    if not (title + 1 < end and sorts[title + 1] is Sort.SUBTITLE and _is_half(lines[title].text)):
        return title
    menu = _in_menus(lines[: title + 1], sorts[: title + 1])
    first = title
    items |= {lines[at].number for at in range(title) if sorts[at] is Sort.SITE}
    while first and sorts[first - 1] in (Sort.TITLE, Sort.OTHER) and first - 1 not in menu:
        above, below = lines[first - 1], lines[first]
        if (
            not _is_half(above.text)
            or titles.repeats(above.text, below.text)
            or (below.gap and not lines[title + 1].gap)
            or _ends_menu(above, below.text, items)
        ):
            break
        first -= 1
    return first


def _ends_menu(line: SourceLine, below: str, items: frozenset[int]) -> bool:
    """Tell the last item of a menu from half a title, which is a clause as the one below is."""
    length = hanzi.count_hanzi(line.text)
    if length > _SHORT_ITEM or length == hanzi.count_hanzi(below) or _is_clause(line.text):
        return False
    return all(line.number - step in items for step in range(1, _MENU_ROW + 1))


_MENU_ROW = 3
"""So many items in a row are a menu."""


def _is_half(text: str) -> bool:
    return (
        4 <= hanzi.count_hanzi(text) <= _HALF
        and titles.looks_like_title(text.rstrip("，、"))
        and not (titles.speech_title(text) or is_column(text) or _NO_HALF.search(text))
        and organ_in(text) is None
    )


_NO_HALF = re.compile(r"[《|｜：:\d]")


def theme(lines: Sequence[SourceLine], sorts: Sequence[Sort], title: int, end: int) -> int:
    """Return where the clauses end that stand right below a title and say what it is about.

    They are a subtitle that no dash begins: its title says where the speech was held, and a fact
    or the salutation stands below them.
    """
    first, name = title + 1, lines[title].text
    at = first
    while at < min(end, first + _THEME_LINES) and sorts[at] is Sort.TITLE:
        if not _is_theme(lines[at].text) or titles.repeats(lines[at].text, name):
            break
        at += 1
    below = sorts[at] if at < len(sorts) else Sort.OTHER
    framed = below in (Sort.FACT, Sort.LABELLED, Sort.REMARK, Sort.SALUTATION)
    return at if framed and AT_MEETING.search(name) else first


_THEME_LINES, _CLAUSE_LEAST = 3, 4
_PARTING = re.compile(r"[\s，、]+")
_NO_THEME = re.compile("[班组级]$|[A-Za-z*×/／]")
"""How the name of a class or group ends, which is whose the speech is; and a mask."""


def _is_theme(text: str) -> bool:
    clauses = _PARTING.split(text)
    said = _is_half(text) and all(hanzi.count_hanzi(one) >= _CLAUSE_LEAST for one in clauses)
    return said and not _NO_THEME.search(text) and not (office(text) or _NEWS.search(text))


_SHORT_ITEM = 6
"""A line of so few hanzi right below a menu is its last item rather than half a title."""
_HALF = 26


def ends_head(sorts: Sequence[Sort]) -> int:
    """Return where the body begins: with the salutation, else with the first prose or heading.

    Prose above a salutation is the body's if there is more of it than a note of editors has.
    """
    salutation = next((i for i, sort in enumerate(sorts) if sort is Sort.SALUTATION), None)
    first = next((i for i, sort in enumerate(sorts) if sort in BODY), len(sorts))
    if salutation is None:
        return first
    said = [i for i in range(salutation) if sorts[i] in (Sort.PROSE, Sort.HEADING)]
    return salutation if len(said) <= _NOTES else first


_NOTES = 2


def issues(title: SourceLine | None, line: SourceLine, sorts: Sequence[Sort]) -> bool:
    """Tell the words with which a document issues what it is about from the note of an editor.

    Below the title of a notice, 现将《办法》印发给你们 is what it has to say, if nobody is spoken
    to further down; `sorts` are those of the lines from this one on.
    """
    said = _ISSUED.match(line.text) and Sort.SALUTATION not in sorts
    of_document = said and title and titles.document_kind(title.text)
    return bool(of_document) and not (is_labelled(line.text) or promise(line.text))


_ISSUED = re.compile(
    "[^。！？]{0,80}(?:现将|现把|现予|特将|今将)[^。！？]{0,80}(?:[印转]发|[发公]布|如下|学习)"
)
