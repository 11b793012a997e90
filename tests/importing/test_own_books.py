"""Our own books come back as the speeches that are in them."""

import pytest

from converters import importing
from converters.formats import markdown
from converters.formats.docx import book as docx
from converters.formats.pdf import book as pdf
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech.model import Heading, Salutation, Speech
from tests.books import bound, written
from tests.books.make import book, member, part
from tests.make import para

SAID = "今天召开这次会议，主要任务是总结去年的工作，部署今年的任务，大家要认真抓好落实。"
LONG = "在全县进一步加强和改进安全生产工作暨“平安建设”表彰动员大会上的讲话"


def said(number: int, **facts: str) -> Speech:
    """Return a speech of two pages with headings."""
    blocks = [
        block
        for mark in "一二"
        for block in (Heading(1, f"{mark}、抓好第{number}项工作"), para(SAID * (5 + number)))
    ]
    return Speech(member(number, **facts), (Salutation("同志们："), *blocks, para("谢谢大家！")))


SPEECHES = (said(1), said(2, title="人大工作会议讲话篇2"), said(3, title=LONG), said(4))


def bodies(speeches: list[Speech]) -> list[tuple[str, str]]:
    texts = ((one, markdown.write(one).decode()) for one in speeches)
    return [(one.meta.title, text.split("---\n", 2)[2]) for one, text in texts]


@pytest.fixture(scope="module")
def whole() -> Book:
    metas = [one.meta for one in SPEECHES]
    return book(part("第一编　人大工作", *metas[:2]), part("第二编　水利工作", *metas[2:]))


def test_a_book_as_pdf(whole: Book, drawn: Design, book_style: BookStyle) -> None:
    texts = {one.meta.id: one for one in SPEECHES}
    data = pdf.write(bound.volume(whole, texts, drawn), drawn, book_style)
    found = importing.clean(data, "选编.pdf")
    assert bodies(list(found.speeches)) == bodies(list(SPEECHES))
    assert [one.meta.date for one in found.speeches] == [one.meta.date for one in SPEECHES]


def test_a_book_as_docx(whole: Book, design: Design, book_style: BookStyle) -> None:
    texts = {one.meta.id: one for one in SPEECHES}
    data = docx.write(written.volume(whole, texts), texts, design, book_style)
    found = importing.clean(data, "选编.docx")
    assert bodies(list(found.speeches)) == bodies(list(SPEECHES))
    assert [one.meta.speaker for one in found.speeches] == ["张三"] * 4
