"""Pages of frames, whose words are in other files."""

import posixpath
from collections.abc import Sequence

from lxml import etree

from converters.errors import SourceError
from converters.readers.html.walk import HtmlLine
from converters.speech import hanzi

_FEW = 60
"""Hanzi: more than a page of frames says to those who see none (<noframes>), or above one."""
_NAMED = 4


def refuse(root: etree._Element, lines: Sequence[HtmlLine]) -> None:
    """Raise SourceError for a page that says nothing but what files its frames show."""
    named = (frame.get("src") or "" for frame in root.iter("frame", "iframe"))
    shown = list(dict.fromkeys(filter(None, map(_file, named))))
    if shown and sum(hanzi.count_hanzi(line.text) for line in lines) < _FEW:
        raise SourceError(
            f"这个网页是框架，正文在框里的网页上（{'、'.join(shown[:_NAMED])}）",
            "请导入那些网页；没有的，请在浏览器里单独打开正文再另存",
        )


def _file(address: str) -> str:
    """Return the name of the file of an address; empty for scripts and pages without any."""
    path = address.split("?")[0].split("#")[0].rstrip("/")
    return "" if path.startswith(("javascript:", "about:")) else posixpath.basename(path)
