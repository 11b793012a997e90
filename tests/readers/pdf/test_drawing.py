"""What a page draws with: inks, transparency, layers, and what forms take over from it."""

import io
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from converters.readers import pdf
from converters.readers.pdf import drawing, sheets
from tests.readers.pdf.pages import SENTENCES, Line, Picture, Rect, made, page, set_in, told

BODY = page(set_in(SENTENCES), y=200)
HEAD = "在县委会议上的讲话"


def changed(data: bytes, before: bytes, after: bytes, **resources: Any) -> bytes:
    """Return a PDF with some operators of its first page changed, and further resources."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        first = document.pages[0]
        content = first.Contents.read_bytes()
        assert before in content
        first.Contents = Stream(document, content.replace(before, after, 1))
        for name, about in resources.items():
            first.Resources[Name(f"/{name}")] = about
        document.save(out)
    return out.getvalue()


def in_space(space: Any, operators: bytes) -> bytes:
    plain = made([Line(HEAD, y=150), *BODY])
    return changed(plain, b" 0 g ", b" %s " % operators, ColorSpace=Dictionary(S=space))


BLACK = Array([Name.Separation, Name.Black, Name.DeviceGray, Dictionary()])
TABLE = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\xff\xff\xff\0\0\0")])


@pytest.mark.parametrize(
    ("space", "operators"),
    [
        *((BLACK, b"/S cs 1 scn"), (BLACK, b"1 g /S cs"), (TABLE, b"/S cs 1 sc")),
        (Array([Name.DeviceN, Array([Name.Cyan, Name.Black]), Name.DeviceGray, Dictionary()]),
         b"1 g /S cs 0 1 scn"),
        (Array([Name.Lab, Dictionary()]), b"1 g /S cs 9 0 0 scn"),
    ],
)  # fmt: skip
def test_ink_that_is_dark_is_read_whatever_its_numbers_mean(space: Any, operators: bytes) -> None:
    raw = pdf.read(in_space(space, operators))
    assert raw.text.split("\n") == [HEAD, *SENTENCES]
    assert told(raw) == []


@pytest.mark.parametrize(("space", "operators"), [(BLACK, b"/S cs 0 scn"), (TABLE, b"/S cs 0 sc")])
def test_ink_that_is_white_is_told(space: Any, operators: bytes) -> None:
    raw = pdf.read(in_space(space, operators))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [("白色的文字", HEAD)]


def a_layer(document: pikepdf.Pdf, *, off: bool) -> pikepdf.Object:
    """Return a layer that a document gets."""
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("修改层")))
    groups = Array([layer])
    default = Dictionary(OFF=groups) if off else Dictionary()
    document.Root.OCProperties = Dictionary(OCGs=groups, D=default)
    return layer


def layered(wrap: bytes, *, off: bool, by_form: bool = False) -> bytes:
    """Return a PDF whose first line stands on a layer."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made([Line(HEAD, y=150), Picture(y=700), *BODY]))) as document:
        layer = a_layer(document, off=off)
        first = document.pages[0]
        first.Resources.Properties = Dictionary(L=layer)
        lines = first.Contents.read_bytes().split(b"\n")
        above, below = b"\n".join(lines[:2]), b"\n".join(lines[2:])
        if by_form:
            form = Stream(document, above, Subtype=Name.Form, BBox=Array([0, 0, 600, 900]))
            form.OC, form.Resources = layer, first.Resources
            first.Resources.XObject.X = document.make_indirect(form)
            above = b"/X Do"
        first.Contents = Stream(document, wrap % above + b"\n" + below)
        document.save(out)
    return out.getvalue()


ON_LAYER, PLAIN = b"/OC /L BDC /Span BMC %s EMC EMC", b"%s"


