"""A Word file that came back corrected (回稿): its characters with who changed each, its comments.

Read is what Word, WPS and LibreOffice write of tracked changes (修订); a file without any is read
as well. What the changes amount to, and what becomes of them, is decided elsewhere.
"""

from converters.errors import SourceError
from converters.readers.docx import opening, package
from converters.readers.revisions import comments, origin
from converters.readers.revisions.line import BodyLine
from converters.readers.revisions.model import Returned

__all__ = ["read"]


def read(data: bytes) -> Returned:
    """Return a Word file as a line of characters; raises SourceError for any other file."""
    with opening.told_if_damaged():
        file = opening.opened(data)
        if not package.is_word(file):
            raise SourceError("不是 Word 文件", "请寄回改过的 .docx")
        line = BodyLine(file)
        line.read()
        return Returned(
            tuple(line.chars),
            tuple(comments.read(file, line.reader.anchors.spans)),
            tuple(line.left_behind),
            origin.read(file),
        )
