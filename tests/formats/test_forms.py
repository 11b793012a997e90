"""A document of each form (公文、信函、命令、纪要、简报) as PDF and DOCX, measured."""

from pathlib import Path

import pytest

from converters import resources
from converters.books import pagination
from converters.collection import libreoffice
from converters.errors import Severity
from converters.formats import html
from converters.formats.docx import book as docx_book
from converters.formats.docx import embedding
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import book as docx_book_audit
from converters.formats.docx.audit import book_layout
from converters.formats.docx.audit import layout as docx_layout
from converters.formats.docx.audit import speech as docx_audit
from converters.formats.pdf import book as pdf_book
from converters.formats.pdf import fragment
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import book as pdf_book_audit
from converters.formats.pdf.audit import speech as pdf_audit
from converters.formats.pdf.book import layout
from converters.readers import markdown
from converters.settings import compilation
from converters.settings.book_style import BookStyle
from converters.settings.design import Design
from converters.speech.model import Form, Speech
from converters.typeset.imprint_place import ImprintPlace
from tests.books.written import DIGEST
from tests.formats.pdf.test_standards import validated
from tests.make import book_settings
from tests.validators import dangling, ported, refused

FORMS = sorted((resources.root() / "tests/cases/forms").glob("*.md"))
each_form = pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])


def read(path: Path) -> Speech:
    return markdown.read(path.read_bytes())


def test_there_is_a_document_of_each_form() -> None:
    assert {path.stem for path in FORMS} >= set(Form)
    for path in FORMS:
        facts = read(path).meta.circulation
        assert facts is not None
        assert facts.form == path.stem or path.stem not in set(Form)


@pytest.mark.slow
@each_form
def test_its_pdf_passes_the_audit(path: Path, drawn: Design) -> None:
    made = pdf.write(read(path), drawn, b"")
    found = pdf_audit.check(made, read(path), drawn)
    assert [fault for fault in found if fault.severity is not Severity.NOTE] == []
    assert pdf.write(read(path), drawn, b"") == made


@pytest.fixture(scope="module")
def laid(drawn: Design) -> dict[str, bytes | None]:
    """Return the PDF that LibreOffice makes of the DOCX of each document, in one call."""
    made = [docx.write(read(path), drawn, path.read_bytes()) for path in FORMS]
    printed = libreoffice.convert(made, "docx", "pdf", faces=embedding.stand_ins(drawn))
    return {path.stem: data for path, data in zip(FORMS, printed, strict=True)}


@pytest.mark.slow
@each_form
def test_its_docx_passes_the_audit_and_libreoffice_sets_it_alike(
    path: Path, drawn: Design, laid: dict[str, bytes | None]
) -> None:
    source = path.read_bytes()
    made = docx.write(read(path), drawn, source)
    assert docx_audit.check(made, read(path), drawn, source) == []
    printed = laid[path.stem]
    assert printed is not None
    found = docx_layout.check(printed, read(path), drawn)
    assert [fault for fault in found if fault.severity is not Severity.NOTE] == []


@pytest.mark.slow
def test_a_book_of_all_of_them_passes_audit_and_standards(
    drawn: Design, book_style: BookStyle, tmp_path: Path
) -> None:
    """Contents, outline, links and running heads lead to each, whatever it has for a title.

    Of its 版记 some stand on the next page, which is even, and some after a blank one.
    """
    speeches = {speech.meta.id: speech for speech in map(read, FORMS)}
    settings = "title: 文种\nselect: {all: true}\ninternal: true\noptions: {headings: true}\n"
    metas = [speech.meta for speech in speeches.values()]
    book = compilation.resolve(book_settings(settings), metas)
    fragments = {id: fragment.of_speech(speech, drawn) for id, speech in speeches.items()}
    volume = layout.lay_out(book, DIGEST, (), fragments, drawn, book_style)
    places = pagination.imprint_places(volume.pages, volume.fragments, book)
    assert set(places.values()) >= {ImprintPlace.EVEN, ImprintPlace.BARE}
    bound = pdf_book.write(volume, drawn, book_style, ())
    examined = pdf_book_audit.examine(bound, book, speeches, drawn)
    assert examined.faults == ()
    made = docx_book.write(volume, speeches, drawn, book_style)
    numbers = examined.proved.numbers
    assert docx_book_audit.check(made, book, speeches, drawn, DIGEST, numbers) == []
    faces = embedding.stand_ins(drawn)
    (printed,) = libreoffice.convert([made], "docx", "pdf", faces=faces)
    assert printed is not None
    heads = book_layout.check(printed, book, drawn)
    assert [fault for fault in heads if fault.severity is Severity.ERROR] == []
    archive, press = tmp_path / "book.pdf", tmp_path / "print.pdf"
    archive.write_bytes(bound)
    press.write_bytes(pdf_book.write(volume, drawn, book_style, (), for_print=True))
    assert list(validated([archive, press]).values()) == ["PASS"] * 4
    office = tmp_path / "book.docx"
    office.write_bytes(made)
    assert (ported([office]), dangling([office]), refused([office])) == ({}, "", [])


@each_form
def test_its_page_has_one_heading_of_the_first_rank(path: Path) -> None:
    written = str(html.write(read(path)))
    assert written.count("<h1") == 1
