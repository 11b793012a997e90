"""Runs of glyphs that are drawn one after another on a baseline, in one face, size and colour."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from converters.readers.pdf.glyphs import Glyph

_SAME_BASE, _SAME_SIZE = 0.5, 0.1
"""Points."""
_BACK, _APART = 0.5, 1.5
"""Ems by which the next glyph of a run may stand before or after the end of the one before it."""


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Some glyphs in a row; lengths are points, as those of `Glyph`.

    `lefts` and `rights` have an edge for each of `chars`, `spaces` the places of those before
    which a space is drawn.
    """

    chars: str
    lefts: "array[float]"
    rights: "array[float]"
    spaces: frozenset[int]
    base: float
    size: float
    tone: float
    turn: int
    bold: bool
    font: str
    artifact: bool
    inkless: bool = False
    note: str = ""
    """The mark of the note that it refers to, 〔1〕, which stands for its words."""

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.lefts[0]

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.rights[-1]

    def part(self, start: int, end: int) -> "GlyphRun":
        """Return some of its glyphs."""
        return replace(
            self,
            chars=self.chars[start:end],
            lefts=self.lefts[start:end],
            rights=self.rights[start:end],
            spaces=frozenset(at - start for at in self.spaces if start <= at < end),
        )

    def moved(self, by: float) -> "GlyphRun":
        """Return it so many points further to the right."""
        lefts, rights = (array("f", (at + by for at in some)) for some in (self.lefts, self.rights))
        return replace(self, lefts=lefts, rights=rights)

    def apart(self, gap: float) -> "Iterator[GlyphRun]":
        """Yield the stretches of its glyphs between wider gaps, in points."""
        places = zip(self.rights, self.lefts[1:], strict=False)
        cuts = [at for at, (end, start) in enumerate(places, 1) if start - end > gap]
        yield from (self.part(*ends) for ends in pairwise((0, *cuts, len(self.chars))))

    def pieces(self, edge: float) -> "Iterator[GlyphRun]":
        """Yield the glyphs that stand left and right of an edge, as two runs, or one."""
        cut = sum(
            (left + right) / 2 < edge for left, right in zip(self.lefts, self.rights, strict=True)
        )
        yield from (self.part(*ends) for ends in ((0, cut), (cut, len(self.chars))) if _any(ends))


def _any(ends: tuple[int, int]) -> bool:
    return ends[0] < ends[1]


def of_glyphs(glyphs: Iterable[Glyph]) -> list[GlyphRun]:
    """Return the glyphs of a page as runs, in the order in which they are drawn."""
    made: list[GlyphRun] = []
    held: list[Glyph] = []
    for glyph in glyphs:
        if held and not _goes_on(held[-1], glyph):
            made.append(_run(held))
            held = []
        held.append(glyph)
    if held:
        made.append(_run(held))
    return made


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    alike = (
        before.font == glyph.font
        and before.tone == glyph.tone
        and before.turn == glyph.turn
        and before.bold == glyph.bold
        and before.artifact == glyph.artifact
        and before.inkless == glyph.inkless
        and abs(before.size - glyph.size) < _SAME_SIZE
    )
    return alike and (_is_beside(before, glyph) if not glyph.turn else _is_near(before, glyph))


def _is_beside(before: Glyph, glyph: Glyph) -> bool:
    ahead = glyph.left - before.right
    level = abs(before.base - glyph.base) < _SAME_BASE
    return level and -_BACK * glyph.size < ahead < _APART * glyph.size


def _is_near(before: Glyph, glyph: Glyph) -> bool:
    """Tell a glyph that stands next to another one on a baseline that is not level."""
    reach = (_APART + 1) * glyph.size
    return abs(before.left - glyph.left) < reach and abs(before.base - glyph.base) < reach


def _run(glyphs: Sequence[Glyph]) -> GlyphRun:
    first = glyphs[0]
    return GlyphRun(
        "".join(glyph.char for glyph in glyphs),
        array("f", (glyph.left for glyph in glyphs)),
        array("f", (glyph.right for glyph in glyphs)),
        frozenset(at for at, glyph in enumerate(glyphs) if glyph.spaced),
        first.base,
        first.size,
        first.tone,
        first.turn,
        first.bold,
        first.font,
        first.artifact,
        first.inkless,
    )


_GUESSED = 0.15
"""Of its size: by so much may a program that recognises type be wrong about it."""


def steadied(runs: Sequence[GlyphRun]) -> list[GlyphRun]:
    """Return runs of which those without ink have the size of most of them, if theirs is near it.

    A program that recognises type guesses its size anew for each word.
    """
    usual = usual_size(run for run in runs if run.inkless)
    return [
        replace(run, size=usual)
        if run.inkless and abs(run.size - usual) <= _GUESSED * usual
        else run
        for run in runs
    ]


def usual_size(runs: Iterable[GlyphRun]) -> float:
    """Return the size of most of the type, in points, to a half; 0 without any."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size * 2) / 2] += len(run.chars)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)
