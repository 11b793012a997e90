"""The way back into Markdown: the rows that were taken, carried out in the text of today.

Three texts are brought together block by block: the base that was sent, today's, and what came
back. Only the lines that are touched change, every other byte stays. What both sides changed in
two ways is a conflict, and nothing of that paragraph is written.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from converters.errors import SourceError, sentence
from converters.formats import front_lines
from converters.readers import markdown
from converters.readers.revisions.views import Standing
from converters.returning.merging import carrying, paper
from converters.returning.merging.base import sent
from converters.returning.merging.carrying import Carried, Texts
from converters.returning.merging.front import CarriedFacts, FrontCarrier
from converters.returning.merging.model import Conflict, Merged
from converters.returning.model import Comparison, Row
from converters.returning.rows import chosen
from converters.speech import differences, edition
from converters.speech.bare import bare
from converters.speech.model import Attachment, Change, Speech, text_of

__all__ = ["NOTE", "Conflict", "Merged", "merge"]
NOTE = "据回稿更正"
"""What corrections say, if nobody says otherwise."""
_MIXED = sentence("这一处改动跨着题头（或版记）和正文", "请在 .md 里手工改")

_OTHERWISE = SourceError("写回去以后读出来的不一样，一处也没有写", "请在 .md 里手工改")


def merge(
    comparison: Comparison,
    taken: Collection[int],
    *,
    base: bytes,
    now: bytes,
    day: date | None = None,
    note: str = NOTE,
) -> Merged:
    """Return the Markdown `now` with the rows of these numbers.

    `base` is the Markdown from which the DOCX was made that `comparison` has as its base. With a
    `day` corrections of that date are proposed, which say `note`. Raises SourceError for a
    Markdown that cannot be read, or whose DOCX has other words.
    """
    speech, today = markdown.read(base), markdown.read(now)
    three = carrying.texts(comparison, sent(comparison, speech), today)
    rows = [row for row in comparison.rows if row.number in taken and row.kind.can_be_taken]
    facts, text, held = _front_carried(three, rows, now)
    found = carrying.carried(three, text)
    conflicts = [*held, *found.conflicts]
    written, already = facts.written | found.written, facts.already | found.already
    done = [row for row in rows if row.number in written | already]
    try:
        made = _written(now, today, found, facts)
        if today.blocks == speech.blocks and not _by_half(done, conflicts):
            _compare(three, done, found)
    except SourceError as fault:
        every = tuple(row.number for row in rows)
        return Merged(now, (Conflict(every, 0, "", "", "", _spoiling(fault)),))
    told = _corrections(today, made, day, note) if day and made != now else ()
    return Merged(made, tuple(conflicts), tuple(sorted(written)), tuple(sorted(already)), told)


def _spoiling(fault: SourceError) -> str:
    """Return why nothing is written: the Markdown that would come of it has a fault."""
    if fault is _OTHERWISE:
        return sentence(fault.reason, fault.remedy)
    return sentence(
        f"这几处都写进去，讲话稿就有错：{fault.reason}", "请少接受几处，或在 .md 里手工改"
    )


def _front_carried(
    three: Texts, rows: Sequence[Row], now: bytes
) -> tuple[CarriedFacts, list[Row], list[Conflict]]:
    """Return what becomes of the front matter, the rows of the text, and what is held up.

    Without a row that is held up the others may touch other lines: they are parted again.
    """
    held = list[Conflict]()
    while True:
        front, text, mixed = _parted(three, rows)
        facts = FrontCarrier(three.comparison, three.base, now).carried(front)
        told = {number for one in facts.conflicts for number in one.rows}
        told |= facts.written | facts.already
        lost = [row for row in front if row.number not in told]  # without those of the text
        clashes = [*facts.conflicts, *map(_mixed, [*mixed, *lost])]
        out = {number for one in clashes for number in one.rows} - facts.written
        rest = [row for row in rows if row.number not in out]
        if len(rest) == len(rows):
            return facts, text, [*held, *clashes]
        held += [one for one in clashes if out.intersection(one.rows)]
        rows = rest


def _by_half(done: Sequence[Row], conflicts: Sequence[Conflict]) -> bool:
    """Return whether a row is carried out at some of its places and held up at others."""
    held = {number for one in conflicts for number in one.rows}
    return any(row.number in held for row in done)


def _parted(three: Texts, rows: Sequence[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Return rows that touch lines of the front matter, that touch the text, that touch both.

    What the others touch is seen without these last, for they may join lines of both.
    """
    mixed = list[Row]()
    while True:
        rest = [row for row in rows if row not in mixed]
        paragraphs = chosen(three.comparison, [row.number for row in rest])
        front, across = _front(three, paragraphs), {*_across(three, paragraphs)}
        sides = [{at in front for at, _ in row.touches} for row in rest]
        more = [row for row in rest if any(at in across for at, _ in row.touches)]
        more = more or [row for row, side in zip(rest, sides, strict=True) if len(side) == 2]
        if not more:
            there = [row for row, side in zip(rest, sides, strict=True) if True in side]
            return there, [row for row in rest if row not in there], mixed
        mixed += more


def _front(three: Texts, paragraphs: Sequence[Standing]) -> set[int]:
    """Return the places in the line of what is printed from the front matter, or was."""
    base = three.base
    places = {at for at, _ in base.places_of(paragraphs, lambda owner: owner.block is None)}
    fresh = (one for one in paragraphs if base.is_front(one))
    return places | {at for one in fresh for at in (*one.places, one.end)}


def _across(three: Texts, paragraphs: Sequence[Standing]) -> Iterator[int]:
    """Yield the ends of paragraphs within one that is now both of the front and of the text."""
    for one in paragraphs:
        if one.places and len(set(three.base.sides(one))) == 2:
            within = range(one.places[0], one.end + 1)
            yield from (at for at in within if three.comparison.line[at].end is not None)


def _mixed(row: Row) -> Conflict:
    return Conflict((row.number,), 0, row.before, row.before, row.after, _MIXED)


def _written(now: bytes, today: Speech, found: Carried, facts: CarriedFacts) -> bytes:
    """Return the Markdown as it becomes, read again and compared with what was meant.

    Raises SourceError for one that says anything else.
    """
    blocks = tuple(one.block for one in found.placed)
    made = paper.rewritten(now, today, found.placed) if blocks != today.blocks else now
    speech = markdown.read(made)
    if speech.blocks != blocks or speech.meta != today.meta:
        raise _OTHERWISE
    if not facts.values:
        return made
    return front_lines.rewritten(made, {(key,): value for key, value in facts.values.items()})


def _compare(three: Texts, rows: Sequence[Row], found: Carried) -> None:
    """Raise SourceError if a text that nobody else changed has not the words that were chosen.

    Titles of attachments are left out: they are told in two places, and corrected in one.
    """
    base = three.base
    stands = chosen(three.comparison, [row.number for row in rows])
    wanted = (one.text for one in stands if base.is_text(one))
    blocks = (one.block for one in found.placed if not isinstance(one.block, Attachment))
    if bare("".join(wanted)) != bare("".join(map(text_of, blocks))):
        raise _OTHERWISE


def _corrections(today: Speech, made: bytes, day: date, note: str) -> tuple[Change, ...]:
    was, now = (edition.words(speech) for speech in (today, markdown.read(made)))
    found = differences.between(was, now)
    return differences.corrections([differences.unique(one, was, now) for one in found], day, note)
