"""Words of a book's own sections as HTML: every run in a face that has it, every word escaped."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from converters.books.entries import Target
from converters.books.matter.ruler import Ruler
from converters.errors import SourceError
from converters.formats.pdf import sheet
from converters.settings.book_style import BookStyle
from converters.settings.units import Length
from converters.typeset.typesetter import Typesetter

LINK = "huibian:to"
"""How links to pages of the book are written, until it is known which sheet those are on."""
LANGUAGE = "zh-CN"
_SHIFT = "book-right-"
_SHIFTS = re.compile(rf'{_SHIFT}(-?[0-9]+_[0-9]+pt)[ "]')


def address(target: Target) -> str:
    """Return the address of a page of a section.

    >>> address(Target("s1", 0, "3")), address(Target("a/b", 2, "5"))
    ('huibian:to/s1', 'huibian:to/a%2Fb/2')
    """
    place = f"/{target.page}" if target.page else ""
    return f"{LINK}/{quote(target.section, safe='')}{place}"


class Setting(Ruler):
    """The faces that the PDF is drawn with: their widths, and words set in them."""

    def __init__(self, typesetter: Typesetter, book_style: BookStyle) -> None:
        super().__init__(typesetter.style, book_style)
        self.typesetter = typesetter

    def widths(self, kind: str) -> Mapping[str, int]:
        """Return the widths of characters, in thousandths of an em."""
        return self.typesetter.metrics[self.element(kind).font]

    def advance(self, kind: str) -> Length:
        """Return an em."""
        return self.element(kind).size

    def words(
        self, text: str, kind: str, to: Target | None = None, style: str = "", name: str = ""
    ) -> str:
        """Return a line or part of one for a block of the same element, maybe as a link.

        The first run has the style and the class that are told. No link has a tag inside: each is
        one annotation of the PDF, right under its /Link. Raises SourceError with the words if a
        character is in none of the fonts.
        """
        role = self.element(kind).font
        try:
            runs = list(self.typesetter.drawers[role].runs(text, 0))
        except SourceError as error:
            raise SourceError(f"“{text}”里，{error.reason}", error.remedy) from error
        faces = [sheet.drawn_by(role, place) if place else "" for _, place in runs]
        faces[:1] = [f"{face} {name}".strip() for face in faces[:1]]
        return "".join(
            _run(run, face, to, "" if at else style)
            for at, ((run, _), face) in enumerate(zip(runs, faces, strict=True))
        )


def document(title: str, *body: str) -> str:
    """Return a whole HTML document; it is well-formed XML too."""
    return (
        f'<html lang="{LANGUAGE}"><head><title>{escape(title)}</title></head>'
        f"<body>{''.join(body)}</body></html>"
    )


def css_class(name: str) -> str:
    """Return the class of an element of `styles/book.toml`, apart from those of speeches."""
    return f"book-{name.replace('_', '-')}"


def shifted(length: Length) -> str:
    """Return the class of a run that begins so far to the right of the one before it.

    A class, and no style of its own: WeasyPrint works out each look but once.

    >>> shifted(Length(2.5)), shifts(f'<b class="{shifted(Length(2.5))}">')
    ('book-right-2_50000pt', '.book-right-2_50000pt{margin-left:2.50000pt}')
    """
    return _SHIFT + sheet.css(length).replace(".", "_")


def shifts(html: str) -> str:
    """Return the style sheet of the classes of runs that begin further to the right."""
    return "".join(
        f".{_SHIFT}{told}{{margin-left:{told.replace('_', '.')}}}"
        for told in sorted(set(_SHIFTS.findall(html)))
    )


def below(length: Length) -> str:
    """Return the style of a block that begins so far under the one before it."""
    return f"margin-top:{sheet.css(length)}"


def _run(text: str, face: str, to: Target | None, style: str) -> str:
    if to is not None:
        href = escape(address(to))
        return f'<a class="{face} to" href="{href}"{_styled(style)}>{escape(text)}</a>'
    if face or style:
        return f'<span class="{face}"{_styled(style)}>{escape(text)}</span>'
    return escape(text)


def _styled(style: str) -> str:
    return f' style="{style}"' if style else ""
