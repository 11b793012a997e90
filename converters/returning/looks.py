"""Rows of looks: those that mean something can be taken, the others are only told."""

from collections.abc import Iterator, Sequence

from converters.readers.revisions.changes import ChangeKind
from converters.readers.revisions.model import Char, Hand, ParagraphLooks, RunLooks
from converters.returning.groups import is_touched
from converters.returning.model import SILENT, Row, RowKind, Spot

_RUN_IN = {f"h{level}": f"{level} 级同行标题" for level in range(1, 5)}
_FACES = {"": "正文字", "em": "着重", **_RUN_IN}
_TOGGLES = frozenset({"加粗", "倾斜", "着重号", "下划线", "删除线"})
"""What people set by hand; a font as well is set by programs as they save a file."""
_TOLD = 30
"""As many characters are shown of words whose looks were changed."""


def rows(line: Sequence[Char], bases: Sequence[int | None], base: Sequence[Char]) -> Iterator[Row]:
    """Yield the rows of looks, all numbered 0."""
    paragraph, words, start = 0, "", 0
    for at, char in enumerate(line):
        if char.end is None:
            words += "" if char.inserted else char.text
            continue
        spot = Spot(start, paragraph, before=words[:_TOLD])
        if not is_touched(char):
            yield from _of_paragraph(char, at, spot)
        yield from _of_words(line, bases, base, range(start, at), paragraph)
        paragraph, words, start = paragraph + (bases[at] is not None), "", at + 1


def _of_paragraph(char: Char, at: int, spot: Spot) -> Iterator[Row]:
    end = char.end
    if end is None or end.before is None or end.restyled is None:
        return
    hand = None if end.restyled == SILENT else end.restyled
    before, after = _called(end.before), _called(end.looks)
    touches = frozenset({(at, ChangeKind.RESTYLED)})
    yield Row(0, RowKind.STYLE, hand, before, after, (spot,), hand is not None, "", touches)


def _called(looks: ParagraphLooks) -> str:
    """Return what looks are called.

    >>> _called(ParagraphLooks("heading 1", 1)), _called(ParagraphLooks("body text"))
    ('1 级标题', '正文')
    """
    if looks.level:
        return f"{looks.level} 级标题"
    return {"body text": "正文", "normal": "正文", "title": "标题"}.get(looks.style, looks.style)


def _of_words(
    line: Sequence[Char],
    bases: Sequence[int | None],
    base: Sequence[Char],
    places: range,
    paragraph: int,
) -> Iterator[Row]:
    """Yield a row of each stretch of words whose looks were changed in the same way."""
    found = [_change(line[at], bases[at], base) for at in places]
    begin = 0
    for at in range(1, len(found) + 1):
        if at < len(found) and found[at] == found[begin]:
            continue
        change = found[begin]
        if change is not None:
            yield _of_stretch(line, places[begin:at], paragraph, change)
        begin = at


_Change = tuple[Hand | None, RunLooks, RunLooks]


def _change(char: Char, place: int | None, base: Sequence[Char]) -> _Change | None:
    """Return who changed the looks of a character, from what to what."""
    if char.before is not None and char.restyled is not None:
        return char.restyled, char.before, char.looks
    if place is None or is_touched(char):
        return None
    old = base[place].looks
    new = "、".join(sorted(_toggles(char.looks) - _toggles(old)))
    return (None, RunLooks(old.face), RunLooks(old.face, new)) if new else None


def _toggles(looks: RunLooks) -> frozenset[str]:
    return _TOGGLES & frozenset(looks.by_hand.split("、"))


def _of_stretch(line: Sequence[Char], places: range, paragraph: int, change: _Change) -> Row:
    hand, before, after = change
    words = "".join(line[at].text for at in places)[:_TOLD]
    spot = (Spot(places[0], paragraph, words),)
    if before.face == after.face:
        note = f"只改了字的样子（{after.by_hand or '去掉' + before.by_hand}），讲话稿里没有"
        return Row(0, RowKind.LEFT_BEHIND, hand, words, words, spot, False, note)
    touches = frozenset((at, ChangeKind.RESTYLED) for at in places)
    named = _FACES[before.face], _FACES[after.face]
    return Row(0, RowKind.STYLE, hand, *named, spot, True, words, touches)
