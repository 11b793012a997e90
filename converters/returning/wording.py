"""How a row of changes is told, on the terminal and on the page alike."""

import re
from collections.abc import Sequence
from itertools import takewhile

from converters.readers.revisions.model import PARAGRAPH_END, SOFT_BREAK
from converters.returning.model import Row, RowKind, Spot

UNTRACKED = "没有修订标记"
_PILCROW = "¶"
_MINUTES = len("2026-11-20T09:00")
_CLAUSE_ENDS = re.compile("[，。；：！？\n]")


def author(row: Row) -> str:
    """Return who made a change, as shown to people."""
    return row.hand.name if row.hand else UNTRACKED


def time(row: Row) -> str:
    """Return when a change was made, in the words of the file: nothing is told of its zone.

    >>> from converters.readers.revisions.model import Hand
    >>> time(Row(1, RowKind.WORDS, Hand("", "2026-11-20T09:00:00Z"), "甲", "乙", (), True))
    '2026-11-20 09:00'
    """
    return row.hand.time[:_MINUTES].replace("T", " ") if row.hand else ""


def place(row: Row, lines: Sequence[int]) -> str:
    """Return where a row is in the Markdown; `lines` are those of the paragraphs of the base."""
    if row.kind is RowKind.FRONT:
        return "前言（题头或版记）"
    numbers = dict.fromkeys(line(spot, lines) for spot in row.spots)
    known = sorted(number for number in numbers if number)
    if not known:
        return ""
    more = f"等 {len(row.spots)} 处" if len(row.spots) > 1 and row.kind is not RowKind.MOVED else ""
    return f"第 {known[0]} 行{more}"


def line(spot: Spot, lines: Sequence[int]) -> int:
    """Return on which line of the Markdown a spot is, 0 for none; `lines` as `place` takes them."""
    return lines[spot.paragraph] if spot.paragraph < len(lines) else 0


def visible(words: str) -> str:
    r"""Return words with the ends of paragraphs in them to be seen.

    >>> visible("完。\n")
    '完。¶'
    """
    return words.replace(PARAGRAPH_END, _PILCROW).replace(SOFT_BREAK, "↵")


def differing(*texts: str) -> tuple[str, ...]:
    """Return the clauses by which texts of one paragraph differ, … for those that all have.

    >>> differing("甲，共五人，乙。", "甲，共六人，乙。")
    ('…共五人，…', '…共六人，…')
    >>> differing("", "甲，乙。")
    ('', '甲，乙。')
    """
    head = texts[0][: _alike(texts)]
    start = max((found.end() for found in _CLAUSE_ENDS.finditer(head)), default=0)
    rests = [text[start:] for text in texts]
    tail = texts[0][len(texts[0]) - _alike([rest[::-1] for rest in rests]) :]
    first = _CLAUSE_ENDS.search(tail)
    same = len(tail) - first.end() if first else 0
    before, after = ("…" if start else ""), ("…" if same else "")
    return tuple(f"{before}{rest[: len(rest) - same]}{after}" for rest in rests)


def _alike(texts: Sequence[str]) -> int:
    """Return with how many characters all of them begin."""
    return sum(1 for _ in takewhile(lambda chars: len(set(chars)) == 1, zip(*texts, strict=False)))


def change(row: Row) -> str:
    """Return what a row does, in one line for the terminal."""
    before, after = visible(row.before), visible(row.after)
    context = row.spots[0] if len(row.spots) == 1 else None
    match row.kind:
        case RowKind.COMMENT:
            about = f"（“{before}”）" if before else ""
            return f"{row.note}{about}"
        case RowKind.LEFT_BEHIND:
            return f"{row.note}{f'：{after}' if after else ''}"
        case RowKind.STYLE:
            words = row.note or (context.before if context else "")
            return f"{before} → {after}{f'（{words}）' if words else ''}"
        case RowKind.MOVED:
            return f"移到别处：{before}"
    around = (visible(context.before), visible(context.after)) if context else ("", "")
    note = f"（{row.note}）" if row.note else ""
    return f"{around[0]}［{_put(before, after)}］{around[1]}{note}"


def _put(before: str, after: str) -> str:
    if before and after:
        return f"{before} → {after}"
    return f"删去 {before}" if before else f"加上 {after}"
