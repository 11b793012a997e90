"""The colour of printed words: a word of each other colour is planted and told, once."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name

from converters import resources
from converters.audit.faults import Fault, SheetPlace
from converters.audit.pages import PrintedLine
from converters.audit.proof import Proof
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import speech as audit
from converters.formats.pdf.audit.codes import PdfCode
from converters.formats.pdf.audit.text_colours import text_colours
from converters.settings.design import Design
from converters.speech.model import Form
from tests.conftest import Made
from tests.formats.pdf.audit.ruled import circulated
from tests.formats.sheets import Row, folio, laid
from tests.make import circulation, head, para, speech

SAID = speech(head(1, "一、总体要求"), para("现在开会。"), circulation=circulation())
BLACK, RED = b"\n0 0 0 rg", b"\n1 0 0 rg"


@pytest.fixture(scope="module")
def sound_design(drawn_design: Made) -> Design:
    return drawn_design(resources.text("styles/gbt9704.toml"))


@pytest.fixture(scope="module")
def sound(sound_design: Design) -> bytes:
    return pdf.write(SAID, sound_design, b"")


def inked(pdf_file: bytes, ink: bytes, other: bytes) -> bytes:
    """Return a file in which an ink is another, as somebody's program may make it."""
    with pikepdf.open(BytesIO(pdf_file)) as document:
        pages = [page for page in document.pages if Name.Contents in page]
        for page in pages:
            page.contents_coalesce()
        before = [page.Contents.read_bytes() for page in pages]
        assert any(ink in data for data in before)
        for page, data in zip(pages, before, strict=True):
            page.Contents = document.make_stream(data.replace(ink, b"\n" + other))
        target = BytesIO()
        document.save(target)
        return target.getvalue()


def found(pdf_file: bytes, design: Design) -> list[Fault]:
    return [one for one in audit.check(pdf_file, SAID, design) if one.code == PdfCode.COLOUR]


def test_words_in_the_colours_of_the_style_pass(sound: bytes, sound_design: Design) -> None:
    assert found(sound, sound_design) == []


@pytest.mark.parametrize(
    ("ink", "shown"),
    [
        (b"0 g", "黑色"),
        (b"0 0 1 rg", "蓝色（#0000FF）"),
        (b"0.299 g", "灰色（#4C4C4C）"),
        (b"0 1 1 0 k", None),
    ],
)
def test_an_issuer_that_is_not_red_is_told(
    ink: bytes, shown: str | None, sound: bytes, sound_design: Design
) -> None:
    told = found(inked(sound, RED, ink), sound_design)
    wanted = [f"的文字应为红色（#FF0000），实际是{shown}"] if shown else []
    assert [one.message.partition("”")[2] for one in told] == wanted
    assert [(one.clause, str(one.place)[:5]) for one in told] == [("7.2.4", "第 1 页")] * len(told)


@pytest.mark.parametrize(
    ("ink", "shown"),
    [
        (b"0 0 1 rg", "蓝色（#0000FF）"),
        (b"1 0 0 rg", "红色（#FF0000）"),
        (b"0.5 g", "灰色（#808080）"),
        (b"0 0 0 1 k", None),
    ],
)
def test_words_that_are_not_black_are_told(
    ink: bytes, shown: str | None, sound: bytes, sound_design: Design
) -> None:
    told = found(inked(sound, BLACK, ink), sound_design)
    ends = {one.message.rpartition("”")[2] for one in told}
    assert ends == ({f"的文字应为黑色，实际是{shown}"} if shown else set())
    assert ("现在开会。" in {one.excerpt for one in told}) == bool(shown)
    assert {one.advice for one in told} <= {"GB/T 9704-2012 §5.2.4；请重新生成"}


def coloured(line: PrintedLine, colour: str, at: int = 0) -> PrintedLine:
    glyphs = [replace(g, colour=colour) if n >= at else g for n, g in enumerate(line.glyphs)]
    return replace(line, glyphs=tuple(glyphs))


def with_lines(proof: Proof, **colours: str) -> Proof:
    """The proof with the lines of an element in a colour."""
    lines = tuple(
        replace(line, printed=coloured(line.printed, colours[line.part.element], at=1))
        if line.part and line.part.element in colours
        else line
        for line in proof.lines
    )
    return replace(proof, lines=lines, pages=tuple(replace(p, lines=()) for p in proof.pages))


ROWS = (
    Row(0, "issuer", "西平县"),
    Row(4, "body", "中文字"),
    Row(5, "body", "好"),
    Row(6, None, "中文"),
)


@pytest.mark.parametrize("form", [None, Form.LETTER, Form.ORDER, Form.MINUTES])
def test_the_issuer_of_each_form_is_told_by_its_own_clause(
    form: Form | None, design: Design
) -> None:
    proof = laid(design.style, ROWS, said=circulated(form=form))
    told = list(text_colours(with_lines(proof, issuer="#000000", body="#00B050")))
    first = {"letter": "10.1", "order": "10.2", "minutes": "10.3"}
    # The first character stays as it was made: black.
    assert [(one.excerpt, one.clause, one.line) for one in told] == [
        ("西平县", first.get(form.value if form else "", "7.2.4"), 11),
        ("文字", "5.2.4", 12),
    ]
    assert str(told[1].place) == "第 1 页第 2 行"


def test_page_numbers_and_what_stands_around_the_text_are_black_too(design: Design) -> None:
    style = design.style
    sound = laid(style, [Row(0, "body", "中文字")])
    assert list(text_colours(sound)) == []
    blue = laid(style, [Row(0, "body", "中文字")], folios=[[coloured(folio(style, 1), "#0000FF")]])
    (one,) = text_colours(blue)
    assert (one.excerpt, one.place) == ("—1—", SheetPlace(1))
