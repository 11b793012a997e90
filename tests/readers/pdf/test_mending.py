"""A file is read without the table of its objects, and refused if any object is missing."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.readers import pdf
from converters.readers.pdf import mending
from tests.effort import effort
from tests.readers.pdf.pages import SENTENCES, made, page, set_in, told

TEXT = page(set_in(SENTENCES))


def saved(*, packed: bool = False, linear: bool = False) -> bytes:
    """Return a PDF of two pages, its objects packed together or in the order of the web."""
    out = io.BytesIO()
    packing = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    with pikepdf.open(io.BytesIO(made(TEXT, TEXT))) as document:
        document.save(out, object_stream_mode=packing, linearize=linear)
    return out.getvalue()


PLAIN, PACKED, LINEAR = saved(), saved(packed=True), saved(linear=True)


@pytest.mark.parametrize("data", [PLAIN, PACKED, LINEAR])
@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b"startxref", b"startxxxx"),
        lambda data: data[: data.rfind(b"startxref")] + b"startxref\n12\n%%EOF",
        lambda data: data[: data.rfind(b"startxref")],
    ],
)
def test_a_file_without_a_way_to_its_table_is_read_and_told(
    data: bytes, damage: Callable[[bytes], bytes]
) -> None:
    raw = pdf.read(damage(data))
    assert raw.text.split("\n") == [*SENTENCES, *SENTENCES]
    assert told(raw) == [(mending.MENDED, "")]


def test_a_file_whose_table_is_gone_is_read_and_told() -> None:
    table = PLAIN.rfind(b"xref\n0 ")
    trailer = PLAIN.rfind(b"trailer")
    raw = pdf.read(PLAIN[:table] + PLAIN[trailer:])
    assert raw.text.split("\n") == [*SENTENCES, *SENTENCES]
    assert told(raw) == [(mending.MENDED, "")]


@pytest.mark.parametrize("data", [PLAIN, PACKED, LINEAR])
def test_a_sound_file_is_told_nothing_of(data: bytes) -> None:
    assert told(pdf.read(data)) == []


@settings(max_examples=effort(12, 300), deadline=None)
@given(st.sampled_from((PLAIN, PACKED, LINEAR)), st.floats(0.02, 0.999))
def test_a_file_that_is_cut_off_is_refused_or_whole_and_told(data: bytes, share: float) -> None:
    cut = data[: int(len(data) * share)]
    try:
        raw = pdf.read(cut)
    except SourceError as fault:
        assert "已损坏" in fault.reason or "一页也没有" in fault.reason
        return
    assert raw.text.split("\n") == [*SENTENCES, *SENTENCES]
    assert told(raw) in ([(mending.MENDED, "")], [])


def test_what_is_no_file_of_objects_is_not_mended() -> None:
    assert mending.mended(b"%PDF-1.7\nnothing") is None
    assert mending.mended(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n") is None
