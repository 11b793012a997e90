"""WeasyPrint 70: the one package that knows WeasyPrint, and its insides.

WeasyPrint has no hook for what saves most of the time, so some functions are replaced: those that
measure and draw a line, so that a composed line does not go through Pango (`faces`); those that
lay out and walk through lines, of which all is known (`lines`, `walks`); `strut`, which looks a
style up by a long text; and pydyf's list of page references, written out again for each element.
All pass on what is not ours. `install` compares their signatures, and those of what we use of the
insides. Where one differs nothing is replaced: the pages come out the same, only more slowly.
"""

import copy
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final
from xml.etree import ElementTree

import pydyf

from converters import resources
from converters.formats.pdf.weasyprint_70 import lines, spans, styles, walks
from converters.formats.pdf.weasyprint_70.faces import Faces, Set, measure, paint, renamed, strut
from converters.formats.pdf.weasyprint_70.library import (
    CSS,
    HOLDERS,
    THEIRS,
    AbsolutePlaceholder,
    Attachment,
    CounterStyle,
    Document,
    Font,
    LineBox,
    Page,
    ParentBox,
    Stream,
    TextBox,
    URLFetcher,
    URLFetcherResponse,
    ffi,
    fonts,
    line_break,
    no_libraries,
    weasyprint,
)
from converters.formats.pdf.weasyprint_70.lines import SetLine
from converters.formats.pdf.weasyprint_70.walks import MARKED

__all__ = [
    "CSS",
    "MARKED",
    "Attachment",
    "Document",
    "Faces",
    "LineBox",
    "Page",
    "ParentBox",
    "Set",
    "SetLine",
    "TextBox",
    "URLFetcher",
    "URLFetcherResponse",
    "measure",
    "no_libraries",
    "strut",
]

_BASE: Final = "styles/print/base.css"
_PLAIN: Final = "styles/print/plain.css"
_USED: Final[Sequence[tuple[object, str, str]]] = (
    (fonts, "get_pango_font_key", "(pango_font)"),
    (fonts.FontConfiguration, "__init__", "(self)"),
    (Font, "__init__", "(self, pango_font, description, font_size)"),
    (Font, "subset", "(self, to_unicode, hinting)"),
    (line_break.Layout, "__init__", "(self, style, justification_spacing=0, max_width=None)"),
    (line_break.Layout, "set_text", "(self, text, justify=False)"),
    (line_break.Layout, "get_first_line", "(self)"),
    (Stream, "set_color", "(self, color, stroke=False)"),
    (Stream, "set_font_size", "(self, font, size)"),
    (weasyprint.HTML, "_ua_stylesheets", "(self, forms=False)"),
)
"""What is used of the insides, apart from what is replaced."""


def page_references(self: pydyf.PDF) -> list[bytes]:
    """Return the references of a file's pages; only those of new pages are written."""
    known: list[bytes] = vars(self).setdefault("_page_references", [])
    numbers = self.pages["Kids"][len(known) * 3 :: 3]
    known += [b"%d 0 R" % number for number in numbers]
    return known


_OURS: Final[Mapping[str, Callable[..., object]]] = {
    "split_first_line": measure,
    "strut": strut,
    "draw_text": paint,
    "page_references": page_references,
    "iter_line_boxes": lines.broken,
    "layout_box_backgrounds": walks.lay_backgrounds,
    "gather_anchors": walks.gather,
    "_dispatch": walks.dispatch,
    "resolve_percentages": styles.resolve,
    "set_page_type_computed_styles": styles.style_pages,
    "set_computed_styles": styles.compute,
    "make_margin_boxes": styles.margin_boxes,
    "__init__": spans.compute_all,
    "element_to_box": spans.boxed,
    "draw_inline_level": walks.draw,
    "draw_outline": walks.outline,
    "_build_box_tree": walks.build_tree,
}


def install() -> bool:
    """Replace what we have ours of if all that we know is as we know it; return whether it is."""
    for holder, name, known in _USED:
        if str(inspect.signature(getattr(holder, name, _absent))) != known:
            return False
    for name, ours in _OURS.items():
        theirs = THEIRS[name] or _absent
        if _parameters(getattr(theirs, "fget", theirs)) != _parameters(ours):
            return False
    for name, ours in _OURS.items():
        made = property(ours) if isinstance(THEIRS[name], property) else ours
        for holder in HOLDERS[name]:
            setattr(holder, name, made)
    return True


