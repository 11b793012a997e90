"""PDF files whose page says only that the document is elsewhere: packages of files, live forms."""

from collections.abc import Mapping, Sequence
from typing import Any

from pdfminer.pdftypes import resolve1

from converters.errors import SourceError
from converters.readers.pdf.sheets import Sheet
from converters.speech import hanzi

_FEWEST = 60
"""Fewer hanzi than this, and the pages are no document of their own."""
_NAMED = 3
"""So many files are named."""


def of_file(catalog: Any) -> str:
    """Return what a file says that it is: Collection, XFA, or empty."""
    about = resolve1(catalog)
    if isinstance(about, dict) and resolve1(about.get("Collection")) is not None:
        return "Collection"
    form = resolve1(about.get("AcroForm")) if isinstance(about, dict) else None
    return "XFA" if isinstance(form, dict) and form.get("XFA") is not None else ""


def refuse(kind: str, files: Mapping[str, bytes], pages: Sequence[Sheet]) -> None:
    """Refuse a file of this kind, unless its pages are a document; raises SourceError.

    A package (ISO 32000-1, 12.3.5) shows a cover, a live form (12.7.8) a page that asks to wait.
    """
    written = sum(hanzi.count_hanzi(run.chars) for sheet in pages for run in sheet.runs)
    if written >= _FEWEST:
        return
    if kind == "Collection" and files:
        more = "等" if len(files) > _NAMED else ""
        named = "、".join([*files][:_NAMED])
        raise SourceError(
            f"这个 PDF 是文件包，正文在它装着的文件里：{named}{more}",
            "请用阅读器打开，把里面的文件另存出来，再导入",
        )
    if kind == "XFA":
        raise SourceError(
            "这个 PDF 是动态表单，页面上只有请稍候一类的话",
            "请用 Adobe Reader 打开，打印成新的 PDF，再导入",
        )
