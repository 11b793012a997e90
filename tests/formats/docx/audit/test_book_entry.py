"""What the report shows of the DOCX of a book."""

from typing import Any

import pytest

from converters.audit.faults import Fault
from converters.audit.finished import FinishedBook
from converters.errors import Severity
from converters.formats.docx import book as docx
from converters.formats.docx.audit import book_entry, book_layout
from converters.formats.docx.audit.book_layout import BookLayout
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.speech_entry import NOT_LAID_OUT
from converters.settings.book_style import BookStyle
from converters.settings.design import Design
from tests.books import written
from tests.books.make import book, member, part

FAULT = Fault(DocxCode.PAGES, Severity.NOTE, "多一页")


@pytest.mark.parametrize("printed", [None, b"pdf"])
def test_the_file_is_told_and_what_libreoffice_prints_of_it(
    printed: bytes | None,
    design: Design,
    book_style: BookStyle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of = book(part(None, member(1)))
    texts = written.speeches(of)
    data = docx.write(written.volume(of, texts), texts, design, book_style)
    asked = list[Any]()

    def examine(*given: object) -> tuple[BookLayout, list[Fault]]:
        asked.append(given)
        return BookLayout(7, (), ()), [FAULT]

    monkeypatch.setattr(book_layout, "examine", examine)
    finished = FinishedBook(data, of, texts, written.DIGEST, design, printed, lambda: {"s1": "9"})
    told = book_entry.audited(finished)
    entry, settings = told.entry, of.settings
    assert (entry.id, entry.title, entry.kind) == (
        *(f"{settings.output}-docx", settings.plain_title, "汇编 DOCX"),
    )
    assert (entry.columns, entry.rows, told.numbers) == ((), (), None)
    assert entry.facts == ((("面数", "7"),) if printed else NOT_LAID_OUT)
    assert asked == ([(printed, of, design)] if printed else [])
    messages = [one.fault.message for one in entry.shown]
    assert "《在第1次会议上的讲话》在 PDF 里从第 9 页起，DOCX 里写的是 1" in messages
    assert ("多一页" in messages) is bool(printed)
