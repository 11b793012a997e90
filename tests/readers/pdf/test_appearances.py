"""What is laid over a page hides what it covers, and nothing else."""

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from converters.readers import pdf
from converters.readers.pdf import sheets
from tests.readers.pdf.pages import HEIGHT, LEFT, SENTENCES, Line, made, page, set_in, told

BODY = page(set_in(SENTENCES), y=200)
NAME = "知情人是张三"
PLACE = [LEFT - 5, HEIGHT - 160, LEFT + 107, HEIGHT - 130]
HIDDEN = [(sheets.COVERED, NAME)]


def over(kind: str, look: str | None = None, **about: Any) -> bytes:
    """Return a PDF with something laid over its first line; `look` are the operators of it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made([Line(NAME, y=150), *BODY]))) as document:
        laid = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(PLACE), F=4)
        for name, what in about.items():
            laid[Name(f"/{name}")] = what
        if look is not None:
            form = Stream(document, look.encode(), Subtype=Name.Form, BBox=Array([0, 0, 10, 10]))
            gs = Dictionary(M=Dictionary(BM=Name.Multiply))
            form.Resources = Dictionary(ExtGState=gs)
            held = document.make_indirect(form)
            laid.AP = Dictionary(N=Dictionary(On=held) if "AS" in about else held)
        document.pages[0].Annots = Array([document.make_indirect(laid)])
        document.save(out)
    return out.getvalue()


FILL = "0 g 0 0 10 10 re f"


@pytest.mark.parametrize("kind", ["Square", "Highlight", "FreeText", "Stamp", "Ink"])
def test_what_is_laid_over_words_hides_them_by_its_look(kind: str) -> None:
    raw = pdf.read(over(kind, FILL))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == HIDDEN


@pytest.mark.parametrize(
    ("kind", "look", "about"),
    [
        ("Highlight", f"/M gs {FILL}", {}),
        ("Highlight", None, {"C": Array([1, 1, 0])}),
        ("Highlight", FILL, {"CA": 0.4}),
        ("Highlight", FILL, {"BM": Name.Multiply}),
        ("Square", FILL, {"F": 2}),
        ("Square", FILL, {"Rect": Array([0, 0, 40, 40])}),
        ("Square", FILL, {"Rect": 7}),
        ("Square", None, {"C": Array([1, 0, 0])}),
        ("Stamp", FILL, {"AS": Name.Off}),
        *(("Link", FILL, {}), ("Popup", FILL, {})),
    ],
)
def test_what_leaves_them_to_be_seen_changes_nothing(
    kind: str, look: str | None, about: dict[str, Any]
) -> None:
    raw = pdf.read(over(kind, look, **about))
    assert raw.text.split("\n") == [NAME, *SENTENCES]
    assert told(raw) == []


def test_a_mark_of_what_shall_be_blackened_is_told_and_hides_what_it_covers() -> None:
    mark = (sheets.MARKED, "")
    raw = pdf.read(over("Redact", "1 0 0 RG 0 0 10 10 re S"))
    assert raw.text.split("\n") == [NAME, *SENTENCES]
    assert told(raw) == [mark]
    assert told(pdf.read(over("Redact", FILL))) == [*HIDDEN, mark]


def test_a_look_is_that_of_its_state() -> None:
    assert told(pdf.read(over("Stamp", FILL, AS=Name.On))) == HIDDEN


def test_a_square_without_a_look_is_filled_with_its_colour() -> None:
    assert told(pdf.read(over("Square", IC=Array([0])))) == HIDDEN


def test_words_of_what_is_laid_over_are_told_once_and_hide_nothing() -> None:
    raw = pdf.read(over("FreeText", "BT 0 g (x) Tj ET", Contents=pikepdf.String("已阅")))
    assert raw.text.split("\n") == [NAME, *SENTENCES]
    assert told(raw) == [("批注", "已阅")]
