"""A head that runs together in one line: where title, subtitle, date, speaker, salutation end."""

import re
from collections.abc import Iterator
from functools import lru_cache

from converters.importing.head.line_sorts import is_remark
from converters.importing.signs import titles
from converters.importing.signs.facts import LABEL, WHEN, is_unknown_date, place_beside
from converters.importing.signs.people import speaker_line, stated
from converters.importing.signs.vocabulary import KINDS, is_salutation

_KIND = re.compile(
    rf"(?:{'|'.join(sorted(KINDS, key=len, reverse=True))})(?:提纲|要点|摘要|摘录|实录)?"
)
_BRACKET = re.compile(r"\s*[（(][^（）()。]{3,70}[）)]")
_DASH = re.compile(r"—\s*—(?:\s*—)?|──|－－|--|―")
_SUBTITLE = re.compile(
    rf"\s*(?:(?:{_DASH.pattern})"
    r"\s*[^。]{0,30}?|(?=\d{4}\s*年|[一二][〇零○一二三四五六七八九]{3}年)[^。]{6,24}?)"
    rf"在[^。]{{4,70}}?(?:(?:上|时)?的?(?:{_KIND.pattern})|(?:会议|大会|会|典礼|仪式)上(?!的))"
)
_SALUTED = re.compile(
    r"(?:尊敬的|敬爱的|亲爱的)?(?:各位|同志们|代表们|老师们|同学们|朋友们|女士们|全体)[^。：:；]{0,40}[：:！]"
)
_LABEL = re.compile(rf"[【\[]?\s*(?:{LABEL}|主讲)\s*(?:[】\]]\s*[:：]?|[:：]|(?=[（(]))")
_NOTED = re.compile(r"(?:现将|现把|现摘录|现予|特将|今将)[^。]{4,90}[。！]")
_BUTTONS = r"[\[【（(]\s*(?:字[号体]|大\s*中\s*小|打印|关闭)[^\]】）)]{0,20}[\]】）)]\s*"
_BUTTON = re.compile(_BUTTONS)
_STRAY = re.compile(
    rf"\d{{5,}}\s*(?=[\u4e00-\u9fff])(?!年)|(?:领导|重要|工作)?(?:讲话|文稿|活动|专题)\s+(?=在|关于)|{_BUTTONS}"
)
"""A number, the label of a column, buttons: what a page puts beside a head."""
_TAKEN_DOWN = re.compile(
    r"(?:[本此]文)?根?据[^\s。，]{0,12}(?:录音|记录|速记)[^\s。，]{0,6}整理(?:，[^。\s]{2,16})?(?=\s)"
)
"""A remark of an editor without brackets."""
_PAGE_TITLE = re.compile(r"[^《》。]{2,24}《(?P<title>[^《》。]{6,60})》\s*")
_PROMISED = re.compile(
    r"[^。：]{0,8}小编|(?:下面|以下|下文)(?:就?是|为)|(?:这|[此本][文篇])(?:是|为|系)"
)
"""How a sentence begins in which an editor names the title of what follows."""
_HEAD_LENGTH = 160
"""So many characters a head may take up in a line."""
_TITLE_LENGTH, _WHO = 90, 40


def cut(text: str) -> int:
    """Return where the first of the things said in a line of a head ends; 0 if there is but one.

    >>> text = "在全县会议上的讲话（2021年3月8日）县长 周明远同志们：今天开会。"
    >>> text[: cut(text)], cut("今天开会。")
    ('在全县会议上的讲话', 0)
    """
    end = _end_of_first(text[:_HEAD_LENGTH])
    return end if end < len(text.rstrip()) else 0


@lru_cache(maxsize=256)  # the verdict asks first, then the head
def _end_of_first(head: str) -> int:
    if _PROMISED.match(head):
        return 0
    if label := _LABEL.match(head):
        return _end_of_label(head, label.end())
    if WHEN.match(head) or _BRACKET.match(head):
        return _end_of_fact(head) or _end_of_subtitle(head)
    if dash := _DASH.match(head):
        return _end_of_subtitle(head) or _after(dash.end(), _end_of_speaker(head[dash.end() :]))
    return _end_of_note(head) or _end_of_title(head) or _end_of_speaker(head)


def _after(start: int, length: int) -> int:
    return start + length if length else 0


def pieces(text: str) -> list[str]:
    """Return what is said in a line of a head, one thing after the other.

    >>> pieces("在全县会议上的讲话（2021年3月8日）县长 周明远 同志们：今天开会。")
    ['在全县会议上的讲话', '（2021年3月8日）', '县长 周明远', '同志们：今天开会。']
    """
    found: list[str] = []
    while text and not stated(text) and (end := cut(text)):
        found.append(text[:end].strip())
        text = text[end:].lstrip()
    return [*found, text]


def _end_of_label(text: str, start: int) -> int:
    """Return where the value of a label ends: at the next label, a salutation, wide space."""
    if within := _BRACKET.match(text, start):
        return within.end()
    further, saluted = _LABEL.search(text, start), _saluted(text)
    wide, value = _WIDE_SPACE.search(text, start), _VALUE.match(text, start)
    if value and (_is_fact(value[1]) or place_beside(value[1], inside=False)):
        return value.end(1)
    ends = [m.start() for m in (further,) if m] + [m.end() for m in (wide,) if m]
    ends += [saluted] if saluted is not None and saluted > start else []
    return min(ends, default=0)


_WIDE_SPACE = re.compile(r"\S\s{2,}(?=\S)")
_VALUE = re.compile(r"\s*(\S{2,20})\s")


