"""Rows that touch lines printed from the front matter, carried out in its facts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from converters.errors import SourceError, sentence
from converters.readers import front_matter
from converters.readers.revisions.model import SOFT_BREAK
from converters.readers.revisions.views import Standing
from converters.returning.merging import printed_facts
from converters.returning.merging.base import Base
from converters.returning.merging.model import Conflict
from converters.returning.merging.printed_facts import Lines
from converters.returning.model import Comparison, Row
from converters.returning.rows import standing
from converters.speech import front_keys
from converters.speech.bare import bare
from converters.speech.model import Meta

_BOTH = sentence("前言里的这一项后来也改过，与回稿不同", "请看过三处的字，在 .md 里定下来")
_OTHERWISE = sentence("这样改，讲话稿里记不成这一行", "请在 .md 的前言里手工改")


@dataclass(slots=True)
class CarriedFacts:
    """What became of the rows."""

    values: dict[str, Any] = field(default_factory=dict)
    """The keys of the front matter that are written, with their values; None takes one out."""
    conflicts: list[Conflict] = field(default_factory=list)
    written: set[int] = field(default_factory=set)
    already: set[int] = field(default_factory=set)


class FrontCarrier:
    """Carries out rows in the facts of a speech."""

    def __init__(self, comparison: Comparison, base: Base, now: bytes) -> None:
        self._comparison, self._base = comparison, base
        today = front_matter.read(now)
        self._now, self._today = now, front_keys.written(today)
        self._old = self._lines(base.paragraphs)
        self._printed_now = printed_facts.printed(_as_placed(today, self._old))
        self._meta = _as_placed(base.speech.meta, self._old)

    def carried(self, rows: Sequence[Row]) -> CarriedFacts:
        """Return what becomes of rows that touch the front matter; one is written whole or not."""
        conflicts, rest = list[Conflict](), list(rows)
        while True:
            clash, found = self._attempt(rest)
            if clash is None:
                found.conflicts = conflicts
                return found
            conflicts.append(clash)
            rest = [row for row in rest if row.number not in clash.rows]

    def _attempt(self, rows: Sequence[Row]) -> tuple[Conflict | None, CarriedFacts]:
        """Return what would become of rows, or the first conflict."""
        found, meta, accepted = CarriedFacts(), self._meta, dict(self._old)
        paragraphs = standing(self._comparison, {touch for row in rows for touch in row.touches})
        wanted, places = self._lines(paragraphs), self._places(paragraphs)
        for group in dict.fromkeys((*self._old, *wanted)):
            held = [row for row in rows if any(places.get(at) == group for at, _ in row.touches)]
            values: dict[str, Any] = {}
            if _bare(self._old.get(group, ())) != _bare(wanted.get(group, ())):
                accepted[group] = wanted.get(group, ())
                try:
                    meta, values = self._read(meta, group, accepted)
                except _FactClashError as clash:
                    return self._conflict(held or rows, group, accepted[group], clash), found
            found.values |= values
            (found.written if values else found.already).update(row.number for row in held)
        found.already -= found.written
        return None, found

    def _read(
        self, meta: Meta, group: str, accepted: Mapping[str, Lines]
    ) -> tuple[Meta, dict[str, Any]]:
        """Return the facts with those of a group, and what of them is to be written.

        Raises _FactClashError for lines that tell no facts or would print otherwise, and for a
        fact that is another by now.
        """
        try:
            new = printed_facts.reread(meta, group, self._old.get(group, ()), accepted[group])
        except SourceError as fault:
            raise _FactClashError(str(fault)) from fault
        expected = {name: _bare(lines) for name, lines in accepted.items() if _bare(lines)}
        if {name: _bare(lines) for name, lines in printed_facts.printed(new).items()} != expected:
            raise _FactClashError(_OTHERWISE)
        changed = _changed(meta, new)
        for key, pair in changed.items():
            if self._today.get(key) not in pair:
                raise _FactClashError(_BOTH, key)
        today = self._today
        return new, {key: _plain(now) for key, (_, now) in changed.items() if today.get(key) != now}

    def _conflict(
        self, held: Sequence[Row], group: str, lines: Lines, clash: "_FactClashError"
    ) -> Conflict:
        was = "\n".join(self._old.get(group, ()))
        now = "\n".join(self._printed_now.get(group, ()))
        keys = (key for key in (clash.key, *printed_facts.keys_of(group)) if key in self._today)
        key = next(keys, None)
        line = 0 if key is None else front_matter.line_of(self._now, key)
        numbers = tuple(row.number for row in held)
        return Conflict(numbers, line, was, now, "\n".join(lines), clash.why)

    def _lines(self, paragraphs: Sequence[Standing]) -> dict[str, Lines]:
        """Return the printed lines of each group."""
        found = dict[str, Lines]()
        for one in paragraphs:
            group = self._group(one)
            if group is not None and one.text.strip():
                found[group] = (*found.get(group, ()), one.text.replace(SOFT_BREAK, "").strip())
        return found

    def _places(self, paragraphs: Sequence[Standing]) -> dict[int, str]:
        """Return of which group the characters of the line are, or were."""
        found = dict[int, str]()
        for at in range(len(self._base.bases)):
            number = self._base.paragraph_at(at)
            group = None if number is None else self._group(self._base.paragraphs[number])
            found |= {at: group} if group is not None else {}
        for one in paragraphs:
            group = self._group(one)
            found |= dict.fromkeys((*one.places, one.end), group) if group is not None else {}
        return found

    def _group(self, one: Standing) -> str | None:
        """Return the group of a paragraph, by the style that it was sent with."""
        if not self._base.is_front(one):
            return None
        number = self._base.paragraph_at(one.end)
        was = one if number is None else self._base.paragraphs[number]
        return printed_facts.group_of(was.looks.style)


class _FactClashError(Exception):
    """Lines that cannot be brought back; `key` is that of a fact which is another by now."""

    def __init__(self, why: str, key: str = "") -> None:
        super().__init__(why)
        self.why, self.key = why, key


def _as_placed(meta: Meta, lines: Collection[str]) -> Meta:
    """Return the facts with where the 主送机关 stand, if the first page decided it."""
    facts = meta.circulation
    if facts is None or not facts.recipients or facts.recipients_below is not None:
        return meta
    below = printed_facts.RECIPIENTS not in lines
    return replace(meta, circulation=replace(facts, recipients_below=below))


def _changed(meta: Meta, new: Meta) -> dict[str, tuple[Any, Any]]:
    """Return the keys whose values are others, with both."""
    was, now = front_keys.written(meta), front_keys.written(new)
    keys = [*was, *(key for key in now if key not in was)]
    return {key: (was.get(key), now.get(key)) for key in keys if was.get(key) != now.get(key)}


def _plain(value: Any) -> Any:
    """Return a value as a front matter holds it: a day is words there."""
    return value.isoformat() if isinstance(value, date) else value


def _bare(lines: Lines) -> str:
    return bare("".join(lines))
