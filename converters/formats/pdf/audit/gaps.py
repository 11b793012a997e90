"""Checks of gaps: how many characters a line holds, how far it is spread, if it may be ragged."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from converters.audit.faults import Fault
from converters.audit.proof import Proof, ProofLine
from converters.errors import Severity
from converters.formats.pdf.audit.attached import boxes
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.settings.style import Element
from converters.typeset import marks
from converters.typeset.cuts import UNITS
from converters.typeset.metrics import EM, Metrics
from converters.typeset.nominal import NOMINAL

_YEAR = re.compile("[〇○零一二三四五六七八九]{4}年|（[一二三四五六七八九十]{1,3}）")
_UNIT = re.compile(UNITS)
_SIGNED = re.compile(r".?[^\w\s][0-9]")
"""A number with its sign, and what stands before a sign that may not begin a line."""
_RUN = re.compile("[0-9A-Za-z]{2}")
# In thousandths of an em: a wider gap may hold a space that PDFium did not report.
_BLANK = 300
# In cells: room that must be left before a character counts as one that fits.
_CLEARLY = 0.05
_HANZI_PAIR = re.compile("[\u3400-\u9fff](?=[\u3400-\u9fff])")
_NEARLY = 0.9
# In em: what a gap may be wider than told, for files hold it in whole thousandths.
_UNSEEN = 0.003


def density(proof: Proof) -> Iterator[Fault]:
    """Find lines before a last one which its first character would have fitted into.

    Further up a line may give a character to those below it, so that none of them is loose.
    """
    metrics = {role: Metrics(chain) for role, chain in proof.chains.items()}
    for line, following in pairwise(proof.lines):
        element = proof.element(line)
        if not following.last or line.off_grid or element is None or not proof.is_full(line):
            continue
        widths, spacing = metrics[element.font], _spacing(proof, element)
        taken = _could_come_up(line, following)
        need = sum(widths[char] + spacing for char in taken)
        if taken and sum(_gaps(line, spacing)) > need + _CLEARLY * EM:
            message = f"本行 {len(line.printed.text)} 字，还排得下“{taken}”"
            yield fault(PdfCode.DENSITY, message, line.place, excerpt=line.printed.text)


def looseness(proof: Proof) -> Iterator[Fault]:
    """Find lines with gaps wider than look well, or wider than the style allows at all."""
    text = proof.style.text
    for line in proof.lines:
        element = proof.element(line)
        if element is None or line.off_grid or element.align != "justify":
            continue
        widest = max(_gaps(line, _spacing(proof, element)), default=0.0) / EM
        if widest <= text.loose_em + _UNSEEN:
            continue
        far = widest > text.ceiling_em + _UNSEEN
        message = f"字距拉开 {widest:.2f} 字" + (f"，至多 {text.ceiling_em:g} 字" if far else "")
        found = fault(PdfCode.LOOSE, message, line.place, excerpt=line.printed.text)
        yield found if far else replace(found, severity=Severity.NOTE)


def _spacing(proof: Proof, element: Element) -> int:
    """Return the letter spacing of the grid, which is that of the body."""
    return proof.style.letter_spacing_em if element.size == proof.style.body.size else 0


def _gaps(line: ProofLine, spacing: int) -> list[float]:
    """Return by how much the gaps of a line that may open are wider than those of the grid.

    What glyphs measure is asked of the file, so that those of any face are seen; 附件： and numbers
    are as wide as their boxes. A narrow space
    that PDFium did not report parts two gaps, and is none itself.
    """
    spaces, boxed = _spaces(line), boxes(line)
    return [
        (gap - NOMINAL[" "]) / 2 if place in spaces else gap
        for place, (glyph, after) in enumerate(pairwise(line.printed.glyphs))
        if place >= boxed
        and place not in line.printed.spaced
        and not _RUN.fullmatch(glyph.char + after.char)
        for gap in [(after.x - glyph.end) / glyph.size * EM - spacing]
        if gap < _BLANK or place not in spaces
    ]


def _spaces(line: ProofLine) -> set[int]:
    """Return the places of a line after which the words of its part have a space."""
    words = line.part.text if line.part else ""
    pieces = words.split()
    whole, text = "".join(pieces), line.printed.text
    ends = set(accumulate(map(len, pieces)))
    starts = [found.start() for found in re.finditer(f"(?={re.escape(text)})", whole)]
    return {place for start in starts for place in range(len(text)) if start + place + 1 in ends}


def spread(proof: Proof, line: ProofLine) -> float:
    """Return by how much the gaps of a line are wider together than those of the grid, in em."""
    element = proof.element(line)
    return sum(_gaps(line, _spacing(proof, element))) / EM if element else 0.0


def _could_come_up(above: ProofLine, line: ProofLine) -> str:
    """Return the hanzi that begins a line with the marks that cling to it, if it is free to go.

    The unit of a number above goes as a whole.
    """
    text = line.printed.text
    unit = _UNIT.match(text) if above.printed.text[-1].isdigit() else None
    length = unit.end() if unit else 1
    while length < len(text) and text[length] in marks.NO_START:
        length += 1
    left = sum(map(str.isalnum, text[length:]))
    bound = text[0] == "第" or text[0].isdigit() or _YEAR.match(text) or _SIGNED.match(text)
    if bound or text[0].isascii() or text[0] in marks.NO_END or (line.last and left <= 1):
        return ""
    return text[:length] if text[0] not in marks.NO_START else ""


def is_ragged(proof: Proof, line: ProofLine, over: float) -> bool:
    """Return whether a line lacks more than its gaps may be spread by, and is not spread.

    Of the gaps only those between hanzi are sure to open.
    """
    element = proof.element(line)
    gaps = _gaps(line, _spacing(proof, element)) if element else []
    opened = len(_HANZI_PAIR.findall(line.printed.text))
    most = proof.style.text.ceiling_em * line.printed.glyphs[0].size * opened
    return -over > most * _NEARLY and max(gaps, default=0) < _UNSEEN * EM


CHECKS = (
    density,
    looseness,
)
"""All of them, in the order in which they are told."""
