"""On which page a 版记 stands.

GB/T 9704 §7.4 has it on the last page of a document, GB/T 33476.2 §7.3.1 on an even one: the back
of the last sheet. Where that takes a blank page, neither is numbered (GB/T 9704 §7.5). A letter has
no such foot, and its copies stand on its last page (GB/T 9704 §10.1).
"""

from contextlib import suppress
from enum import Enum

from converters.errors import SourceError
from converters.settings.style import Style
from converters.speech import printed_words
from converters.speech.model import Meta, Speech
from converters.typeset import circulation, first_page
from converters.typeset.composition import Composition
from converters.typeset.pages import fill
from converters.typeset.typesetter import NominalTypesetter


class ImprintPlace(Enum):
    """Where the 版记 of a speech stands."""

    AFTER_TEXT = "after text"
    """At the foot of the page on which the text ends, or of the next if it has no room."""
    EVEN = "even"
    """On the page after that, which is even."""
    BARE = "bare"
    """The same with a blank page between; neither has a page number."""


def is_even(meta: Meta, style: Style) -> bool:
    """Return whether a speech has a 版记 that has to stand on an even page."""
    imprint = printed_words.imprint(meta)
    return style.imprint.even_page and imprint is not None and imprint.is_ruled


def after(pages: int, *, has_room: bool) -> ImprintPlace:
    """Return the place of a 版记 that has to stand on an even page.

    `pages` are those of the text; `has_room` tells whether the last has room for it.
    """
    if pages % 2:
        return ImprintPlace.EVEN
    return ImprintPlace.AFTER_TEXT if has_room else ImprintPlace.BARE


def of_composition(composition: Composition) -> ImprintPlace:
    """Return the place of the 版记 of a composed speech, before its pages are laid out.

    After the text where that cannot be known: what cannot be set is told by whoever sets it.
    """
    style, meta = composition.style, composition.speech.meta
    imprint = printed_words.imprint(meta)
    with suppress(SourceError):
        if imprint and is_even(meta, style):
            pages = fill(composition.page_blocks(), style.grid.lines)
            wanted = circulation.imprint_room(imprint, composition.typesetter)
            return after(len(pages), has_room=pages[-1].used + wanted <= style.grid.lines)
    return ImprintPlace.AFTER_TEXT


def foreseen(speech: Speech, style: Style) -> ImprintPlace:
    """Return the place of the 版记 of a speech, whatever faces draw it."""
    speech = first_page.placed(speech, style)
    if not is_even(speech.meta, style):
        return ImprintPlace.AFTER_TEXT
    composition = Composition(speech, NominalTypesetter(style))
    with suppress(SourceError):  # of a table, which is told with its block
        composition.close_up()
    return of_composition(composition)
