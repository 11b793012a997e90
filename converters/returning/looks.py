"""Rows of looks: those that mean something can be taken, the others are only told."""

from collections.abc import Iterator, Sequence

from converters.errors import sentence
from converters.formats.docx import kinds
from converters.readers.revisions.changes import ChangeKind
from converters.readers.revisions.model import Char, Hand, ParagraphEnd, ParagraphLooks, RunLooks
from converters.returning.groups import is_touched
from converters.returning.model import SILENT, Row, RowKind, Spot

_RUN_IN = {f"h{level}": f"{level} 级同行标题" for level in range(1, 5)}
_FACES = {"": "正文字", "em": "着重", **_RUN_IN}
_PLAIN = "正文"
_ALL = (*kinds.kinds(), *kinds.ATTACHED)
_STYLES = {
    **{one.name.casefold(): one.name for one in _ALL if not one.outline},
    "body text": _PLAIN,
    "title": "标题",
    "subtitle": "副标题",
    "salutation": "称谓",
    "signature": "署名",
    "date": "成文日期",
    "closing": "结束语",
}
"""What paragraphs of our own styles are called, by their names."""
_OF_TABLES = frozenset(
    [_PLAIN, *(one.name for one in kinds.kinds() if one.id in kinds.TABLE_STYLES.values())]
)
"""What words of cells are called; it makes no difference in a table of Markdown."""
_DOTS = "着重号"
_TOGGLES = frozenset({"加粗", "倾斜", _DOTS, "下划线", "删除线"})
"""What people set by hand; a font as well is set by programs as they save a file."""
_NO_STYLE = "像是标题，没有用标题的样式"
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
        if char.end.proposed is not None:
            yield _of_proposal(char.end, char.end.proposed, at, spot)
        yield from _of_words(line, bases, base, range(start, at), paragraph)
        paragraph, words, start = paragraph + (bases[at] is not None), "", at + 1


def _of_paragraph(char: Char, at: int, spot: Spot) -> Iterator[Row]:
    end = char.end
    if end is None or end.before is None or end.restyled is None:
        return
    hand = None if end.restyled == SILENT else end.restyled
    before, after = _called(end.before), _called(end.looks)
    if before == after or _is_of_text(char, before, after):
        return
    touches = frozenset({(at, ChangeKind.RESTYLED)})
    yield Row(0, RowKind.STYLE, hand, before, after, (spot,), hand is not None, "", touches)


def _of_proposal(end: ParagraphEnd, proposed: ParagraphLooks, at: int, spot: Spot) -> Row:
    touches = frozenset({(at, ChangeKind.PROPOSED)})
    names = _called(end.looks), _called(proposed)
    return Row(0, RowKind.STYLE, None, *names, (spot,), False, _NO_STYLE, touches)


def _called(looks: ParagraphLooks) -> str:
    """Return what looks are called; in every style that is none of ours there is plain text.

    >>> _called(ParagraphLooks("heading 1", 1)), _called(ParagraphLooks("list paragraph"))
    ('1 级标题', '正文')
    """
    if looks.level and looks.level <= kinds.HEADING_LEVELS:
        return f"{looks.level} 级标题"
    return _STYLES.get(looks.style, _PLAIN)


def _is_of_text(char: Char, *names: str) -> bool:
    """Return whether a paragraph of a cell is called so or so and says the same in each way."""
    return char.cell is not None and _OF_TABLES.issuperset(names)


def is_plain(looks: ParagraphLooks) -> bool:
    """Return whether what looks so is a paragraph of the text."""
    return _called(looks) == _PLAIN


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


def _difference(before: RunLooks, after: RunLooks) -> str:
    """Return what was set or taken away; the font that comes with it is the program's."""
    came, went = _toggles(after) - _toggles(before), _toggles(before) - _toggles(after)
    told = "、".join([*sorted(came), *(f"去掉{one}" for one in sorted(went))])
    return told or after.by_hand or f"去掉{before.by_hand}"


def _of_stretch(line: Sequence[Char], places: range, paragraph: int, change: _Change) -> Row:
    hand, before, after = change
    words = "".join(line[at].text for at in places)[:_TOLD]
    spot = (Spot(places[0], paragraph, words),)
    if before.face == after.face:
        note = f"只改了字的样子（{_difference(before, after)}），讲话稿里没有"
        if _DOTS in _toggles(after) - _toggles(before) and not after.face:
            note = sentence("加了着重号，没有修订标记，不带回", "要着重，请在 .md 里用 {.em} 标出")
        return Row(0, RowKind.LEFT_BEHIND, hand, words, words, spot, False, note)
    touches = frozenset((at, ChangeKind.RESTYLED) for at in places)
    named = _FACES[before.face], _FACES[after.face]
    return Row(0, RowKind.STYLE, hand, *named, spot, True, words, touches)
