"""Places of comments in the line, whatever the order of their marks."""

from lxml import etree

from converters.readers.docx.ooxml import w
from converters.readers.revisions.anchors import CommentAnchors


def mark(tag: str) -> etree._Element:
    element = etree.Element(w(tag))
    element.set(w("id"), "0")
    return element


def test_an_end_without_a_beginning_is_a_place() -> None:
    anchors = CommentAnchors()
    anchors.offset = 3
    anchors.pass_by(mark("commentRangeEnd"))
    anchors.settle(10)
    assert anchors.spans == {"0": (13, 13)}


def test_only_what_stands_behind_a_number_is_moved_by_it() -> None:
    anchors = CommentAnchors({"0": (1, 4), "1": (4, 6)})
    anchors.move(4, 2)
    assert anchors.spans == {"0": (1, 6), "1": (6, 8)}
    anchors.move(0, 0)
    assert anchors.spans == {"0": (1, 6), "1": (6, 8)}
