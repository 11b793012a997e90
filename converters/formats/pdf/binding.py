"""What the pages of a book are bound into: one file with fonts, metadata and attachments.

Fragments name their fonts and hold none. Here each face is cut once, down to the glyphs that all
of them need together; glyphs keep their numbers, so that the pages stay as they are.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from unicodedata import category

import pydyf

from converters import __version__
from converters.books.attached import Attached
from converters.books.fragment import DrawnGlyph, Font
from converters.formats.pdf import archive, objects, press, sheet, streams
from converters.formats.pdf.markup import LANGUAGE
from converters.formats.pdf.press import VARIANT, Press
from converters.formats.pdf.setting import Case
from converters.formats.pdf.weasyprint_70 import Document, Widened
from converters.settings.design import Design
from converters.settings.units import Length
from converters.speech import dates

Glyphs = dict[int, DrawnGlyph]
"""By their numbers."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of the book."""

    title: str
    authors: tuple[str, ...] = ()
    description: str | None = None
    day: str | None = None
    """YYYY, YYYY-MM or YYYY-MM-DD; the clock plays no part."""


@dataclass(frozen=True, slots=True)
class FaceRun:
    """Characters drawn by one face."""

    family: str
    glyphs: tuple[DrawnGlyph, ...]


class Fonts:
    """All the fonts of a book, growing as its parts are added.

    Where one glyph stands for different characters in two parts, each has a font of its own, or
    one of them would be copied out wrong.
    """

    def __init__(self) -> None:
        self._variants: dict[str, list[Glyphs]] = {}

    def add(self, family: str, glyphs: Iterable[DrawnGlyph]) -> int:
        """Take in glyphs of a face; return which of its fonts has them, from 0."""
        wanted = {glyph.number: glyph for glyph in glyphs}
        variants = self._variants.setdefault(family, [])
        for number, variant in enumerate(variants):
            if wanted.items() <= variant.items():
                return number
            if all(variant[n].text == wanted[n].text for n in variant.keys() & wanted.keys()):
                variant.update(wanted)
                return number
        variants.append(wanted)
        return len(variants) - 1

    def add_all(self, fonts: Iterable[Font]) -> dict[str, tuple[str, int]]:
        """Take in what a fragment needs; return by resource the face and which of its fonts."""
        return {font.resource: (font.family, self.add(font.family, font.glyphs)) for font in fonts}

    @property
    def families(self) -> list[str]:
        """The faces that are used."""
        return sorted(self._variants)

    def of(self, family: str) -> list[Glyphs]:
        """Return what each font of a face has to hold."""
        return self._variants[family]


@dataclass(frozen=True, slots=True)
class Binding:
    """A PDF of one page whose resources are all fonts of a book."""

    pdf: bytes
    names: Mapping[tuple[str, int], str]
    """The resource of each font, by face and number."""


def runs(text: str, role: str, design: Design) -> list[FaceRun]:
    """Return the glyphs that draw a text, face by face.

    Raises SourceError for a character that no face has.
    """
    prepared = press.prepared(design, bare=True)
    found = []
    for run, place in prepared.typesetter.drawers[role].runs(text, 0):
        family = prepared.families[role][place]
        case = prepared.cases[family]
        found.append(FaceRun(family, tuple(_glyph(case, char) for char in run)))
    return found


def _glyph(case: Case, char: str) -> DrawnGlyph:
    try:
        drawn = case[char]
    except KeyError:  # it combines with another; a line of its own it would not be set in
        drawn = case.drawn(char)
    return DrawnGlyph(drawn.number, drawn.advance, char)


def bound(design: Design, fonts: Fonts, facts: Facts, attached: Sequence[Attached]) -> Binding:
    """Return the file that the pages of a book are put into, as PDF/A-3a and PDF/UA-1.

    Raises ValueError if the faces of the look lack what the pages were drawn with.
    """
    prepared = press.prepared(design, bare=True)
    _compare(prepared, fonts)
    document = prepared.render(_specimen(prepared, fonts, facts.title))
    known = Widened(document, lambda family: _held(fonts.of(family)))
    _describe(document, facts)
    moment = _moment(facts)
    document.metadata.attachments = [archive.attachment(file, moment) for file in attached]
    out = BytesIO()
    document.write_pdf(out, finisher=_finish, pdf_variant=VARIANT, pdf_tags=True)
    return Binding(out.getvalue(), known.names)


def _compare(prepared: Press, fonts: Fonts) -> None:
    """See that the faces have all that is asked of them: a blank box would be printed instead.

    Only letters, for WeasyPrint draws some blanks and hyphens by others.
    """
    for family in fonts.families:
        if family not in prepared.cases:
            raise ValueError(f"pages drawn with another look: {family}")
        case = prepared.cases[family]
        for glyphs in fonts.of(family):
            texts = "".join(glyph.text for glyph in glyphs.values())
            lacking = [char for char in texts if category(char) == "Lo" and not case.has(char)]
            if lacking:
                raise ValueError(f"pages drawn with another {family}: {''.join(lacking)}")


def _held(variants: Iterable[Glyphs]) -> list[tuple[dict[int, str], dict[int, int]]]:
    """Return the characters and the widths of the glyphs of some fonts, in order."""
    return [
        ({n: glyphs[n].text for n in sorted(glyphs)}, {n: glyphs[n].width for n in sorted(glyphs)})
        for glyphs in variants
    ]


def _specimen(prepared: Press, fonts: Fonts, title: str) -> str:
    """Return a page with one character of each face, so that WeasyPrint opens it."""
    size = sheet.css(Length(1))
    lines = "".join(
        f"<p style=\"font-family:'{escape(family)}';font-size:{size};line-height:{size}\">"
        f"{escape(prepared.cases[family].sample())}</p>"
        for family in fonts.families
    )
    return (
        f'<html lang="{LANGUAGE}"><head><title>{escape(title)}</title></head>'
        f"<body>{lines}</body></html>"
    )


def _describe(document: Document, facts: Facts) -> None:
    about = document.metadata
    about.title = facts.title
    about.authors = list(facts.authors)
    about.description = facts.description
    about.generator = f"Huibian {__version__}"
    about.created = about.modified = facts.day


def _moment(facts: Facts) -> datetime.datetime:
    return datetime.datetime.combine(dates.first_day(dates.read(facts.day)), datetime.time())


def _finish(_: Document, pdf: pydyf.PDF) -> None:
    archive.mark_accessible(pdf)
    if "AF" in pdf.catalog:  # WeasyPrint lists each file twice
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    streams.finish(pdf)
    pdf.write = lambda output, *_: output.write(objects.plain(pdf))
