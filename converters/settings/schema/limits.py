"""How much a file of settings may hold: more is no settings, and would be read for hours."""

import re
from collections.abc import Sequence

from converters.errors import SourceError

_MOST_SIGNS = 1_000_000
"""A book that lists fifty thousand speeches has less."""
_MOST_LINES = 60_000
_MOST_OF_FRONT = 200_000
"""Of the front matter of a speech."""
MOST_TOML = 200_000
"""The largest style of our own has 8,000."""
DEEPEST = 20
"""Settings have no more levels."""
MOST_BROKEN = 2_000
"""So many breaches of a schema are looked at."""
_LONGEST_LINE = 100_000
BLANKS = re.compile("[ \t\u3000\u00a0]{200}")
"""A run of blanks that nobody typed on purpose."""
MOST_TOLD = 20
"""So many faults of a file are told at once."""


def exceeded(text: str, lines: Sequence[str], schema: str) -> SourceError | None:
    """Return what is too long about a text, None if nothing is; the line counts from 1."""
    if len(text) > (_MOST_OF_FRONT if schema == "speech" else _MOST_SIGNS):
        return SourceError(
            f"长达 {len(text)} 个字，不像设置或前言", "请看是否混入了别的内容", line=1
        )
    if len(lines) > _MOST_LINES:
        reason = f"共有 {len(lines)} 行，不像设置或前言"
        return SourceError(reason, "请看是否混入了别的内容", line=1)
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE:
            reason = f"这一行长达 {len(line)} 个字"
            return SourceError(reason, "请看是否混入了别的内容；列表请一项写一行", line=number)
    if (found := BLANKS.search(text)) is not None:
        number = text.count("\n", 0, found.start()) + 1
        return SourceError("这一行有一长串空格", "请删去多余的空格", line=number)
    return None


def told(faults: Sequence[SourceError]) -> list[SourceError]:
    """Return the first faults of a file in the order of their lines, and how many more there are.

    >>> [str(fault) for fault in told([SourceError("甲", line=n) for n in range(1, 41)])][-2:]
    ['第 20 行：甲。', '第 21 行：还有 20 处写法有误。请先改正上面的。']
    """
    ordered = sorted(faults, key=lambda fault: fault.line)
    more = len(ordered) - MOST_TOLD
    if more <= 0:
        return ordered
    reason = f"还有 {more} 处写法有误"
    rest = SourceError(reason, "请先改正上面的", line=ordered[MOST_TOLD].line)
    return [*ordered[:MOST_TOLD], rest]
