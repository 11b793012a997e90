"""What is prepared once for a look and serves every speech: faces, style sheet, metrics."""

import struct
from collections.abc import Mapping
from functools import cache, lru_cache, partial
from typing import Any
from xml.etree import ElementTree

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.ffi import harfbuzz_subset

from converters import resources
from converters.fonts import Face
from converters.look import Look
from converters.typeset import cut
from converters.typeset.metrics import ASCENT, DESCENT
from converters.typeset.typesetter import Typesetter
from converters.writers.pdf.fetcher import SCHEME, ClosedFetcher
from converters.writers.pdf.setting import Case, Faces
from converters.writers.pdf.sheet import Source, sheet

VARIANT = "pdf/a-3a"
_BASE = "styles/print/base.css"


class Press:
    """Lays out the speeches of one look."""

    def __init__(self, look: Look, *, bare: bool = False) -> None:
        """Prepare for whole files, or for `bare` pages that find their place in a book later.

        Raise MissingError where HarfBuzz's subsetter is not there: all would take minutes.
        """
        if not harfbuzz_subset:
            raise cut.no_libraries()
        faces = {face.file: face for chain in look.chains.values() for face in chain.faces}
        sources = {
            file: Source(_postscript_name(face), f"{SCHEME}:fonts/{index}")
            for index, (file, face) in enumerate(faces.items())
        }
        self.typesetter = Typesetter(look)
        self.families = {
            role: tuple(sources[face.file].family for face in chain.faces)
            for role, chain in look.chains.items()
        }
        self._fonts = Faces({sources[file].family: Case(face) for file, face in faces.items()})
        self._fetcher = ClosedFetcher(
            {
                sources[file].url: partial(on_one_baseline, face.bones or face.data)
                for file, face in faces.items()
            }
        )
        self._sheet = CSS(
            string=sheet(look.style, look.chains, sources, bare=bare),
            font_config=self._fonts,
            url_fetcher=self._fetcher,
        )
        self._compiled: dict[str, CSS] = {}

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

    def render(self, html: str, *further: CSS) -> Document:
        """Return the laid-out pages of an HTML document, written as well-formed XML."""
        return _Sheets(html, self._fetcher).render(
            font_config=self._fonts, stylesheets=[self._sheet, *further], pdf_variant=VARIANT
        )


class _Sheets(HTML):  # type: ignore[misc]
    """A document as WeasyPrint takes it, without what it does for any page of the web.

    The markup is our own, so that the quick parser of XML does; and the rules that WeasyPrint has
    for all elements, margin boxes and pseudo-elements of HTML give way to the few we use.
    """

    def __init__(self, markup: str, fetcher: ClosedFetcher) -> None:
        tree = ElementTree.fromstring(markup)
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_base()]


@cache
def _base() -> CSS:
    return CSS(string=resources.text(_BASE))


@lru_cache(maxsize=4)
def prepared(look: Look, *, bare: bool = False) -> Press:
    """Return the press of a look, made on first use in this process."""
    return Press(look, bare=bare)


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


def _postscript_name(face: Face) -> str:
    return str(face.font["name"].getDebugName(6) or face.family)
