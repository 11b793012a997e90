"""Lines of composed blocks, laid out at once: WeasyPrint would look at each a dozen times.

Where the lines of a block end, and in which faces and spacings they are set, is known. What
WeasyPrint finds out about each of them (whether it fits, floats, breaks or aligns) is found out
once for the block. The lines stand where WeasyPrint would have set them, to the last bit.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from converters.formats.pdf.weasyprint_70.faces import Set, case_of, strut
from converters.formats.pdf.weasyprint_70.library import (
    THEIRS,
    InlineBox,
    LineBox,
    TextBox,
    percentage,
)
from converters.typeset.metrics import ASCENT

_SHARES: Final = {"start": 0, "left": 0, "justify": 0, "center": 0.5, "end": 1, "right": 1}
"""How much of what a line is too short stands before it; text that is `pre` is not justified."""
_SIDES: Final = ("top", "right", "bottom", "left")
_NO_AIR: Final = (0, "px")
_STYLE: Final[Mapping[str, object]] = {
    "anchor": None,
    "background_image": (("none", None),),
    "border_image_source": ("none", None),
    "box_decoration_break": "slice",
    "box_shadow": (),
    "direction": "ltr",
    "float": "none",
    "mask_border_source": ("none", None),
    "opacity": 1,
    "outline_width": 0,
    "overflow": "visible",
    "position": "static",
    "transform": (),
    "vertical_align": "baseline",
    "visibility": "visible",
    "white_space": "pre",
    **{f"border_{side}_width": 0 for side in _SIDES},
    **{f"margin_{side}": _NO_AIR for side in _SIDES if side != "left"},
    **{f"padding_{side}": _NO_AIR for side in _SIDES},
}
"""What the style has of text that is nothing but text, or a link, or stands apart from the last."""
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
_NOTHING: Final[Mapping[str, object]] = {
    "background": None,
    **{f"border_{side}_width": 0 for side in _SIDES},
    **{f"{air}_{side}": 0 for air in ("margin", "padding") for side in _SIDES},
}

Place = Mapping[int, Any] | None
"""Where a line begins, as WeasyPrint tells it: the number of a child, and the same within that."""


class SetLine(LineBox):  # type: ignore[misc]
    """A line that is set; nothing below it concerns anyone but who draws or reads it."""

    def descendants(self, placeholders: bool = False) -> Iterator[Any]:
        """Yield the line alone."""
        yield self


class _Piece(NamedTuple):
    """Text of a line in one style: what its box has, and that around it, all but their places."""

    text: Mapping[str, Any]
    around: Mapping[str, Any] | None


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
        _require(_is_plain(box) and case_of(box.style) is not None)
        self.children, self.style = box.children, box.style
        self.made = _made(box, *strut(box.style))
        self.lines: list[_KnownLine] = []
        self.numbers: dict[tuple[int, int], int] = {}
        self._pieces: list[_Piece] = []
        self.kind = SetLine
        """What its lines are: those with links are looked into."""
        for index, child in enumerate(box.children):
            if type(child) is InlineBox:
                _require(len(child.children) == 1)
                self._add(index, child.children[0], self._around(child))
            else:
                self._add(index, child, None)
        self._end(None)

    def _around(self, box: Any) -> Mapping[str, Any]:
        """Return what a box has that is around text; it may be a link, or apart from the last."""
        air = box.style["margin_left"]
        made = _made(box, *strut(box.style))
        if _is_plain(box):
            return made
        _require(_is_inline(box) and air[1:] == _NO_AIR[1:] and "\n" not in box.children[0].text)
        self.kind = LineBox
        return made | {"margin_left": air[0]}

    def _add(self, index: int, box: Any, around: Mapping[str, Any] | None) -> None:
        """Add the text of a box, which may go on over lines."""
        _require(type(box) is TextBox and _is_plain(box))
        case, size = case_of(box.style), box.style["font_size"]
        if case is None or not size:
            raise _ForeignError
        height, _ = strut(box.style)
        made = _made(box, height, size * ASCENT + (height - size) / 2)
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
                self._pieces.append(_Piece(made | own, around))

    def _end(self, place: Place) -> None:
        """End a line; the next begins at a place."""
        _require(bool(self._pieces))
        around = [piece.around for piece in self._pieces if piece.around]
        boxes = [self.made, *(piece.text for piece in self._pieces), *around]
        tops = [(0 - box["baseline"], box) for box in boxes]
        foot = max(
            [top + (box["height"] + box["margin_top"] + box["margin_bottom"]) for top, box in tops]
        )
        self.lines.append(_KnownLine(self._pieces, min([top for top, _ in tops]), foot, place))
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


def _made(box: Any, height: float, baseline: float) -> dict[str, Any]:
    """Return what a box has whose line is so high, and its baseline so far below the top of it."""
    size = box.style["font_size"]
    half = (height - size) / 2
    around = {"margin_top": half, "margin_bottom": half}
    return {**vars(box), **_NOTHING, **around, "height": size, "baseline": baseline}


def _is_plain(box: Any) -> bool:
    """Return whether a box is nothing but text, or a line of it."""
    return _is_inline(box) and not box.link and box.style["margin_left"] == _NO_AIR


def _is_inline(box: Any) -> bool:
    """Return whether a box is plain, but that it may be a link, and stand apart from the last."""
    style = box.style
    try:
        is_inline = style.is_inline
    except AttributeError:
        is_inline = style.is_inline = style["background_color"].alpha == 0 and all(
            style[name] == value for name, value in _STYLE.items()
        )
    if not is_inline or _UNSET.isdisjoint(vars(box)):
        return bool(is_inline)
    return not any(getattr(box, name) for name in _UNSET)


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
        found = _placed(block.kind, line, block.made, left, indent, position_y)
        if share and found.width < width:
            found.translate((width - found.width) * share)
        position_y, indent = position_y + found.height, 0
        yield found, line.next


def _alignment(style: Any) -> str:
    """Return how lines are aligned: each as a last one, for each ends where it is told to."""
    last: str = style["text_align_last"]
    return style["text_align_all"] if last == "auto" else last


def _placed(
    kind: type, line: _KnownLine, made: Mapping[str, Any], left: float, indent: float, y: float
) -> Any:
    """Return a line in its place; `made` is what its box has in all of them."""
    down, x, children = y - line.top, left + indent, []
    for text, around in line.pieces:
        air = around["margin_left"] if around else 0
        child = box = _box(TextBox, text, x + air, down)
        if around:
            child = _box(InlineBox, around, x, down)
            child.width = x + air + box.width - (x + air)
            child.children = [box]
        x += child.width + air
        children.append(child)
    found = _box(kind, made, left, down)
    found.children, found.width, found.height = children, x - left, line.bottom - line.top
    found.position_y, found.baseline = y, -line.top
    found.margin_top = found.margin_bottom = 0
    return found


def _box(kind: Any, made: Mapping[str, Any], x: float, down: float) -> Any:
    """Return a box that was made, in its place."""
    box = kind.__new__(kind)
    vars(box).update(made)
    box.position_x, box.position_y = x, 0 - box.baseline + down
    return box
