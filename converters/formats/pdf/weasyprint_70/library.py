"""WeasyPrint itself, loaded as it has to be, and what is used of it."""

import contextlib
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, Final

import pydyf

from converters.errors import MissingError
from converters.formats.pdf.weasyprint_70 import declarations
from converters.formats.pdf.weasyprint_70.sparing import spared


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
    with _unsearched(), contextlib.redirect_stdout(io.StringIO()):
        try:
            yield
        except OSError as error:
            raise no_libraries() from error


@contextlib.contextmanager
def _unsearched() -> Iterator[None]:
    """Let `ctypes.util.find_library` find nothing; to ask it ctypes itself need not be loaded."""
    known = sys.modules.get("ctypes"), sys.modules.get("ctypes.util")
    package, search = ModuleType("ctypes"), ModuleType("ctypes.util")
    vars(search)["find_library"] = lambda name: None
    vars(package)["util"] = search
    sys.modules |= {"ctypes": package, "ctypes.util": search}
    try:
        yield
    finally:
        for name, module in zip(("ctypes", "ctypes.util"), known, strict=True):
            del sys.modules[name]
            if module is not None:
                sys.modules[name] = module


with _loading(), spared(), declarations.remembered():
    import weasyprint
    from weasyprint import CSS, Attachment, anchors, css, document, draw, layout, stacking
    from weasyprint.css.counters import CounterStyle
    from weasyprint.document import Document, Page
    from weasyprint.draw import border
    from weasyprint.formatting_structure import build
    from weasyprint.formatting_structure.boxes import InlineBox, LineBox, ParentBox, TextBox
    from weasyprint.layout import absolute, background, block, inline, page, percent, table
    from weasyprint.layout import float as floating
    from weasyprint.layout.absolute import AbsolutePlaceholder
    from weasyprint.layout.percent import percentage
    from weasyprint.pdf import tags
    from weasyprint.pdf.fonts import Font
    from weasyprint.pdf.stream import Stream
    from weasyprint.text import ffi, fonts, line_break
    from weasyprint.urls import URLFetcher, URLFetcherResponse

__all__ = [
    "CSS",
    "AbsolutePlaceholder",
    "Attachment",
    "CounterStyle",
    "Document",
    "Font",
    "InlineBox",
    "LineBox",
    "Page",
    "ParentBox",
    "Stream",
    "TextBox",
    "URLFetcher",
    "URLFetcherResponse",
    "anchors",
    "background",
    "ffi",
    "fonts",
    "inline",
    "line_break",
    "percentage",
    "weasyprint",
]

HOLDERS: Final[Mapping[str, Sequence[Any]]] = {
    "split_first_line": (inline,),
    "strut": (inline,),
    "draw_text": (draw,),
    "page_references": (pydyf.PDF,),
    "iter_line_boxes": (block,),
    "layout_box_backgrounds": (background,),
    "gather_anchors": (anchors, document),
    "_dispatch": (stacking,),
    "resolve_percentages": (percent, absolute, block, floating, inline, page, table),
    "set_page_type_computed_styles": (page,),
    "set_computed_styles": (css.StyleFor,),
    "make_margin_boxes": (layout,),
    "__init__": (css.StyleFor,),
    "element_to_box": (build,),
    "draw_inline_level": (draw,),
    "draw_outline": (border, draw),
    "_build_box_tree": (tags,),
}
"""What is replaced, by name, and the modules and classes that hold it."""
THEIRS: Final[Mapping[str, Any]] = {
    name: getattr(holders[0], name, None) for name, holders in HOLDERS.items()
}
"""What WeasyPrint has there itself."""
