"""Rows that nobody can take: comments, and what a speech has no place for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from converters.readers.revisions.model import Comment, Hand, LeftBehind, Returned
from converters.returning.aligned import Aligned
from converters.returning.model import Row, RowKind, Spot
from converters.speech import galley

_HEAD = "页眉"


def rows(base: Returned, back: Returned, found: Aligned) -> Iterator[Row]:
    """Yield the rows of what is only told, all numbered 0."""
    ends = [at for at, place in enumerate(found.bases) if place is not None and _ends(found, at)]
    for comment in back.comments:
        if comment.author == galley.AUTHOR:  # the question of a proof, asked by this program
            continue
        yield _of_comment(comment, back, found, ends)
    ours = Counter((one.what, one.words) for one in base.left_behind)
    for one in back.left_behind:
        if _is_of_this_program(one, back.origin.id):
            continue
        ours[one.what, one.words] -= 1
        if ours[one.what, one.words] < 0:
            yield _of_left_behind(one, found, ends)
    for one in _parted_tables(base, back, found):
        yield _of_left_behind(one, found, ends)


def _parted_tables(base: Returned, back: Returned, found: Aligned) -> Iterator[LeftBehind]:
    """Yield where a table goes on as another one, with no words between that a row tells of."""
    before: tuple[int, int] | None = None
    for at, char in enumerate(back.line):
        if char.cell is None:
            before = before if char.deleted or not char.text.strip() else None
            continue
        place = found.bases[found.moved[at]]
        old = None if place is None else base.line[place].cell
        if old is None:
            continue
        now = old.table, char.cell.table
        if before is not None and before[0] == now[0] and before[1] < now[1]:
            yield LeftBehind("拆开的表格", _row_of(back, at), at)
        before = now


def _row_of(back: Returned, at: int) -> str:
    """Return the words of the first cell of a row, of which a character is given."""
    return "".join(char.text for char in back.line if char.cell == back.line[at].cell).strip()


def _is_of_this_program(one: LeftBehind, id: str) -> bool:
    """Return whether it is the line at the head of a proof or redline: what it is, which speech."""
    return one.what == _HEAD and one.words.split()[1:2] == [id]


def _ends(found: Aligned, at: int) -> bool:
    return found.line[at].end is not None


def _spot(found: Aligned, ends: Sequence[int], place: int) -> Spot:
    """Return where a character of the file that came back stands."""
    at = found.moved[place] if place < len(found.moved) else len(found.line)
    return Spot(at, min(bisect_left(ends, at), max(0, len(ends) - 1)))


def _of_comment(comment: Comment, back: Returned, found: Aligned, ends: Sequence[int]) -> Row:
    about = "".join(char.text for char in back.line[comment.start : comment.stop])
    state = "（已解决）" if comment.resolved else ""
    said = f"{'答复：' if comment.answers else ''}{comment.text}{state}"
    spot = _spot(found, ends, comment.start)
    hand = Hand(comment.author, comment.time)
    return Row(0, RowKind.COMMENT, hand, about, about, (spot,), False, said)


def _of_left_behind(one: LeftBehind, found: Aligned, ends: Sequence[int]) -> Row:
    spot = _spot(found, ends, one.place)
    note = f"讲话稿里不能有{one.what}"
    return Row(0, RowKind.LEFT_BEHIND, None, "", one.words, (spot,), False, note)
