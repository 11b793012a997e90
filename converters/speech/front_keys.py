"""The facts of a speech under the keys of its front matter; reader and writer both ask here.

Each field of `Meta` is a key, in the order of the model: what is new there is read and written.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from converters.speech import records
from converters.speech.model import BETWEEN_NAMES, Circulation, Meta, TitleSource
from converters.speech.records import Day

_SPEAKER, _SPEAKERS = "speaker", "speakers"
_CIRCULATION = "circulation"
_CIRCULATED = tuple(field.name for field in fields(Circulation))
"""These stand beside the other facts, not in a mapping of their own."""


def keys() -> tuple[str, ...]:
    """Return every key in the order in which they are written."""
    own = (_SPEAKER if field.name == _SPEAKERS else field.name for field in fields(Meta))
    return (*(name for name in own if name != _CIRCULATION), *_CIRCULATED)


def written(meta: Meta) -> dict[str, Any]:
    """Return the facts as YAML holds them, unknown ones left out."""
    facts = records.plain(meta, _day)
    if len(meta.speakers) == 1:
        facts[_SPEAKERS] = meta.speakers[0]
    if meta.title_source is TitleSource.GIVEN:
        del facts["title_source"]
    facts |= facts.pop(_CIRCULATION, {})
    facts[_SPEAKER] = facts.pop(_SPEAKERS, None)
    return {key: facts[key] for key in keys() if facts.get(key) not in (None, {})}


def read(front: Mapping[str, Any]) -> Meta:
    """Return the facts in a front matter that keeps to its schema."""
    facts = {key: value for key, value in front.items() if value != {}}
    circulated = {key: facts.pop(key) for key in _CIRCULATED if key in facts}
    if circulated:
        facts[_CIRCULATION] = circulated
    if _SPEAKER in facts:
        facts[_SPEAKERS] = _names(facts.pop(_SPEAKER))
    return records.restored(Meta, facts)


def _day(day: Day) -> object:
    """Return a date as YAML knows it: a day as one, a month as words, a year as a number."""
    if isinstance(day, datetime.date):
        return day
    return day.whole or (day.isoformat() if day.month else day.year)


def _names(written: str | Sequence[str]) -> list[str]:
    """Return the people named in a list or, parted by 、 and nothing else, in words."""
    each = [written] if isinstance(written, str) else written
    parted = (name.strip() for words in each for name in words.split(BETWEEN_NAMES))
    return list(dict.fromkeys(filter(None, parted)))
