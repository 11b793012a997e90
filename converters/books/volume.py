"""A book whose every page is known: what PDF, DOCX, site and audit are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from converters.books.entries import ContentsEntry, Erratum, IndexGroup, SourceEntry
from converters.books.fragment import Fragment
from converters.books.pagination import BookPage
from converters.settings.compilation import Book
from converters.speech.model import Speech


@dataclass(frozen=True, slots=True)
class Volume:
    """A book laid out: its pages in order, and what its own sections say."""

    book: Book
    digest: str
    """The sha256 of the sources of all its speeches, printed in the imprint."""
    notes: tuple[Speech, ...]
    """The texts before the contents."""
    pages: tuple[BookPage, ...]
    contents: tuple[ContentsEntry, ...]
    indexes: Mapping[str, tuple[IndexGroup, ...]]
    """By the name of the section, such as _index-speakers."""
    sources: tuple[SourceEntry, ...]
    errata: tuple[Erratum, ...]
    fragments: Mapping[str, Fragment]
    """The laid-out pages of every section by its name."""
