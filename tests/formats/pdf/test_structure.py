"""The structure of a PDF: what a head that is printed again leaves in the content of its page."""

from typing import Any, cast

import pydyf

from converters.formats.pdf.structure import _REPEATED, _Tree
from converters.formats.pdf.weasyprint_70 import MARKED


def test_of_several_marked_contents_the_one_with_the_number_becomes_an_artifact() -> None:
    content = pydyf.Stream()
    said, head = pydyf.Dictionary({"MCID": 0}), pydyf.Dictionary({"MCID": 1})
    content.stream += [b"/P", said, b"BDC", b"EMC", b"/TH", head, b"BDC", b"EMC"]
    _Tree._unmark(cast("Any", None), content, 1)
    assert content.stream[:4] == [b"/P", said, b"BDC", b"EMC"]
    assert content.stream[4:] == [b"/Artifact", _REPEATED, b"BDC", b"EMC"]


def test_so_does_one_that_a_set_line_wrote_in_one_piece() -> None:
    content = pydyf.Stream()
    content.stream += [MARKED % number + b"\nBT\nET\nEMC" for number in (1, 11, 2)]
    _Tree._unmark(cast("Any", None), content, 1)
    first, *others = content.stream
    assert first == b"/Artifact\n<</Type /Pagination>>\nBDC\nBT\nET\nEMC"
    assert others == [MARKED % number + b"\nBT\nET\nEMC" for number in (11, 2)]
