"""The one reader and writer of what is kept under `output/.huibian`.

Whatever stands there is kept under a seal, the digest of its bytes. What bears none, or another
(it was cut short, altered, put there by hand, or is no file at all) is as if it were not there, and
is written again in its place.
"""

import hashlib
import json
import re
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

from converters import files

ROOM = ".huibian"
_LARGEST = 1 << 30
_FORM = b"1"
"""Of the seal; a new number breaks all."""
_HEAD = re.compile(rb'\{"sha256": "([0-9a-f]{64})",\n"value": ')
_LONGEST_HEAD = 100
_SEALED = b'{"sha256": "%b",\n"value": %b}\n'
_DIGEST_LENGTH = 64


def read(path: Path) -> Any:
    """Return the value that was kept in a file; None if there is none under an unbroken seal."""
    data = _bytes(path)
    head = _HEAD.match(data)
    if not head:
        return None
    body = data[head.end() : -2]
    if data[-2:] != b"}\n" or _seal(body) != head[1]:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def seal(path: Path) -> str:
    """Return the seal of what `write` kept in a file, which is not read; "" if there is none."""
    try:
        with path.open("rb") as file:
            head = _HEAD.match(file.read(_LONGEST_HEAD))
    except (OSError, ValueError):
        return ""
    return head[1].decode() if head else ""


def write(path: Path, value: object) -> None:
    """Keep a value of JSON in a file, keys in order."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    # A name that is no UTF-8 is kept by the escapes of JSON, and read as it was.
    body = text.encode(errors="backslashreplace")
    _write(path, _SEALED % (_seal(body), body))


def read_bytes(path: Path, key: str) -> bytes | None:
    """Return the bytes that were kept under a key; None if there are none."""
    data = _bytes(path)
    seal, body = data[:_DIGEST_LENGTH], data[_DIGEST_LENGTH:]
    return body if len(seal) == _DIGEST_LENGTH and _seal(body, key) == seal else None


def write_bytes(path: Path, key: str, data: bytes) -> None:
    """Keep bytes under a key in a file.

    The disk is not waited for, which takes longer than to make most of them: what a power failure
    empties bears no seal, and is made again.
    """
    _write(path, _seal(data, key) + data, lasting=False)


def write_text(path: Path, text: str) -> None:
    """Write what others than we read; left alone if it stands there already."""
    data = text.encode()
    if _bytes(path) != data:
        _write(path, data)


def make_way(path: Path) -> None:
    """Make the folders of a file, and take away what stands in the place of a folder or the file.

    Only what is under `.huibian` goes, for that is ours alone.
    """
    for folder in reversed(path.parents):
        if ROOM in folder.parts and not folder.is_dir():
            with suppress(FileNotFoundError, IsADirectoryError):  # another may just have made it
                folder.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    if ROOM in path.parts and _is_no_file(path):
        remove(path)


def remove(path: Path) -> None:
    """Remove a file, or what stands in its place; nothing if there is nothing."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return
    except (IsADirectoryError, PermissionError):
        shutil.rmtree(path, ignore_errors=True)


def _write(path: Path, data: bytes, *, lasting: bool = True) -> None:
    try:
        files.write(path, data, lasting=lasting)
    except (IsADirectoryError, NotADirectoryError, FileExistsError):
        make_way(path)
        files.write(path, data, lasting=lasting)


def _is_no_file(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _bytes(path: Path) -> bytes:
    """Return the bytes of a plain file of a size that one of ours may have; else none."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > _LARGEST:
            return b""
        return path.read_bytes()
    except (OSError, ValueError):
        return b""


def _seal(body: bytes, key: str = "") -> bytes:
    whole = hashlib.sha256(b"%b\n%b\n" % (_FORM, key.encode()))
    whole.update(body)
    return whole.hexdigest().encode()
