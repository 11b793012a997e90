"""The PDF for a printer: sheets larger than the page, crop marks, bleed, grey, whole multiples."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from converters.audit import pages, pdf_file
from converters.books.volume import Volume
from converters.formats.pdf import book as pdf
from converters.formats.pdf.book import grey
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Print
from converters.settings.design import Design
from converters.speech.model import Speech
from tests.books import bound
from tests.books.make import book, member, part
from tests.make import circulation, para

SPEECHES = {
    "s1": Speech(member(1, circulation=circulation()), (para("现在开会。" * 300),)),
    "s2": Speech(member(2), (para("现在散会。"),)),
}
MM = 72 / 25.4


@pytest.fixture(scope="session")
def volume(drawn: Design) -> Volume:
    made = book(part("第一编", *(speech.meta for speech in SPEECHES.values())))
    return bound.volume(made, SPEECHES, drawn)


def chosen(volume: Volume, **options: Any) -> Volume:
    settings = replace(volume.book.settings, print=Print(**options))
    return replace(volume, book=replace(volume.book, settings=settings))


@pytest.fixture(scope="session")
def data(volume: Volume, drawn: Design, book_style: BookStyle) -> bytes:
    return pdf.write(volume, drawn, book_style, for_print=True)


@pytest.fixture(scope="session")
def document(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data)) as opened:
        yield opened


def operators(page: pikepdf.Page) -> list[tuple[list[Any], str]]:
    return [
        (list(step.operands), str(step.operator)) for step in pikepdf.parse_content_stream(page)
    ]


def box(page: pikepdf.Page, name: str) -> list[float]:
    values: Any = page.obj[name]
    return [float(value) for value in values]


def test_the_sheet_has_room_for_marks_around_the_trimmed_page(
    document: pikepdf.Pdf, drawn: Design, book_style: BookStyle
) -> None:
    width, height = drawn.style.page.width.pt, drawn.style.page.height.pt
    margin, bleed = book_style.trim.margin.pt, book_style.trim.bleed.pt
    assert (margin, bleed) == pytest.approx((8 * MM, 3 * MM))
    trimmed = [margin, margin, margin + width, margin + height]
    for page in document.pages:
        assert box(page, "/MediaBox") == pytest.approx(
            [0, 0, width + 2 * margin, height + 2 * margin], abs=0.001
        )
        assert box(page, "/TrimBox") == pytest.approx(trimmed, abs=0.001)
        more = [-bleed, -bleed, bleed, bleed]
        bleeding = [at + by for at, by in zip(trimmed, more, strict=True)]
        assert box(page, "/BleedBox") == pytest.approx(bleeding, abs=0.001)


def test_crop_marks_stand_outside_the_bleed_on_every_sheet(
    document: pikepdf.Pdf, book_style: BookStyle
) -> None:
    for page in document.pages:
        bleed, media = box(page, "/BleedBox"), box(page, "/MediaBox")
        trim = box(page, "/TrimBox")
        lines = list(_lines(operators(page)[-30:]))
        assert len(lines) == 8
        for (x1, y1), (x2, y2) in lines:
            assert x1 == x2 or y1 == y2
            edges = trim[0::2] if x1 == x2 else trim[1::2]
            assert min(abs((x1 if x1 == x2 else y1) - edge) for edge in edges) < 0.001
            for x, y in ((x1, y1), (x2, y2)):
                assert media[0] - 0.001 <= x <= media[2] + 0.001
                assert media[1] - 0.001 <= y <= media[3] + 0.001
                assert not (
                    bleed[0] + 0.001 < x < bleed[2] - 0.001
                    and bleed[1] + 0.001 < y < bleed[3] - 0.001
                )
        (rule,) = (step[0] for step in operators(page)[-30:] if step[1] == "w")
        assert float(rule[0]) == book_style.trim.mark_rule.pt


def _lines(
    steps: list[tuple[list[Any], str]],
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    start = 0.0, 0.0
    for operands, operator in steps:
        if operator == "m":
            start = float(operands[0]), float(operands[1])
        elif operator == "l":
            yield start, (float(operands[0]), float(operands[1]))


def test_everything_is_grey(volume: Volume, document: pikepdf.Pdf) -> None:
    used = {operator for page in document.pages for _, operator in operators(page)}
    assert not {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"} & used
    at = next(
        n
        for n, p in enumerate(volume.pages)
        if p.section and (p.section.name, p.index) == ("s1", 0)
    )
    shades = {
        float(operands[0])
        for operands, operator in operators(document.pages[at])
        if operator in {"g", "G"}
    }
    assert shades == {0.0, 0.3}


def test_colour_stays_where_grey_is_not_asked_for(
    volume: Volume, drawn: Design, book_style: BookStyle
) -> None:
    coloured = pdf.write(chosen(volume, grey=False), drawn, book_style, for_print=True)
    with pikepdf.open(BytesIO(coloured)) as document:
        used = {operator for page in document.pages for _, operator in operators(page)}
    assert "rg" in used


def test_the_words_and_fonts_are_those_of_the_book(
    volume: Volume, data: bytes, drawn: Design, book_style: BookStyle
) -> None:
    whole = pages.read(pdf.write(volume, drawn, book_style))
    printed = pages.read(data)
    margin = book_style.trim.margin.pt
    for one, other in zip(whole, printed, strict=False):
        assert [line.text for line in one.lines] == [line.text for line in other.lines]
        for here, there in zip(one.lines, other.lines, strict=True):
            assert there.left - here.left == pytest.approx(margin, abs=0.01)
            assert there.y - here.y == pytest.approx(margin, abs=0.01)
    assert all(font.own_name and not font.missing for font in pdf_file.read(data).fonts)


@pytest.mark.parametrize("multiple", [1, 4, 16])
def test_blank_sheets_fill_up_to_a_multiple(
    volume: Volume, drawn: Design, book_style: BookStyle, multiple: int
) -> None:
    made = pdf.write(chosen(volume, multiple_of=multiple), drawn, book_style, for_print=True)
    printed = pages.read(made)
    assert len(printed) % multiple == 0
    assert 0 <= len(printed) - len(volume.pages) < multiple
    assert all(page.lines == () for page in printed[len(volume.pages) :])


def test_without_marks_the_sheet_is_the_page_and_its_bleed(
    volume: Volume, drawn: Design, book_style: BookStyle
) -> None:
    bare = pdf.write(chosen(volume, crop_marks=False), drawn, book_style, for_print=True)
    with pikepdf.open(BytesIO(bare)) as document:
        page = document.pages[0]
        assert box(page, "/MediaBox") == box(page, "/BleedBox")
        assert box(page, "/TrimBox")[0] == pytest.approx(book_style.trim.bleed.pt)
    plain = pdf.write(
        chosen(volume, crop_marks=False, bleed=False), drawn, book_style, for_print=True
    )
    with pikepdf.open(BytesIO(plain)) as document:
        page = document.pages[0]
        assert box(page, "/MediaBox") == box(page, "/TrimBox") == box(page, "/BleedBox")


@pytest.mark.parametrize(
    ("colour", "shade"),
    [
        (b"0 0 0 rg", b"0 g"),
        (b"1 1 1 RG", b"1 G"),
        (b"0.5 0.5 0.5 rg", b"0.5 g"),
        (b"0.33333 0.33333 0.33333 rg", b"0.3333 g"),
    ],
)
def test_a_colour_becomes_as_bright_a_grey(colour: bytes, shade: bytes) -> None:
    assert grey.converted(b"q\n" + colour + b"\n0 0 m") == b"q\n" + shade + b"\n0 0 m"
