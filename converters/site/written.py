"""Dates and numbers in one written form, as the search compares them.

二〇二〇年七月十六日, 2020-07-16 and 2020年7月16日 are one day, 2019—2022年 are the years of
2019年至2022年, 百分之五十六 is 56%, 2,472 is 2472, 191 · 5 is 191.5, 第三十六条 is 第36条, 1.2万亿
is 12000亿 and 〔2022〕33号 is 2022年第33号. `query.js` rewrites a question by the same rules,
handed over as data, with the numbers of `written.js`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from converters.speech import hanzi

BEGINS = "þ"
"""Stands before the year and the month in the one form, so that 2月 is not found in 12月."""
_HANZI = "〇一二三四五六七八九"
_YEAR = f"((?:1[89]|20)[0-9]{{2}}|(?:一[八九]|二〇)[{_HANZI}]{{2}})"
_MONTH = "(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = f"([12][0-9]|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三][{_HANZI}]|[{_HANZI}])"
_DASHES = "-‐‒–—"
_DOTS = "·•‧・"
_DASH = f"[{_DASHES}./]"
_TO = f" *(?:[{_DASHES}~]+|至|到) *"
_UNTIL = " *(?:至|到)"
_ONES = "一二三四五六七八九"
_UNIT = f"[{_ONES}两]"
_NUMERALS = f"{_HANZI}两十百千万亿廿卅"
_TENS = f"(?:{_UNIT}?十[{_ONES}]|{_UNIT}十|[廿卅][{_ONES}]?)"
_HUNDREDS = f"{_UNIT}百(?:[{_ONES}]十[{_ONES}]?|〇[{_ONES}])?"
_THOUSANDS = (
    f"{_UNIT}千(?:[{_ONES}]百(?:[{_ONES}]十[{_ONES}]?|〇[{_ONES}])?|〇{_UNIT}?十?[{_ONES}]?)?"
)
_SMALL = f"(?:{_THOUSANDS}|{_HUNDREDS}|{_TENS})"
_WHOLE = f"(?:(?:{_SMALL}|{_UNIT}|十)万(?:〇?{_SMALL}|〇[{_ONES}])?|{_SMALL})"
_END = f"(?!(?!千[伏瓦米克卡赫])[{_NUMERALS}])"
_FIGURES = f"[0-9]+(?:,[0-9]{{3}})*(?: *[.{_DOTS}] *[0-9]+)?"
_GREAT = f"(?:{_FIGURES}|{_WHOLE}|{_UNIT}|十)"
_COUNTED = "年个项条名人天家类次届期大种户件位点"
_MEASURES = (
    ("km2", "平方公里"),
    ("m2", "平方米"),
    ("m3", "立方米"),
    ("km", "公里"),
    ("kg", "公斤"),
    ("°c", "摄氏度"),
)
RULES = (
    (f"[〔\\[(【] *{_YEAR} *[〕\\])】] *第? *([0-9]+) *号", "#1年#2号"),
    (f"{_YEAR} *年 *第? *([0-9]+) *号", "#1年#2号"),
    (f"(?:1[89]|20|一[八九]|二〇)?([0-9]0|[{_ONES}][十〇]) *年代", "#1年代"),
    (f"{_YEAR} *年?{_TO}{_YEAR} *年", f"{BEGINS}#1年至{BEGINS}#2年"),
    (f"{_YEAR} *年{_UNTIL}", f"{BEGINS}#1年至"),
    (f"{_YEAR} *年", f"{BEGINS}#1年"),
    (f"{_MONTH} *月 *{_DAY} *[日号]?{_TO}{_DAY} *[日号]", f"{BEGINS}#1月#2日至#3日"),
    (f"{_MONTH} *月 *{_DAY} *[日号]{_UNTIL}", f"{BEGINS}#1月#2日至"),
    (f"{_MONTH} *月 *{_DAY} *[日号]", f"{BEGINS}#1月#2日"),
    (f"{_MONTH} *月?{_TO}{_MONTH} *月", f"{BEGINS}#1月至{BEGINS}#2月"),
    (f"{_MONTH} *月{_UNTIL}", f"{BEGINS}#1月至"),
    (f"{_MONTH} *月", f"{BEGINS}#1月"),
    (
        f"{_YEAR} *{_DASH} *(1[0-2]|0?[1-9]) *{_DASH} *([12][0-9]|3[01]|0?[1-9])(?![0-9])",
        f"{BEGINS}#1年{BEGINS}#2月#3日",
    ),
    (f"{_YEAR}{_DASH}(1[0-2]|0[1-9])(?![0-9])", f"{BEGINS}#1年{BEGINS}#2月"),
    (
        "((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9])",
        f"{BEGINS}#1年{BEGINS}#2月#3日",
    ),
    (f"((?:一[八九]|二〇)[{_HANZI}]{{2}})(?![{_HANZI}十百千万亿])", "#1"),
    (f"百分之([{_HANZI}两十百]+)点([{_HANZI}]+)", "#1.=2%"),
    (f"百分之([{_HANZI}两十百]+)", "#1%"),
    ("百分之([0-9.]+)", "$1%"),
    (f"([0-9]+|{_SMALL}|{_UNIT}|十) *分之 *([0-9]+|{_SMALL}|{_UNIT}|十){_END}", f"{BEGINS}#1分#2"),
    ("([0-9]+) */ *([0-9]+)(?![0-9/])", f"{BEGINS}#2分#1"),
    (f"({_GREAT} *(?:万亿|亿)|{_FIGURES} *万){_END}", "@1"),
    *((f"([0-9]+) *{sign}(?![a-z0-9])", f"$1{name}") for sign, name in _MEASURES),
    ("([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9])", "#1"),
    (f"([0-9]+) *[{_DOTS}] *([0-9]+)", "$1.$2"),
    (f"([午晚晨]上?) *({_SMALL}|{_UNIT}|十|[0-9]+) *[时点]", "$1#2时"),
    (f"第 *([{_ONES}十])(?=[条款章节届次期号批版季])", "第#1"),
    (f"({_WHOLE}){_END}", "#1"),
    (f"(十)(?=[{_COUNTED}])", "#1"),
    (f"([{_ONES}]*〇[{_HANZI}]+|[{_ONES}]+〇){_END}", "=1"),
    (f"[0-9]+|[{_NUMERALS}]+", ""),
)
"""What is written one way or another, and the one form: #1 is the first group as a number, =2 the
second one figure by figure, @1 the first with its 万 and 亿 in figures, $1 the first as it stands.
The last rule goes past a number that is none of these, so that no other begins in the middle of it.
Both languages read the patterns."""
JOINT = "~"
"""What parts two numbers, for 5—6% is not 56% and 191·5 is not 1915."""
JOINTS = f"([0-9]) *[{_DASHES}{_DOTS}][{_DASHES}{_DOTS} ]*(?=[0-9])"
_JOINTS = re.compile(JOINTS)
_LONE = f"〇{_ONES}两百千万亿"
_AFTER = f"{_DASHES}{_DOTS}0-9{_NUMERALS} ~年月日号分至到时点"
_PASSED = (
    f"[^0-9{_NUMERALS}第午晚晨〔\\[(【]++|[{_LONE}](?![{_AFTER}])|第(?! *[{_ONES}十])"
    rf"|[0-9]{{1,7}}+(?![{_AFTER}.,/kmg°])|[〔\[(【](?! *[12一二])"
    f"|[午晚晨](?!上? *[0-9{_NUMERALS}])"
)
"""What no rule begins with, told by the next character or two: most of a text is gone past so."""
_ANY = re.compile(
    f"(?:{_PASSED})*+(?:(?=(.))(?:{'|'.join(f'(?:{pattern})' for pattern, _ in RULES)})"
    rf"|[第午晚晨〔\[(【]|\Z)"
)
"""Words that no rule says anything of, and what one may, from the beginning of group 1."""
_HINTED = re.compile(
    rf"[0-9０-９〇○零廿卅]|[{_ONES}十]\s*[月⽉]|[{_ONES}两兩]\s*[十百千万亿億萬]|"
    rf"十[{_ONES}{_COUNTED}條個項戶種點万亿億萬]|第\s*[{_ONES}十]|分之|[一二][八九]|"
    rf"[午晚晨]上?\s*[{_ONES}十]"
)
"""Without any of these in a text, as printed, no rule says anything of it."""
_PART = re.compile(r"([#=$@])(\d)")
_GROUP = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|(\((?!\?))", re.DOTALL)
"""A sign that stands for itself, a set of signs, or the beginning of a group that is told."""
_GROUPS = [sum(map(bool, _GROUP.findall(pattern))) for pattern, _ in RULES]
"""How many groups each rule has; to compile all of them for that takes longer than a page."""
_LAST = [1 + last for last in accumulate(_GROUPS)]
"""The number of the last group of each rule."""
_REWRITING = {
    last: (form, range(last - groups + 1, last + 1))
    for last, groups, (_, form) in zip(_LAST, _GROUPS, RULES, strict=True)
    if groups
}
"""The form of a rule and the numbers of its groups, by the number of the last one."""
_KNOWN = 4096
"""So many numbers are remembered in their one form: the same years and shares come again."""

Piece = tuple[str, bool]
"""Words, and whether they are rewritten."""


def may_rewrite(text: str) -> bool:
    """Return whether it is worth while to look for dates and numbers in a text as printed."""
    return _HINTED.search(text) is not None


def pieces(text: str) -> Sequence[Piece]:
    """Return a text in pieces, dates and numbers in their one form; () if none is to be rewritten.

    >>> pieces("于二〇二〇年召开")
    [('于', False), ('þ2020年', True), ('召开', False)]
    """
    found: list[Piece] = []
    last = 0
    for match in _ANY.finditer(text):
        if match.lastindex in _REWRITING:
            form, groups = _REWRITING[match.lastindex]
            start, end = match.start(1), match.end()
            new = _filled(form, match.group(0, *groups)[1:])
            if new != text[start:end]:
                found += [(text[last:start], False), (new, True)]
                last = end
    return [*found, (text[last:], False)] if found else ()


@lru_cache(_KNOWN)
def _filled(form: str, groups: tuple[str, ...]) -> str:
    def told(part: re.Match[str]) -> str:
        how, group = part[1], groups[int(part[2]) - 1]
        if how == "#":
            return str(_value(group.replace(",", "")))
        if how == "@":
            return _in_figures(group)
        return "".join(str(_HANZI.index(char)) for char in group) if how == "=" else group

    return _PART.sub(told, form)


def _value(text: str) -> int:
    return hanzi.parse_number(text.replace("廿", "二十").replace("卅", "三十"))


def _in_figures(text: str) -> str:
    """Return a number of 万 or 亿 in figures alone.

    >>> _in_figures("1.2万亿"), _in_figures("两万三千"), _in_figures("1.23456万")
    ('1200000000000', '23000', '12345.6')
    """
    number = re.sub(f"[{_DOTS}]", ".", re.sub("[ ,]", "", text))
    figures, noughts = number.rstrip("万亿"), 0
    noughts = 4 * number[len(figures) :].count("万") + 8 * number[len(figures) :].count("亿")
    whole, _, part = figures.partition(".")
    whole = whole if whole.isascii() else str(_value(whole))
    moved = part.ljust(noughts, "0")
    return f"{int(whole + moved[:noughts])}{'.' * (len(moved) > noughts)}{moved[noughts:]}"


def parted(text: str) -> str:
    """Return a text with one sign for whatever parts two numbers.

    >>> parted("2018—2022年")
    '2018~2022年'
    """
    return _JOINTS.sub(rf"\1{JOINT}", text)


def windows(pieces: Sequence[Piece], around: int) -> Iterator[str]:
    """Yield each rewritten piece with so many characters before and after it.

    >>> list(windows(pieces("会议于二〇二〇年召开"), 1))
    ['于þ2020年召']
    """
    text = "".join(piece for piece, _ in pieces)
    at = 0
    for piece, is_new in pieces:
        if is_new:
            yield text[max(0, at - around) : at + len(piece) + around]
        at += len(piece)
