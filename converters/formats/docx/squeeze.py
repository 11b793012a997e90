"""Lines set tighter to take one character more (挤进), or wider to let one go (推出).

The first saves a line or keeps a pair whole, the second gives a last character company.

Where a mark may not begin the next line, the PDF narrows marks of the full line and takes it in.
No office program does that by itself: it carries a character over, and some paragraphs grow by a
line. Those get a line of one cell more, by a character style. So does a line that would end inside
of —— or ……, which LibreOffice tears. Marks alone cannot be narrowed: LibreOffice takes at most a
sixth of a character, and nothing from the last of a run. Where the last line would hold but one
character, as no line of the PDF does, an earlier line is set a cell wider, which justified lines
do not show.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from converters.formats.docx.loose_lines import (
    LooseLine,
    LooseMeasure,
    LooseParagraph,
    StyledWords,
)
from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.typeset.circulation import NamedLines
from converters.typeset.compose import Paragraph
from converters.typeset.measures import measure
from converters.typeset.nominal import NOMINAL
from converters.typeset.optimum import best_way

_UNSURE = re.compile("[A-Zacefijlmrstwz]")
"""Letters whose width differs from face to face, where not all are drawn by that of Latin ones."""
_FEWEST = 2
"""Lines of a paragraph that has a last one besides others."""
_MOST_TRIALS = 50
"""So many of the last lines are tried; no paragraph that people write wants more."""


def squeezes(style: Style) -> bool:
    """Return whether a look squeezes lines; on Word's own grid no character can leave its cell."""
    return style.docx.squeeze and style.docx.grid == "portable"


def squeezed(stretches: Sequence[StyledWords], style: Style) -> Sequence[StyledWords]:
    """Return the stretches of a paragraph of the body, the lines that are set otherwise apart.

    Nothing is set apart where that gains nothing, nor in words that have a style of their own.
    """
    if not squeezes(style):
        return stretches
    lines = _set_otherwise(stretches, style)
    return list(_apart(stretches, lines)) if lines else stretches


def _set_otherwise(stretches: Sequence[StyledWords], style: Style) -> list[LooseLine]:
    """Return the lines that are squeezed or loosened."""
    paragraph = LooseParagraph(stretches, style)
    if style.text.latin != "western" and _UNSURE.search(paragraph.text):
        return []
    saving = _saving(paragraph, paragraph.plain(), lambda: _lines_of_pdf(paragraph.text, style))
    return [line for line in _accompanied(paragraph, saving) if line.style]


def squeezed_names(
    names: NamedLines, room: Length, element: Element, style: Style
) -> tuple[Sequence[StyledWords], int]:
    """Return the names of a 版记, the lines that are squeezed apart, and how many lines they make.

    Without that they may take a line more than in the PDF, and a high 版记 a page more.
    """
    whole = [StyledWords(names.names)]
    measure = LooseMeasure(room.twips, 0, element.size.twips, 0)
    paragraph = LooseParagraph(whole, style, measure)
    lines = paragraph.plain()
    if squeezes(style):
        lines = list(_saving(paragraph, lines, lambda: len(names.lines)))
        whole = list(_apart(whole, [line for line in lines if line.style]))
    return whole, len(lines)


def _saving(
    paragraph: LooseParagraph, plain: Sequence[LooseLine], lines_of_pdf: Callable[[], int]
) -> Sequence[LooseLine]:
    """Return the lines, as few and late ones squeezed as give the number of the PDF, or near it."""
    ways = [
        (least, every)
        for every in (False, True)
        if paragraph.may_be_shorter(plain, every=every)
        and len(least := paragraph.tighter(plain, every=every)) < len(plain)
    ]
    if not ways:
        return plain
    printed = lines_of_pdf()
    least, every = min(ways, key=lambda way: max(len(way[0]), printed))
    wanted = max(printed, len(least))
    if wanted >= len(plain):
        return plain
    starts = [line.start for line in least if line.squeezed][-_MOST_TRIALS:]
    trials = (paragraph.tighter(plain, since, every=every) for since in reversed(starts))
    return next((lines for lines in trials if len(lines) <= wanted), least)


def _accompanied(paragraph: LooseParagraph, lines: Sequence[LooseLine]) -> Sequence[LooseLine]:
    """Return the lines, one loosened if the last would hold one character and marks.

    The latest that can is, behind those that are squeezed: words after it are set anew.
    """
    if len(lines) < _FEWEST or not paragraph.is_lonely(lines[-1]):
        return lines
    for at in range(len(lines) - 2, max(-1, len(lines) - _MOST_TRIALS), -1):
        if lines[at].style:
            break
        other = paragraph.loosened(lines, at)
        if len(other) == len(lines) and not paragraph.is_lonely(other[-1]):
            return other
    return lines


def _lines_of_pdf(text: str, style: Style) -> int:
    """Return how many lines the PDF has, but for widths that differ from face to face."""
    return len(best_way(Paragraph([(text, NOMINAL)], measure(style, style.body)).costs)) - 1


def _apart(stretches: Sequence[StyledWords], lines: Sequence[LooseLine]) -> Iterator[StyledWords]:
    """Yield the stretches, cut where a line that is set otherwise begins and ends."""
    starts = [line.start for line in lines]
    cuts = sorted({cut for line in lines for cut in (line.start, line.end)})
    begin = 0
    for stretch in stretches:
        end = begin + len(stretch.text)
        inside = cuts[bisect_right(cuts, begin) : bisect_left(cuts, end)]
        for a, b in pairwise([begin, *inside, end]):
            before = bisect_right(starts, a)
            own = lines[before - 1].style if before and a < lines[before - 1].end else ""
            yield StyledWords(stretch.text[a - begin : b - begin], own or stretch.style)
        begin = end
