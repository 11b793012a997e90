"""Punctuation to GB/T 15834: half-width marks become full-width ones in Chinese context only.

1,400 and 12:30 and 3.14, addresses, codes and Latin words stay as they are. What is doubtful is
left alone; the checks of a speech report it.
"""

import re
from collections.abc import Iterable, Iterator

from converters.importing.passage import Edit
from converters.importing.signs import spacing
from converters.importing.signs.spacing import CHINESE, HAN
from converters.importing.text.characters import WIDE
from converters.importing.worksheet import Every, Signs, TextRule
from converters.speech import hanzi

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|[\w.\-]+@[\w\-]+(?:\.[\w\-]+)+|"
    r"[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.(?:com|cn|net|org|gov)[!-~]*"
)


_ADDRESS_SIGN = re.compile(r"://|www\.|@|\.com|\.cn|\.net|\.org|\.gov")
"""Without one of these there is no address."""


def _free(text: str) -> list[tuple[int, int]]:
    """Return the addresses in the text, if nothing is to be touched."""
    if not ("." in text or "@" in text) or not _ADDRESS_SIGN.search(text):
        return []
    found = _ADDRESS.finditer(text)
    return [(m.start(), m.start() + len(m[0].rstrip(",.;:!?)'\""))) for m in found]


def _outside(text: str, matches: Iterable[re.Match[str]]) -> Iterable[re.Match[str]]:
    """Return the matches that begin outside of addresses."""
    kept_out = _free(text)
    if not kept_out:
        return matches
    return (m for m in matches if not any(start <= m.start() < end for start, end in kept_out))


_BEFORE = CHINESE + WIDE
"""Before a mark in Chinese context a blank to be filled in may stand, too."""


def _mark(half: str, full: str) -> TextRule:
    """Return the rule that widens one mark beside a Chinese character."""
    sign, everywhere = re.escape(half), Every(half, full)
    pattern = re.compile(
        rf"[ {sign}](?:(?<=[{CHINESE}] ){sign}[ ]*|(?<={sign})(?:(?<=[{_BEFORE}].)[ ]*"
        rf"|(?<=[0-9A-Za-z%℃°*\])”+].)[ ]*(?=[{CHINESE}])))"
    )

    stays = re.compile(
        rf"{sign}(?:(?<=[ ].)|(?=[ ])|(?<![{_BEFORE}].)"
        rf"(?:(?<![0-9A-Za-z%℃°*\])”+].)|(?![{CHINESE}])))"
    )

    def rule(text: str) -> Iterable[Edit] | Every:
        if half not in text:
            return ()
        # most texts: it stands in Chinese context everywhere, and without spaces
        if not (stays.search(text) or _free(text)):
            return everywhere
        found = _outside(text, pattern.finditer(text))
        if not spacing.asks(text):
            return [Edit(m.start(), m.end(), full) for m in found]
        # The space before the mark is a blank to be filled in.
        return [Edit(text.index(half, m.start()), m.end(), full) for m in found]

    rule.__doc__ = f"Make {half} a {full} in Chinese context."
    return rule


comma = _mark(",", "，")
colon = _mark(":", "：")
semicolon = _mark(";", "；")
exclamation = _mark("!", "！")

_ASKS = re.compile(
    r"什么|怎么|怎样|如何|为何|何以|何时|何处|何在|何况|吗|呢|谁|哪|几|多少|多大|多久|是否|"
    r"能否|可否|会否|有没有|是不是|能不能|会不会|要不要|"
    r"行不行|好不好|对不对|够不够|该不该|愿不愿|敢不敢|想不想|岂|难道|究竟|到底|咋|啥|不成|"
    r"吧|么|何|(.)不\1|(.)没\2|还是"
)
_QUESTION = re.compile(rf"(?<=[{HAN}”’）》%0-9A-Za-z])\?(?=[{HAN}”’“‘（《「)]|[\s]|$|\?)")
_SENTENCE_END = re.compile("[。！？；;?]")
_STRAY = re.compile(r"^(?:\?|？)+\s*(?=[^?？])")


def stray_question(text: str) -> Iterator[Edit]:
    """Drop a question mark that opens a paragraph: a lost bullet or space."""
    if match := _STRAY.match(text):
        yield Edit(*match.span())


def question(text: str) -> Iterator[Edit]:
    """Widen a question mark that ends a question; one that follows no question is left alone."""
    if "?" not in text:
        return
    for match in _outside(text, _QUESTION.finditer(text)):
        before = _SENTENCE_END.split(text[: match.start()])[-1]
        if _ASKS.search(before):
            yield Edit(*match.span(), "？")


_LAST_STOP = re.compile(rf"(?<=[{HAN}”）%])\.(?=[”’]?$)")
_EVERY_STOP = re.compile(rf"(?<=[{HAN}”）%])\.(?=[{HAN}“‘（《]|[”’]?$)")


def full_stop(text: str) -> Iterator[Edit]:
    """Widen a full stop that ends the paragraph, and those inside of one that has no other stop.

    A point between hanzi elsewhere may belong to a foreign name and is left alone.
    """
    if "." not in text or not _LAST_STOP.search(text):
        return
    every = _EVERY_STOP if "。" not in text else _LAST_STOP
    mark = hanzi.ordinal(text)
    for match in _outside(text, every.finditer(text, mark.length if mark else 0)):
        yield Edit(*match.span(), "。")


_BRACKET = re.compile(r"\(([^()（）]*)\)|[（]([^()（）]*)\)|\(([^()（）]*)）")