def _absent(*_: object) -> None: ...


def _parameters(function: Callable[..., object]) -> list[tuple[str, object]]:
    return [(each.name, each.default) for each in inspect.signature(function).parameters.values()]


IS_KNOWN: Final = install()
"""Whether lines are set from the faces alone, so that Pango needs no more of them than a sign."""
NOTE: Final = (
    ""
    if IS_KNOWN
    else f"装着的 WeasyPrint（{weasyprint.__version__}）与本程序认得的 70 版不同，"
    "PDF 排得慢一些，字和位置都一样"
)
"""What users are told of it."""
CAN_CUT: Final = bool(ffi.harfbuzz_subset)
"""Whether WeasyPrint can cut fonts by HarfBuzz; without it all would take minutes."""


class _Sheets(weasyprint.HTML):  # type: ignore[misc]
    """A document as WeasyPrint takes it, without what it does for any page of the web.

    The markup is our own, so that the quick parser of XML does; and the rules that WeasyPrint has
    for all elements, margin boxes and pseudo-elements of HTML give way to the few we use.
    """

    def __init__(self, tree: ElementTree.Element, fetcher: URLFetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = spans.Root.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_sheet(_BASE)]

    def _ua_counter_style(self) -> list[Any]:
        _sheet(_BASE)
        return [_NUMBERS.copy()]


_NUMBERS: Final = CounterStyle()
"""How numbers are written: what the base sheet says of it."""


@cache
def _sheet(name: str) -> CSS:
    return CSS(string=resources.text(name), counter_style=_NUMBERS if name == _BASE else None)


def render(
    markup: str, sheets: Sequence[CSS], faces: Faces, fetcher: URLFetcher, variant: str
) -> Document:
    """Return the laid-out pages of an HTML document, written as well-formed XML."""
    tree = ElementTree.fromstring(markup)
    if IS_KNOWN:
        html: weasyprint.HTML = _Sheets(tree, fetcher)
    else:
        words = ElementTree.tostring(tree, encoding="unicode", method="html")
        html = weasyprint.HTML(string=words, url_fetcher=fetcher)
        sheets = [_sheet(_PLAIN), _sheet(_BASE), *sheets]
    return html.render(font_config=faces, stylesheets=sheets, pdf_variant=variant)


def root(page: Page) -> Any:
    """Return the box of a page with all that is on it."""
    return page._page_box


def placed(box: Any) -> Any:
    """Return the box itself for the placeholder of one that is positioned."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


class _Unembedded(dict[int, Any]):
    """The fonts of a document, of which WeasyPrint sees none when it comes to embedding."""

    def values(self) -> Any:
        return ()


def leave_out_fonts(document: Document) -> None:
    """Have a document name its fonts and not hold them, so that none is cut for nothing."""
    document.fonts = _Unembedded()


def fonts_of(document: Document) -> Iterable[Any]:
    """Return the fonts that were used: `hash`, `family`, and `to_unicode` and `widths` by glyph."""
    return dict.values(document.fonts)


class Widened(dict[int, Any]):
    """The fonts of a document as WeasyPrint embeds them: with other glyphs than it drew."""

    def __init__(
        self,
        document: Document,
        glyphs: Callable[[str], Sequence[tuple[Mapping[int, str], Mapping[int, int]]]],
    ) -> None:
        """`glyphs` tells by the family what each of its fonts holds: characters and widths."""
        super().__init__()
        self._glyphs = glyphs
        self.names: dict[tuple[str, int], str] = {}
        document.fonts = self

    def values(self) -> Any:
        return list(self._widened())

    def _widened(self) -> Iterator[Any]:
        for font in super().values():
            for number, (characters, widths) in enumerate(self._glyphs(font.family)):
                wide = renamed(font, number) if number else copy.copy(font)
                wide.to_unicode, wide.widths = dict(characters), dict(widths)
                self.names[font.family, number] = wide.hash
                yield wide
