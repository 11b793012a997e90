"""The head of a speech by the form in which it was circulated."""

from converters.settings.style import Style
from converters.speech import head_words, printed_words
from converters.speech.model import Form, Meta
from converters.typeset.heads.document import document
from converters.typeset.heads.letter import letter
from converters.typeset.heads.order import order
from converters.typeset.heads.plan import Head, Width

_PLANS = {
    Form.DOCUMENT: document,
    Form.LETTER: letter,
    Form.ORDER: order,
    Form.MINUTES: document,
    Form.BRIEF: document,
}
"""Minutes and briefs have the places of a document (§10.3: its mark; the rest by custom)."""


def head(meta: Meta, style: Style, width: Width) -> Head | None:
    """Return where the parts of the 版头 of a speech stand; None if it has none.

    Raises SourceError for what is wider than the type area.
    """
    red = head_words.red_head(meta)
    if red is None:
        return None
    planned = _PLANS[red.form](red, style, width)
    is_headed = printed_words.headline(meta).element == head_words.ISSUER
    return planned.headed() if is_headed else planned
