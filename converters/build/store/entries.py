"""An entry of the store: one output under a seal, by which it is known to be whole.

The seal is made of the key and of all bytes, with the secret of those who share the store. Without
a secret it proves that the bytes are those that somebody wrote for this very key: what was cut
short, altered or put under another key is refused. Only with a secret does it prove who wrote them.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

LARGEST = 1 << 28
"""No entry has more bytes: it is held in the memory as a whole."""
_FORM = b"huibian store 1\n"
_SEAL_LENGTH = 64


class Entry(NamedTuple):
    """An output, and what its receipt tells of it beside its digest. No entry names a file."""

    data: bytes
    told: Mapping[str, Any]
    """Values of JSON."""


def name_of(key: str, secret: bytes) -> str:
    """Return the name of the entry for a key, in hex: with another secret it is another one."""
    return _keyed(secret, b"name", key.encode())


def sealed(key: str, entry: Entry, secret: bytes) -> bytes:
    """Return the bytes of an entry for a key."""
    told = json.dumps(entry.told, sort_keys=True).encode()
    body = b"%b\n%b" % (told, entry.data)
    return b"%b%b\n%b" % (_FORM, _seal(key, body, secret), body)


def opened(key: str, written: bytes, secret: bytes) -> Entry | None:
    """Return what was sealed for a key; None for bytes whose seal is not that of this key."""
    head = len(_FORM) + _SEAL_LENGTH
    seal, body = written[len(_FORM) : head], written[head + 1 :]
    if written[: len(_FORM)] != _FORM or written[head : head + 1] != b"\n":
        return None
    if not hmac.compare_digest(seal, _seal(key, body, secret)):
        return None
    told, _, data = body.partition(b"\n")
    try:
        values = json.loads(told)
    except (ValueError, RecursionError):
        return None  # whoever sealed it was not this program
    return Entry(data, values) if isinstance(values, dict) else None


def _seal(key: str, body: bytes, secret: bytes) -> bytes:
    return _keyed(secret, b"seal", key.encode(), body).encode()


def _keyed(secret: bytes, *parts: bytes) -> str:
    """Return a keyed digest of some bytes, in hex (HMAC, RFC 2104); where each ends matters."""
    whole = hmac.new(secret, digestmod=hashlib.sha256)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()
