"""A returned file as a line of characters, whatever program it was saved by; what is none is told.

What strangers wrote is read within the bounds of every import.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath

from converters.collection import bounded, folder_walk, imports, raw_file
from converters.collection.returned import book_file
from converters.errors import MissingError, SourceError
from converters.importing import through_office
from converters.project import Project
from converters.readers import docx, encodings, foreign, locked, pdf, revisions
from converters.readers.revisions.model import LeftBehind, Returned
from converters.speech import galley

_WORD = "请寄回改过的 Word 文件（.docx）"
_BY_HAND = "只有这一份的，请照着它改讲话稿"


def opened(project: Project, path: Path) -> tuple[bytes, Returned]:
    """Return the bytes of a returned file and what they say.

    Raises SourceError, with the name of the file, for what is no Word file or holds a book,
    MissingError for what cannot be opened or needs LibreOffice.
    """
    if path.is_dir():
        raise MissingError(f"这是文件夹：{path}", "请写明其中的哪些文件是回稿")
    if folder_walk.is_lock(path.name):
        remedy = "请写明回稿那个文件本身；它还在别处开着的，请先存盘、关掉"
        raise SourceError(folder_walk.LOCK, remedy, file=str(path))
    data = raw_file.read(path)
    return data, said(project, path, data)


def said(project: Project, path: Path, data: bytes) -> Returned:
    """Return what the bytes of a returned file say; raises SourceError as `opened` does."""
    try:
        found = read(data, path.name)
        book_file.refuse(project, found)
    except SourceError as fault:
        raise fault.in_file(str(path)) from None
    return replace(found, left_behind=tuple(_left_behind(found)))


def _left_behind(found: Returned) -> Iterator[LeftBehind]:
    """Yield what a file shows that a speech cannot take, without the head of our own proofs."""
    sha256 = found.origin.sha256
    for one in found.left_behind:
        if not (sha256 and galley.is_heading(one.words, sha256)):
            yield one


def read(data: bytes, name: str) -> Returned:
    """Return what a file says that was returned under a name; raises as `opened` does."""
    encodings.refuse_empty(data)
    locked.refuse(data)
    bounds = bounded.bounds()
    for is_kind, old_file, converted in through_office.KINDS:
        if is_kind(data):
            file = bounds.within(partial(old_file, data))
            data = converted(file, imports.to_docx())
            break
    else:
        _refuse_other(data, PurePath(name).suffix.lower())
    return bounds.within(partial(revisions.read, data))


def _refuse_other(data: bytes, suffix: str) -> None:
    """Raise SourceError for a file that is none of Word."""
    if docx.is_docx(data):
        return
    if pdf.is_pdf(data):
        reason = "这是 PDF：页面上的改动读不出来，没有带回"
        raise SourceError(reason, f"{_WORD}；{_BY_HAND}")
    foreign.refuse(data, suffix)
    if fault := locked.unknown(suffix):
        raise fault
    reason = "这不是 Word 文件：看不出改了哪里、是谁改的，没有带回"
    raise SourceError(reason, f"{_WORD}；{_BY_HAND}")
