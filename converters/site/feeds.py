"""What asks for an address to be known: Atom feeds, the site map, OpenSearch."""

import datetime
import uuid
from collections.abc import Iterator, Sequence
from heapq import nlargest

from converters.settings.config import Config, SiteSettings
from converters.site import corrections, sitemap, templates
from converters.site.entry import SpeechEntry
from converters.site.lists import Page, Stands, never
from converters.site.paths import speech_path
from converters.speech import printed_words
from converters.speech.dates import PartialDate

MOST = 30
"""Entries of a feed."""

_SHORT_NAME = 16
"""Characters OpenSearch allows for the short name."""


def all_of(
    entries: Sequence[SpeechEntry], pages: Sequence[str], config: Config, stands: Stands = never
) -> Iterator[Page]:
    """Yield path and bytes of every feed, and of what of the site map does not stand.

    None for a site without an address. `entries` newest first, `pages` the paths of all pages.
    Atom wants days: a speech of which only the month or year is known is in the feed of new ones
    if the day of its posting is known.
    """
    site = config.site_settings
    if not site.base_url:
        return
    new = nlargest(MOST, (e for e in entries if _day(e.published)), key=_first)
    corrected = nlargest(MOST, (e for e in entries if e.meta.changes), key=_last)
    yield "feeds/new.xml", _feed("new", f"{config.title}：新收录", new, config, site)
    yield (
        "feeds/corrected.xml",
        _feed("corrected", f"{config.title}：更正", corrected, config, site),
    )
    days = {speech_path(entry.meta.id): _day(entry.updated) for entry in entries}
    yield from sitemap.of(pages, days, site.base_url, stands)
    title, home = config.title, site.base_url
    described = templates.filled(
        "opensearch.xml", short=title[:_SHORT_NAME], title=title, home=home
    )
    yield "opensearch.xml", described
    yield "robots.txt", templates.filled("robots.txt", home=home)


def _feed(
    name: str, title: str, entries: Sequence[SpeechEntry], config: Config, site: SiteSettings
) -> bytes:
    """Return a feed; what it says follows from the speeches alone, never from the clock."""
    days = [day for entry in entries if (day := _day(entry.updated))]
    return templates.filled(
        "feed.xml",
        id=_urn(f"{site.base_url}/feeds/{name}"),
        title=title,
        url=f"{site.base_url}/feeds/{name}.xml",
        home=f"{site.base_url}/index.html",
        updated=_time(max(days, default=datetime.date(1970, 1, 1))),
        entries=[_entry(name, entry, config, site) for entry in entries],
    )


def _entry(feed: str, entry: SpeechEntry, config: Config, site: SiteSettings) -> dict[str, object]:
    """Return what a feed says of a speech."""
    meta = entry.meta
    first, last = _day(entry.published), _day(entry.updated)
    assert last
    names = printed_words.authors(meta) or (config.publisher or config.title,)
    note = corrections.sentence(meta.changes)
    return {
        "id": _urn(f"{meta.id}/{entry.edition.number}" if feed == "corrected" else meta.id),
        "title": _xml_safe(meta.title),
        "url": f"{site.base_url}/{speech_path(meta.id)}",
        "published": _time(first) if first else "",
        "updated": _time(last),
        "authors": [_xml_safe(name) for name in names],
        "summary": _xml_safe(note if feed == "corrected" else entry.summary),
    }


def _xml_safe(text: str) -> str:
    """Return text without the control characters XML cannot hold even when escaped."""
    return "".join(char for char in text if char >= " " and char not in "\ufffe\uffff")


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, f"huibian:{name}").urn


def _time(day: datetime.date) -> str:
    """Return the beginning of a day in Beijing, as Atom wants a time."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _day(date: PartialDate | None) -> datetime.date | None:
    return date.whole if date else None


def _first(entry: SpeechEntry) -> tuple[datetime.date, str]:
    day = _day(entry.published)
    assert day
    return day, entry.meta.id


def _last(entry: SpeechEntry) -> tuple[datetime.date, str]:
    return entry.meta.changes[-1].date, entry.meta.id
