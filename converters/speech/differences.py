"""What words differ between two states of a text, in pieces that a person can read."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from converters.speech import readable_cuts
from converters.speech.model import Change
from converters.speech.readable_cuts import BREAK, Cut

_TOKEN = re.compile(
    r"[0-9０-９]+(?:[.．,:：][0-9０-９]+)*[%％‰]?|[〇零一二三四五六七八九十百千万亿]+|[A-Za-z]+|.",
    re.DOTALL,
)
"""Numbers and Latin words are compared whole: of 260 and 265 it is told what people read."""
_CONTEXT = 4
MOST_ENTRIES = 20
"""With more differences a correction tells none of them: it is another text."""

_LONGEST = 2000
"""Nor of longer ones: whole pages came in or went."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where words differ; a line feed in them is the end of a paragraph."""

    was: str
    now: str
    before: str
    """The last words in front of it that are the same, on its line."""
    after: str
    line: int
    """Of the new text, from 0; where nothing stands there any more, the line that follows."""

    @property
    def was_around(self) -> str:
        """The old words with those around them."""
        return f"{self.before}{self.was}{self.after}"

    @property
    def now_around(self) -> str:
        """The new words with those around them."""
        return f"{self.before}{self.now}{self.after}"


def between(was: Sequence[str], now: Sequence[str]) -> list[Difference]:
    """Return what differs between two texts, given line by line, in the order of the new one.

    >>> [(d.was, d.now, d.before) for d in between(["共260人。"], ["共265人。"])]
    [('260', '265', '共')]
    """
    found: list[Difference] = []
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "replace":
            found += _within(BREAK.join(was[a:b]), BREAK.join(now[c:d]), c)
        elif tag != "equal":
            found.append(Difference(BREAK.join(was[a:b]), BREAK.join(now[c:d]), "", "", c))
    return found


def _within(was: str, now: str, line: int) -> Iterator[Difference]:
    """Yield what differs between some lines and those in their place, which begin at `line`."""
    found = cuts(was, now)
    ends, starts = [0, *(cut[1] for cut in found)], [*(cut[0] for cut in found[1:]), len(was)]
    for (a, b, c, d), end, start in zip(found, ends, starts, strict=False):
        before = was[max(end, a - _CONTEXT) : a].rpartition(BREAK)[2]
        after = was[b : min(start, b + _CONTEXT)].partition(BREAK)[0]
        yield Difference(was[a:b], now[c:d], before, after, line + now.count(BREAK, 0, c))


def cuts(was: str, now: str) -> list[Cut]:
    """Return where two texts differ, as a person reads it."""
    old, new = _TOKEN.findall(was), _TOKEN.findall(now)
    starts, others = _starts(old), _starts(new)
    found = [
        (starts[a], starts[b], others[c], others[d])
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return readable_cuts.joined(was, found)


def unique(one: Difference, was: Sequence[str], now: Sequence[str]) -> Difference:
    """Return a difference of two texts with so many words around it that these stand there once.

    No more than its line has; fewer if another difference stands beside it.

    >>> was = ["甲地的人共七人。", "乙地的人共六人。"]
    >>> now = ["甲地的人共七人。", "乙地的人共七人。"]
    >>> [one] = between(was, now)
    >>> one.now_around, unique(one, was, now).now_around
    ('地的人共七人。', '乙地的人共七人。')
    """
    line = now[one.line] if one.line < len(now) else ""
    first = line.find(one.now_around)
    if not one.now or line.count(one.now_around) != 1:
        return one
    left, right = first, first + len(one.now_around)
    while sum(other.count(line[left:right]) for other in now) > 1:
        wider = max(0, left - _CONTEXT), min(len(line), right + _CONTEXT)
        before, after = line[wider[0] : left], line[right : wider[1]]
        made = replace(one, before=before + one.before, after=one.after + after)
        if (left, right) == wider or not any(made.was_around in other for other in was):
            break
        one, (left, right) = made, wider
    return one


def _starts(tokens: Sequence[str]) -> list[int]:
    found = [0]
    for token in tokens:
        found.append(found[-1] + len(token))
    return found


def corrections(found: Sequence[Difference], day: datetime.date, note: str) -> tuple[Change, ...]:
    """Return the corrections (更正) that tell of differences, one of each place.

    One that tells of no words stands for more than `MOST_ENTRIES`, for whole pages, and for
    paragraphs that were only parted or joined.
    """
    pairs = [(_flat(each.was_around), _flat(each.now_around)) for each in found]
    told = [(was or None, now or None) for was, now in pairs if was != now]
    if (
        not told
        or len(told) > MOST_ENTRIES
        or any(len(w or "") > _LONGEST for p in told for w in p)
    ):
        return (Change(day, "更正", note),)
    return tuple(Change(day, "更正", note, was, now) for was, now in dict.fromkeys(told))


def _flat(words: str) -> str:
    return "".join(words.split(BREAK)).replace("\t", " ").strip()
