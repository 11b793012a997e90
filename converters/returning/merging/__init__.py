"""The way back into Markdown: the rows that were taken, carried out in the text of today.

Three texts are brought together block by block: the base that was sent, today's, and what came
back. Only the lines that are touched change, every other byte stays. What both sides changed in
two ways is a conflict, and nothing of that paragraph is written.
"""

from collections.abc import Collection, Sequence

from converters.errors import SourceError
from converters.readers import markdown
from converters.returning.merging import carrying, paper
from converters.returning.merging.model import Conflict, Merged
from converters.returning.merging.owners import owners
from converters.returning.merging.wanted import Base
from converters.returning.model import Comparison, Row
from converters.returning.rows import chosen
from converters.speech.model import Speech

__all__ = ["Conflict", "Merged", "merge"]
_IN_FRONT = "这一行由前言印出，请在 .md 的前言里手工改"
_NOT_READ = "写回去以后读出来的不一样，一处也没有写，请在 .md 里手工改"


def merge(comparison: Comparison, taken: Collection[int], *, base: bytes, now: bytes) -> Merged:
    """Return the Markdown `now` with the rows of these numbers.

    `base` is the Markdown from which the DOCX was made that `comparison` has as its base. Raises
    SourceError for one that cannot be read, or whose DOCX has other words.
    """
    speech, today = markdown.read(base), markdown.read(now)
    three = carrying.texts(comparison, _sent(comparison, speech), today)
    rows = [row for row in comparison.rows if row.number in taken and row.kind.can_be_taken]
    front, text = _parted(three, rows)
    found = carrying.carried(three, text)
    found.conflicts += [_by_hand(row) for row in front]
    made = paper.rewritten(now, today, found.placed) if found.written else now
    if not _says(made, today, found):
        numbers = tuple(row.number for row in rows)
        return Merged(now, (Conflict(numbers, 0, "", "", "", _NOT_READ),))
    return Merged(
        made, tuple(found.conflicts), tuple(sorted(found.written)), tuple(sorted(found.already))
    )


def _parted(three: carrying.Texts, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows that touch what is printed from the front matter, and those that do not."""
    paragraphs = chosen(three.comparison, [row.number for row in rows])
    places = three.reading.front_places(paragraphs)
    front = [row for row in rows if any(at in places for at, _ in row.touches)]
    return front, [row for row in rows if row not in front]


def _by_hand(row: Row) -> Conflict:
    return Conflict((row.number,), 0, row.before, row.before, row.after, _IN_FRONT)


def _sent(comparison: Comparison, speech: Speech) -> Base:
    paragraphs = chosen(comparison, ())
    where, of = dict[int, int](), comparison.bases
    for number, one in enumerate(paragraphs):
        for at in (*one.places, one.end):
            place = of[at]
            if place is not None:
                where[place] = number
    return Base(speech, paragraphs, owners(speech, paragraphs), where)


def _says(made: bytes, today: Speech, found: carrying.Carried) -> bool:
    """Return whether a Markdown that was written is read back as it was meant."""
    try:
        speech = markdown.read(made)
    except SourceError:
        return False
    return speech.meta == today.meta and speech.blocks == tuple(one.block for one in found.placed)
