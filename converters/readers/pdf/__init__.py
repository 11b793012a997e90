"""PDF files that hold text: what is printed, a line for each paragraph, and what is left out."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from converters.errors import SourceError
from converters.readers.pdf import (
    attachments,
    carriers,
    cells,
    columns,
    contents,
    dropcaps,
    footnotes,
    frames,
    imposition,
    margins,
    marked,
    mending,
    outline,
    overlays,
    readings,
    running,
    runs,
    sheets,
)
from converters.readers.pdf.damage import losses_noted
from converters.readers.pdf.glyphs import UNKNOWN
from converters.readers.pdf.outline import Bookmark
from converters.readers.pdf.rows import Row
from converters.readers.pdf.sheets import Sheet
from converters.readers.pdf.writing import Writing
from converters.readers.raw import Difference, Fidelity, RawText

_FEWEST = 20
"""Fewer characters on a page than this, on the average, and the file is a scan."""
_MOST_ON_A_PAGE = 5000
"""Characters; a page of a document has 616."""
_MOST_UNKNOWN = 0.3
"""Of the characters: when more are not known, what is left cannot be read."""


def is_pdf(data: bytes) -> bool:
    """Return whether the bytes are a PDF."""
    return b"%PDF-" in data[:1024]


_DAMAGED = SourceError("PDF 文件已损坏或不完整，打不开", "请重新下载或复制一份，或打开后另存")


def read(data: bytes, grant: Callable[[int], object] = abs) -> RawText:
    """Return the text of a PDF, a line for each paragraph as far as the pages show it.

    Running heads and feet, numbers of pages, watermarks, contents and the like are left out and
    told. `grant` is told how many characters each page gave, in all no more than the file has
    bytes. A file of which only the table of its objects is damaged is read, and that is told.
    Raises SourceError for a scan, a damaged or an encrypted file, also for one of which only some
    words are lost, and for one whose columns cannot be told apart.
    """
    is_sound = mending.is_sound(data)
    whole = None if is_sound else mending.mended(data)
    if whole is None and mending.is_cut(data):
        raise _DAMAGED
    try:
        raw = _of_file(data if whole is None else whole, grant)
    except SourceError as fault:
        whole = mending.mended(data) if is_sound and fault is _DAMAGED else None
        if whole is None:
            raise
        return _told(_of_file(whole, grant))
    return raw if is_sound else _told(raw)


def _told(raw: RawText) -> RawText:
    """Return a text with what is told of a file that was damaged."""
    damage = Difference(Fidelity.CHANGED, mending.MENDED)
    return replace(raw, differences=(damage, *raw.differences))


def _of_file(data: bytes, grant: Callable[[int], object]) -> RawText:
    """Return the text of a file that can be opened; raises SourceError for others."""
    try:
        with losses_noted() as losses, pdfplumber.open(io.BytesIO(data)) as document:
            pages = list(_sheets(document, len(data), grant))
            title = _title(document.metadata)
            files = attachments.of_file(document.doc.catalog)
            bookmarks = outline.of_file(document)
            kind = carriers.of_file(document.doc.catalog)
    except MemoryError:
        raise
    except Exception as error:  # what reads damaged files raises whatever comes to it
        if isinstance(error.__context__, MemoryError):
            raise error.__context__ from None
        raise _unopened(error.__context__ or error) from error
    if losses:
        raise SourceError("PDF 文件已损坏，有些字读不出来", "请换一份完好的，以免漏字")
    carriers.refuse(kind, files, pages)
    _refuse_unread(pages)
    raw = replace(_raw(pages, bookmarks, files), title=title)
    return replace(raw, source=attachments.markdown(files))


def _unopened(error: BaseException) -> SourceError:
    """Return what to say of a file that is not opened."""
    if isinstance(error, PDFPasswordIncorrect):
        return SourceError(
            "PDF 文件有密码，打不开", "请用阅读器输入密码打开，打印成新的 PDF，再导入"
        )
    if isinstance(error, PDFEncryptionError):
        return SourceError(
            "PDF 文件有权限保护，打不开", "请有权限的人打开，打印成不加密的 PDF，再导入"
        )
    return _DAMAGED


def _sheets(document: Any, size: int, grant: Callable[[int], object]) -> Iterator[Sheet]:
    for page in marked.pages(document):
        sheet = sheets.of_page(page, page.page_number)
        page.close()
        given = min(sum(len(run.chars) for run in sheet.runs), _MOST_ON_A_PAGE, size)
        size -= given
        grant(given)
        yield sheet


_OF_PROGRAMS = re.compile(
    r"^(?:Microsoft Word|WPS 文字|文档)\s*-\s*|\.(?:docx?|wps|rtf|pdf)$", re.I
)


def _title(metadata: Any) -> str | None:
    """Return the title that the file names, without what programs put around it."""
    named = (metadata or {}).get("Title")
    return _OF_PROGRAMS.sub("", named).strip() or None if isinstance(named, str) else None


def _refuse_unread(pages: Sequence[Sheet]) -> None:
    if not pages:
        raise SourceError("PDF 文件里一页也没有", "请重新下载或复制一份，或打开后另存")
    written = "".join(run.chars for sheet in pages for run in sheet.runs)
    if len(written) < _FEWEST * len(pages):
        raise SourceError(
            "这是扫描件，里面没有文字", "请先做文字识别（OCR），把结果存成文本或 Word 再导入"
        )
    if written.count(UNKNOWN) > _MOST_UNKNOWN * len(written):
        raise SourceError(
            "PDF 里没有写明各个字形是什么字，读不出来",
            "请换用 Word 或文本，或做文字识别（OCR）后再导入",
        )


def _raw(
    pages: Sequence[Sheet], bookmarks: Sequence[Bookmark], files: Mapping[str, bytes]
) -> RawText:
    usual = runs.usual_size(run for sheet in pages for run in sheet.runs)
    printed = overlays.parted([dropcaps.joined(sheet, usual) for sheet in pages])
    whole = imposition.apart(printed)
    cleared = margins.parted([frames.parted(sheet) for sheet in whole])
    size = runs.usual_size(run for sheet in cleared for run in sheet.runs)
    read = [_without_readings(sheet) for sheet in cleared]
    tall = [sheet.area.bottom - sheet.area.top for sheet, _ in read]
    bare = running.stripped([lines for _, lines in read], tall)
    noted = footnotes.parted([page.rows for page in bare], size)
    ordered = columns.in_order(noted.pages)
    every = [row for page in ordered for row in page]
    listed = contents.found(every)
    made = Writing([sheet for sheet, _ in read], [page.gone for page in bare], listed, noted.notes)
    made.tell_kept(row for page in bare for row in page.kept)
    if len(whole) > len(pages):
        made.transcript.changed("拼版的页面（两页拼成一面）", "按页码分开，排回先后")
        bookmarks = [replace(one, page=0) for one in bookmarks]
    made.write(every, size, bookmarks)
    source = attachments.markdown(files)
    for name in (name for name, data in files.items() if data is not source):
        made.transcript.left_out("附件", name)
    return made.transcript.raw("pdf")


def _without_readings(sheet: Sheet) -> tuple[Sheet, list[Row]]:
    """Return a page and its rows without the readings and dots beside them, which are told."""
    found = cells.rows_of(sheet)
    beside = list(readings.among(found))
    words: dict[str, list[str]] = {}
    for row, called in beside:
        words.setdefault(called, []).append(row.text.strip())
    told = ((called, " ".join(some)) for called, some in words.items())
    gone = [row for row, _ in beside]
    remarks = (*sheet.remarks, *told)
    return replace(sheet, remarks=remarks), [row for row in found if row not in gone]
