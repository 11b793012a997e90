"""What is printed across a page and is no part of its text: watermarks, and what nobody sees."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from converters.readers.pdf import runs
from converters.readers.pdf.runs import GlyphRun
from converters.readers.pdf.sheets import Sheet

WATERMARK = "水印"
_LIGHT, _WHITE = 0.5, 0.95
"""From this tone on type is pale, and cannot be seen on white paper."""
_LARGE, _HUGE = 1.5, 3.0
"""Times the usual size: pale, and dark type across others that is a watermark by its size."""
_SHARE, _COPIES = 0.3, 3
"""Of all pages: what stands at one place of so many is repeated; so is what a page has so often."""
_PLACE = 3.0
"""Points: within so many it is the same place."""

_Spot = tuple[int, int]
"""Sheet and run, each by its place."""
_Looks = tuple[str, str, float, float]
"""The words of a run, and its face, size and tone."""


def parted(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets without what lies across their text; `remarks` tell of it.

    That is type that is turned, that lies off the page, has no ink or is white on white; pale type
    that crosses other type, or is large and on no dark ground; huge type that crosses; and type of
    any kind that crosses other type and is repeated, from page to page at the same place or on one
    page. Type without ink that lies on a picture is what a program recognised there, and stays.
    """
    size = runs.usual_size(run for sheet in sheets for run in sheet.runs)
    cleared = [_without(sheet, _all_unseen(sheet)) for sheet in sheets]
    marks = {
        _looks(run) for sheet in cleared for run in sheet.runs if _is_watermark(run, sheet, size)
    }
    return _without_repeated(_without_looks(cleared, marks))


def _without_looks(sheets: Sequence[Sheet], marks: Set[_Looks]) -> list[Sheet]:
    """Return the sheets without the watermarks that look so; some copies may cross nothing."""
    return [
        _without(sheet, [WATERMARK if _looks(run) in marks else "" for run in sheet.runs])
        for sheet in sheets
    ]


def _without(sheet: Sheet, names: Sequence[str]) -> Sheet:
    """Return a sheet without the runs that have a name, told one after another."""
    pairs = list(zip(sheet.runs, names, strict=True))
    gone: list[tuple[str, str]] = []
    for run, name in pairs:
        if name and gone and gone[-1][0] == name and len(run.chars) == 1:
            gone[-1] = (name, gone[-1][1] + run.chars)
        elif name:
            gone.append((name, run.chars))
    kept = [run for run, name in pairs if not name]
    return replace(sheet, runs=kept, remarks=(*sheet.remarks, *dict.fromkeys(gone)))


def _all_unseen(sheet: Sheet) -> list[str]:
    """Return what each run of a sheet is called that is no text by itself; empty for others.

    Words set around something (a stamp) have a glyph or two that stand upright.
    """
    names = [_unseen(run, sheet) for run in sheet.runs]
    for at, run in enumerate(sheet.runs[1:-1], 1):
        if not names[at] and len(run.chars) <= _UPRIGHT:
            before, after = sheet.runs[at - 1], sheet.runs[at + 1]
            if _goes_around(before, run) and _goes_around(run, after):
                names[at] = WATERMARK
    return names


_UPRIGHT = 2


def _goes_around(run: GlyphRun, after: GlyphRun) -> bool:
    """Tell type alike that stands one beside the other, one of them turned a little."""
    alike = (run.font, run.tone) == (after.font, after.tone)
    reach = _AROUND * min(run.size, after.size)
    near = abs(run.right - after.left) < reach and abs(run.base - after.base) < reach
    turn = (after.turn - run.turn) % 360
    return alike and near and 0 < min(turn, 360 - turn) < _TURN


_AROUND, _TURN = 3.0, 60


def _unseen(run: GlyphRun, sheet: Sheet) -> str:
    """Return what a run is called that is no text by itself; empty for others."""
    if run.turn:
        return WATERMARK if run.turn % 90 else "侧着印的文字"
    x, y = _middle(run)
    if not sheet.area.holds(x, y):
        return "页面之外的文字"
    if run.inkless and not any(box.holds(x, y) for box in sheet.pictures):
        return "看不见的文字"
    if run.tone >= _WHITE and not any(box.holds(x, y) for box in sheet.grounds):
        return "白色的文字"
    return ""


def _is_watermark(run: GlyphRun, sheet: Sheet, size: float) -> bool:
    if run.tone >= _LIGHT:
        large = run.size >= _LARGE * size and not _stands_out(run, sheet)
        return large or _crosses(run, sheet.runs)
    return run.size >= _HUGE * size and _crosses(run, sheet.runs)


def _stands_out(run: GlyphRun, sheet: Sheet) -> bool:
    """Tell pale type that is easily read: on what is painted dark; white, on a picture too."""
    on = (box for box in sheet.grounds if box.holds(*_middle(run)))
    return any(run.tone >= _WHITE or box not in sheet.pictures for box in on)


def _middle(run: GlyphRun) -> tuple[float, float]:
    return (run.left + run.right) / 2, run.base - run.size / 3


def _crosses(run: GlyphRun, others: Sequence[GlyphRun]) -> bool:
    return any(other is not run and _overlap(run, other) for other in others)


