"""Signatures and dates of a printed speech as they stand, each apart from those beside it."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from converters.audit.endings import DATE, SIGNATURE, Stand
from converters.audit.pages import PrintedGlyph
from converters.audit.proof import Proof, ProofLine
from converters.speech.model import Seal


class Piece(NamedTuple):
    """A line of one signature or date."""

    line: ProofLine
    stand: Stand
    text: str


def ends(line: ProofLine) -> bool:
    """Return whether a line belongs to a signature or date."""
    return line.part is not None and line.part.element in (SIGNATURE, DATE)


def seal(line: ProofLine) -> Seal:
    """Return what is put on the signature or date that a line belongs to."""
    return line.part.seal if line.part else Seal.NONE


def is_sealed(line: ProofLine) -> bool:
    """Return whether a line belongs to a signature or date with a seal."""
    return seal(line) is not Seal.NONE


def groups(proof: Proof) -> Iterator[list[Piece]]:
    """Yield the lines of each signature with the date under it."""
    for ending, group in groupby(proof.lines, ends):
        if ending:
            yield list(_pieces(proof, list(group)))


def blank(proof: Proof) -> int:
    """Return how many lines are left blank in and above the end of a speech, at the most."""
    own = proof.style.tail
    match proof.speech.meta.seal:
        case Seal.NONE:
            return own.lines_before
        case Seal.SEAL:
            return own.seal_lines_before + _MANY
        case Seal.SIGNATURE:
            return own.stamp_lines_before + own.stamp_lines + own.stamp_lines_after + _MANY


_MANY = 5
"""Lines between two rows of seals, or two stamps."""


def _pieces(proof: Proof, lines: Sequence[ProofLine]) -> Iterator[Piece]:
    first = proof.lines.index(lines[0])
    before = proof.lines[first - 1] if first else None
    for line in lines:
        sealed = seal(line) is Seal.SEAL
        for at, glyphs in enumerate(_apart(line) if sealed else [line.printed.glyphs]):
            above = -1.0 if at else _above(proof, before, line)
            stand = _stand(proof, line, glyphs, above, is_first=line.first or at > 0)
            yield Piece(line, stand, "".join(glyph.char for glyph in glyphs))
        before = line


def _apart(line: ProofLine) -> Iterator[Sequence[PrintedGlyph]]:
    """Yield the names of a line: they are a character apart, with no blank printed between them."""
    glyphs, start = line.printed.glyphs, 0
    for at, (glyph, after) in enumerate(pairwise(glyphs), 1):
        wide = after.x - glyph.end > _WIDE * glyph.size
        if wide and at - 1 not in line.printed.spaced:
            yield glyphs[start:at]
            start = at
    yield glyphs[start:]


_WIDE = 0.9
"""In em."""


def _above(proof: Proof, before: ProofLine | None, line: ProofLine) -> float | None:
    """Return how many lines are blank above a line; None at the head of a page or under a table."""
    if before is None or before.page is not line.page or before.in_table:
        return None
    return (line.printed.y - before.printed.y) / proof.style.pitch.pt - 1


def _stand(
    proof: Proof,
    line: ProofLine,
    glyphs: Sequence[PrintedGlyph],
    above: float | None,
    *,
    is_first: bool,
) -> Stand:
    size = proof.style.body.size.pt
    right = proof.left(line.page) + proof.style.page.type_area_width.pt
    is_date = line.part is not None and line.part.element == DATE
    start, end = (right - glyphs[0].x) / size, (right - glyphs[-1].end) / size
    return Stand(is_date, start, end, above, is_first)
