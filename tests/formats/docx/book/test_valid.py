"""The DOCX of a book is valid in the eyes of three validators."""

from dataclasses import replace
from pathlib import Path

import pytest

from converters import resources
from converters.formats.docx import book as docx
from converters.settings import book_style as bookstyle
from converters.settings import compilation
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech.model import Speech, Table
from tests.books import written
from tests.books.make import book, member, part
from tests.formats.docx.test_book import WHOLE, for_people_inside, rich
from tests.make import circulation, own
from tests.validators import dangling, ported, refused


def sample() -> tuple[Book, dict[str, Speech]]:
    """Return the book of the sample collection."""
    project = own()
    paths = sorted(project.speeches.glob("*.md"))
    texts = {speech.meta.id: speech for speech, _ in map(project.read, paths)}
    settings = project.book(project.books[0])
    return compilation.resolve(settings, [speech.meta for speech in texts.values()]), texts


def tabled() -> tuple[Book, dict[str, Speech]]:
    """Return a book whose speeches were circulated or end in a table."""
    of = book(part(None, member(1, circulation=circulation()), member(2)), recto=False, sides=1)
    texts = written.speeches(of)
    table = Table((("项目", "数"), ("一", "2")))
    return of, {**texts, "s2": replace(texts["s2"], blocks=(*texts["s2"].blocks, table))}


@pytest.fixture(scope="module")
def files(design: Design, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    book_style: BookStyle = bookstyle.read(resources.text("styles/book.toml"))
    folder = tmp_path_factory.mktemp("books")
    whole = rich(headings=True)
    books = {
        "sample": sample(),
        "rich": (whole, written.speeches(whole)),
        "tabled": tabled(),
        "inside": (inside := for_people_inside(WHOLE), written.speeches(inside)),
    }
    made = []
    for name, (of, texts) in books.items():
        target = folder / f"{name}.docx"
        target.write_bytes(docx.write(written.volume(of, texts), texts, design, book_style))
        made.append(target)
    return made


@pytest.mark.slow
def test_the_port_of_the_sdk_finds_nothing(files: list[Path]) -> None:
    assert ported(files) == {}


@pytest.mark.slow
def test_no_reference_leads_nowhere(files: list[Path]) -> None:
    assert dangling(files) == ""


@pytest.mark.slow
def test_the_validator_of_microsoft_finds_nothing(files: list[Path]) -> None:
    assert refused(files) == []
