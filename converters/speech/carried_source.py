"""The Markdown of a speech as text that XML can hold, so that a file brings its source home.

XML makes one kind of all line ends and cannot hold every character; packed, each byte is kept.
"""

import base64
import binascii
import zlib

from converters import files

NAMESPACE = "urn:huibian:source"
"""Of the one element, `source`, whose text is the packed Markdown."""
SHA256 = "sha256"
"""Its attribute: what the Markdown is known by, where a program lost the file's properties."""
LARGEST = 4 << 20
"""Bytes of Markdown: some four times what a speech may hold in hanzi of three bytes each."""
_RAW = -15
"""Deflate without a head and without a check value of its own (RFC 1951): ours is the sha256."""
_MOST = 9


def packed(source: bytes) -> str:
    r"""Return Markdown as base64 of raw deflate: the same bytes always give the same text.

    >>> unpacked(packed(b"a\r\n"), files.sha256(b"a\r\n"))
    b'a\r\n'
    """
    packer = zlib.compressobj(_MOST, zlib.DEFLATED, _RAW)
    return base64.b64encode(packer.compress(source) + packer.flush()).decode()


def unpacked(text: str, sha256: str) -> bytes | None:
    """Return the Markdown in a packed text; None if it is not the one of the sha256.

    Anybody may have written the text: one that unpacks to more than a speech holds is none.
    """
    opened = zlib.decompressobj(_RAW)
    try:
        found = opened.decompress(base64.b64decode(text), LARGEST)
    except (binascii.Error, ValueError, zlib.error):
        return None
    whole = opened.eof and not opened.unconsumed_tail
    return found if whole and files.sha256(found) == sha256 else None
