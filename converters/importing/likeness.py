"""Whether two texts are one speech: by what they say, whatever their files are called."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache

from converters.errors import HuibianError
from converters.readers import markdown
from converters.speech import hanzi
from converters.speech.dates import PartialDate
from converters.speech.model import Meta, Speech, text_of

_SAID = 0.6
"""The share of common sentences by which two texts of unlike titles are one speech."""
_ALIKE = 0.5
"""The share of common words by which two texts of one title are one speech."""
_SURE = 0.8
"""The share of common sentences that outweighs a date or a name that was set right."""
_SHORTEST = 8
"""Shorter sentences (谢谢大家) stand in every speech."""
_SHINGLE = 4
_ENDS = re.compile(r"[。！？；!?;\n]")


@dataclass(frozen=True)
class Profile:
    """A speech as it is compared: its facts and its words, folded."""

    meta: Meta
    words: str

    @cached_property
    def title(self) -> str:
        """The title, folded."""
        return hanzi.fold(self.meta.title)

    @cached_property
    def sentences(self) -> frozenset[str]:
        """The sentences that are long enough to tell one speech from others."""
        return frozenset(part for part in _ENDS.split(self.words) if len(part) >= _SHORTEST)

    @property
    def shingles(self) -> frozenset[str]:
        """Every few characters that follow upon one another."""
        words = self.words
        return frozenset(words[at : at + _SHINGLE] for at in range(max(len(words) - 3, 1)))


@lru_cache(maxsize=16)  # asked again for every speech that it may be
def profile(speech: Speech) -> Profile:
    """Return what a speech is compared by."""
    return Profile(speech.meta, "\n".join(hanzi.fold(text_of(block)) for block in speech.blocks))


@lru_cache(maxsize=4096)
def profile_of(data: bytes) -> Profile | None:
    """Return what the Markdown of a speech is compared by; None if it cannot be read."""
    try:
        return profile(markdown.read(data))
    except HuibianError:
        return None


def likeness(one: Profile, other: Profile) -> float:
    """Return 0 for two different speeches; for two texts of one speech, the more the surer.

    Speeches of one pattern are alike in most of their words: those of unlike titles have to share
    whole sentences, and a date or a speaker that contradicts parts all but corrected copies.
    """
    titled = one.title == other.title
    said = _overlap(one.sentences, other.sentences)
    if _contradict(one.meta, other.meta):
        sure = titled and said >= _SURE and _of_one_year(one.meta, other.meta)
        return said if sure else 0.0
    alike = _overlap(one.shingles, other.shingles) if titled else 0.0
    if said < _SAID and alike < _ALIKE:
        return 0.0
    return 3 * said + titled + alike  # titles may hold the number of the part, which shifts


def is_same(one: Profile, other: Profile) -> bool:
    """Return whether two texts are one speech, though nothing but their words tells so.

    Title and date are the same, and of the longer text all but a few words: what is taken from a
    speech (摘要) is another one.
    """
    facts = one.title == other.title and one.meta.date == other.meta.date
    if not facts or _contradict(one.meta, other.meta):
        return False
    longer = max(_size(one.shingles), _size(other.shingles))
    return _size(one.shingles & other.shingles) >= _SURE * longer


def _overlap(one: Collection[str], other: Collection[str]) -> float:
    """Return the share of the smaller set that the other one has too, longer ones weighing more."""
    smaller, larger = sorted((frozenset(one), frozenset(other)), key=_size)
    return _size(smaller & larger) / _size(smaller) if smaller else 0.0


def _size(texts: Collection[str]) -> int:
    return sum(map(len, texts))


def _contradict(one: Meta, other: Meta) -> bool:
    dated = one.date is not None and other.date is not None
    named = one.speakers and other.speakers
    return bool(
        (dated and any(a != b for a, b in zip(_parts(one.date), _parts(other.date), strict=False)))
        or (named and set(one.speakers).isdisjoint(other.speakers))
    )


def _parts(date: PartialDate | None) -> list[int]:
    """Return what is known of a date, the year first."""
    return [part for part in (date.year, date.month, date.day) if part] if date else []


def _of_one_year(one: Meta, other: Meta) -> bool:
    return one.date is None or other.date is None or one.date.year == other.date.year
