"""Files that stand whole in a Word file."""

import io
import zipfile

import pytest

from converters.readers import docx
from converters.readers.raw import Fidelity, RawText
from tests.readers.docx.flat_odt import document
from tests.readers.docx.flat_odt import p as paragraph
from tests.readers.docx.test_body import RULED, notes, reference
from tests.readers.docx.word_files import p, part, t, told, word

PAGE = "<html><meta charset=utf-8><body>"
CHUNK = '<w:altChunk r:id="aFChunk"/>'


def put_in(data: bytes, body: str = CHUNK, name: str = "aFChunk.xml") -> RawText:
    """Read a file in whose body another one is named."""
    return docx.read(with_part(word(body, {"aFChunk": "x"}), data, name))


def with_part(outer: bytes, data: bytes, name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(outer)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.namelist():
            held = old.read(each).replace(b"aFChunk.xml", name.encode())
            new.writestr(*((f"word/{name}", data) if each == "word/aFChunk.xml" else (each, held)))
    return stream.getvalue()


def test_pages_and_plain_texts_are_read_with_the_marks_of_their_lines() -> None:
    table = "<table border=1><tr><td>乙<td>丙<tr><td>丁<td>戊</table>"
    page = f"{PAGE}<p>甲</p>{table}".encode()
    saved = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    for data, name in ((page, "a.html"), (saved, "a.mht")):
        found = put_in(data, p(t("前")) + CHUNK, name)
        assert found.text == "前\n甲\n| 乙 | 丙 |\n| 丁 | 戊 |"
        assert found.marks[3].cell
    plain = "今天我们开会。\r\n大家要努力。"
    assert put_in(plain.encode("gbk"), name="a.txt").text == "今天我们开会。\n大家要努力。"


def test_what_was_left_out_of_a_page_is_told_where_it_stands() -> None:
    page = f"{PAGE}<p>甲</p><p>乙<s>旧</s></p><p>丙</p>".encode()
    found = put_in(page, p(t("前")) + CHUNK, "a.htm")
    assert [(one.words, one.line) for one in found.differences] == [("旧", 3)]


@pytest.mark.parametrize(
    "data",
    [
        rb"{\rtf1 \u30002?\u20057?\par}",
        b"\xd0\xcf\x11\xe0" * 400,
        b"PK",
        b"\x89PNG\0" + bytes(99),
        b"<?xml version='1.0'?><a>x</a>",
    ],
)
def test_other_files_are_told_with_what_is_known_of_their_words(data: bytes) -> None:
    found = put_in(data, p(t("前")) + CHUNK, "a.bin")
    words = " 甲乙" if data.startswith(b"{") else ""
    assert told(found) == [("插入的文件", f"a.bin{words}")]


def test_a_file_in_a_cell_is_read_there() -> None:
    row = f"<w:tr><w:tc>{CHUNK}{p(t('乙'))}</w:tc><w:tc>{p(t('丙'))}</w:tc></w:tr>"
    table = f"<w:tbl>{RULED}{row}{row}</w:tbl>"
    assert put_in(word(p(t("甲"))), table).text == "| 甲 乙 | 丙 |\n| 甲 乙 | 丙 |"
    found = put_in(b"PK", table)
    assert found.text == "| 乙 | 丙 |\n| 乙 | 丙 |"
    assert told(found) == [("插入的文件", "afchunk.xml")] * 2


def test_notes_of_a_file_that_was_put_in_are_counted_on_and_told_once() -> None:
    parts = {"footnotes": notes("footnote", n1="注")}
    inner = word(p(t("内"), reference("footnote", 1)), parts)
    outer = word(
        p(t("外"), reference("footnote", 1)) + CHUNK + p(t("末"), reference("footnote", 1)),
        {**parts, "aFChunk": "x"},
    )
    found = docx.read(with_part(outer, inner, "aFChunk.xml"))
    assert found.text.split("\n") == [
        "外〔1〕",
        "〔1〕注",
        "内〔2〕",
        "〔2〕注",
        "末〔3〕",
        "〔3〕注",
    ]
    assert len(told(found, Fidelity.CHANGED)) == 1


def test_of_an_embedded_word_file_the_words_are_told() -> None:
    shape = '<v:shape><v:imagedata o:title=""/></v:shape>'
    ole = f'{shape}<o:OLEObject ProgID="Word.Document.12" r:id="aFChunk"/>'
    body = p(t("甲"), f"<w:r><w:object>{ole}</w:object></w:r>")
    assert told(put_in(word(p(t("附件")) + p(t("的话"))), body)) == [
        ("嵌入的文件", "Word.Document.12 附件 的话")
    ]
    assert told(put_in(b"PK", body)) == [("嵌入的文件", "Word.Document.12")]


def test_word_files_written_as_one_xml_file_are_read() -> None:
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    xml = f'<w:wordDocument xmlns:w="{space}"><w:body>{p(t("甲"))}</w:body></w:wordDocument>'
    assert put_in(xml.encode()).text == "甲"
    assert part("x", "").startswith("<w:x")


def test_of_a_text_of_opendocument_the_words_are_told() -> None:
    flat = document(paragraph("甲") + paragraph("乙"))
    assert told(put_in(flat, p(t("前")) + CHUNK, "a.fodt")) == [("插入的文件", "a.fodt 甲 乙")]
