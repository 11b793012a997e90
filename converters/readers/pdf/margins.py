"""What is printed beside the text of a page: numbers of its lines, words set down its edge."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby, pairwise

from converters.readers.pdf import runs
from converters.readers.pdf.runs import GlyphRun
from converters.readers.pdf.sheets import Sheet

LINE_NUMBERS, SIDE = "行号", "页边竖排的文字"
_LONG, _ROWS = 6, 4
"""So many runs of so many characters are a text that has edges."""
_SMALL, _FEWEST = 0.85, 4
"""Of the usual size; and so many figures in a row are numbers of lines."""
_STACK = 3
"""So many glyphs one below the other are words set downward."""
_SAME, _STEP, _NEAR = 2.0, 2.5, 12.0
"""Points, within which glyphs stand one below the other; ems, by which they follow upon another;
points, within which figures of a row stand, short and long ones."""


def parted(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets without what stands beside their text; `remarks` tell of it."""
    size = runs.usual_size(run for sheet in sheets for run in sheet.runs)
    edges = [_edges(sheet, size) for sheet in sheets]
    known = Counter(edge for edge in edges if edge)
    if not known:
        return list(sheets)
    usual = known.most_common(1)[0][0]
    sides = [_sides(sheet, edge or usual) for sheet, edge in zip(sheets, edges, strict=True)]
    counted = {_middle(run) for pair in sides for side in pair for run in _counting(side, size)}
    return [_without(*one, size, counted) for one in zip(sheets, sides, strict=True)]


_Edges = tuple[float, float]
_Sides = tuple[list[GlyphRun], list[GlyphRun]]


def _edges(sheet: Sheet, size: float) -> _Edges | None:
    """Return from where to where the text of a page goes; None for a page with too little."""
    long = [run for run in sheet.runs if len(run.chars) >= _LONG and run.size >= _SMALL * size]
    if len(long) < _ROWS:
        return None
    return min(run.left for run in long), max(run.right for run in long)


def _sides(sheet: Sheet, edges: _Edges) -> _Sides:
    left, right = edges
    before = [run for run in sheet.runs if run.right <= left]
    return before, [run for run in sheet.runs if run.left >= right]


def _without(sheet: Sheet, sides: _Sides, size: float, counted: Set[float]) -> Sheet:
    gone = [(LINE_NUMBERS, _numbers(side, size, counted)) for side in sides]
    gone += [(SIDE, stack) for side in sides for stack in _stacks(side)]
    told = tuple((name, _said(name, group)) for name, group in gone if group)
    if not told:
        return sheet
    away = {id(run) for _, group in gone for run in group}
    kept = [run for run in sheet.runs if id(run) not in away]
    return replace(sheet, runs=kept, remarks=(*sheet.remarks, *told))


def _said(name: str, group: Sequence[GlyphRun]) -> str:
    return (" " if name == LINE_NUMBERS else "").join(run.chars for run in group)


def _figures(side: Sequence[GlyphRun], size: float) -> list[GlyphRun]:
    found = [run for run in side if run.chars.isdecimal() and run.size <= _SMALL * size]
    return sorted(found, key=_base)


def _counting(side: Sequence[GlyphRun], size: float) -> list[GlyphRun]:
    """Return small figures that count the lines, each or every fifth of them."""
    found = _figures(side, size)
    steps = {int(b.chars) - int(a.chars) for a, b in pairwise(found)}
    return found if len(found) >= _FEWEST and len(steps) == 1 and min(steps) > 0 else []


def _numbers(side: Sequence[GlyphRun], size: float, counted: Set[float]) -> list[GlyphRun]:
    """Return the figures that stand where this page, or another one, counts its lines."""
    return [
        run
        for run in _figures(side, size)
        if any(abs(_middle(run) - place) <= _NEAR for place in counted)
    ]


def _stacks(side: Sequence[GlyphRun]) -> Iterator[list[GlyphRun]]:
    """Yield single glyphs that stand one below the other."""
    single = [run for run in side if len(run.chars) == 1 and not run.chars.isdecimal()]
    single.sort(key=lambda run: (round(_middle(run) / _SAME), run.base))
    for _, group in groupby(single, key=lambda run: round(_middle(run) / _SAME)):
        for stack in _unbroken(list(group)):
            if len(stack) >= _STACK:
                yield stack


def _unbroken(column: Sequence[GlyphRun]) -> Iterator[list[GlyphRun]]:
    stack: list[GlyphRun] = []
    for run in column:
        if stack and run.base - stack[-1].base > _STEP * run.size:
            yield stack
            stack = []
        stack.append(run)
    yield stack


def _middle(run: GlyphRun) -> float:
    return (run.left + run.right) / 2


def _base(run: GlyphRun) -> float:
    return run.base
