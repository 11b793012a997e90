"""Two bodies in one: that of the new document with what the old one had and has no more."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from converters.formats.docx.redline import tables
from converters.formats.docx.redline.body import (
    SLIVER,
    BodyChar,
    BodyUnit,
    TrackedBody,
    paragraphs_of,
)
from converters.formats.docx.redline.tracked import Tracker
from converters.speech.spans import END, OldAndNew, WordChange, in_one
from converters.speech.unit_cuts import ROW


@dataclass(slots=True)
class _MergedParagraph:
    """A paragraph of the merged body."""

    words: list[OldAndNew[BodyChar]]
    end: OldAndNew[BodyChar]
    is_apart: bool = False
    """Whether it begins with what the one before ends with, and they are two changes."""
    after: OldAndNew[BodyChar] | None = None
    """Where its end came or went and words of it stay: the end they are before without it."""

    @property
    def first(self) -> WordChange:
        """The change of its first character."""
        return next(iter((*self.words, self.end))).change

    @property
    def last(self) -> WordChange:
        """The change of its last word if its end is in both texts."""
        return self.words[-1].change if self.words and not self.end.change else WordChange.KEPT

    @property
    def is_changed(self) -> bool:
        return any(one.change for one in (*self.words, self.end))


def merge(old: TrackedBody, new: TrackedBody, tracker: Tracker) -> Iterator[Any]:
    """Yield the paragraphs and tables of both bodies, with what differs as tracked changes."""
    rows: list[tables.MergedRow] = []
    for unit, paragraphs in _units(old, new):
        if unit.kind == ROW:
            rows.append(_row(unit, paragraphs, tracker))
            continue
        if rows:
            yield tables.table(rows)
            rows = []
        if unit.kind == SLIVER:
            yield _sliver(paragraphs[0])
        else:
            yield _written(paragraphs[0], tracker)
    if rows:
        yield tables.table(rows)


def _units(old: TrackedBody, new: TrackedBody) -> Iterator[tuple[BodyUnit, list[_MergedParagraph]]]:
    """Yield each unit of the merged body as it looks, and its paragraphs."""
    held: list[_MergedParagraph] = []
    paragraphs = list(_paragraphs(old, new))
    _look_ahead(paragraphs)
    for paragraph, before in zip(paragraphs, [None, *paragraphs], strict=False):
        paragraph.is_apart = (
            before is not None and before.last == paragraph.first != WordChange.KEPT
        )
        held.append(paragraph)
        end = paragraph.end
        body, char = (new, end.new) if end.new else (old, end.old)
        assert char is not None
        unit = body.units[char.unit]
        if len(held) == len(body.texts[char.unit].paragraphs):
            yield unit, held
            held = []


def _paragraphs(old: TrackedBody, new: TrackedBody) -> Iterator[_MergedParagraph]:
    words: list[OldAndNew[BodyChar]] = []
    for char in in_one(old.chars, new.chars, (old.texts, new.texts)):
        if char.shown.text == END:
            yield _MergedParagraph(words, char)
            words = []
        else:
            words.append(char)


def _look_ahead(paragraphs: list[_MergedParagraph]) -> None:
    """Tell paragraphs whose end came or went which end their words have on the other side.

    Word gives them its looks, LibreOffice keeps theirs if nothing else is before it: so both are
    made alike.
    """
    was: OldAndNew[BodyChar] | None = None
    now: OldAndNew[BodyChar] | None = None
    for one in reversed(paragraphs):
        was, now = (one.end if one.end.old else was), (one.end if one.end.new else now)
        if one.end.new is None and any(char.new for char in one.words):
            one.after = now
        elif one.end.old is None and any(char.old for char in one.words):
            one.after = was


def _sliver(paragraph: _MergedParagraph) -> Any:
    """Return a paragraph without words: there in any case, with the shapes of the new document."""
    made = deepcopy(paragraph.end.shown.paragraph)
    for run in () if paragraph.end.new else list(made.iterchildren(qn("w:r"))):
        made.remove(run)
    return made


def _written(paragraph: _MergedParagraph, tracker: Tracker, *, in_row: bool = False) -> Any:
    """Return a paragraph; of one in a row that came or went the row alone tells that."""
    if paragraph.is_apart:
        tracker.turn()
    end, after = paragraph.end, paragraph.after
    was = end.old or (after.old if after else None)
    now = end.new or (after.new if after else None)
    made = deepcopy((now or was or end.shown).paragraph)
    properties = made.find(qn("w:pPr"))
    for child in list(made):
        if child is not properties:
            made.remove(child)
    if end.change and not in_row:
        tracker.end(properties, end.change)
    if was and now:
        tracker.restyle(properties, was.paragraph.find(qn("w:pPr")))
    for group in _alike(paragraph.words):
        pairs = [(one.shown, one.old if one.new else None) for one in group]
        made.extend(tracker.runs(pairs, group[0].change))
    return made


def _alike(words: list[OldAndNew[BodyChar]]) -> Iterator[list[OldAndNew[BodyChar]]]:
    """Yield neighbours that were changed alike."""
    group: list[OldAndNew[BodyChar]] = []
    for one in words:
        if group and group[0].change != one.change:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _row(unit: BodyUnit, paragraphs: list[_MergedParagraph], tracker: Tracker) -> tables.MergedRow:
    row = deepcopy(unit.element)
    change = paragraphs[-1].end.change
    for place, paragraph in zip(paragraphs_of(row), paragraphs, strict=True):
        made = _written(paragraph, tracker, in_row=bool(change))
        place.getparent().replace(place, made)
    if change:
        tracker.row(row, change)
    if any(paragraph.is_changed for paragraph in paragraphs):
        tables.let_grow(row)
    return tables.MergedRow(row, unit.table, is_old=change is WordChange.GONE)
