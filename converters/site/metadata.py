"""What machines read in the head of a page: government tags, Dublin Core, citation tags, JSON-LD.

The government tags are those of 国办发〔2017〕47号: ArticleTitle, PubDate and ContentSource for a
speech, Column* for a list. SiteIDCode is issued to government sites alone and left out elsewhere.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from converters.settings.config import Config
from converters.site.book import OfferedBook
from converters.site.download import Download
from converters.site.entry import SpeechEntry
from converters.site.paths import speech_path
from converters.speech import printed_words
from converters.speech.dates import PartialDate
from converters.speech.model import Meta

Tags = Iterator[tuple[str, str]]
"""Names and contents of meta elements; those without content are left out by the caller."""


def of_site(config: Config) -> Tags:
    """Yield the tags of every page."""
    site = config.site_settings
    yield "SiteName", config.title
    yield "SiteDomain", site.domain
    yield "SiteIDCode", site.site_id_code


def of_column(name: str, description: str, keywords: str) -> Tags:
    """Yield the tags of a list."""
    yield "ColumnName", name
    yield "ColumnDescription", description
    yield "ColumnKeywords", keywords
    yield "ColumnType", "讲话"
    yield "description", description


def of_speech(
    entry: SpeechEntry, config: Config, downloads: Sequence[Download], pages: int = 0
) -> Tags:
    """Yield the tags of a speech's page; search engines of papers ask for its PDF.

    `pages` is how many pages that has, 0 if they are not known.
    """
    meta, site = entry.meta, config.site_settings
    source = (meta.source.publisher if meta.source else None) or config.publisher or config.title
    url = site.url(speech_path(meta.id))
    yield "ArticleTitle", meta.title
    day = entry.published.whole if entry.published else None
    yield "PubDate", f"{day.isoformat()} 00:00" if day else ""
    yield "ContentSource", source
    yield "Keywords", ";".join(meta.topics)
    yield "Author", meta.speaker or ""
    yield "description", entry.summary
    yield "Url", url
    yield from _dublin_core(entry, config, source, url)
    yield from _citation(meta, config, pages)
    for download in downloads:
        if download.format == "pdf":
            yield "citation_pdf_url", site.url(download.path)


def _citation(meta: Meta, config: Config, pages: int) -> Tags:
    """Yield what search engines of papers ask for."""
    yield "citation_title", meta.title
    yield from (("citation_author", name) for name in meta.speakers)
    yield "citation_publication_date", _iso(meta.date).replace("-", "/")
    yield "citation_collection_title", config.title
    yield "citation_language", "zh-CN"
    yield "citation_firstpage", "1" if pages else ""
    yield "citation_lastpage", str(pages or "")


def _dublin_core(entry: SpeechEntry, config: Config, source: str, url: str) -> Tags:
    meta = entry.meta
    yield "DC.title", meta.title
    yield from (("DC.creator", name) for name in printed_words.authors(meta))
    yield "DC.publisher", config.publisher or config.title
    yield "DC.source", source
    yield "DC.date", _iso(meta.date)
    yield "DC.subject", ";".join(meta.topics)
    yield "DC.type", "Text"
    yield "DC.format", "text/html"
    yield "DC.language", "zh-CN"
    yield "DC.identifier", url or meta.id


def linked_data(entry: SpeechEntry, config: Config) -> Markup:
    """Return a speech as schema.org JSON-LD, safe within a script element."""
    meta, site = entry.meta, config.site_settings
    source = meta.source.publisher if meta.source else None
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "@id": site.url(speech_path(meta.id)),
        "identifier": [
            meta.id,
            {"@type": "PropertyValue", "propertyID": "sha256", "value": entry.sha256},
        ],
        "name": meta.title,
        "headline": meta.title,
        "alternativeHeadline": meta.subtitle,
        "inLanguage": "zh-CN",
        "genre": meta.kind,
        "version": str(entry.edition.number),
        "abstract": entry.summary,
        "keywords": list(meta.topics),
        "author": _authors(meta),
        "sourceOrganization": _thing("GovernmentOrganization", meta.organ),
        "publisher": _thing("GovernmentOrganization", config.publisher),
        "isBasedOn": _thing("CreativeWork", source, url=meta.source.url if meta.source else None),
        "dateCreated": _iso(meta.date),
        "datePublished": _iso(entry.published),
        "dateModified": _iso(entry.updated),
        "locationCreated": _thing("Place", meta.place),
        "isPartOf": _thing("Collection", config.title, url=site.base_url),
    }
    return script_safe({name: value for name, value in values.items() if value})


def of_book(book: OfferedBook, config: Config) -> Markup:
    """Return a compilation as schema.org JSON-LD, safe within a script element."""
    site, settings = config.site_settings, book.settings
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Book",
        "@id": site.url(book.path),
        "name": book.title,
        "alternativeHeadline": settings.subtitle,
        "inLanguage": "zh-CN",
        "bookEdition": settings.edition,
        "numberOfPages": book.pages,
        "editor": _thing("Organization", settings.compiler),
        "publisher": _thing("Organization", settings.publisher),
        "datePublished": settings.date,
        "hasPart": [
            {
                "@type": "DigitalDocument",
                "@id": site.url(speech_path(meta.id)),
                "identifier": meta.id,
                "name": meta.title,
            }
            for part in book.parts
            for meta in part.speeches
        ],
    }
    return script_safe({name: value for name, value in values.items() if value})


def script_safe(value: object) -> Markup:
    r"""Return JSON in which nothing can end a script element or be taken for markup.

    >>> print(script_safe("</script>"))
    "\u003c/script\u003e"
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def _authors(meta: Meta) -> Any:
    """Return the speaker with the post, or several without: whose it is, is not told."""
    post = meta.post if len(meta.speakers) == 1 else None
    people = [_thing("Person", name, jobTitle=post) for name in meta.speakers]
    return people[0] if len(people) == 1 else people


def _thing(kind: str, name: str | None, **facts: str | None) -> dict[str, str] | None:
    known = {key: value for key, value in facts.items() if value}
    return {"@type": kind, "name": name, **known} if name else None


def _iso(day: PartialDate | None) -> str:
    return day.isoformat() if day else ""
