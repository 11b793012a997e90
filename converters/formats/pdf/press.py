"""What is prepared once for a look and serves every speech: faces, style sheet, metrics."""

import gc
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial

from converters.formats.pdf import weasyprint_70
from converters.formats.pdf.fetcher import SCHEME, ClosedFetcher
from converters.formats.pdf.markup import Markup
from converters.formats.pdf.setting import Case
from converters.formats.pdf.sheet import FaceSource, sheet, spacings
from converters.formats.pdf.weasyprint_70 import CSS, Document, Faces
from converters.settings.design import Design
from converters.settings.fonts import Face
from converters.typeset.metrics import ASCENT, DESCENT
from converters.typeset.typesetter import Typesetter

VARIANT = "pdf/a-3a"


class Press:
    """Lays out the speeches of one look."""

    def __init__(self, design: Design, *, bare: bool = False) -> None:
        """Prepare for whole files, or for `bare` pages that find their place in a book later.

        Raise MissingError if HarfBuzz's subsetter is not there: all would take minutes.
        """
        if not weasyprint_70.CAN_CUT:
            raise weasyprint_70.no_libraries()
        faces = {face.file: face for chain in design.chains.values() for face in chain.every}
        sources = {
            file: FaceSource(face.style_name, f"{SCHEME}:fonts/{index}")
            for index, (file, face) in enumerate(faces.items())
        }
        self.typesetter = Typesetter(design)
        self.families = {
            role: tuple(sources[face.file].family for face in chain.every)
            for role, chain in design.chains.items()
        }
        self._fonts = Faces({sources[file].family: Case(face) for file, face in faces.items()})
        self._fetcher = ClosedFetcher(
            {
                sources[file].url: partial(on_one_baseline, _needed(face))
                for file, face in faces.items()
            }
        )
        self._sheet = CSS(
            string=sheet(design.style, design.chains, sources, bare=bare),
            font_config=self._fonts,
            url_fetcher=self._fetcher,
        )
        self._compiled: dict[str, CSS] = {}
        self._spacings: set[int] = set()

    @property
    def cases(self) -> Mapping[str, Case]:
        """The glyphs of each face by the name of its family."""
        return self._fonts.cases

    def compiled(self, css: str) -> CSS:
        """Return a further style sheet, made on first use."""
        if css not in self._compiled:
            made = CSS(string=css, font_config=self._fonts, url_fetcher=self._fetcher)
            self._compiled[css] = made
        return self._compiled[css]

    def of(self, made: Markup) -> Document:
        """Return the laid-out pages of a speech; rules that it is the first to need are kept."""
        if new := made.spacings - self._spacings:
            rules = spacings(new)
            CSS(
                string=rules,
                matcher=self._sheet.matcher,
                font_config=self._fonts,
                url_fetcher=self._fetcher,
            )
            self._spacings |= new
        return self.render(made.html)

    def render(self, html: str, *further: CSS) -> Document:
        """Return the laid-out pages of an HTML document, written as well-formed XML."""
        return weasyprint_70.render(
            html, [self._sheet, *further], self._fonts, self._fetcher, VARIANT
        )


def _needed(face: Face) -> bytes:
    """Return the font that Pango is given: of one that is set by `setting` its bones do."""
    return face.bones or face.data if weasyprint_70.IS_KNOWN else face.data


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from going through a document again and again while it grows."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@lru_cache(maxsize=4)
def prepared(design: Design, *, bare: bool = False) -> Press:
    """Return the press of a look, made on first use in this process."""
    return Press(design, bare=bare)


def on_one_baseline(data: bytes) -> bytes:
    """Return a font whose vertical metrics are the em box of Chinese type.

    Only numbers in the tables head the line box; outlines stay as they are.
    """
    font = bytearray(data)
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {
        bytes(font[at : at + 4]): struct.unpack_from(">L", font, at + 8)[0]
        for at in range(12, 12 + 16 * count, 16)
    }
    units = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    up, down = round(ASCENT * units), round(DESCENT * units)
    struct.pack_into(">hhh", font, tables[b"hhea"] + 4, up, -down, 0)
    struct.pack_into(">hhhHH", font, tables[b"OS/2"] + 68, up, -down, 0, up, down)
    return bytes(font)
