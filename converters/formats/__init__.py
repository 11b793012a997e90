"""The formats that speeches and books are made in: the one list of them, and who asks for what.

A new format is a module here, or a folder, and its line in `FORMATS`. Settings, the plan, content
keys, drawing, the command line, the audit and the downloads of the site read this list.
"""

from collections.abc import Iterable

from converters.formats.akn import AKN
from converters.formats.docx import DOCX
from converters.formats.epub import EPUB
from converters.formats.format import Format
from converters.formats.pdf import PDF, PRINT
from converters.formats.tei import TEI
from converters.formats.txt import TXT

FORMATS = (DOCX, PDF, TXT, EPUB, TEI, AKN, PRINT)


def named(name: str) -> Format:
    """Return the format of that name; raises KeyError if there is none."""
    return {format.name: format for format in FORMATS}[name]


def of_speeches() -> tuple[Format, ...]:
    """Return the formats that a speech can be made in."""
    return tuple(format for format in FORMATS if format.speech)


def usual_of_speeches() -> tuple[Format, ...]:
    """Return the formats that speeches are made in if the settings of a collection name none."""
    return tuple(format for format in FORMATS if format.speech and format.speech.usual)


def that_fixes_pages() -> Format:
    """Return the format whose pages are the printed pages of a speech."""
    return next(format for format in FORMATS if format.speech and format.speech.paged)


def page_source(name: str, made: Iterable[str]) -> str | None:
    """Return the format from which another learns where printed pages begin, if that is made.

    None for a format that does not tell of printed pages.
    """
    drawn = that_fixes_pages().name
    return drawn if named(name).tells_pages and drawn in made else None


def in_order(names: Iterable[str]) -> list[str]:
    """Return names of formats in their order; those that tell of printed pages follow these."""
    return sorted(names, key=lambda name: named(name).tells_pages)


def of_books() -> tuple[Format, ...]:
    """Return the formats that a book can be made in.

    The usual ones come first, and among them those that are drawn: the pages of the others are
    held against theirs.
    """
    found = [(format.book, format) for format in FORMATS if format.book]
    ordered = sorted(found, key=lambda pair: (not pair[0].usual, not pair[1].is_drawn))
    return tuple(format for _, format in ordered)


def usual_of_books() -> tuple[Format, ...]:
    """Return the formats that a book is made in if its settings name none."""
    return tuple(format for format in of_books() if format.book and format.book.usual)


def audited() -> tuple[Format, ...]:
    """Return the formats of speeches that are audited, those that are drawn first."""
    found = [format for format in of_speeches() if format.speech and format.speech.audit]
    return tuple(sorted(found, key=lambda format: not format.is_drawn))


def audited_of_books() -> tuple[Format, ...]:
    """Return the formats of books that are audited, those that are drawn first."""
    return tuple(format for format in of_books() if format.book and format.book.audit)


def names(formats: Iterable[Format]) -> tuple[str, ...]:
    """Return the names of formats."""
    return tuple(format.name for format in formats)


def labels(formats: Iterable[Format]) -> dict[str, str]:
    """Return what people call each format, by its name."""
    return {format.name: format.label for format in formats}


def example() -> str:
    """Return two formats as they are written on the command line, to be shown as an example."""
    drawn_first = sorted(of_speeches(), key=lambda format: not format.is_drawn)
    return ",".join(names(drawn_first[:2]))


def choices() -> dict[str, dict[str, str]]:
    """Return the lists of formats that the schemas of settings leave to us, by their names."""
    return {"formats": labels(of_speeches()), "book-formats": labels(of_books())}
