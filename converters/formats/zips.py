"""Zips as the formats write them: the same files always give the same bytes."""

from collections.abc import Container, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold."""
_LEVEL = 1
"""Of deflate: a tenth larger than the usual 6, and an eighth of the whole time of a DOCX saved."""
_UNIX = 3
_PACKED = (b"%PDF-", b"PK\x03\x04")
"""How files begin that deflating makes hardly smaller."""
_PLAIN_FILE = 0o100644 << 16


def zipped(
    files: Mapping[str, bytes], after: bytes = b"", stored: Container[str] = (), level: int = _LEVEL
) -> bytes:
    """Return a zip of the files in the order given, `after` those that another zip holds.

    All are deflated but those named in `stored`.
    """
    target = BytesIO(after)
    with ZipFile(target, "a") as archive:
        for name, data in files.items():
            _add(archive, name, data, ZIP_STORED if name in stored else ZIP_DEFLATED, level)
    return target.getvalue()


def add(archive: ZipFile, name: str, data: bytes) -> None:
    """Add a file to a zip; what is packed already (a PDF, a zip) is not deflated again."""
    packed = data.startswith(_PACKED)
    _add(archive, name, data, ZIP_STORED if packed else ZIP_DEFLATED, _LEVEL)


def _add(archive: ZipFile, name: str, data: bytes, how: int, level: int) -> None:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = how
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    archive.writestr(entry, data, compresslevel=level)
