"""WeasyPrint 70: the one module that knows WeasyPrint, and its insides.

WeasyPrint has no hook for what saves most of the time, so four functions are replaced: those that
measure and draw a line, so that a composed line does not go through Pango; `strut`, which looks a
style up by a long text; and pydyf's list of page references, written out again for each element.
All pass on what is not ours. `install` compares their signatures, and those of what we use of the
insides. Where one differs nothing is replaced: the pages come out the same, only more slowly.
"""

import contextlib
import copy
import ctypes.util
import inspect
import io
import os
import shutil
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final
from xml.etree import ElementTree

import pydyf
from cssselect2 import ElementWrapper

from converters import resources
from converters.errors import MissingError
from converters.formats.pdf.setting import Case
from converters.typeset.metrics import ASCENT, EM


def no_libraries() -> MissingError:
    """Return the fault that the system lacks what lays out PDF: Pango, or HarfBuzz's subsetter."""
    return MissingError(
        "缺少排版 PDF 的系统软件（Pango、HarfBuzz）",
        "请管理员安装，在 Debian 上运行："
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    )


@contextlib.contextmanager
def _loading() -> Iterator[None]:
    """Hold while WeasyPrint loads the system's libraries.

    Of each it tries several names. For one that the loader does not know cffi would run ldconfig,
    gcc and ld, seventy processes in all; but the name that fits is always one that it knows.
    Raises MissingError if a library is not there, about which WeasyPrint would print a page.
    """
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    except OSError as error:
        raise no_libraries() from error
    finally:
        ctypes.util.find_library = search


with _loading():
    import weasyprint
    from weasyprint import CSS, Attachment, draw
    from weasyprint.document import Document, Page
    from weasyprint.formatting_structure.boxes import LineBox, ParentBox, TextBox
    from weasyprint.layout import inline
    from weasyprint.layout.absolute import AbsolutePlaceholder
    from weasyprint.pdf.fonts import Font
    from weasyprint.pdf.stream import Stream
    from weasyprint.text import ffi, fonts, line_break
    from weasyprint.urls import URLFetcher, URLFetcherResponse

__all__ = [
    "CSS",
    "Attachment",
    "Document",
    "LineBox",
    "Page",
    "ParentBox",
    "TextBox",
    "URLFetcher",
    "URLFetcherResponse",
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


class Faces(fonts.FontConfiguration):  # type: ignore[misc]
    """The fonts of one look, and the case of each by the name of its family."""

    def __init__(self, cases: Mapping[str, Case]) -> None:
        super().__init__()
        self._folder = Path(mkdtemp(prefix="weasyprint-"))
        weakref.finalize(self, _removed, self._folder, os.getpid())
        self.cases = cases
        self._loaded: dict[tuple[str, float], tuple[int, Font]] = {}

    def font(self, case: Case, known: dict[int, Font], style: Any) -> Font:
        """Return the font of a document for a case, added to those `known` if it is not there."""
        which = style["font_family"][0], style["font_size"]
        if which not in self._loaded:
            self._loaded[which] = _loaded(style, case)
        key, font = self._loaded[which]
        if key not in known:
            known[key] = copy.copy(font)
            known[key].widths, known[key].to_unicode, known[key].missing = {}, {}, {}
        return known[key]


def _removed(folder: Path, maker: int) -> None:
    """Remove WeasyPrint's copies of fonts when the process ends that made them, no forked one."""
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)


def _loaded(style: Any, case: Case) -> tuple[int, Font]:
    """Return WeasyPrint's font of a style, and the key it would know it by."""
    layout = line_break.Layout(style)
    layout.set_text(case.sign())
    line, _ = layout.get_first_line()
    found = line.runs[0].data.item.analysis.font
    key, description, size = fonts.get_pango_font_key(found)
    font = _Font(found, description, size)
    font.case, font.layout, font.file_content = case, layout, b""
    return key, font


class _Font(Font):  # type: ignore[misc]
    """A font as it is embedded: cut from the face's own file, not from a copy."""

    case: Case
    layout: line_break.Layout
    """Keeps the font of Pango alive."""

    @property
    def type(self) -> str:
        """Tell WeasyPrint's two kinds of font apart: with the curves of CFF, or of TrueType."""
        return "otf" if self.case.curves else "ttf"

    def subset(self, to_unicode: Mapping[int, str], hinting: bool) -> None:
        """Cut the font down to the glyphs of the document."""
        self.file_content = self.case.embedded(sorted(to_unicode))


class Set:
    """A line that is set: stands where WeasyPrint keeps a layout of Pango."""

    __slots__ = ("case", "text")
    first_line_direction = 0

    def __init__(self, text: str, case: Case) -> None:
        self.text, self.case = text, case


Measured = tuple[object, int, int | None, float, float, float]
"""A line, its length in bytes, where the next begins, width, height and baseline in pixels."""


