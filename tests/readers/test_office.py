import pytest

from converters.collection import libreoffice
from converters.errors import MissingError, SourceError
from converters.importing.reading import decode
from converters.readers import office

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = OLE + b"\x00" * 32 + "WordDocument".encode("utf-16-le")
RTF = (
    rb"{\rtf1\ansi\ansicpg936 \u21516?\u24535?\u20204?\u-230?\par "
    rb"\u20170?\u22825?\u24320?\u20250?\u12290?}"
)


def test_old_word_files_and_rtf_are_known_by_their_first_bytes() -> None:
    assert office.is_office(WORD)
    assert office.is_office(RTF)
    assert not office.is_office("同志们".encode())


def test_without_libreoffice_it_says_what_to_do() -> None:
    with pytest.raises(MissingError, match="LibreOffice"):
        office.converted(WORD, None)


def test_a_spreadsheet_is_refused() -> None:
    with pytest.raises(SourceError, match="不是 Word 文档"):
        office.converted(OLE + b"\x00" * 64, lambda data, suffix: b"PK")


@pytest.mark.parametrize("made", [None, b"", b"no package"])
def test_what_libreoffice_cannot_read_is_refused(made: bytes | None) -> None:
    with pytest.raises(SourceError, match="打不开"):
        office.converted(WORD, lambda data, suffix: made)


def test_the_suffix_follows_the_bytes() -> None:
    asked: list[str] = []

    def convert(data: bytes, suffix: str) -> bytes:
        asked.append(suffix)
        return b"PK"

    office.converted(RTF, convert)
    office.converted(WORD, convert)
    assert asked == [".rtf", ".doc"]


@pytest.mark.slow
def test_rtf_is_read_through_libreoffice() -> None:
    def convert(data: bytes, suffix: str) -> bytes | None:
        return libreoffice.convert([data], suffix.lstrip("."), "docx")[0]

    assert decode(RTF, "a.rtf", convert).text.split("\n")[:2] == ["同志们：", "今天开会。"]