@pytest.mark.parametrize(("wrap", "by_form"), [(ON_LAYER, False), (PLAIN, True), (ON_LAYER, True)])
def test_what_stands_on_a_layer_that_is_not_shown_is_told(wrap: bytes, by_form: bool) -> None:
    raw = pdf.read(layered(wrap, off=True, by_form=by_form))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [(sheets.HIDDEN, HEAD)]
    raw = pdf.read(layered(wrap, off=False, by_form=by_form))
    assert raw.text.split("\n") == [HEAD, *SENTENCES]
    assert told(raw) == [("图片", "")]


def test_lines_on_a_layer_that_is_not_shown_make_no_table() -> None:
    grid = [Rect(79, 140 + 30 * at, 400, 1) for at in range(3)]
    grid += [Rect(79 + 200 * at, 140, 1, 60) for at in range(3)]
    drawn = made([*grid, Line("甲", 90, 160), Line("乙", 290, 160), *BODY])
    assert "| 甲 | 乙 |" in pdf.read(drawn).text
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn)) as document:
        first, layer = document.pages[0], a_layer(document, off=True)
        first.Resources.Properties = Dictionary(L=layer)
        lines = first.Contents.read_bytes().split(b"\n")
        hidden = b"/OC /L BDC %s EMC" % b"\n".join(lines[:6])
        first.Contents = Stream(document, b"\n".join([hidden, *lines[6:]]))
        document.save(out)
    assert "|" not in pdf.read(out.getvalue()).text


def test_a_form_goes_on_with_what_the_page_draws_with() -> None:
    plain = made([Line("看不见的字", y=150), *BODY])
    with pikepdf.open(io.BytesIO(plain)) as document:
        first = document.pages[0]
        head, _, rest = first.Contents.read_bytes().partition(b"\n")
        form = Stream(document, head.replace(b"0 g", b""), Subtype=Name.Form)
        form.BBox, form.Resources = Array([0, 0, 600, 900]), first.Resources
        first.Resources.XObject.X = document.make_indirect(form)
        first.Contents = Stream(document, b"q 1 g /X Do Q\n" + rest)
        out = io.BytesIO()
        document.save(out)
    raw = pdf.read(out.getvalue())
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [("白色的文字", "看不见的字")]


def test_words_beside_a_stretch_are_found_where_the_page_lists_them() -> None:
    listed = Dictionary(M=Dictionary(ActualText=pikepdf.String("人民")))
    plain = made([Line("人大", y=150), *BODY])
    data = changed(plain, b"q BT", b"/Span /M BDC q BT", Properties=listed)
    data = changed(data, b"ET Q", b"ET Q EMC")
    assert pdf.read(data).text.split("\n")[0] == "人民"


@pytest.mark.parametrize(
    "operators", [b"(x) /L BDC", b"/Span /None BDC EMC", b"/Missing Do", b"7 Do"]
)
def test_operators_that_name_nothing_change_nothing(operators: bytes) -> None:
    data = changed(made(BODY), b"q BT", operators + b" q BT")
    assert pdf.read(data).text.split("\n") == list(SENTENCES)


@pytest.mark.parametrize(
    "states", [None, 7, Array([1]), Dictionary(A100=3), Dictionary(A100=Dictionary(ca=Name.No))]
)
def test_states_that_a_file_does_not_hold_rightly_change_nothing(states: Any) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made(BODY))) as document:
        resources = document.pages[0].Resources
        if states is None:
            del resources.ExtGState
        else:
            resources.ExtGState = states
        document.save(out)
    assert pdf.read(out.getvalue()).text.split("\n") == list(SENTENCES)


@pytest.mark.parametrize(("told", "ink"), [(-1, 0.0), (0.5, 0.5), (1, 1.0), (1.5, 1.0), (3, 1.0)])
def test_what_is_filled_covers_no_less_than_nothing_and_no_more_than_all(
    told: float, ink: float
) -> None:
    page: Any = object.__new__(drawing.Drawing)
    page.graphicstate = drawing.State()
    page.resources = {"ExtGState": {"G": {"ca": told}}}
    page.do_gs(SimpleNamespace(name="G"))
    assert page.graphicstate.ink == ink
