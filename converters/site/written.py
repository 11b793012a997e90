"""Dates and numbers in one written form, as the search compares them.

二〇二〇年七月十六日, 2020-07-16 and 2020年7月16日 are one day, 百分之五十六 is 56%, 2,472 is 2472
and 191 · 5 is 191.5. `query.js` rewrites a question by the same rules, handed over as data.
"""

import re
from collections.abc import Iterator, Sequence

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
RULES = (
    (f"{_YEAR} *年", f"{BEGINS}#1年"),
    (f"{_MONTH} *月 *{_DAY} *[日号]", f"{BEGINS}#1月#2日"),
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
    ("([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9])", "#1"),
    (f"([0-9]+) *[{_DOTS}] *([0-9]+)", "$1.$2"),
    (f"[0-9]+|[{_HANZI}两十百千万亿]+", ""),
)
"""What is written one way or another, and the one form: #1 is the first group as a number, =2 the
second one figure by figure, $1 the first as it stands. The last rule goes past a number that is
none of these, so that no other begins in the middle of it. Both languages read the patterns."""
JOINT = "~"
"""What parts two numbers, for 5—6% is not 56% and 191·5 is not 1915."""
JOINTS = f"([0-9]) *[{_DASHES}{_DOTS}][{_DASHES}{_DOTS} ]*(?=[0-9])"
_JOINTS = re.compile(JOINTS)
_ANY = re.compile("|".join(f"(?:{pattern})" for pattern, _ in RULES))
_HINTED = re.compile(
    r"[0-9０-９〇○零一二三四五六七八九十]\s*[年⽉月]|百分之|"
    rf"[0-9０-９]\s*[{_DASHES}{_DOTS}－./,，．／]+\s*[0-9０-９]|[一二][八九〇○零]|[0-9０-９]{{8}}"
)
"""Without any of these in a text, as printed, no rule says anything of it."""
_PART = re.compile(r"([#=$])(\d)")
_GROUPS = [re.compile(pattern).groups for pattern, _ in RULES]
_FIRST = [sum(_GROUPS[:place]) + 1 for place in range(len(RULES))]

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
        if (new := _rewritten(match)) != match[0]:
            found += [(text[last : match.start()], False), (new, True)]
            last = match.end()
    return [*found, (text[last:], False)] if found else ()


def _rewritten(match: re.Match[str]) -> str:
    groups = match.groups()
    for (_, form), first, count in zip(RULES, _FIRST, _GROUPS, strict=True):
        own = groups[first - 1 : first - 1 + count]
        if any(own):
            return _filled(form, own)
    return match[0]


def _filled(form: str, groups: Sequence[str]) -> str:
    def told(part: re.Match[str]) -> str:
        how, group = part[1], groups[int(part[2]) - 1]
        if how == "#":
            return str(hanzi.parse_number(group.replace(",", "")))
        return "".join(str(_HANZI.index(char)) for char in group) if how == "=" else group

    return _PART.sub(told, form)


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
