"""The site map: the address of each page, and when that changed, in one file or in several.

By the protocol (sitemaps.org) a file has 50,000 addresses at most; of more there are parts, which
are smaller, so that a correction makes a small one again, and a list of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from converters import files
from converters.site import templates
from converters.site.lists import Page, Stands

PATH = "sitemap.xml"
MOST = 50_000
PART = 10_000
"""Addresses of a part."""


def of(
    pages: Sequence[str], days: Mapping[str, date | None], home: str, stands: Stands
) -> Iterator[Page]:
    """Yield path and bytes of every file that does not stand; `days` by the path of the page."""
    ordered = sorted(pages)
    if len(ordered) <= MOST:
        yield from _part(PATH, ordered, days, home, stands)
        return
    starts = range(0, len(ordered), PART)
    names = [f"sitemap-{number}.xml" for number in range(1, len(starts) + 1)]
    for name, start in zip(names, starts, strict=True):
        yield from _part(name, ordered[start : start + PART], days, home, stands)
    yield PATH, templates.filled("sitemaps.xml", maps=[f"{home}/{name}" for name in names])


def _part(
    path: str, pages: Sequence[str], days: Mapping[str, date | None], home: str, stands: Stands
) -> Iterator[Page]:
    known = [(page, days.get(page)) for page in pages]
    if not stands(path, files.digest(home, "\n".join(f"{page} {day}" for page, day in known))):
        dated = [(f"{home}/{page}", day) for page, day in known]
        yield path, templates.filled("sitemap.xml", pages=dated)
