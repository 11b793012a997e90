"""`data/records.xml`: the collection for harvesters, as a static repository of OAI-PMH.

Each speech is a record in Dublin Core. One that was taken out has a header that says so; gateways
that keep to the letter of the specification know no such headers in a static repository, whoever
reads the file itself learns of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from converters.formats.marked_xml import element
from converters.settings.config import Config, SiteSettings
from converters.settings.retired import Retired
from converters.site import templates
from converters.site.entry import SpeechEntry
from converters.site.paths import speech_path
from converters.speech import printed_words
from converters.speech.dates import PLACEHOLDER_DAY, first_day

PATH = "data/records.xml"
DELETED = "data/records-deleted.xml"
"""What was taken out, if the speeches stand in files of their own."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Record:
    """One record, or the header of one that was deleted."""

    identifier: str
    day: str
    """When it last changed; of what is known in part the first day, as the protocol asks."""
    facts: Markup = field(default_factory=Markup)
    """Elements of Dublin Core."""


def repository(
    path: str, entries: Sequence[SpeechEntry], retired: Iterable[Retired], config: Config
) -> bytes:
    """Return a repository of speeches, and of what was taken out; the site has an address."""
    site = config.site_settings
    records = [_record(entry, config, site) for entry in entries]
    deleted = [
        _Record(_identifier(site, gone.id), (gone.day or PLACEHOLDER_DAY).isoformat())
        for gone in retired
    ]
    days = [record.day for record in (*records, *deleted)]
    return templates.filled(
        "records.xml",
        title=config.title,
        address=f"{site.base_url}/{path}",
        email=_email(site),
        earliest=min(days, default=PLACEHOLDER_DAY.isoformat()),
        records=records,
        deleted=deleted,
    )


def _email(site: SiteSettings) -> str:
    """Return the address in the contact of the site, else the one that RFC 2142 keeps for this."""
    found = _EMAIL.search(site.contact)
    return found[0] if found else f"webmaster@{site.domain}"


def _identifier(site: SiteSettings, id: str) -> str:
    return f"oai:{site.domain}:{id}"


def _record(entry: SpeechEntry, config: Config, site: SiteSettings) -> _Record:
    meta = entry.meta
    day = first_day(entry.updated).isoformat()
    facts = (
        ("title", meta.title),
        *(("creator", name) for name in printed_words.authors(meta)),
        *(("subject", topic) for topic in meta.topics),
        ("publisher", config.publisher or config.title),
        ("date", meta.date.isoformat() if meta.date else ""),
        ("type", "Text"),
        ("type", meta.kind),
        ("format", "text/html"),
        ("identifier", f"{site.base_url}/{speech_path(meta.id)}"),
        ("language", "zh-CN"),
        ("coverage", meta.place or ""),
    )
    written = "".join(element(f"dc:{name}", words) for name, words in facts if words)
    return _Record(_identifier(site, meta.id), day, Markup(written))
