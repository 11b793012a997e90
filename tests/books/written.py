"""Volumes whose pages are only counted, for what does not look at the pages themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from converters.books import entries, pagination
from converters.books.entries import HeadingEntry
from converters.books.fragment import Fragment, OutlineMark
from converters.books.volume import Volume
from converters.settings.compilation import Book
from converters.speech import attachments
from converters.speech.model import Speech
from converters.speech.printed_words import lines
from tests.make import head, para, speech

DIGEST = "0123456789abcdef" * 4


def speeches(book: Book, *words: str) -> dict[str, Speech]:
    """Return a speech with two headings for each that the book has."""
    return {
        meta.id: Speech(
            meta,
            (
                para(f"这是{meta.title}。"),
                head(1, "一、总的要求"),
                *(para(text) for text in words or ("要抓好落实。",)),
                head(1, "二、主要任务"),
                head(2, "（一）加强领导"),
                para("现在散会。"),
            ),
        )
        for meta in book.speeches
    }


def volume(
    book: Book,
    texts: Mapping[str, Speech],
    lengths: Mapping[str, int] | None = None,
    notes: Iterable[Speech] | None = None,
) -> Volume:
    """Return a book whose speeches have three pages, or what `lengths` says, all others one."""
    if notes is None:
        notes = (speech(id="shuoming", title="编者说明"),)
    before = pagination.front_sections(book, tuple(notes))
    body = pagination.body_sections(book)
    ends = entries.end_sections(book)
    fragments = {section.name: _pages(section.name, texts) for section in (*before, *body, *ends)}
    known = {name: fragment.length for name, fragment in fragments.items()} | dict(lengths or {})
    front = pagination.front_pages(before, known, book)
    inner = pagination.body_pages(body, known, book)
    whole = pagination.body_pages([*body, *ends], known, book)
    pages = (*front, *whole)
    listed = [p for p in pages if p.section is None or p.section.kind is not _CONTENTS]
    marks = {
        meta.id: [HeadingEntry(mark.label, mark.page) for mark in fragments[meta.id].marks]
        for meta in book.speeches
    }
    return Volume(
        book=book,
        digest=DIGEST,
        notes=tuple(notes),
        pages=pages,
        contents=tuple(entries.contents(listed, book, marks)),
        indexes={
            section.name: tuple(
                entries.index(book, section.name.removeprefix(entries.INDEX), inner)
            )
            for section in ends
            if section.kind is pagination.SectionKind.INDEX
        },
        sources=tuple(entries.sources(book, inner)),
        errata=tuple(entries.errata(book, inner, fragments)),
        fragments=fragments,
    )


def apart(book: Book, texts: Mapping[str, Speech], *, blank: bool) -> Volume:
    """Return a book whose first speech has its 版记 on a page of its own, maybe a blank before."""
    made = volume(book, texts)
    body, ends = pagination.body_sections(book), entries.end_sections(book)
    first = book.speeches[0].id
    length = 3 if blank else 4
    laid = replace(made.fragments[first], lines=((),) * length, ends_apart=True)
    fragments = {**made.fragments, first: laid}
    lengths = {name: pages.length for name, pages in fragments.items()}
    inner = pagination.body_pages([*body, *ends], lengths, book, {first})
    front = (page for page in made.pages if page.roman or not page.number)
    return replace(made, pages=(*front, *inner), fragments=fragments)


_CONTENTS = pagination.SectionKind.CONTENTS
_PAGES = 3


def _pages(name: str, texts: Mapping[str, Speech]) -> Fragment:
    text: Any = texts.get(name)
    if text is None:
        return Fragment(b"", ((),), ())
    marks = tuple(
        OutlineMark(2, heading.text, min(number, _PAGES - 1), 0)
        for number, heading in enumerate(attachments.outline(text))
        if heading.level == 1
    )
    return Fragment(b"", (tuple(lines(text)), (), ()), marks)
