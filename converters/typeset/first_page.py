"""The first page must show text (首页必须显示正文), GB/T 9704-2012 §7.3.3, and what gives way.

Where 版头, title and 主送机关 leave no line of it, the 主送机关 move to the 版记 (§7.3.2), if that
is no higher than a page. The widths that all faces have alike decide it: PDF and DOCX agree.
"""

from contextlib import suppress
from dataclasses import replace

from converters.errors import SourceError
from converters.settings.style import Style
from converters.speech import printed_words
from converters.speech.model import Meta, Speech
from converters.typeset import circulation
from converters.typeset.composition import Composition
from converters.typeset.pages import PagePlace, page_from
from converters.typeset.typesetter import NominalTypesetter

_ENOUGH = 4
"""More blocks than these are not needed to know whether any stands on the first page."""
_TEXT = PagePlace(1, 0)


def placed(speech: Speech, style: Style) -> Speech:
    """Return a speech with its 主送机关 where they are printed: above the text, or in the 版记.

    `recipients_below` says it from then on: whoever is handed the speech does not ask again.
    """
    facts = speech.meta.circulation
    if facts is None or facts.recipients is None or facts.recipients_below is not None:
        return speech
    below = _told(speech, below=True)
    with suppress(SourceError):  # what cannot be set is told where it is set
        moved = not shows_text(speech, style) and _fits(below.meta, style)
        return below if moved else _told(speech, below=False)
    return speech


def _told(speech: Speech, *, below: bool) -> Speech:
    """Return a speech that says whether its 主送机关 stand in the 版记."""
    facts = speech.meta.circulation
    told = replace(facts, recipients_below=below) if facts else None
    return replace(speech, meta=replace(speech.meta, circulation=told))


def _fits(meta: Meta, style: Style) -> bool:
    """Return whether a 版记 is no higher than a page."""
    imprint = printed_words.imprint(meta)
    if imprint is None:
        return True
    return circulation.set_height(imprint, NominalTypesetter(style)) <= style.frame_height


def shows_text(speech: Speech, style: Style) -> bool:
    """Return whether a line of the text stands on the first page.

    Raises SourceError for what is wider than the type area.
    """
    beginning = replace(speech, blocks=speech.blocks[:_ENOUGH])
    blocks = Composition(beginning, NominalTypesetter(style)).page_blocks()
    return page_from(blocks, PagePlace(0, 0), style.grid.lines).end > _TEXT
