"""Whether a raw file is one that this program made of a speech of the collection.

It is no new text: imported, it would become a second speech, its changes taken unseen.
"""

import io
import os
import re
import zipfile
from pathlib import Path

from converters import files
from converters.collection import raw_file
from converters.collection.folder_walk import PassedOver
from converters.collection.returned import opening, reviewing
from converters.collection.returned.reviewing import COMMAND, Reviewed
from converters.project import ID, Project
from converters.project.root import root_of
from converters.readers import office
from converters.readers.docx import DAMAGED
from converters.returning import RowKind
from converters.speech import carried_source

KIND = "returned"
"""What such a file is called among those that an import passes over."""
_NAME = "huibian.id"
_MARKS = tuple(
    mark
    for words in (_NAME, carried_source.NAMESPACE)
    for mark in (words.encode(), words.encode("utf-16-le"))
)
"""In the properties of Word files old and new, of RTF and OpenDocument; in the carried part."""
_PARTS = re.compile(r"docProps/custom\.xml|customXml/item\d{1,3}\.xml|meta\.xml", re.IGNORECASE)
_MOST = 1 << 16
"""So much of a part is looked at."""


def returned(into: Path, path: Path) -> Reviewed | None:
    """Return what was corrected in a file of ours, for a collection whose speeches are in a folder.

    None for any other file, and for one of a speech that the collection does not hold. Raises
    HuibianError for one of ours that cannot be taken back.
    """
    root = root_of(into.absolute())
    if root is None or not _says_ours(data := raw_file.read(path)):
        return None
    # Messages name files as they are seen from where one is.
    project = Project(Path(os.path.relpath(root)))
    back = opening.said(project, path, data)
    id = back.origin.id
    is_here = bool(ID.fullmatch(id)) and (into / f"{id}.md").is_file()
    if not is_here or files.real(project.speeches) != files.real(into):
        return None
    found = reviewing.compared(project, path, (data, back))
    reviewing.write_page(found)
    return found


def passed_over(one: Reviewed) -> PassedOver:
    """Return what an import says of a file that it does not import."""
    reason = f"这是 {one.id}《{one.review.title}》的回稿，没有当成新的讲话导入"
    if not one.review.able and not one.review.of_kind(RowKind.COMMENT):
        return PassedOver(one.path, KIND, f"{reason}；里面没有改动")
    many = len(one.review.able)
    remedy = f"要把改动写进讲话稿，请打开审阅页 {one.page}，或运行 {COMMAND} {one.path}"
    return PassedOver(one.path, KIND, f"{reason}；里面有改动 {many} 处", remedy)


def _says_ours(data: bytes) -> bool:
    if not data.startswith(b"PK"):
        return office.is_office(data) and any(mark in data for mark in _MARKS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [name for name in package.namelist() if _PARTS.fullmatch(name)]
            return any(_holds_mark(package, name) for name in names)
    except DAMAGED:
        return False


def _holds_mark(package: zipfile.ZipFile, name: str) -> bool:
    with package.open(name) as part:
        head = part.read(_MOST)
    return any(mark in head for mark in _MARKS)
