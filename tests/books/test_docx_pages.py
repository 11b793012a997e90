"""The DOCX of the sample book as LibreOffice lays it out: pages, numbers, running heads."""

import pytest

from converters import compilation, office
from converters.audit import book_docx, book_docx_layout
from converters.audit.book_codes import Code
from converters.books import docx, layout
from converters.books.pagination import first_pages
from converters.writers.docx import embedding
from converters.writers.pdf import fragment
from tests.books.written import DIGEST
from tests.make import own

_NEARLY_ALL = 0.95
"""LibreOffice carries over some lines that our PDF squeezes; a whole leaf then moves on."""


@pytest.mark.slow
def test_the_sample_book_opens_with_true_numbers_and_heads() -> None:
    project = own()
    look, book_style = project.drawn_look, project.book_style
    texts = {
        speech.meta.id: speech
        for speech, _ in map(project.read, sorted(project.speeches.glob("*.md")))
    }
    path = project.books[0]
    settings = project.book(path)
    book = compilation.resolve(settings, [speech.meta for speech in texts.values()])
    notes = [project.note(path.parent / name, name.removesuffix(".md")) for name in settings.front]
    pages = {id: fragment.of_speech(speech, look) for id, speech in texts.items()}
    volume = layout.lay_out(book, DIGEST, notes, pages, look, book_style)
    data = docx.write(volume, texts, look, book_style)
    aliases = {look.roles.latin: look.roles["body"].docx}
    faces = embedding.stand_ins(look)
    (pdf,) = office.convert([data], "docx", "pdf", faces=faces, aliases=aliases)
    assert pdf is not None
    numbers = {name: page.label for name, page in first_pages(volume.pages).items()}
    assert book_docx.inspect(data, book, texts, look, DIGEST, numbers) == []
    measured, found = book_docx_layout.examine(pdf, book, look)
    assert {finding.code for finding in found} <= {Code.CONTENTS}
    assert len(measured.entries) > len(book.speeches)
    assert measured.true >= _NEARLY_ALL * len(measured.entries)
