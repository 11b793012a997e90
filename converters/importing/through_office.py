"""What LibreOffice makes a .docx of: old Word files, OpenDocument; and such files in Word files."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import partial

from converters.errors import HuibianError
from converters.readers import docx, office, opendocument
from converters.readers.docx import inserted
from converters.readers.raw import Bounds

Kind = tuple[
    Callable[[bytes], bool],
    Callable[[bytes], office.OldFile],
    Callable[[office.OldFile, office.Convert | None], bytes],
]
KINDS: tuple[Kind, ...] = (
    (office.is_office, office.opened, office.converted),
    (opendocument.is_opendocument, opendocument.opened, opendocument.to_docx),
)
"""How such a file is known, looked through, and made."""
_MOST = 8
"""So many files within one are made: LibreOffice takes seconds for each."""
_SUFFIXES = (".rtf", ".doc", ".dot", ".wps", ".odt", ".dat", ".bin")


def within(data: bytes, to_docx: office.Convert | None, bounds: Bounds) -> Mapping[str, bytes]:
    """Return files put in whole in a Word file as .docx, by the names of their parts.

    One that LibreOffice does not read to its last hanzi is none of them: it is told as it is.
    """
    if to_docx is None or not _may_hold_one(data):
        return {}
    found = bounds.within(partial(inserted.old_files, data))
    made = {name: _made(file, to_docx, bounds) for name, file in list(found.items())[:_MOST]}
    return {name: file for name, file in made.items() if file}


def _may_hold_one(data: bytes) -> bool:
    """Tell by the names of the parts alone, for to unpack them may take all of the machine."""
    if not data.startswith(b"PK"):
        return False
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except docx.DAMAGED:
        return False
    return any(name.lower().endswith(_SUFFIXES) for name in names)


def _made(data: bytes, to_docx: office.Convert, bounds: Bounds) -> bytes:
    """Return a file as .docx, empty if it cannot be made without loss."""
    for is_kind, opened, converted in KINDS:
        if is_kind(data):
            try:
                file = bounds.within(partial(opened, data))
                made = converted(file, to_docx)
                whole = bounds.within(partial(_is_whole, file, made))
            except HuibianError:
                return b""
            return made if whole else b""
    return b""


def _is_whole(file: office.OldFile, made: bytes) -> bool:
    lost = office.losses.found(file.words, made) or office.losses.formulas(file.formulas, made)
    return not (lost or file.hidden or file.guessed)
