"""Words of the program beside those of a speech, drawn by the faces that have them."""

from html import escape

from converters.formats.pdf import sheet
from converters.formats.pdf.press import Press
from converters.typeset.metrics import EM

_LOST = "〓"
"""What printers set for a character that is not there (空铅)."""


def drawable(text: str, role: str, press: Press) -> str:
    """Return a text in which 〓 stands for what no face has, or nothing if none has that either.

    A doubt may well be about such a character.
    """
    chain = press.typesetter.drawers[role].chain
    lost = _LOST if chain.face_for(_LOST) is not None else ""
    return "".join(
        char if char.isspace() or chain.face_for(char) is not None else lost for char in text
    )


def drawn(text: str, role: str, press: Press) -> str:
    """Return a text that can be drawn as HTML."""
    runs = press.typesetter.drawers[role].runs(text, 0)
    spans = (
        f'<span class="{sheet.drawn_by(role, place)}">{escape(run)}</span>' for run, place in runs
    )
    return "".join(spans)


def width(text: str, role: str, press: Press) -> float:
    """Return the width of a text in characters of its size."""
    widths = press.typesetter.widths[role]
    return sum(widths[char] for char in text) / EM
