"""Numbers on lines of their own, which count the pages of a file or of a site."""

import re
from collections.abc import Sequence
from itertools import pairwise

from converters.importing.text.lines import SourceLine


def lines(found: Sequence[SourceLine]) -> set[int]:
    """Return the lines that are bare numbers counting 1, 2, 3 … through the text."""
    bare = [line for line in found if line.text.isdecimal() and len(line.text) <= 3]
    if len(bare) >= 2 and [line.text for line in bare] == [
        f"{n:02}" for n in range(1, len(bare) + 1)
    ]:
        return {line.number for line in bare}  # 01, 02, … with which a page adorns its sections
    bar = _pages(found)
    bare = [line for line in bare if line.number not in bar]
    values = [int(line.text) for line in bare]
    steps = [b - a for a, b in pairwise(values)]
    apart = all(b.number - a.number > 2 for a, b in pairwise(bare))
    return bar | ({x.number for x in bare} if steps and set(steps) == {1} and apart else set())


_TURN = re.compile(r"[\[【<《]*(?:上一?页|下一?页|首页|尾页|末页|最后一页)[\]】>》]*")


def _pages(found: Sequence[SourceLine]) -> set[int]:
    """Return the lines of the numbers beside 下一页, by which a reader turns the pages."""
    turns = [index for index, line in enumerate(found) if _TURN.fullmatch(line.text)]
    numbers: set[int] = set()
    for turn in turns:
        for step in (-1, 1):
            at = turn + step
            while 0 <= at < len(found) and _PAGE.fullmatch(found[at].text):
                numbers.add(found[at].number)
                at += step
    return numbers


_PAGE = re.compile(r"[\[【(（]?\d{1,3}[\]】)）]?|\.{2,}|…+")