def _end_of_note(text: str) -> int:
    """Return where an editor's sentence ends, or a page's title that the next one repeats."""
    if said := _NOTED.match(text) or _STRAY.match(text) or _TAKEN_DOWN.match(text):
        return said.end()
    above = _ABOVE_TITLE.match(text)
    if above and speaker_line(above[1]):
        return above.end()
    page = _PAGE_TITLE.match(text)
    return page.end() if page and text.startswith(page["title"], page.end()) else 0


_ABOVE_TITLE = re.compile(r"(\S.{1,40}?)\s+(?=在|关于)")


def _leads_on(rest: str) -> bool:
    """Tell what may follow upon a title: a subtitle, a fact, a salutation."""
    apart, rest = rest[:1].isspace(), rest.lstrip()
    if _DASH.match(rest) or WHEN.match(rest) or _saluted(rest) == 0:
        return True
    bracket = _BRACKET.match(rest)
    if bracket:
        return _is_fact(bracket[0]) or titles.is_subtitle(bracket[0].strip())
    if _LABEL.match(rest) or _BUTTON.match(rest) or _TAKEN_DOWN.match(rest):
        return True
    end = _end_of_speaker(rest)
    sure = apart or not rest[end : end + 1].isspace()
    return (sure and end > 0) or _with_post(rest[: end or None])


def _end_of_title(text: str) -> int:
    window = text[:_TITLE_LENGTH]
    if (dash := _DASH.search(window)) and _SUBTITLE.match(text, dash.start()):
        return dash.start() if titles.looks_like_title(text[: dash.start()].strip()) else 0
    for kind in _KIND.finditer(window):
        said, rest = text[: kind.end()], text[kind.end() :]
        title = titles.speech_title(said) or said in KINDS or said.endswith("工作报告")
        if title and titles.looks_like_title(said) and rest and _leads_on(rest):
            return kind.end()
    bracket = _BRACKET.search(window)
    named = bracket is not None and speaker_line(text[: bracket.start()].strip())
    if bracket and not named and _is_title(text[: bracket.start()]) and _leads_on(bracket[0]):
        return bracket.start()
    dated = WHEN.search(window)
    if dated and not named and dated.start() and _is_title(text[: dated.start()]):
        rest = text[dated.end() :]
        return dated.start() if not rest or _leads_on(rest) or rest[0] == " " else 0
    return 0


def _is_title(text: str) -> bool:
    bare = text.strip()
    return titles.looks_like_title(bare) and (
        titles.speech_title(bare) or (3 <= len(bare) <= 40 and "，" not in bare)
    )


def _end_of_subtitle(text: str) -> int:
    bracket = _BRACKET.match(text)
    if bracket and titles.is_subtitle(bracket[0].strip()):
        return bracket.end()
    match = _SUBTITLE.match(text)
    return match.end() if match and _leads_on(text[match.end() :]) else 0


def _is_fact(text: str) -> bool:
    bare = text.strip()
    return stated(bare) is not None or is_unknown_date(bare) or is_remark(bare)


def _end_of_fact(text: str) -> int:
    bracket = _BRACKET.match(text)
    if bracket:
        return bracket.end() if _is_fact(bracket[0]) else 0
    dated = WHEN.match(text)
    if dated is None or _GOES_ON.match(text, dated.end()):
        return 0  # a sentence that begins with a date: 2021年3月8日，县政府报送了…
    subtitle = _SUBTITLE.match(text)
    if subtitle and not (text[dated.end() :][:1] == " " and _KIND.search(subtitle[0][-5:])):
        return 0
    return dated.end() + _end_of_place(text[dated.end() :])


_GOES_ON = re.compile(r"\s*(?:[，,]|[-—―–─－~～至到]+\s*\d)")
"""After a date, a comma or the other end of a span: 1997年10月——1998年2月."""


def _end_of_place(rest: str) -> int:
    """Return the length of the place between a date and a speaker or a salutation; 0 for none."""
    for stop in _stops(rest):
        said = rest[:stop].strip()
        if said and place_beside(said, inside=False) and not speaker_line(said):
            return stop
        if _KIND.search(said):
            break
        for end in range(2, stop):
            if place_beside(rest[:end], inside=False) and _with_post(rest[end:stop]):
                return end
    return 0


def _with_post(text: str) -> bool:
    named = speaker_line(text.strip())
    return named is not None and named[1] is not None


def _end_of_speaker(text: str) -> int:
    for stop in _stops(text):
        if 0 < stop <= _WHO and speaker_line(text[:stop].strip()):
            return stop
    return 0


def _stops(text: str) -> Iterator[int]:
    """Yield where a speaker may end: before a salutation, a date, a bracket; last, at a space.

    A space between the hanzi of a name, 赵 国 庆, ends none.
    """
    window = text[: _WHO + 20]
    saluted = _saluted(window)
    if saluted is not None and saluted > 0:
        yield saluted
    bracket, dated = _BRACKET.search(window), WHEN.search(window)
    if bracket and bracket.start() and _is_fact(bracket[0]):
        yield bracket.start()
    if dated and dated.start():
        yield dated.start()
    yield from (m.start() for m in _GAP.finditer(window))


_GAP = re.compile(r"(?<=\S)(?:(?<!\s\S)\s+(?=\S)|\s+(?=\S)(?!\S\s))")


def _saluted(text: str) -> int | None:
    """Return where a salutation begins; None if there is none."""
    match = _SALUTED.search(text)
    return match.start() if match and is_salutation(match[0]) else None
