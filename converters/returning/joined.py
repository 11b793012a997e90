"""Rows that belong together: the two places of a move, changes that repeat."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from converters.returning.model import Row, RowKind, Touch

_LONG = 12
"""Whole paragraphs of more characters, out here and in there, are one that was moved."""
_OFTEN = 4
"""A change that was made as often is one row."""
_REPEATED = frozenset({RowKind.WORDS, RowKind.INSERTED, RowKind.DELETED})
_OUT = frozenset({RowKind.PARAGRAPH_OUT, RowKind.DELETED})
_IN = frozenset({RowKind.PARAGRAPH_IN, RowKind.INSERTED})
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def joined(rows: Sequence[Row]) -> list[Row]:
    """Return the rows in the order of the text, numbered from 1."""
    together = _bundled(_by_words(_by_name(rows)))
    ordered = sorted(together, key=lambda row: row.spots[0].start)
    return [_noted(replace(row, number=at)) for at, row in enumerate(ordered, 1)]


def _by_name(rows: Sequence[Row]) -> list[Row]:
    """Join what a word processor has recorded as one move."""
    named: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.hand and row.hand.move and row.kind in _OUT | _IN:
            named.setdefault((row.hand.author, row.hand.move), []).append(row)
    moves = [found for found in named.values() if len({row.kind in _OUT for row in found}) == 2]
    inside = {id(row) for found in moves for row in found}
    return [*(row for row in rows if id(row) not in inside), *map(_moved, moves)]


def _by_words(rows: Sequence[Row]) -> list[Row]:
    """Join a paragraph that was cut here and pasted there, as LibreOffice records a move."""
    found = list(rows)
    for put in [row for row in rows if row.kind is RowKind.PARAGRAPH_IN]:
        cut = next((row for row in found if _is_cut(row, put)), None)
        if cut is not None:
            found = [row for row in found if row is not cut and row is not put]
            found.append(_moved([cut, put]))
    return found


def _is_cut(row: Row, put: Row) -> bool:
    same = row.kind is RowKind.PARAGRAPH_OUT and row.before == put.after
    return same and len(row.before) > _LONG and _author(row) == _author(put)


def _author(row: Row) -> str | None:
    return None if row.hand is None else row.hand.author


def _moved(rows: Iterable[Row]) -> Row:
    """Return a move; its first place is where the words were."""
    ordered = sorted(rows, key=lambda row: row.kind not in _OUT)
    return replace(_merged(ordered), kind=RowKind.MOVED)


def _merged(rows: Sequence[Row]) -> Row:
    return replace(
        rows[0],
        before="".join(row.before for row in rows),
        after="".join(row.after for row in rows),
        spots=tuple(spot for row in rows for spot in row.spots),
        touches=frozenset[Touch]().union(*(row.touches for row in rows)),
    )


def _bundled(rows: Sequence[Row]) -> list[Row]:
    """Join what one author changed in the same way at many places."""
    alike: dict[object, list[Row]] = {}
    for row in rows:
        repeats = row.kind in _REPEATED
        key = (row.kind, row.before, row.after, _author(row)) if repeats else id(row)
        alike.setdefault(key, []).append(row)
    return [row for found in alike.values() for row in _bundle(found)]


def _bundle(rows: Sequence[Row]) -> Sequence[Row]:
    if len(rows) < _OFTEN:
        return rows
    one = _merged(rows)
    return [replace(one, before=rows[0].before, after=rows[0].after)]


def _noted(row: Row) -> Row:
    """Warn of what word processors do by themselves."""
    changed = row.before != row.after and row.kind in (RowKind.WORDS, RowKind.FRONT, RowKind.TABLE)
    if changed and row.before and _plain(row.before) == _plain(row.after):
        return replace(row, note="只是全角、半角或引号不同，可能是自动更正")
    return row


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words.translate(_QUOTES))
