"""Lines of composed blocks, laid out at once: WeasyPrint would look at each a dozen times.

Where the lines of a block end, and in which faces and spacings they are set, is known. What
WeasyPrint finds out about each of them (whether it fits, floats, breaks or aligns) is found out
once for the block. The lines stand where WeasyPrint would have set them, to the last bit.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from converters.formats.pdf.weasyprint_70.faces import Set
from converters.formats.pdf.weasyprint_70.library import (
    THEIRS,
    InlineBox,
    LineBox,
    TextBox,
    percentage,
)
from converters.formats.pdf.weasyprint_70.looks import Look, look_of

_SHARES: Final = {"start": 0, "left": 0, "justify": 0, "center": 0.5, "end": 1, "right": 1}
"""How much of what a line is too short stands before it; text that is `pre` is not justified."""
_UNSET: Final = frozenset(
    {
        "bookmark_label",
        "footnote",
        "is_leader",
        "missing_link",
        "string_set",
        "trailing_collapsible_space",
    }
)
"""What its box has not, as no box has it of itself."""
Place = Mapping[int, Any] | None
"""Where a line begins, as WeasyPrint tells it: the number of a child, and the same within that."""


class SetLine(LineBox):  # type: ignore[misc]
    """A line that is set; nothing below it concerns anyone but who draws or reads it."""

    def descendants(self, placeholders: bool = False) -> Iterator[Any]:
        """Yield the line alone."""
        yield self

    @property
    def words(self) -> str:
        """What is printed on it."""
        return "".join([text_of(child).text for child in self.children])


def text_of(box: Any) -> Any:
    """Return the text of a piece of a set line, which is in one style."""
    return box if type(box) is TextBox else box.children[0]


class _Piece(NamedTuple):
    """Text of a line in one style; `text` and `around` are the boxes that it was in before."""

    text: Any
    look: Look
    own: Mapping[str, Any]
    """What only the box of this piece has."""
    around: Any | None


class _KnownLine(NamedTuple):
    """A line of a block, all but its place."""

    pieces: Sequence[_Piece]
    top: float
    """How far from the baseline it begins, a negative number, and ends."""
    bottom: float
    next: Place


class _ForeignError(Exception):
    """A block that WeasyPrint has to lay out."""


def _require(is_so: bool) -> None:
    if not is_so:
        raise _ForeignError


class _SetBlock:
    """The lines of a block, made from the one box that WeasyPrint has for all of them."""

    def __init__(self, box: Any) -> None:
        """Raise _ForeignError if it is not for us."""
        self.style, self.look = box.style, look_of(box.style)
        self.before = dict(vars(box))  # not the box, which holds what is made here
        _require(_is_plain(box, self.look) and self.look.case is not None)
        self.lines: list[_KnownLine] = []
        self.numbers: dict[tuple[int, int], int] = {}
        self._pieces: list[_Piece] = []
        self.kind = SetLine
        """What its lines are: those with links are looked into."""
        for index, child in enumerate(box.children):
            if type(child) is InlineBox:
                _require(len(child.children) == 1)
                self._look_into(child)
                self._add(index, child.children[0], child)
            else:
                self._add(index, child, None)
        self._end(None)

    def _look_into(self, box: Any) -> None:
        """See that a box is for us that is around text: it may be a link, or stand apart."""
        look = look_of(box.style)
        if not _is_plain(box, look):
            _require(_is_inline(box, look) and look.air is not None)
            _require("\n" not in box.children[0].text)
            self.kind = LineBox

    def _add(self, index: int, box: Any, around: Any | None) -> None:
        """Add the text of a box, which may go on over lines."""
        look = look_of(box.style)
        _require(type(box) is TextBox and _is_plain(box, look))
        case = look.case
        if case is None or not look.size:
            raise _ForeignError
        skip = 0
        for number, text in enumerate(box.text.split("\n")):
            if number:
                self._end({index: {0: {skip: None}} if around else {skip: None}})
                self.numbers[index, skip] = len(self.lines)
            skip += len(text.encode()) + 1
            if text:
                try:
                    line = Set(text, case)
                except KeyError:
                    raise _ForeignError from None
                own = {"text": text, "pango_layout": line, "width": line.width(box.style)}
                self._pieces.append(_Piece(box, look, own, around))

    def _end(self, place: Place) -> None:
        """End a line; the next begins at a place."""
        _require(bool(self._pieces))
        top, foot = self.look.top, self.look.foot
        for piece in self._pieces:
            top, foot = min(top, piece.look.top), max(foot, piece.look.foot)
            if piece.around:
                look = look_of(piece.around.style)
                top, foot = min(top, look.top), max(foot, look.foot)
        self.lines.append(_KnownLine(self._pieces, top, foot, place))
        self._pieces = []

    def number(self, place: Place) -> int | None:
        """Return the number of the line that begins at a place; None if none does."""
        if place is None:
            return 0
        ((index, below),) = place.items()
        while below:
            ((skip, below),) = below.items()
            if below is None:
                return self.numbers.get((index, skip))
        return None


def _is_plain(box: Any, look: Look) -> bool:
    """Return whether a box is nothing but text, or a line of it."""
    return _is_inline(box, look) and not box.link and not look.has_air


def _is_inline(box: Any, look: Look) -> bool:
    """Return whether a box is plain, but that it may be a link, and stand apart from the last."""
    return look.is_inline and not any(map(vars(box).get, _UNSET))


def _block(box: Any) -> _SetBlock | None:
    """Return the lines of a block, made when they are first asked for; None if it is not ours."""
    known: tuple[Any, _SetBlock | None] = vars(box).get("_set_block", (None, None))
    children, block = known
    if children is not box.children:
        try:
            block = _SetBlock(box)
        except _ForeignError:
            block = None
        box._set_block = box.children, block
    return block


def broken(
    context: Any,
    box: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Place,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> Iterator[tuple[Any, Place]]:
    """Yield the lines of a block, each with the place of the next, as `iter_line_boxes` does."""
    is_usual = not (first_letter_style or first_line_style or context.excluded_shapes)
    block = _block(box) if is_usual else None
    number = None if block is None else block.number(skip_stack)
    if block is None or number is None:
        yield from THEIRS["iter_line_boxes"](
            context,
            box,
            position_y,
            bottom_space,
            skip_stack,
            containing_block,
            absolute_boxes,
            fixed_boxes,
            first_letter_style,
            first_line_style,
        )
        return
    left, indent = containing_block.content_box_x(), 0
    width = left + containing_block.width - left  # so rounded by WeasyPrint
    if skip_stack is None:
        indent = percentage(box.style["text_indent"], box.style, containing_block.width)
    share = _SHARES[_alignment(block.style)]
    for line in islice(block.lines, number, None):
        found = _placed(block, line, left, indent, position_y)
        if share and found.width < width:
            found.translate((width - found.width) * share)
        position_y, indent = position_y + found.height, 0
        yield found, line.next


def _alignment(style: Any) -> str:
    """Return how lines are aligned: each as a last one, for each ends where it is told to."""
    last: str = style["text_align_last"]
    return style["text_align_all"] if last == "auto" else last


def _placed(block: _SetBlock, line: _KnownLine, left: float, indent: float, y: float) -> Any:
    """Return a line in its place."""
    down, x, children = y - line.top, left + indent, []
    is_closed = block.kind is SetLine
    for text, look, own, around in line.pieces:
        outer = look_of(around.style) if around else look
        air = outer.air or 0 if around else 0
        made = look.inner if is_closed else look.box
        child = box = _box(TextBox, vars(text), made, x + air, look.top + down)
        vars(box).update(own)
        width = own["width"]
        if around:
            width = x + air + width - (x + air)  # so rounded by WeasyPrint
            made = outer.inner if is_closed else outer.box
            child = _box(InlineBox, vars(around), made, x, outer.top + down)
            child.margin_left, child.width, child.children = air, width, [box]
        x += width + air
        children.append(child)
    found = _box(block.kind, block.before, block.look.box, left, y)
    found.children, found.width, found.height = children, x - left, line.bottom - line.top
    found.baseline = -line.top
    found.margin_top = found.margin_bottom = 0
    return found


def _box(kind: Any, before: Mapping[str, Any], made: Mapping[str, Any], x: float, y: float) -> Any:
    """Return a box in its place; `before` is what another had that it stands for."""
    box = kind.__new__(kind)
    known = vars(box)
    known.update(before)
    known.update(made)
    known["position_x"], known["position_y"] = x, y
    return box