def _overlap(run: GlyphRun, other: GlyphRun) -> bool:
    """Tell runs of which the middles of glyphs lie over one another."""
    if run.left >= other.right or other.left >= run.right:
        return False
    over, under = run.base - _WAIST[0] * run.size, run.base - _WAIST[1] * run.size
    high, low = other.base - _WAIST[0] * other.size, other.base - _WAIST[1] * other.size
    if over >= low or high >= under or _is_raised(run, other):
        return False
    return _glyphs_overlap(run, other)


_WAIST = (0.65, 0.05)
"""Between these heights above the baseline, by its size, any hanzi has ink."""
_DEEP = 0.25
"""Of an em must two glyphs lie over one another."""


def _is_raised(run: GlyphRun, other: GlyphRun) -> bool:
    """Tell two runs on one line, one of which may hang over a little."""
    return run.base == other.base and run.size == other.size and run.font == other.font


def _glyphs_overlap(run: GlyphRun, other: GlyphRun) -> bool:
    deep = _DEEP * min(run.size, other.size)
    first, second = (iter(_edges(one)) for one in (run, other))
    mine, theirs = next(first, None), next(second, None)
    while mine and theirs:
        if min(mine[1], theirs[1]) - max(mine[0], theirs[0]) >= deep:
            return True
        if mine[1] < theirs[1]:
            mine = next(first, None)
        else:
            theirs = next(second, None)
    return False


def _edges(run: GlyphRun) -> Iterator[tuple[float, float]]:
    return zip(run.lefts, run.rights, strict=True)


def _without_repeated(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets without type that is repeated and crosses other type.

    Type unlike most of the text is judged first, and what crosses most, and what begins where few
    rows do: what lies under it crosses it, too, and only by it. Type like most of the text that
    begins where other rows do crosses it on most pages where it stands: else it is a row that was
    said again and has a mark on it.
    """
    usual = _usual(sheets)
    edges = Counter(_edge(run) for sheet in sheets for run in sheet.runs)
    judged = []
    for group in (*_at_one_place(sheets), *_on_one_page(sheets)):
        words, *type_ = _looks(sheets[group[0][0]].runs[group[0][1]])
        is_usual = tuple(type_) == usual
        if len(words) > 1 or not is_usual:
            rows = min(edges[_edge(sheets[at].runs[index])] for at, index in group)
            judged.append((is_usual, -_crossings(sheets, group, set()), rows, group))
    gone: set[_Spot] = set()
    for is_usual, crossing, rows, group in sorted(judged, key=lambda one: one[:3]):
        if not crossing or gone.issuperset(group):
            continue
        if _crosses_still(sheets, group, gone, often=is_usual and rows > len(group)):
            gone.update(group)
    return _without_looks(sheets, {_looks(sheets[at].runs[index]) for at, index in gone})


def _crosses_still(
    sheets: Sequence[Sheet], group: Sequence[_Spot], gone: Set[_Spot], *, often: bool
) -> bool:
    """Return whether a group crosses what is not gone: anywhere, or on most of its pages."""
    crossed = {at for at, index in group if _crossings(sheets, [(at, index)], gone | set(group))}
    return len(crossed) * 2 > len({at for at, _ in group}) if often else bool(crossed)


def _edge(run: GlyphRun) -> int:
    """Return where a run begins, as rows of a text do at one place."""
    return round(run.left / _PLACE)


def _looks(run: GlyphRun) -> _Looks:
    return run.chars, run.font, run.size, run.tone


def _usual(sheets: Sequence[Sheet]) -> tuple[str, float, float] | None:
    """Return face, size and tone of most of the text."""
    looks: Counter[tuple[str, float, float]] = Counter()
    for run in (run for sheet in sheets for run in sheet.runs):
        looks[_looks(run)[1:]] += len(run.chars)
    return looks.most_common(1)[0][0] if looks else None


def _at_one_place(sheets: Sequence[Sheet]) -> Iterator[list[_Spot]]:
    """Yield runs that stand at one place of several pages, by their words."""
    found: defaultdict[tuple[str, int, int], list[_Spot]] = defaultdict(list)
    for at, sheet in enumerate(sheets):
        for index, run in enumerate(sheet.runs):
            place = (round(run.left / _PLACE), round(run.base / _PLACE))
            found[run.chars, *place].append((at, index))
    least = max(2, _SHARE * len(sheets))
    for group in found.values():
        if len({at for at, _ in group}) >= least:
            yield group


def _on_one_page(sheets: Sequence[Sheet]) -> Iterator[list[_Spot]]:
    """Yield runs of some characters that stand several times on one page."""
    for at, sheet in enumerate(sheets):
        found: defaultdict[tuple[str, str], list[_Spot]] = defaultdict(list)
        for index, run in enumerate(sheet.runs):
            found[run.chars, run.font].append((at, index))
        for (chars, _), group in found.items():
            if len(group) >= _COPIES and len(chars) > 1:
                yield group


def _crossings(sheets: Sequence[Sheet], group: Sequence[_Spot], gone: Set[_Spot]) -> int:
    """Return how many other runs those of a group cross that are not gone yet."""
    members = set(group) | gone
    return sum(
        _overlap(sheets[at].runs[index], other)
        for at, index in group
        for place, other in enumerate(sheets[at].runs)
        if (at, place) not in members
    )
