"""With which character the words of a line end."""

import re

_NOTE_MARKS = re.compile(r"(?:[\[［〔【]\s?\d{1,3}\s?[\]］〕】]|[①-⑳])+$")
_MAY_MARK = tuple("]］〕】①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def last(text: str) -> str:
    """Return the last character of a line, before the marks of notes with which it ends.

    >>> last("不能有丝毫松懈。〔1〕"), last("农民卖粮[2][3]"), last("〔4〕")
    ('。', '粮', '〕')
    """
    bare = _NOTE_MARKS.sub("", text) if text.endswith(_MAY_MARK) else text
    return (bare or text)[-1]
