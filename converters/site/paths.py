"""Where everything stands on the site: ASCII names that never change, relative to its root."""

import re

from converters import files
from converters.speech.facets import UNDATED, YEAR, Facet

BOOKS = "books/index.html"
FORMULAE = "formulae/index.html"
_DIGITS = 10
_NAME = re.compile(r"[a-z0-9-]+")


def speech_path(id: str) -> str:
    """Return the path of a speech's page."""
    return f"s/{id}.html"


def citation_paths(id: str) -> tuple[str, str]:
    """Return where a speech stands as reference managers import it: BibTeX and RIS.

    >>> citation_paths("s1")
    ('s/s1.bib', 's/s1.ris')
    """
    return f"s/{id}.bib", f"s/{id}.ris"


def compare_path(id: str) -> str:
    """Return the path of the page that compares a speech with its edition before.

    >>> compare_path("s1")
    'compare/s1.html'
    """
    return f"compare/{id}.html"


def formula_path(words: str) -> str:
    """Return the path of the page of a formula, from its folded words."""
    return f"formulae/{files.digest(words)[:_DIGITS]}.html"


def formulae_of_path(id: str) -> str:
    """Return the path of the page that lists the formulae of a speech.

    >>> formulae_of_path("s1")
    'formulae/of/s1.html'
    """
    return f"formulae/of/{id}.html"


def formula_marks_path(id: str) -> str:
    """Return the path of the script that marks the formulae on the page of a speech.

    >>> formula_marks_path("s1")
    'formulae/of/s1.js'
    """
    return f"formulae/of/{id}.js"


def download_path(id: str, suffix: str) -> str:
    """Return the path of a speech's download.

    >>> download_path("s1", ".pdf")
    'files/s1.pdf'
    """
    return f"files/{id}{suffix}"


def year_path(year: str) -> str:
    """Return the path of a year's page.

    >>> year_path("2020"), year_path("未注日期")
    ('years/2020.html', 'years/undated.html')
    """
    return f"{YEAR.plural}/{'undated' if year == UNDATED else year}.html"


def groups_path(facet: Facet) -> str:
    """Return the path of the page that lists the values of a facet.

    >>> groups_path(YEAR)
    'years/index.html'
    """
    return f"{facet.plural}/index.html"


def group_path(facet: Facet, value: str) -> str:
    """Return the path of the page of a speaker, a topic or another value of a facet.

    Named after a digest: a Chinese name is no safe file name, and its sound is not unique.
    """
    return f"{facet.plural}/{files.digest(value)[:_DIGITS]}.html"


def book_path(name: str) -> str:
    """Return the path of a book's page; `name` is that of its settings.

    >>> book_path("2020-huibian")
    'books/2020-huibian.html'
    """
    return f"books/{_ascii(name)}.html"


def book_file_path(name: str, ending: str) -> str:
    """Return the path of a book's download; `ending` is that of its file in `output/books/`.

    >>> book_file_path("a", ".docx"), book_file_path("a", "-print.pdf")
    ('books/a.docx', 'books/a.print.pdf')
    """
    return f"books/{_ascii(name)}.{ending[1:]}"


def _ascii(name: str) -> str:
    """Return a name as it is, or a digest where it is Chinese or that of the list."""
    return name if _NAME.fullmatch(name) and name != "index" else files.digest(name)[:_DIGITS]


def sheets(path: str, number: int) -> list[str]:
    """Return the paths of a list that takes so many pages.

    >>> sheets("years/2020.html", 2)
    ['years/2020.html', 'years/2020-2.html']
    """
    stem = path.removesuffix(".html")
    return [path, *(f"{stem}-{further}.html" for further in range(2, number + 1))]


def to_root(path: str) -> str:
    """Return the way from a page to the root of the site.

    >>> to_root("s/a.html"), to_root("index.html")
    ('../', '')
    """
    return "../" * path.count("/")
