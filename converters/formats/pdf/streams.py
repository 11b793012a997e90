"""The content of pages after WeasyPrint has drawn them: exact spacing, packed once.

Of text that is not set by `setting` Pango puts half of the letter spacing before a glyph and half
after it, and WeasyPrint writes the first half in units of its own and cuts the second down to a
whole number: `<08c9>6<>6.6563515678645<059e>`, which adds up to 12.66 where 13 was asked for. Over
a line this comes to a third of a point. Both halves are replaced by the one that was meant.
"""

import re
import zlib
from functools import partial
from typing import Final

import pydyf

from converters.formats.pdf import pdf_file

_HALVES: Final = re.compile(rb"-?\d+<>(-?\d+(?:\.\d+)?)(?=<)")
# Half the spacing in WeasyPrint's unit to the whole in thousandths of an em: Pango has 1024 parts
# of a unit, PDF a thousand.
_WHOLE: Final = 2 * 1000 / 1024
_NOTHING: Final = re.compile(rb"(?<=>)-?0(?=[<\]])")
_CURVES: Final = ("/CIDFontType0C", "/OpenType")
_LEVEL: Final = 6
"""Of zlib: a hundredth larger than level 9, which pydyf would use, in a third of the time."""


def exact(operation: bytes) -> bytes:
    """Return a text-showing operation with letter spacing in whole thousandths of an em.

    >>> exact(b"[<08c9>6<>6.6563515678645<059e>0] TJ")
    b'[<08c9>13<059e>] TJ'
    """
    if not operation.endswith(b"TJ"):
        return operation
    spaced = _HALVES.sub(_joined, operation)
    return _NOTHING.sub(b"", spaced).replace(b"><", b"")


def _joined(halves: re.Match[bytes]) -> bytes:
    return b"%d" % round(float(halves[1]) * _WHOLE)


def finish(pdf: pydyf.PDF) -> None:
    """Make the letter spacing of all pages exact, compress the streams, write each object once.

    pydyf would compress and write out all objects a second time for the identifier of the file.
    """
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream):
            _finish_stream(thing)
        elif isinstance(thing, pydyf.Dictionary) and thing.get("Subtype") == "/CIDFontType0":
            del thing["CIDToGIDMap"]
    pdf.write = partial(pdf_file.write, pdf)


def _finish_stream(stream: pydyf.Stream) -> None:
    if stream.extra.get("Subtype") == "/OpenType" and stream.stream[0][:4] != b"OTTO":
        stream.extra["Subtype"] = "/CIDFontType0C"
    is_font = stream.extra.get("Subtype") in _CURVES
    parts = [exact(part) if type(part) is bytes else part for part in stream.stream]
    if stream.compress:
        parts = [_packed(b"\n".join(map(pdf_file.written, parts)), fast=is_font)]
        stream.extra["Filter"] = "/FlateDecode"
        stream.compress = False
    stream.stream = parts


def _packed(data: bytes, *, fast: bool) -> bytes:
    """Return data compressed; curves of glyphs hardly repeat, so looking for that can be left out.

    Measured: 4 % larger in a third of the time, and fonts are most of a file.
    """
    strategy = zlib.Z_HUFFMAN_ONLY if fast else zlib.Z_DEFAULT_STRATEGY
    packer = zlib.compressobj(_LEVEL, strategy=strategy)
    return packer.compress(data) + packer.flush()
