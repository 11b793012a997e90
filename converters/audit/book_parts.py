"""Parts and speeches of a book in their order, as the audits of its files look for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from converters.settings.compilation import Book
from converters.speech import printed_words
from converters.speech.model import Meta, unbroken


@dataclass(frozen=True, slots=True)
class WantedPart:
    """A part or speech that a book should have."""

    title: str
    """As contents, outline and running heads call it."""
    headline: str
    """The words that stand for it at its head: an order has its mark there instead of a title."""
    meta: Meta | None
    """None for a part."""
    part: str | None
    """The title of the part that a speech stands in."""


def wanted(book: Book) -> Iterator[WantedPart]:
    """Yield parts that have titles, each before its speeches."""
    for part in book.parts:
        name = unbroken(part.title) if part.title else None
        if name:
            yield WantedPart(name, name, None, None)
        for meta in part.speeches:
            headline = printed_words.headline(meta).words
            yield WantedPart(printed_words.title(meta), headline, meta, name)
