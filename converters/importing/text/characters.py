"""Rules on single characters, applied to the whole text before its lines are looked at."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator

from converters.importing.passage import Edit
from converters.importing.worksheet import Signs, TextRule
from converters.speech import hanzi
from converters.speech.radicals import RANGES as RADICALS
from converters.speech.radicals import unified
from converters.speech.scripts import is_traditional
from converters.speech.unseen import MAYBE, UNSEEN, may_hold_unseen

WIDE = "\u3000"
"""What stands for a space with a meaning: as wide as a character, and no layout makes it."""
_OF_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_LINE_ENDS = re.compile(f"[{_OF_LINE_ENDS}](?:(?<=\r)\n)?")
_ENTITY = re.compile(r"&(?:nbsp(?!;)|(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});)")
_BROKEN_SPACE = frozenset({"&sp;", "&bsp;", "&nsp;", "&nbp;", "&nbs;"})
_INVISIBLE = re.compile(
    UNSEEN.pattern
    +
    # signs of the page's own font at the end of a paragraph
    "|(?<=[。！？；：.!?;:])[ \u3000\ue000-\uf8ff]*[\ue000-\uf8ff](?=[ \u3000]*(?:[\r\n]|$))"
)
_OF_FONTS = "\ue000-\uf8ff"
_OF_A_FONT = re.compile(f"[{_OF_FONTS}]")
_OF_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES = re.compile(f"[{_OF_SPACES}]+")
_OF_WIDTH = "０-９Ａ-Ｚａ-ｚ％"
_WIDE = re.compile(f"[{_OF_WIDTH}]")
_OF_FORMS = f"{RADICALS}\uf900-\ufaff"
_FORMS = re.compile(f"[{_OF_FORMS}]")
_TAGS = re.compile(
    r"</?(?:p|br|div|span|font|strong|b|i|u|em|a|h[1-6]|li|ul|ol|td|tr|table|tbody|img|o:p|center"
    r"|section|article|hr|sup|sub)\b[^<>\n]{0,300}>",
    re.IGNORECASE,
)
_BREAKING = re.compile(r"</?(?:p|br|div|h[1-6]|li|tr|table|hr|section)\b", re.IGNORECASE)


def line_ends(text: str) -> Iterable[Edit]:
    """Make every kind of line end a plain one."""
    return (Edit(*m.span(), "\n") for m in _LINE_ENDS.finditer(text))


def entities(text: str) -> Iterable[Edit]:
    """Read the character references that a scrape left in the text."""
    for match in _ENTITY.finditer(text):
        plain = " " if match[0] in _BROKEN_SPACE else html.unescape(match[0])
        if plain != match[0] and len(plain) == 1:
            yield Edit(*match.span(), plain)


def tags(text: str) -> Iterable[Edit]:
    """Take out left-over HTML tags; those of blocks become line ends."""
    for match in _TAGS.finditer(text):
        yield Edit(*match.span(), "\n" if _BREAKING.match(match[0]) else "")


def invisible(text: str) -> Iterable[Edit]:
    """Take out characters that nobody can see."""
    if not (may_hold_unseen(text) or _OF_A_FONT.search(text)):
        return ()
    return (Edit(*m.span()) for m in _INVISIBLE.finditer(text))


def spaces(text: str) -> Iterator[Edit]:
    """Make every kind of space an ordinary one; between columns a wide one, which stays."""
    columns = _columns(text)
    for match in _SPACES.finditer(text):
        start, end = match.span()
        if columns.isdisjoint(range(start, end)):
            yield Edit(start, end, " " * (end - start))
        else:
            yield from (
                Edit(at, at + 1, WIDE if at in columns else " ") for at in range(start, end)
            )


def _columns(text: str) -> frozenset[int]:
    """Return the places of the spaces that part the columns of a row, two rows at least together.

    So are tabs, and wide spaces in rows of as many words, three at least, not all of one letter.
    """
    places: set[int] = set()
    for rows in _ROWS.finditer(text) if "\t" in text else ():
        places.update(m.start() for m in _BETWEEN.finditer(text, *rows.span()))
    for rows in _WIDE_ROWS.finditer(text) if _parts_words(text) else ():
        words = [row.split(WIDE) for row in rows[0].split("\n") if row]
        told = len({len(row) for row in words}) == 1
        if told and all(max(map(len, row)) > 1 for row in words):
            places.update(m.start() for m in _BETWEEN.finditer(text, *rows.span()))
    return frozenset(places)


def _parts_words(text: str) -> bool:
    """Return whether a wide space stands between words rather than at the head of a line."""
    return any(
        text[m.start() - 1 : m.start()].strip() and text[m.end() : m.end() + 1].strip()
        for m in _ANY_WIDE.finditer(text)
    )


_ANY_WIDE = re.compile(WIDE)
_ROW = r"[^\t\n]*\S\t+[^\t\n]*\S[^\n]*"
_ROWS = re.compile(rf"^{_ROW}(?:\n\s*?{_ROW})+$", re.MULTILINE)
_WIDE_ROW = rf"(?:[^\s]+{WIDE}){{2,}}[^\s]+"
_WIDE_ROWS = re.compile(rf"^{_WIDE_ROW}(?:\n+{_WIDE_ROW})+$", re.MULTILINE)
_BETWEEN = re.compile(rf"(?<=[^\s])[\t{WIDE}](?=[\t{WIDE}]*[^\s])")


def width(text: str) -> Iterable[Edit]:
    """Make full-width digits, letters and per cent signs ASCII."""
    return (Edit(*m.span(), chr(ord(m[0]) - 0xFEE0)) for m in _WIDE.finditer(text))


def radicals(text: str) -> Iterator[Edit]:
    """Make the radicals and compatibility forms that PDF files hold the hanzi they stand for."""
    found = list(_FORMS.finditer(text))
    traditional = bool(found) and is_traditional(text)
    for match in found:
        plain = unified(unicodedata.normalize("NFC", match[0]), traditional=traditional)
        if plain != match[0]:
            yield Edit(*match.span(), plain)


_DIGITS = "一二三四五六七八九"
_CIRCLED = re.compile(
    rf"(?<![{_DIGITS}〇零○◯])[{_DIGITS}][{_DIGITS}〇零]*[○◯][{_DIGITS}〇零○◯]*"
    rf"(?:(?<=[{_DIGITS}])|(?=\s?[年月日号届期次个名人万亿元吨亩里％%]))"
)
_YEAR = re.compile(rf"(?<![{_DIGITS}〇零○◯0-9A-Za-z])[一二][{_DIGITS}〇0Oo○◯]{{3}}(?=\s?年)")
_AMID = re.compile(
    rf"(?<![{_DIGITS}〇零○◯0-9A-Za-z.])[{_DIGITS}〇]+(?:[0○◯]+[{_DIGITS}〇]+)+(?![0-9A-Za-z])"
)
"""Noughts amid digits in hanzi: 二00六, 三0五医院."""
_NO_ZERO = re.compile("[○◯0Oo]")
_ANY_NO_ZERO = re.compile(rf"[○◯0Oo](?<=[{_DIGITS}〇零].)")
"""Without it there is nothing to look for: a quick look at the whole text."""


def zeros(text: str) -> Iterable[Edit]:
    """Make circles and noughts between digits in hanzi 〇, and those of a year: 二○○八, 二00六."""
    if not _ANY_NO_ZERO.search(text):
        return ()
    spans = {m.span() for form in (_CIRCLED, _YEAR, _AMID) for m in form.finditer(text)}
    places = {m.start() for start, end in spans for m in _NO_ZERO.finditer(text, start, end)}
    return (Edit(place, place + 1, "〇") for place in sorted(places))


_DOTS = "∙⋅•‧・･"
_NAME_DOT = re.compile(rf"[{_DOTS}](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")


def name_dots(text: str) -> Iterable[Edit]:
    """Make the dots that stand between two hanzi the one of names (间隔号, GB/T 15834 4.14)."""
    return (Edit(*m.span(), "·") for m in _NAME_DOT.finditer(text))


_SPACED = re.compile(
    r"(?<![\d.])(?:\d(?: \d)+(?: ?[.．] ?\d(?: \d)*)?|\d [.．] \d(?: \d)*)(?!\d)(?: (?=[.．%]))?"
)
_SPACES_AMID = re.compile(r" (?<=\d )\d \d")
"""A quick look, which begins with the sign that most texts lack."""
_SPACED_TEXT = 3
"""So many numbers of three spaced digits or more show that a text was set so."""


def spaced_digits(text: str) -> Iterator[Edit]:
    """Close up the digits of a text that was set with spaces between them: 1 9 9 8 年.

    A lone 7 1 may be a date that lost its sign, and stays.
    """
    if not _SPACES_AMID.search(text):
        return
    found = list(_SPACED.finditer(text))
    if sum(match[0].count(" ") >= 2 for match in found) < _SPACED_TEXT:
        return
    for match in found:
        start = match.start()
        yield from (Edit(start + i, start + i + 1) for i, c in enumerate(match[0]) if c == " ")


_POINT = re.compile(
    r"(?<=[\u3400-\u4dbf\u4e00-\u9fff〇”’》）)%])"
    r"\.(?= ?[\u4e00-\u9fff“‘《（(\x22]|[”’]?[ \u3000]*$)",
    re.MULTILINE,
)
_FEWEST_POINTS, _A_STOP = 3, 3
"""So many points, and so many to a full stop, show that a text was typed with points for stops."""


def full_stops(text: str) -> Iterator[Edit]:
    """Make the points 。 with which all sentences of a text end; elsewhere one may be of a name."""
    if text.count(".") <= _A_STOP * text.count("。"):
        return
    found = [match for match in _POINT.finditer(text) if not _counts(text, match.start())]
    if len(found) >= _FEWEST_POINTS and len(found) > _A_STOP * text.count("。"):
        yield from (Edit(*match.span(), "。") for match in found)


def _counts(text: str, point: int) -> bool:
    """Tell the point behind the number of a heading at the head of its line: 一.整治环境."""
    line = text[max(text.rfind("\n", 0, point) + 1, point - _NUMBER) : point]
    return _NUMERAL.fullmatch(line) is not None


_NUMERAL = re.compile(r"\s*[（(]?[一二三四五六七八九十]{1,3}[）)]?")
_NUMBER = 12
"""The most characters that stand before that point."""
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_READING = re.compile(rf"(?<=[\u4e00-\u9fff])(?:[（(\[［]\s?([a-zü{_TONED}]{{1,6}})\s?[）)\]］])+")
_ANY_READING = re.compile(rf"[（(\[［]\s?[a-zü{_TONED}]")
_SYLLABLE = re.compile(
    "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    "(?:i?ang?|i?ao|i[aeu]?|in|ing|iong|a|ai|eng?|e[ir]?|ong?|ou?|u|u?ang?|u?ai|u[ein]|uo|v[en]?|van)"
)
_READINGS, _OF_HANZI = 5, 100
"""So many readings, and one at least to so many hanzi, run through a text; fewer were written."""
_TONELESS = 8
"""So many different syllables show readings without tones."""


def readings(text: str) -> Iterator[Edit]:
    """Take out the pinyin in brackets that sites put after hanzi, if it runs through the text."""
    if not _ANY_READING.search(text):
        return
    found = [match for match in _READING.finditer(text) if _is_reading(match[1])]
    kinds = {match[1] for match in found}
    toned = sum(not match[1].isascii() for match in found)
    if toned < _READINGS and len(kinds) < _TONELESS:
        return
    if len(found) * _OF_HANZI >= hanzi.count_hanzi(text):
        yield from (Edit(*match.span()) for match in found)


def _is_reading(syllable: str) -> bool:
    """Tell a syllable of pinyin from an abbreviation such as app."""
    plain = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    return bool(_SYLLABLE.fullmatch("".join(char for char in plain if char.isascii())))


_STYLE_SHEET = re.compile(
    r"(?:(?:@?[\w.#\-]{1,40}+[ ,]*+){1,4}+\{[^{}\n]{0,400}:[^{}\n]{0,400}\}[ ]*){2,}"
)
"""Two rules of a style sheet or more in a row, which a page left in its text.