def measure(
    text: str,
    style: Any,
    context: Any,
    max_width: Any,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Measured:
    """Return the first line of a text as WeasyPrint's `split_first_line` does."""
    faces = style.font_config
    if style["white_space"] == "pre" and isinstance(faces, Faces):
        line, broken, _ = text.partition("\n")
        case = faces.cases.get(style["font_family"][0])
        try:
            advance = sum([case[char].advance for char in line]) if case is not None else 0
        except KeyError:
            case = None
        if case is not None:
            size, spacing = style["font_size"], style["letter_spacing"]
            spacing = 0 if spacing == "normal" else spacing
            width = advance * size / EM + len(line) * spacing
            length = len(line.encode())
            resume = length + 1 if broken else None
            return Set(line, case), length, resume, width, size, size * ASCENT
    found: Measured = _THEIRS["split_first_line"](
        text, style, context, max_width, justification_spacing, is_line_start, minimum
    )
    return found


def paint(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: str
) -> None:
    """Draw a text box as WeasyPrint's `draw_text` does; a set line is never cut short."""
    line = textbox.pango_layout
    if not isinstance(line, Set):
        _THEIRS["draw_text"](stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    style, case = textbox.style, line.case
    font = style.font_config.font(case, stream._fonts, style)
    spacing = style["letter_spacing"]
    stream.set_color(style["color"])
    stream.begin_text()
    baseline = textbox.position_y + textbox.baseline
    stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, baseline)
    stream.set_font_size(font.hash, style["font_size"])
    glyphs = [case[char] for char in line.text]
    for char, glyph in zip(line.text, glyphs, strict=True):
        if glyph.number not in font.to_unicode:
            font.to_unicode[glyph.number] = char
            font.widths[glyph.number] = glyph.advance
    shown = f"<{''.join([glyph.hex for glyph in glyphs])}> Tj"
    if spacing and spacing != "normal":
        shown = f"{spacing:.5f} Tc {shown} 0 Tc"
    stream.stream.append(shown.encode())
    stream.end_text()


def strut(style: Any) -> tuple[float, float]:
    """Return the height of a style's lines and their baseline from the top, kept with the style.

    The baseline of a face is where `measure` has it: WeasyPrint's is that of the font's own units,
    and lines that hold two faces would be some thousandths of a point higher.
    """
    try:
        found: tuple[float, float] = style.strut
    except AttributeError:
        found, faces = _THEIRS["strut"](style), style.font_config
        if isinstance(faces, Faces) and style["font_family"][0] in faces.cases:
            height, size = found[0], style["font_size"]
            found = height, size * ASCENT + (height - size) / 2
        style.strut = found
    return found


def page_references(self: pydyf.PDF) -> list[bytes]:
    """Return the references of a file's pages; only those of new pages are written."""
    known: list[bytes] = vars(self).setdefault("_page_references", [])
    numbers = self.pages["Kids"][len(known) * 3 :: 3]
    known += [b"%d 0 R" % number for number in numbers]
    return known


_REPLACED: Final[Sequence[tuple[Any, str, Callable[..., object]]]] = (
    (inline, "split_first_line", measure),
    (inline, "strut", strut),
    (draw, "draw_text", paint),
    (pydyf.PDF, "page_references", page_references),
)
_THEIRS: Final[dict[str, Any]] = {
    name: getattr(holder, name, None) for holder, name, _ in _REPLACED
}


def install() -> bool:
    """Replace the four functions if all that we know of is as we know it; return whether it is."""
    for holder, name, known in _USED:
        if str(inspect.signature(getattr(holder, name, _absent))) != known:
            return False
    for _, name, ours in _REPLACED:
        theirs = _THEIRS[name] or _absent
        if _parameters(getattr(theirs, "fget", theirs)) != _parameters(ours):
            return False
    for holder, name, ours in _REPLACED:
        setattr(holder, name, property(ours) if isinstance(_THEIRS[name], property) else ours)
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
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_sheet(_BASE)]


@cache
def _sheet(name: str) -> CSS:
    return CSS(string=resources.text(name))


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
        another: Callable[[str, int], str],
    ) -> None:
        """`glyphs` tells by the family what each of its fonts has to hold: characters and widths.

        `another` makes the name of a further font of a family from that of the first.
        """
        super().__init__()
        self._glyphs, self._another = glyphs, another
        self.names: dict[tuple[str, int], str] = {}
        document.fonts = self

    def values(self) -> Any:
        return list(self._widened())

    def _widened(self) -> Iterator[Any]:
        for font in super().values():
            for number, (characters, widths) in enumerate(self._glyphs(font.family)):
                wide = copy.copy(font)
                wide.to_unicode, wide.widths = dict(characters), dict(widths)
                if number:
                    wide.hash = self._another(font.hash, number)
                    wide.name = font.name.replace(font.hash.encode(), wide.hash.encode())
                self.names[font.family, number] = wide.hash
                yield wide
