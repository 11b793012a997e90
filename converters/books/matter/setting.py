"""Words of a book's own sections as HTML: every run in a face that has it, every word escaped."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from converters.books.entries import Target
from converters.books.matter.indents import indents
from converters.books.matter.wrapping import wrap
from converters.bookstyle import BookStyle
from converters.errors import SourceError
from converters.style import Element, Style
from converters.typeset.metrics import EM
from converters.typeset.typesetter import Typesetter
from converters.units import Length
from converters.writers.pdf import sheet

LINK = "huibian:to"
"""How links to pages of the book are written, until it is known which sheet those are on."""
LANGUAGE = "zh-CN"


def address(target: Target) -> str:
    """Return the address of a page of a section.

    >>> address(Target("s1", 0, "3")), address(Target("a/b", 2, "5"))
    ('huibian:to/s1', 'huibian:to/a%2Fb/2')
    """
    place = f"/{target.page}" if target.page else ""
    return f"{LINK}/{quote(target.section, safe='')}{place}"


class Setting:
    """Sets words in the elements of `styles/book.toml`."""

    def __init__(self, typesetter: Typesetter, book_style: BookStyle) -> None:
        self.typesetter = typesetter
        self.looks = book_style
        self.indents = indents(typesetter.style, book_style)

    @property
    def style(self) -> Style:
        """The style of the speeches, whose grid the book keeps."""
        return self.typesetter.style

    def element(self, name: str) -> Element:
        """Return how a kind of line looks."""
        return self.looks.elements[name]

    def width(self, text: str, name: str) -> Length:
        """Return the width of words in an element."""
        element = self.element(name)
        return element.size * (self.typesetter.width(text, element) / EM)

    def words(self, text: str, name: str, to: Target | None = None, style: str = "") -> str:
        """Return a line or part of one for a block of the same element, maybe as a link.

        No link has a tag inside: each is one annotation of the PDF, right under its /Link. Raises
        SourceError with the words where a character is in none of the fonts.
        """
        role = self.element(name).font
        try:
            runs = list(self.typesetter.drawers[role].runs(text, 0))
        except SourceError as error:
            raise SourceError(f"“{text}”里，{error.reason}", error.remedy) from error
        return "".join(
            _run(run, sheet.drawn_by(role, place) if place else "", to, "" if at else style)
            for at, (run, place) in enumerate(runs)
        )

    def lines(self, texts: Sequence[str], name: str, to: Target | None = None) -> str:
        """Return lines one under another."""
        return "\n".join(self.words(text, name, to) for text in texts)

    def block(self, tag: str, name: str, words: str, *, classes: str = "", style: str = "") -> str:
        """Return a block of composed lines."""
        own = sheet.drawn_by(self.element(name).font, 0)
        names = f"{own} {css_class(name)} {classes}".strip()
        return f'<{tag} class="{names}"{_styled(style)}>{words}</{tag}>'

    def title(self, text: str, name: str) -> list[str]:
        """Return the lines of a centred title, broken at words."""
        return self.typesetter.title(text, self.element(name), ())

    def heading(self, text: str) -> str:
        """Return the title of a section."""
        return self.block(
            "h1", "matter_title", self.lines(self.title(text, "matter_title"), "matter_title")
        )

    def wrapped(
        self,
        text: str,
        name: str,
        room: Length,
        rest: Length | None = None,
        reserve: Length | None = None,
        *,
        by_words: bool = True,
    ) -> list[str]:
        """Return the lines of a text set ragged; `room` is that of the first, `rest` of others."""
        element = self.element(name)

        def thousandths(length: Length) -> int:
            return int(length.pt / element.size.pt * EM)

        return wrap(
            text,
            self.typesetter.metrics[element.font],
            thousandths(room),
            thousandths(rest if rest is not None else room),
            reserve=thousandths(reserve) if reserve is not None else 0,
            by_words=by_words,
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
    """Return the style of a run that begins so far to the right of the one before it."""
    return f"margin-left:{sheet.css(length)}"


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
