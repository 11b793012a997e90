"""The structure of a PDF: what a head that is printed again leaves in the content of its page."""

from typing import Any, cast

import pydyf

from converters.formats.pdf.structure import _REPEATED, _Tree


def test_of_several_marked_contents_the_one_with_the_number_becomes_an_artifact() -> None:
    content = pydyf.Stream()
    said, head = pydyf.Dictionary({"MCID": 0}), pydyf.Dictionary({"MCID": 1})
    content.stream += [b"/P", said, b"BDC", b"EMC", b"/TH", head, b"BDC", b"EMC"]
    _Tree._unmark(cast("Any", None), content, 1)
    assert content.stream[:4] == [b"/P", said, b"BDC", b"EMC"]
    assert content.stream[4:] == [b"/Artifact", _REPEATED, b"BDC", b"EMC"]
