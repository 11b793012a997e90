"""The cells of a DOCX: characters that fill the lines of the grid, and lines that take one more."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para, WordRun
from converters.formats.docx.audit.words import Pair
from converters.settings.style import Style
from converters.settings.units import TWIPS_PER_POINT

SQUEEZED = "挤进"
"""The character style of a line set tighter to take one character more than the grid has."""
LOOSENED = "推出"
"""That of a line set wider to let its last character go."""
_MOST_LINES = 3
"""Lines that may be so though they are all of a paragraph; of a longer one all but the last may."""


def cells(file: DocxFile, paired: Sequence[Pair], style: Style) -> Iterator[Fault]:
    """Yield, once for each value, character pitches that do not give the characters of a line."""
    if style.docx.grid != "portable":
        return
    width = round(style.page.type_area_width.pt * TWIPS_PER_POINT)
    for (more, advance), count in _advances(file, paired).items():
        chars = style.grid.chars + more
        if advance * chars > width or advance * (chars + 1) <= width:
            yield _finding(
                f"有 {count} 处正文的字距是 {advance / TWIPS_PER_POINT:g} 磅，"
                f"每行排不成 {chars} 字",
                "请重新生成，或把字号和字符间距改回样式",
            )


def squeezed(file: DocxFile, paired: Sequence[Pair], style: Style) -> Iterator[Fault]:
    """Yield words that were set tighter though they are all lines of a paragraph."""
    for part, paragraph in paired:
        if part is None or paragraph is None:
            continue
        lines = ceil(_width(paragraph.text) / style.grid.chars)
        most = max(_MOST_LINES, lines - 1)
        for text in _squeezed(file, paragraph):
            if _width(text) > most * (style.grid.chars + 1):
                yield _finding(
                    f"样式“{SQUEEZED}”用在了 {len(text)} 个字上，它只供个别行用",
                    f"请选中这些字，清除样式“{SQUEEZED}”",
                    part.line,
                    text[:30],
                )


def _advances(file: DocxFile, paired: Sequence[Pair]) -> Counter[tuple[int, int]]:
    """Return how many stretches of the body have each character pitch, in twips.

    Each by how many characters more than the grid has its line should hold. Of the stretches of a
    paragraph that are on the grid the first counts.
    """
    found: Counter[tuple[int, int]] = Counter()
    for part, paragraph in paired:
        if part and paragraph and part.element == "body":
            runs = [(_more(file, run), run) for run in paragraph.runs]
            plain = [run for run in runs if not run[0]][:1]
            others = [run for run in runs if run[0]]
            found.update((more, _advance(file, run, paragraph)) for more, run in plain + others)
    return found


def _more(file: DocxFile, run: WordRun) -> int:
    """Return how many characters more than the grid has a line of these words is to hold."""
    return _MORE.get(file.style_name(run.style), 0) if run.style else 0


_MORE = {SQUEEZED: 1, LOOSENED: -1}


def _advance(file: DocxFile, run: WordRun, paragraph: Para) -> int:
    size = int(file.of_run(run, paragraph, "sz", "val") or 0)
    spacing = int(file.of_run(run, paragraph, "spacing", "val") or 0)
    return size * TWIPS_PER_POINT // 2 + spacing


def _is_squeezed(file: DocxFile, run: WordRun) -> bool:
    return bool(run.style) and file.style_name(run.style) == SQUEEZED


def _squeezed(file: DocxFile, paragraph: Para) -> Iterator[str]:
    """Yield the words of each stretch that is squeezed without a break."""
    text = ""
    for run in paragraph.runs:
        if _is_squeezed(file, run):
            text += run.text
        elif text:
            yield text
            text = ""
    if text:
        yield text


def _width(text: str) -> float:
    """Return the least number of cells that words fill; two digits or letters fill one."""
    return sum(0.5 if char.isascii() else 1 for char in text.rstrip())


def _finding(message: str, advice: str, line: int = 0, excerpt: str = "") -> Fault:
    return Fault(DocxCode.CELLS, Severity.ERROR, message, "", line, excerpt, advice)
