"""Volumes of simple pages, for what is made of a book whose pages are laid out."""

from urllib.parse import quote

from converters.books import entries, pagination
from converters.books.fragment import Fragment
from converters.books.pagination import Section, SectionKind
from converters.books.volume import Volume
from converters.formats.pdf import fragment
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech.model import Speech
from tests.make import speech

CSS = "p.body { text-indent: 0 } section { bookmark-level: none }"


def page(title: str, *lines: str) -> str:
    """Return a section of the book's own as HTML; `lines` are markup."""
    words = "".join(f'<p class="body">{line}</p>' for line in lines)
    return (
        f'<html lang="zh-CN"><head><title>{title}</title></head><body><section>'
        f'<h1 class="title" data-label="{title}">{title}</h1>{words}</section></body></html>'
    )


def link(section: str, words: str) -> str:
    """Return a link to a section."""
    return f'<a href="huibian:to/{quote(section, safe="")}">{words}</a>'


def volume(book: Book, speeches: dict[str, Speech], design: Design) -> Volume:
    """Return a book whose speeches are as given, and whose own sections say little."""
    note = speech(id="编者说明", title="编者说明")
    body = pagination.body_sections(book)
    front = pagination.front_sections(book, [note])
    laid = {
        section.name: fragment.of_speech(speeches[section.name], design)
        if section.kind is SectionKind.SPEECH
        else _matter(section, [*front[-2:-1], *body], design)
        for section in (*front, *body)
    }
    lengths = {name: one.length for name, one in laid.items()}
    pages = (
        *pagination.front_pages(front, lengths, book),
        *pagination.body_pages(body, lengths, book),
    )
    lines = entries.contents(pages, book, {})
    return Volume(book, "0" * 64, (note,), pages, tuple(lines), {}, (), (), laid)


def _matter(section: Section, listed: list[Section], design: Design) -> Fragment:
    lines = ["现在开会。"]
    if section.kind is SectionKind.CONTENTS:
        lines = [link(other.name, other.title) for other in listed]
    return fragment.of_html(page(section.title, *lines), CSS, design)