A selector is read in one way only: hanzi may stand in one too, and a long row of them can be parted
in very many ways.
"""


def style_sheets(text: str) -> Iterator[Edit]:
    """Take out the rules of a style sheet that a scrape left amid the words."""
    if "{" in text:
        yield from (Edit(*match.span(), " ") for match in _STYLE_SHEET.finditer(text))


CHARACTERS: tuple[tuple[str, TextRule], ...] = (
    ("line-ends", line_ends),
    ("entities", entities),
    ("tags", tags),
    ("script", style_sheets),
    ("invisible", invisible),
    ("spaces", spaces),
    ("width", width),
    ("radicals", radicals),
    ("zero", zeros),
    ("name-dot", name_dots),
    ("spaced-digits", spaced_digits),
    ("pinyin", readings),
    ("full-stop", full_stops),
)
SIGNS = Signs(
    {
        "line-ends": _OF_LINE_ENDS,
        "entities": "",
        "tags": "<",
        "script": "{",
        "invisible": MAYBE + _OF_FONTS,
        "spaces": _OF_SPACES,
        "width": _OF_WIDTH,
        "radicals": _OF_FORMS,
        "name-dot": _DOTS,
    },
    of_every="&",
)
"""The characters without any of which a rule does nothing: an entity may stand for any of them."""
