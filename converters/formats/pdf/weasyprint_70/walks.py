"""WeasyPrint's walks through all that is on a page, which stop at lines that are set.

Nothing in such a line has backgrounds, anchors, outlines or layers of its own.
"""

from collections.abc import Iterator
from typing import Any, Final

import pydyf

from converters.formats.pdf.weasyprint_70.faces import placed
from converters.formats.pdf.weasyprint_70.library import THEIRS
from converters.formats.pdf.weasyprint_70.lines import SetLine, text_of

_TEXT_TAGS: Final = frozenset({"p", *(f"h{rank}" for rank in range(1, 7))})
"""Elements of HTML that PDF has by the same names."""
MARKED: Final = b"/Span\n<</MCID %d>>\nBDC"
"""What begins a piece of marked content that is a set line or a part of one, by its number."""
_BEGUN: Final = MARKED.decode() + "\n"


def lay_backgrounds(
    page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None
) -> None:
    """Lay out the backgrounds in a box, as `layout_box_backgrounds` does."""
    if type(box) is not SetLine:
        THEIRS["layout_box_backgrounds"](page, box, get_image_from_uri, layout_children, style)


def gather(
    box: Any,
    anchors: Any,
    links: Any,
    bookmarks: Any,
    forms: Any,
    parent_matrix: Any = None,
    parent_form: Any = None,
    parent_link: Any = None,
) -> None:
    """Gather anchors and links in a box, as `gather_anchors` does; all parts of a link are one."""
    if type(box) is not SetLine or parent_link:
        known = parent_matrix, parent_form, parent_link
        THEIRS["gather_anchors"](box, anchors, links, bookmarks, forms, *known)


def dispatch(
    box: Any, page: Any, child_contexts: Any, blocks: Any, floats: Any, blocks_and_cells: Any
) -> Any:
    """Return a box without what has a layer of its own, as `_dispatch` does."""
    if type(box) is SetLine:
        return box
    return THEIRS["_dispatch"](box, page, child_contexts, blocks, floats, blocks_and_cells)


def outline(stream: Any, box: Any) -> None:
    """Draw the outlines in a box, as `draw_outline` does."""
    if type(box) is not SetLine:
        THEIRS["draw_outline"](stream, box)


def draw(
    stream: Any,
    page: Any,
    box: Any,
    offset_x: float = 0,
    text_overflow: str = "clip",
    block_ellipsis: str = "none",
) -> None:
    """Draw a line or what is in one, as `draw_inline_level` does."""
    if type(box) is not SetLine or stream._tags is None:
        THEIRS["draw_inline_level"](stream, page, box, offset_x, text_overflow, block_ellipsis)
        return
    for child in box.children:
        _show(stream, text_of(child))


def build_tree(
    box: Any, parent: Any, pdf: Any, page_number: Any, nums: Any, annotations: Any, tags: Any
) -> Iterator[Any]:
    """Yield the elements of a box, as `_build_box_tree` does; a block of set lines holds its text.

    WeasyPrint would make an element for each piece of it, which says nothing.
    """
    is_ours = box.element is not None and box.element_tag in _TEXT_TAGS
    if not is_ours or {type(child) for child in box.children} != {SetLine} or box.link_annotation:
        known = parent, pdf, page_number, nums, annotations, tags
        yield from THEIRS["_build_box_tree"](box, *known)
        return
    texts = [text_of(child) for line in box.children for child in line.children]
    numbers = [tags.pop(text)["mcid"] for text in texts]
    element = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": f"/{box.element_tag.upper()}",
            "K": pydyf.Array(numbers),
            "Pg": pdf.page_references[page_number],
            "P": parent.reference,
        }
    )
    pdf.add_object(element)
    nums.update(dict.fromkeys(numbers, element.reference))
    yield element


def _show(stream: Any, box: Any) -> None:
    """Draw the text of a set line that is in one style, as marked content."""
    number, style = len(stream._tags), box.style
    stream._tags[box] = {"tag": "Span", "mcid": number}
    begun = _BEGUN % number
    if not _is_set(stream, style["color"]):
        stream.stream.append(MARKED % number)
        stream.set_color(style["color"])
        stream._set_last = style["color"], stream._current_color, stream._current_alpha
        begun = ""
    words = box.pango_layout.shown(stream, style)
    stream.stream.append(f"{begun}BT\n{placed(box)}\n{words}\nET\nEMC".encode())


def _is_set(stream: Any, colour: Any) -> bool:
    """Return whether a colour is the one that was set last for a set line, and holds still."""
    last, *state = vars(stream).get("_set_last", (None,))
    return (
        last is colour
        and stream._current_color is not None
        and state == [stream._current_color, stream._current_alpha]
    )
