"""The lines of the head block as Word shows them: broken as in the PDF, or set a little closer."""

from collections.abc import Sequence

from converters.formats.docx.oxml import CLOSER, LINE_BREAK, NEARER, run, words
from converters.settings.style import Style
from converters.typeset.head_lines import NEARER_SHARE, head_lines

_STYLES = {0: "", NEARER_SHARE: NEARER, 1: CLOSER}
"""The character style in which the characters of a line give such a share of what they can."""


def head_line(
    text: str, element: str, names: Sequence[str], style: Style, *, breaks: bool = True
) -> str:
    """Return the runs of a text of the head block, each of its lines set so that it holds.

    `breaks` tells whether | breaks it; else it is a sign like others.
    """
    lines = head_lines(text, style.elements[element], names, style, breaks=breaks)
    return LINE_BREAK.join(run(words(line.text), _STYLES[line.share]) for line in lines)
