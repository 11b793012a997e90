"""The DOCX of the sample book as LibreOffice lays it out: pages, numbers, running heads."""

import pytest

from converters.audit.book_codes import BookCode
from converters.books.pagination import first_pages, imprint_places
from converters.collection import libreoffice
from converters.formats.docx import book as docx
from converters.formats.docx import embedding
from converters.formats.docx.audit import book as book_docx
from converters.formats.docx.audit import book_layout
from converters.formats.pdf import fragment
from converters.formats.pdf.book import layout
from converters.settings import compilation
from converters.speech.model import Speech
from converters.typeset.imprint_place import ImprintPlace
from tests.books.make import book, member, part
from tests.books.written import DIGEST
from tests.make import circulation, own, para

_NEARLY_ALL = 0.95
"""LibreOffice carries over some lines that our PDF squeezes; a whole leaf then moves on."""


@pytest.mark.slow
def test_the_sample_book_opens_with_true_numbers_and_heads() -> None:
    project = own()
    design, book_style = project.drawn_design, project.book_style
    texts = {
        speech.meta.id: speech
        for speech, _ in map(project.read, sorted(project.speeches.glob("*.md")))
    }
    path = project.books[0]
    settings = project.book(path)
    book = compilation.resolve(settings, [speech.meta for speech in texts.values()])
    notes = [project.note(path.parent / name, name.removesuffix(".md")) for name in settings.front]
    pages = {id: fragment.of_speech(speech, design) for id, speech in texts.items()}
    volume = layout.lay_out(book, DIGEST, notes, pages, design, book_style)
    data = docx.write(volume, texts, design, book_style)
    faces = embedding.stand_ins(design)
    (pdf,) = libreoffice.convert([data], "docx", "pdf", faces=faces)
    assert pdf is not None
    numbers = {name: page.label for name, page in first_pages(volume.pages).items()}
    assert book_docx.check(data, book, texts, design, DIGEST, numbers) == []
    measured, found = book_layout.examine(pdf, book, design)
    assert {finding.code for finding in found} <= {BookCode.CONTENTS}
    assert len(measured.entries) > len(book.speeches)
    assert measured.true >= _NEARLY_ALL * len(measured.entries)


@pytest.mark.slow
def test_imprints_stand_on_the_pages_on_which_the_pdf_of_the_book_has_them() -> None:
    """Under the text, overleaf, and after a blank page that LibreOffice does not print."""
    project = own()
    design, book_style = project.drawn_design, project.book_style
    bare = circulation(secrecy=None, urgency=None, copy_number=None)
    texts = {"s1": Speech(member(1), (para("短句。"),))}
    for number, lines in ((2, 8), (3, 26), (4, 30)):
        meta = member(number, circulation=bare)
        texts[meta.id] = Speech(meta, (para("短句。"),) * lines)
    members = [text.meta for text in texts.values()]
    of = book(part("第一编", *members), recto=False, index=(), sources=False, errata=False)
    pages = {id: fragment.of_speech(text, design) for id, text in texts.items()}
    volume = layout.lay_out(of, DIGEST, (), pages, design, book_style)
    assert set(imprint_places(volume.pages, volume.fragments, of).values()) == {
        *(ImprintPlace.EVEN, ImprintPlace.BARE)
    }
    data = docx.write(volume, texts, design, book_style)
    (pdf,) = libreoffice.convert([data], "docx", "pdf", faces=embedding.stand_ins(design))
    assert pdf is not None
    assert book_docx.check(data, of, texts, design, DIGEST) == []
    measured, found = book_layout.examine(pdf, of, design)
    assert found == []
    wanted = [page.label for page in volume.pages if page.section and not page.roman]
    assert [label for label in measured.labels if label.isdecimal()] == [*filter(None, wanted)]
    assert len(measured.unnumbered) == 1
