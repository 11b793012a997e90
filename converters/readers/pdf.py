"""PDF files that hold text: the lines of each page put together to paragraphs again."""

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pdfplumber

from converters.errors import SourceError
from converters.readers.raw import RawText

_FEWEST = 20
"""Fewer characters on a page than this, on the average, and the file is a scan."""
_MOST_ON_A_PAGE = 5000
"""Characters; a page of a document has 616."""
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d+\s*页.*")
_ENDS = "。！？!?：:；;”’）)"


@dataclass(frozen=True, slots=True)
class _PrintedLine:
    """A printed line: its words, left and right edge, top, size of type; all in points."""

    text: str
    left: float
    right: float
    top: float
    size: float


def is_pdf(data: bytes) -> bool:
    """Return whether the bytes are a PDF."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, grant: Callable[[int], object] = abs) -> RawText:
    """Return the text of a PDF, a line for each paragraph as far as the page shows it.

    A paragraph begins where a line is indented or the line before it ends short of the margin;
    page numbers and running heads are left standing on lines of their own, for the cleaning to
    drop by name. `grant` is told how many characters each page gave, in all no more than the file
    has bytes. Raises SourceError for a scan, a damaged or an encrypted file, also for one of which
    only some words are lost.
    """
    try:
        with _losses_noted() as losses, pdfplumber.open(io.BytesIO(data)) as document:
            pages = list(_pages(document, len(data), grant))
            title = str((document.metadata or {}).get("Title") or "").strip() or None
    except MemoryError:
        raise
    except Exception as error:  # what reads damaged files raises whatever comes to it
        if isinstance(error.__context__, MemoryError):
            raise error.__context__ from None
        raise SourceError("PDF 文件打不开：已损坏或有密码", "请换一份，或打开后另存") from error
    if losses:
        raise SourceError("PDF 文件已损坏，有些字读不出来", "请换一份完好的，以免漏字")
    written = sum(len(line.text) for page in pages for line in page)
    if written < _FEWEST * max(len(pages), 1):
        raise SourceError(
            "这是扫描件，里面没有文字", "请先做文字识别（OCR），把结果存成文本或 Word 再导入"
        )
    return RawText("\n".join(_paragraphs(pages)), "pdf", "", title=title)


_LOST = ("Data-loss", "Cannot render")
"""How pdfminer begins to tell of words that it cannot read; what else it tells is of no weight."""


@contextmanager
def _losses_noted() -> Iterator[list[str]]:
    """Yield what pdfminer tells of lost words while it reads; the terminal sees nothing of it."""
    losses: list[str] = []

    class Losses(logging.Handler):
        """Keeps what was lost."""

        def emit(self, record: logging.LogRecord) -> None:
            """Look at one line of the log."""
            if record.getMessage().startswith(_LOST):
                losses.append(record.getMessage())

    handler = Losses()
    log = logging.getLogger("pdfminer")
    before, log.propagate = log.propagate, False
    log.addHandler(handler)
    try:
        yield losses
    finally:
        log.removeHandler(handler)
        log.propagate = before


def _pages(
    document: Any, size: int, grant: Callable[[int], object]
) -> Iterator[list[_PrintedLine]]:
    for page in document.pages:
        lines = list(_printed(page))
        given = min(sum(len(line.text) for line in lines), _MOST_ON_A_PAGE, size)
        size -= given
        grant(given)
        yield lines


def _printed(page: Any) -> Iterator[_PrintedLine]:
    for line in page.extract_text_lines(return_chars=True):
        sizes = Counter(round(char["size"], 1) for char in line["chars"])
        yield _PrintedLine(
            line["text"], line["x0"], line["x1"], line["top"], sizes.most_common(1)[0][0]
        )
    page.close()


def _paragraphs(pages: Sequence[Sequence[_PrintedLine]]) -> Iterator[str]:
    every = [line for page in pages for line in page]
    left = Counter(round(line.left) for line in every).most_common(1)[0][0]
    right = sorted(line.right for line in every)[int(len(every) * 0.9)]
    running: list[str] = []
    before: _PrintedLine | None = None
    for line in every:
        if _PAGE_NUMBER.fullmatch(line.text.strip()):
            yield line.text
            continue
        if running and before and _begins(before, line, left, right):
            yield _run_on(running)
            running = []
        running.append(line.text.strip())
        before = line
    if running:
        yield _run_on(running)


def _begins(before: _PrintedLine, line: _PrintedLine, left: float, right: float) -> bool:
    em = max(line.size, 1.0)
    indented = line.left > left + 1.2 * em
    short = before.right < right - 1.6 * em
    return indented or short or abs(before.size - line.size) > 0.6


def _run_on(lines: Sequence[str]) -> str:
    joined = lines[0]
    for line in lines[1:]:
        latin = joined[-1:].isascii() and joined[-1:].isalpha() and line[:1].isascii()
        joined += (" " if latin and line[:1].isalpha() else "") + line
    return joined
