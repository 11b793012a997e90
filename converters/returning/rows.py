"""A corrected file as numbered rows, and the words after any choice of them."""

from collections.abc import Collection, Sequence

from converters.errors import SourceError
from converters.readers.revisions import views
from converters.readers.revisions.changes import ChangeKind
from converters.readers.revisions.model import SOFT_BREAK, Char, Hand, Returned
from converters.readers.revisions.views import Standing
from converters.returning import by_hand, groups, looks, same_speech, told
from converters.returning.aligned import aligned
from converters.returning.joined import joined
from converters.returning.model import Comparison, Touch


def compare(base: Returned, back: Returned) -> Comparison:
    """Return what was changed from the base to what came back, tracked or not.

    Raises SourceError for a file of another speech, and if the rows do not tell all of it, for
    then nothing may be taken from them.
    """
    same_speech.refuse_others(base, back)
    found = aligned(base.line, back.line)
    by_hand.propose(found.line, found.bases, base.line)
    every = [
        *groups.rows(found.line, found.bases),
        *looks.rows(found.line, found.bases, base.line),
        *told.rows(base, back, found),
    ]
    comparison = Comparison(tuple(found.line), tuple(found.bases), tuple(joined(every)))
    _prove(comparison, base.line, back.line)
    return comparison


def chosen(comparison: Comparison, taken: Collection[int]) -> tuple[Standing, ...]:
    """Return the paragraphs when the rows of these numbers are taken and all others refused."""
    rows = [row for row in comparison.rows if row.number in taken and row.kind.can_be_taken]
    return standing(comparison, {touch for row in rows for touch in row.touches})


def standing(comparison: Comparison, allowed: Collection[Touch]) -> tuple[Standing, ...]:
    """Return the paragraphs when these touches are taken and all others refused.

    What no row tells of changes no words, and is refused as well.
    """

    def is_taken(at: int, kind: ChangeKind, hand: Hand) -> bool:
        return (at, kind) in allowed

    return views.view(comparison.line, is_taken)


def _prove(comparison: Comparison, base: Sequence[Char], back: Sequence[Char]) -> None:
    every = [row.number for row in comparison.rows]
    none_taken, all_taken = chosen(comparison, ()), chosen(comparison, every)
    as_sent = _words(none_taken) == _words(views.refused(base))
    if not as_sent or _words(all_taken) != _words(views.accepted(back)):
        raise SourceError(
            "改动理不清楚，一处也没有带回", "请在 Word 里把修订全部接受后另存，再寄回那一份"
        )


def _words(paragraphs: Sequence[Standing]) -> list[tuple[str, bool]]:
    """Return what the Markdown can hold of paragraphs: no empty ones, no lines of the head."""
    found = [(_unbroken(one), one.cell is not None) for one in paragraphs]
    return [(words, in_cell) for words, in_cell in found if words or in_cell]


def _unbroken(one: Standing) -> str:
    """Return the words of a paragraph without blanks at its edges, as Markdown has them."""
    is_front = groups.is_printed_from_front(one.looks)
    return (one.text.replace(SOFT_BREAK, "") if is_front else one.text).strip()