def brackets(text: str) -> Iterator[Edit]:
    """Widen a pair of round brackets that holds Chinese words or stands beside them."""
    if "(" not in text and ")" not in text:
        return
    edits = []
    for match in _outside(text, _BRACKET.finditer(text)):
        start, end = match.span()
        inside = match[0][1:-1]
        near = text[max(start - 1, 0) : start] + text[end : end + 1]
        if any(map(hanzi.is_chinese, inside)) or any(map(hanzi.is_chinese, near)) or near == "":
            edits += [Edit(start, start + 1, "（"), Edit(end - 1, end, "）")]
    yield from sorted(edit for edit in edits if text[edit.start] in "()")


def quotes(text: str) -> Iterator[Edit]:
    """Curl straight double quotes of a paragraph, only if they pair.

    A pair opens after nothing, a mark or a hanzi and holds no sentence break of the outside;
    inches after digits are no quotes; an odd number is left to the reader.
    """
    if '"' not in text or not any(map(hanzi.is_hanzi, text)):
        return
    places = [m.start() for m in re.finditer('"', text)]
    if len(places) % 2:
        return
    pairs = list(zip(places[::2], places[1::2], strict=True))
    if all(_pairs(text, start, end) for start, end in pairs):
        for start, end in pairs:
            yield Edit(start, start + 1, "“")
            yield Edit(end, end + 1, "”")


def _pairs(text: str, start: int, end: int) -> bool:
    inside = text[start + 1 : end]
    if not inside or inside.count("“") != inside.count("”"):
        return False
    return inside[0] not in "，。、；：？！” ,.;:?!)" and inside[-1] not in "，、；：“ ,;:("


_BOOK = re.compile(
    r"<<([^<>]{1,60})>>|＜＜([^＜＞]{1,60})＞＞|《([^《》<>]{1,60})>>|<<([^《》<>]{1,60})》"
)


def book_marks(text: str) -> Iterator[Edit]:
    """Make <<…>> the book marks 《…》."""
    for match in _BOOK.finditer(text):
        start, end = match.span()
        opening = 1 if text[start] == "《" else 2
        closing = 1 if text[end - 1] == "》" else 2
        if opening == 2:
            yield Edit(start, start + 2, "《")
        if closing == 2:
            yield Edit(end - 2, end, "》")


_DASH = re.compile(r"-{2,}|[─━―－—–]{3,}|[─━―－–]{2}")


def dash(text: str) -> Iterator[Edit]:
    """Make hyphens, rules and the like, two or more of them, one dash ——."""
    for match in _outside(text, _DASH.finditer(text)):
        start, end = match.span()
        near = text[max(start - 1, 0) : start] + text[end : end + 1]
        if match[0] != "——" and (not near or any(map(hanzi.is_chinese, near)) or start == 0):
            yield Edit(start, end, "——")


_ROWS = re.compile(r"([.。．・·…])(?:\1\1|(?<=…)\.)")
"""Three dots of any sort, or … and a point: without them there is no ellipsis to mend."""
_DOTS = re.compile(r"\.{3,}|。{3,}|．{3,}|・{3,}|·{3,}|…{3,}|…\.+")


def ellipsis(text: str) -> Iterator[Edit]:
    """Make three dots or more, and three … or more, one ellipsis …… ."""
    for match in _outside(text, _DOTS.finditer(text)) if _ROWS.search(text) else ():
        start, end = match.span()
        near = text[max(start - 1, 0) : start] + text[end : end + 1]
        if any(map(hanzi.is_chinese, near)):
            yield Edit(start, end, "……")


_WAVE = re.compile(rf"(?<=[0-9%{HAN}℃])~(?=[0-9{HAN}])")


def wave(text: str) -> Iterator[Edit]:
    """Make ~ between numbers or hanzi the wave of a range ～."""
    if "~" not in text:
        return
    for match in _outside(text, _WAVE.finditer(text)):
        yield Edit(*match.span(), "～")


def decimal(text: str) -> Iterator[Edit]:
    """Make a full-width point between digits a decimal point."""
    if "．" not in text:
        return iter(())
    return (Edit(*m.span(), ".") for m in _WIDE_POINT.finditer(text))


_WIDE_POINT = re.compile(r"(?<=\d)．(?=\d)")


def inner_space(text: str) -> Iterator[Edit]:
    """Drop the spaces of the layout; those that carry meaning stay, as wide ones."""
    return spacing.edits(text)


PUNCTUATION: tuple[tuple[str, TextRule], ...] = (
    ("stray-question", stray_question),
    ("dash", dash),
    ("ellipsis", ellipsis),
    ("book-marks", book_marks),
    ("quotes", quotes),
    ("comma", comma),
    ("colon", colon),
    ("semicolon", semicolon),
    ("exclamation", exclamation),
    ("brackets", brackets),
    ("question", question),
    ("full-stop", full_stop),
    ("wave", wave),
    ("decimal", decimal),
    ("inner-space", inner_space),
)
"""In this order: marks beside a quotation mark look for a curled one; brackets and question marks
look at neighbours that are widened by then."""

SIGNS = Signs(
    {
        "stray-question": "?？",
        "dash": r"\-─━―－—–",
        "ellipsis": ".．・·…",
        "book-marks": "<＜>＞",
        "quotes": '"',
        "comma": ",",
        "colon": ":",
        "semicolon": ";",
        "exclamation": "!",
        "brackets": "()",
        "question": "?",
        "full-stop": ".",
        "wave": "~",
        "decimal": "．",
        "inner-space": " ",
    },
    rows={"ellipsis": "。。。"},
)
"""The characters without any of which a rule does nothing; no rule makes those of a later one."""
