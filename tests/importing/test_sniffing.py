"""A file is known by its bytes where its name tells nothing or tells wrong."""

import pytest

from converters.importing import reading, sniffing
from tests.readers.docx.word_files import p, t, word
from tests.readers.pdf.pages import Line, made

WORDS = "在全县大会上的讲话\n同志们：\n今天我们在这里开会，主要是总结去年的工作。\n谢谢大家！\n"
XML = (
    '<?xml version="1.0"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r>'
    f"<w:t>{WORDS}</w:t></w:r></w:p></w:body></w:wordDocument>"
)
PACKET = (
    "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    f"<html><body><p>{WORDS}</p></body></html>"
)
KINDS = {
    "text": WORDS.encode(),
    "gbk": (WORDS * 500).encode("gb18030"),
    "page": f"<!DOCTYPE html><html><body><p>{WORDS}</p></body></html>".encode(),
    "packet": PACKET.encode(),
    "word": word(p(t(WORDS))),
    "xml": XML.encode(),
    "pdf": made([Line(line, y=120 + 30 * at) for at, line in enumerate(WORDS.split("\n")) if line]),
    "rtf": b"{\\rtf1\\ansi}",
}
OLE_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")


def ends(data: bytes) -> tuple[bytes, bytes]:
    return data[: sniffing.BEGINNING], data[-sniffing.END :]


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_read_is_known(kind: str) -> None:
    beginning, end = ends(KINDS[kind])
    certain = sniffing.is_told_by_bytes(beginning, end, old=False)
    assert certain == (kind in ("word", "xml", "pdf", "rtf"))
    assert certain or sniffing.is_text(beginning)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n", b"PK\x03\x04xl/workbook.xml", b"", b"x", b"a=1\n"]
)
def test_what_is_none_is_passed_over(data: bytes) -> None:
    assert not sniffing.is_told_by_bytes(data, data, old=True)
    assert not sniffing.is_text(data)


def test_old_files_of_office_are_word_files_only_where_the_name_allows() -> None:
    assert sniffing.is_told_by_bytes(*ends(OLE_WORD), old=True)
    assert not sniffing.is_told_by_bytes(*ends(OLE_WORD), old=False)


def test_what_programs_write_is_no_prose() -> None:
    code = '{"title": "汇编", "formats": ["docx", "pdf", "txt"], "style": "gbt9704"}\n'
    assert not sniffing.is_text(code.encode())


@pytest.mark.parametrize("kind", ["text", "gbk", "page", "packet", "word", "xml", "pdf"])
@pytest.mark.parametrize(
    "name", ["讲话", "讲话.txt", "讲话.docx", "讲话.pdf", "1.讲话", "讲话.htm"]
)
def test_a_file_is_read_alike_whatever_it_is_called(kind: str, name: str) -> None:
    right = {"page": "讲话.html", "packet": "讲话.mht"}.get(kind, "讲话.doc")
    assert reading.decode(KINDS[kind], name) == reading.decode(KINDS[kind], right)
