"""What the site knows of a speech besides its words: enough for every list, feed and data file."""

import datetime
from dataclasses import asdict, dataclass, replace
from typing import Any

from converters import edition, wording
from converters.dates import PartialDate
from converters.edition import Edition
from converters.model import (
    Change,
    Circulation,
    Heading,
    Meta,
    Salutation,
    Source,
    Speech,
    Status,
    TitleSource,
    text_of,
)

_SUMMARY = 110
"""Characters of the summary, what a result of a web search shows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One speech in the lists."""

    meta: Meta
    """Its title as printed, without marks for breaking."""
    sha256: str
    """Of its Markdown."""
    length: int
    """Printed characters."""
    summary: str
    """Its first words."""

    @property
    def edition(self) -> Edition:
        """Which state of the speech the page shows."""
        return edition.of(self.meta, self.sha256)

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


def of(speech: Speech, sha256: str) -> Entry:
    """Return the entry of a speech; `sha256` is that of its Markdown."""
    length = sum(len(line) for line in wording.lines(speech))
    meta = replace(speech.meta, title=wording.title(speech.meta))
    return Entry(meta, sha256, length, _summary(speech))


def _summary(speech: Speech) -> str:
    words = ""
    for block in speech.blocks:
        if not isinstance(block, Salutation | Heading):
            words += text_of(block)
        if len(words) > _SUMMARY:
            return words[: _SUMMARY - 1] + "…"
    return words


def as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as plain values, days as text."""
    values = asdict(entry, dict_factory=_plain)
    values["meta"]["date"] = entry.meta.date.isoformat() if entry.meta.date else None
    return values


def _plain(facts: list[tuple[str, Any]]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in facts
    }


def from_json(values: dict[str, Any]) -> Entry:
    """Return the entry in plain values; raises KeyError, TypeError or ValueError for others."""
    facts = dict(values["meta"])
    source, circulation = facts["source"], facts["circulation"]
    if source:
        source = Source(**source | {"posted": _date(source["posted"])})
    if circulation:
        circulation = Circulation(**circulation | {"printed": _date(circulation["printed"])})
    meta = Meta(
        **facts
        | {
            "date": PartialDate.fromisoformat(facts["date"]) if facts["date"] else None,
            "speakers": tuple(facts["speakers"]),
            "topics": tuple(facts["topics"]),
            "status": Status(facts["status"]),
            "title_source": TitleSource(facts["title_source"]),
            "source": source,
            "circulation": circulation,
            "changes": tuple(
                Change(**change | {"date": datetime.date.fromisoformat(change["date"])})
                for change in facts["changes"]
            ),
        }
    )
    return Entry(meta, values["sha256"], values["length"], values["summary"])


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
