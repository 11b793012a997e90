"""What WeasyPrint loads only when something asks for it."""

import subprocess
import sys

import pytest

from converters import resources

pytestmark = pytest.mark.slow

_AFTER = """
import sys
from converters.formats.pdf.weasyprint_70 import weasyprint
"""


def _told(further: str) -> list[str]:
    """Return the lines that a fresh process prints once the adapter is imported."""
    done = subprocess.run(
        [sys.executable, "-c", _AFTER + further],
        cwd=resources.root(),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_what_no_document_of_ours_needs_is_not_imported() -> None:
    heavy = ["fontTools.subset", "fontTools.varLib.instancer", "pyphen", "ssl", "tinyhtml5"]
    heavy += ["ctypes", "jinja2", "weasyprint.svg"]
    assert _told(f"print(*[name for name in {heavy} if name in sys.modules])") == [""]


def test_who_asks_gets_the_library_itself() -> None:
    asked = """
from weasyprint.pdf import fonts
from weasyprint.text.fonts import woff2
print(fonts.subset.Options.__module__, woff2.decompress.__module__)
try:
    fonts.instantiateVariableFont(None, {})
except TypeError:
    print("instantiateVariableFont")
import fontTools.subset
print(fontTools.subset.Options is fonts.subset.Options)
"""
    assert _told(asked) == [
        "fontTools.subset fontTools.ttLib.woff2",
        "instantiateVariableFont",
        "True",
    ]


def test_drawings_hyphens_and_secure_connections_are_there_for_who_has_them() -> None:
    asked = """
import ctypes.util, sys
page = weasyprint.HTML(string="<p lang=en style='width: 3em; hyphens: auto'>hyphenation"
    "<svg width=9 height=9><rect width=5 height=5 /></svg>")
(block,) = page.render().pages[0]._page_box.descendants(),
print(len([box for box in block if type(box).__name__ == "LineBox"]) > 2)
page.write_pdf()
print("pyphen" in sys.modules, "weasyprint.svg" in sys.modules, "ssl" in sys.modules)
import http.client
print(http.client.HTTPSConnection("localhost").default_port, "ssl" in sys.modules)
print(ctypes.util.find_library("c"), ctypes.sizeof(ctypes.c_char))
"""
    assert _told(asked) == ["True", "True True False", "443 True", "libc.so.6 1"]


def test_a_document_that_is_not_ours_has_all_style_sheets_of_weasyprint() -> None:
    asked = """
page = weasyprint.HTML(string="<h1>标题<h1><ol type=i><li>一")
rules = len(page._ua_stylesheets()[0].matcher.lower_local_name_selectors)
print(rules > 100, "lower-roman" in page._ua_counter_style()[0])
print(page._ua_stylesheets()[0] is weasyprint.html.UA_STYLESHEET)
print(len(page._ua_stylesheets(forms=True)), page._ph_stylesheets() == [weasyprint.PH_STYLESHEET])
from weasyprint.pdf import files
print((files("weasyprint.css") / "html5_ph.css").read_text("utf-8") != "")
"""
    assert _told(asked) == ["True True", "True", "2 True", "True"]
