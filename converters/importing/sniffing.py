"""What a file is by its first and last bytes, for one whose name does not tell or tells wrong.

No file is opened whole and nothing is unpacked: a folder may hold thousands of pictures.
"""

from converters.errors import SourceError
from converters.readers import docx, encodings, html, office, opendocument, pdf
from converters.readers.locked import OLE
from converters.speech import hanzi

BEGINNING, END = 8192, 65_536
"""So many bytes are looked at. A zip file has the names of its parts at its end."""
_PACKED, _OF_WORD = b"PK", b"word/"
_PROSE = 0.3
"""The least share of hanzi in a text: what programs write for themselves has fewer."""


def is_told_by_bytes(beginning: bytes, end: bytes, *, old: bool) -> bool:
    """Return whether a file is certainly a text for people: PDF, RTF, a Word file, OpenDocument.

    `old` tells whether a file of the old family of Office is taken for one; such are also sheets,
    slides and mails.
    """
    if beginning.startswith(OLE):
        return old
    if opendocument.is_opendocument(beginning):
        return True
    if beginning.startswith(_PACKED):
        return _OF_WORD in beginning or _OF_WORD in end
    return pdf.is_pdf(beginning) or office.is_office(beginning) or docx.is_xml(beginning)


def is_text(beginning: bytes) -> bool:
    """Return whether a file is a web page, or a text most of which may be prose in hanzi."""
    if html.is_html(beginning) or html.is_archive(beginning):
        return True
    try:
        words = encodings.decoded(beginning)[0]
    except SourceError:
        return False
    return hanzi.count_hanzi(words) > _PROSE * len("".join(words.split()))
