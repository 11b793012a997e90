"""What a page says of itself in its head: its title, and when it was posted."""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from converters.speech import hanzi

_TITLES = frozenset({"og:title", "twitter:title", "articletitle"})
_DAYS = frozenset(
    {
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "publishtime",
        "article:published_time",
        "og:published_time",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
    }
)
"""Under these names of <meta> sites of governments and newspapers say when they posted a page."""


def title(root: etree._Element) -> str | None:
    """Return the title of a page: of <title>, else of <meta>; None if it has none."""
    found = root.find(".//title")
    told = " ".join((found.text_content() if found is not None else "").split())
    return told or next(_meta(root, _TITLES), None)


def posted(root: etree._Element) -> date | None:
    """Return the day on which a page was posted as its <meta> has it, none after today."""
    for words in _meta(root, _DAYS):
        days = hanzi.find_dates(words.replace("T", " "))
        if days and days[0][2] <= date.today():
            return days[0][2]
    return None


def _meta(root: etree._Element, names: frozenset[str]) -> Iterator[str]:
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        words = " ".join((meta.get("content") or "").split())
        if name.lower() in names and words:
            yield words
