"""The facts of a speech under the keys of its front matter; reader and writer both ask here.

Each field of `Meta` is a key, in the order of the model: what is new there is read and written.
"""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from converters.speech import records
from converters.speech.model import BETWEEN_NAMES, Circulation, Meta, TitleSource
from converters.speech.records import Day

_SPEAKERS = "speakers"
_CIRCULATION = "circulation"
_CIRCULATED = tuple(field.name for field in fields(Circulation))
"""These stand beside the other facts, not in a mapping of their own."""
_BETWEEN_SIGNERS = re.compile(r"[、 \u3000]+")
_LONE = re.compile(r"(?<![^、 \u3000])([^\W\d_a-zA-Z])[ \u3000]+([^\W\d_a-zA-Z])(?![^、 \u3000])")
"""Two hanzi that stand apart, as a name of two is spread to the width of three."""


def keys() -> tuple[str, ...]:
    """Return every key in the order in which they are written."""
    own = (field.name for field in fields(Meta) if field.name != _CIRCULATION)
    return tuple(_KEYS.get(name, name) for name in (*own, *_CIRCULATED))


def written(meta: Meta) -> dict[str, Any]:
    """Return the facts as YAML holds them, unknown ones left out."""
    facts = records.plain(meta, _day)
    if meta.title_source is TitleSource.GIVEN:
        del facts["title_source"]
    facts |= facts.pop(_CIRCULATION, {})
    for name, key in _KEYS.items():
        names = facts.pop(name, None)
        facts[key] = names[0] if names and len(names) == 1 else names
    return {key: facts[key] for key in keys() if facts.get(key) not in (None, {})}


def read(front: Mapping[str, Any]) -> Meta:
    """Return the facts in a front matter that keeps to its schema."""
    facts = {key: value for key, value in front.items() if value != {}}
    for name, parted in _PARTED.items():
        if _KEYS[name] in facts:
            facts[name] = _names(facts.pop(_KEYS[name]), parted)
    circulated = {key: facts.pop(key) for key in _CIRCULATED if key in facts}
    if circulated:
        facts[_CIRCULATION] = circulated
    return records.restored(Meta, facts)


def _day(day: Day) -> object:
    """Return a date as YAML knows it: a day as one, a month as words, a year as a number."""
    if isinstance(day, datetime.date):
        return day
    return day.whole or (day.isoformat() if day.month else day.year)


def _names(written: str | Sequence[str], parted: Callable[[str], Sequence[str]]) -> list[str]:
    """Return the names in a list or, as `parted` parts them, in words; each of them once."""
    each = [written] if isinstance(written, str) else written
    names = (name.strip() for words in each for name in parted(words))
    return list(dict.fromkeys(filter(None, names)))


def _speakers(words: str) -> Sequence[str]:
    """Return the speakers that 、 parts, and nothing else does."""
    return words.split(BETWEEN_NAMES)


def _signers(words: str) -> Sequence[str]:
    """Return the signers that 、 or blanks part, as they stand in a 版头; 李　明 is one.

    >>> _signers("赵海金　李　明、司马相如")
    ['赵海金', '李　明', '司马相如']
    """
    joined = _LONE.sub("\\1\0\\2", words)
    return [name.replace("\0", "\u3000") for name in _BETWEEN_SIGNERS.split(joined)]


def _issuers(words: str) -> Sequence[str]:
    """Return the one mark that words are: its organs may be parted by 、 on one line."""
    return [words]


_PARTED: dict[str, Callable[[str], Sequence[str]]] = {
    _SPEAKERS: _speakers,
    "signers": _signers,
    "issuers": _issuers,
}
"""How the names in one line of words are parted, by field."""
_KEYS = {_SPEAKERS: "speaker", "signers": "signer", "issuers": "issuer"}
"""The keys of fields that hold several and are mostly written with one."""
