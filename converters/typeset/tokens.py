"""What a line may not tear: the smallest pieces of a paragraph between which it may be broken."""

import re
from collections.abc import Iterator
from typing import Final

_UNITS = (
    "个百分点|平方公里|平方米|立方米|公里|公斤|公顷|千瓦时|千瓦|千米|千克|毫米|厘米|海里|小时|分钟"
    "|万亿元|周年|月份|世纪|年代|年级|人次|万元|亿元|万亩|万亿|万吨|万户|万人|亿斤"
    "|年|月|日|号|时|分|秒|天|周|岁|元|亩|吨|斤|米|克|度|人|名|位|户|家|个|项|件|条|次|篇|章|节|届|级"
    "|处|所|座|台|套|辆|种|类|批|场|期|步|层|支|倍|成|点|万|亿|千|百|"
    "[%％‰℃℉°㎡㎏㎜㎝㎞]"
)
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏΑ-ώ"
_NUMERAL = rf"[0-9０-９](?:[0-9０-９]|[.．,:：/ ](?=[0-9０-９]))*(?: ?(?:{_UNITS}))?"
_TOKEN: Final = re.compile(
    "—+|―+|…+|‥+|～+"  # two-em marks are never torn
    rf"|第?{_NUMERAL}(?:[—–～~-]{_NUMERAL})?"
    "|[〇○零一二三四五六七八九]{4}年"
    "|（[一二三四五六七八九十]{1,3}）|（[0-9]{1,2}）|第[一二三四五六七八九十百]{1,4}[条章节届次]?"
    rf"|[{_LETTERS}](?:[{_LETTERS}0-9]|[-.,:/'’&+_@#%?=~]{{1,3}}(?=[A-Za-z0-9]))*%?"
    "|.",
    re.DOTALL,
)
_SEPARATED: Final = re.compile(r"[^-._?&=#+,@]*[-._?&=#+,@]+|[^-._?&=#+,@]+")
_LONG: Final = 12
"""Longest token, in characters, that stays whole whatever it is made of: six cells of digits."""
_NUMBER: Final = re.compile(rf"第?{_NUMERAL}(?:[—–～~-]{_NUMERAL})?")
_WORD_LIMIT: Final = 24


def tokens(text: str) -> Iterator[str]:
    """Yield the pieces of a paragraph that stay whole; joined they are the text again.

    Numbers keep their unit (GB/T 15835 §5.1.7.2), runs of Latin letters stay together, —— and ……
    are not torn (GB/T 15834 §5.1). Addresses of the web and the like, too long for that, may be
    broken after their separators.

    >>> list(tokens("到2020年，完成3.5万元——GDP"))
    ['到', '2020年', '，', '完', '成', '3.5万元', '——', 'GDP']
    """
    for match in _TOKEN.finditer(text):
        token = match.group()
        if len(token) <= _LONG or _NUMBER.fullmatch(token):
            yield token
        else:
            yield from _broken(token)


def _broken(token: str) -> Iterator[str]:
    for part in _SEPARATED.findall(token):
        yield from (part[at : at + _WORD_LIMIT] for at in range(0, len(part), _WORD_LIMIT))
