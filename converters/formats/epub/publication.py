"""What an EPUB consists of: its facts, chapters in reading order, contents and printed pages."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class PublicationFacts:
    """What the metadata of an EPUB tell; nothing that is unknown is made up."""

    id: str
    """Of the speech or the book; the same for all editions."""
    title: str
    modified: datetime.date
    """The standard insists on one (EPUB 3.3 §5.5.6)."""
    authors: Sequence[str] = ()
    date: str | None = None
    """As much of it as is known, in ISO form."""
    publisher: str | None = None
    description: str | None = None
    subjects: Sequence[str] = ()
    edition: str | None = None
    sha256: str | None = None
    """Of the Markdown that it was made from."""
    printed: str | None = None
    """Of which print its page marks are; None if it has none."""

    @property
    def identifier(self) -> str:
        """A name that no other publication has: reading systems keep notes under it.

        >>> PublicationFacts("s1", "讲话", datetime.date(2024, 3, 5)).identifier
        'urn:uuid:e995ba41-9d5c-57a9-a849-93f752ab150b'
        """
        return uuid.uuid5(uuid.NAMESPACE_URL, f"huibian:{self.id}").urn


@dataclass(frozen=True, slots=True)
class SpineFile:
    """A file of text."""

    name: str
    """Of the file."""
    title: str
    body: Markup
    is_contents: bool = False
    """Whether it stands for the page of contents, which is the file of navigation."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents that readers navigate by."""

    level: int
    """From 1; a level may be skipped."""
    text: str
    href: str
    page: str = ""
    """The number of the page of printed contents that it begins; empty for other lines."""


@dataclass(frozen=True, slots=True)
class PageTarget:
    """A page of the print, as people cite it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is packed."""

    facts: PublicationFacts
    chapters: Sequence[SpineFile]
    contents: Sequence[ContentsLine]
    pages: Sequence[PageTarget]
    body: str
    """The address of where the text proper begins."""
    sheets: Sequence[str] = ("styles/epub/speech.css",)
    """The style sheets, one after the other."""
