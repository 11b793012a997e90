"""A file of PDF objects is the one that pydyf writes, byte for byte."""

import io
from functools import partial
from typing import Any

import pikepdf
import pydyf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.formats.pdf import pdf_file

SCALARS = (
    st.integers(-9, 9)
    | st.floats(-1e3, 1e3)
    | st.sampled_from(["/Name", "true", b"(raw)"])
    | st.builds(pydyf.String, st.text("ab()\\汉", max_size=5))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.builds(pydyf.Array, st.lists(inner, max_size=4))
        | st.builds(pydyf.Dictionary, st.dictionaries(st.sampled_from("ABC"), inner))
    ),
    max_leaves=12,
)


@given(VALUES)
def test_a_value_stands_as_pydyf_would_write_it(value: Any) -> None:
    assert pdf_file.written(value) == pydyf._to_bytes(value)


def a_file(*, told: bool) -> pydyf.PDF:
    """Return a file of a page, one more stream and many dictionaries."""
    pdf = pydyf.PDF()
    content = pydyf.Stream([b"0 0 9 9 re", "/Span", pydyf.Dictionary({"MCID": 1}), 0.25])
    pdf.add_object(content)
    pdf.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": pdf.pages.reference,
                "MediaBox": pydyf.Array([0, 0, 9.5, 9]),
                "Contents": content.reference,
            }
        )
    )
    for number in range(300):
        pdf.add_object(pydyf.Dictionary({"Number": number, "Words": pydyf.String("汉字")}))
    pdf.add_object(pydyf.Stream([b"x" * 70_000], pydyf.Dictionary({"A": 1}), compress=True))
    if told:
        pdf.info["Title"] = pydyf.String("题")
    return pdf


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("identifier", [False, True, b"own"])
@pytest.mark.parametrize("compress", [False, True])
@pytest.mark.parametrize("version", [b"1.7", None, b"1.4"])
def test_a_file_is_written_as_pydyf_would(
    told: bool, identifier: Any, version: Any, compress: bool
) -> None:
    ours, theirs = io.BytesIO(), io.BytesIO()
    pdf_file.write(a_file(told=told), ours, version, identifier, compress)
    a_file(told=told).write(theirs, version, identifier, compress)
    assert ours.getvalue() == theirs.getvalue()


def test_such_a_file_can_be_read() -> None:
    written = io.BytesIO()
    pdf = a_file(told=True)
    pdf.write = partial(pdf_file.write, pdf)
    pdf.write(written, b"1.7", True, True)
    with pikepdf.open(written) as read:
        assert (len(read.pages), str(read.docinfo["/Title"])) == (1, "题")
