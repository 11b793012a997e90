"""What the site knows of a speech besides its words: enough for every list, feed and data file."""

from dataclasses import dataclass, replace
from typing import Any

from converters.speech import edition, printed_words, records
from converters.speech.dates import PartialDate
from converters.speech.edition import Edition, PastEdition
from converters.speech.model import (
    Attachment,
    Heading,
    Meta,
    Numbered,
    Salutation,
    Speech,
    text_of,
)

_SUMMARY = 110
"""Characters of the summary, what a result of a web search shows."""


@dataclass(frozen=True, slots=True)
class SpeechEntry:
    """One speech in the lists."""

    meta: Meta
    """Its title as printed, without marks for breaking."""
    sha256: str
    """Of its Markdown."""
    length: int
    """Printed characters."""
    summary: str
    """Its first words."""
    numbered: Numbered | None = None
    """What the records of what was published say of it."""
    earlier: tuple[PastEdition, ...] = ()
    """The editions on record before the one that the page shows, the first one first."""

    @property
    def edition(self) -> Edition:
        """Which state of the speech the page shows."""
        return edition.of(self.meta, self.sha256, self.numbered)

    @property
    def published(self) -> PartialDate | None:
        """When it was first made public as far as is known, else when it was given."""
        posted = self.meta.source.posted if self.meta.source else None
        return PartialDate.of(posted) if posted else self.meta.date

    @property
    def updated(self) -> PartialDate | None:
        """The day of the last correction, else of publication."""
        changes = self.meta.changes
        return PartialDate.of(changes[-1].date) if changes else self.published


def of(speech: Speech, sha256: str) -> SpeechEntry:
    """Return the entry of a speech; `sha256` is that of its Markdown."""
    length = sum(len(line) for line in printed_words.lines(speech))
    meta = replace(speech.meta, title=printed_words.title(speech.meta))
    return SpeechEntry(meta, sha256, length, _summary(speech))


def _summary(speech: Speech) -> str:
    words = ""
    for block in speech.blocks:
        if not isinstance(block, Salutation | Heading | Attachment):
            words += text_of(block)
        if len(words) > _SUMMARY:
            return words[: _SUMMARY - 1] + "…"
    return words


def as_json(entry: SpeechEntry) -> dict[str, Any]:
    """Return an entry as plain values, days as text."""
    values: dict[str, Any] = records.plain(entry)
    return values


def from_json(values: dict[str, Any]) -> SpeechEntry:
    """Return the entry in plain values.

    Raises KeyError, TypeError, ValueError or AttributeError for others.
    """
    return records.restored(SpeechEntry, values)
