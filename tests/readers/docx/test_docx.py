import io
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as word
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from converters.errors import SourceError
from converters.readers import docx


def saved(document: "word.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_paragraphs_and_cells_become_lines() -> None:
    document = word.Document()
    document.add_paragraph("同志们：")
    document.add_table(1, 2).rows[0].cells[1].text = "单元格"
    document.add_paragraph("第一行").add_run().add_break()
    assert docx.read(saved(document)).text.split("\n") == ["同志们：", "", "单元格", "第一行", ""]


def test_deleted_and_hidden_words_are_left_out() -> None:
    document = word.Document()
    paragraph = document.add_paragraph("留下")
    paragraph.add_run("隐去").font.hidden = True
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText")
    words.text = "删去"
    run.append(words)
    deleted.append(run)
    paragraph._p.append(deleted)
    assert docx.read(saved(document)).text == "留下"


def numbered(level_text: str, format: str) -> "word.document.Document":
    document = word.Document()
    part = document.part.numbering_part.element
    part.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{format}"/><w:lvlText w:val="{level_text}"/></w:lvl></w:abstractNum>'
        ),
    )
    part.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    for words in ("提高认识", "抓好落实"):
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_numId().set(qn("w:val"), "90")
    return document


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        ("%1、", "chineseCounting", ["一、提高认识", "二、抓好落实"]),
        ("（%1）", "chineseCountingThousand", ["（一）提高认识", "（二）抓好落实"]),
        ("%1.", "decimal", ["1.提高认识", "2.抓好落实"]),
        ("●", "bullet", ["提高认识", "抓好落实"]),
    ],
)
def test_automatic_numbers_are_written_out(text: str, format: str, expected: list[str]) -> None:
    assert docx.read(saved(numbered(text, format))).text.split("\n") == expected


def test_the_title_of_the_file_is_kept() -> None:
    document = word.Document()
    document.core_properties.title = "在大会上的讲话"
    document.add_paragraph("同志们：")
    assert docx.read(saved(document)).title == "在大会上的讲话"


def test_a_damaged_file_is_refused_with_a_sentence() -> None:
    document = word.Document()
    document.add_paragraph("同志们：")
    with pytest.raises(SourceError, match="已损坏"):
        docx.read(saved(document)[:-400])


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(SourceError, match="没有文字"):
        docx.read(saved(word.Document()))


def with_part(name: str, edit: Callable[[bytes], bytes]) -> bytes:
    """A Word file one part of which is another."""
    document = word.Document()
    document.add_paragraph("同志们：")
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(document))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for item in old.namelist():
            data = old.read(item)
            new.writestr(item, edit(data) if item == name else data)
    return stream.getvalue()


@pytest.mark.parametrize("value", ['"泄露的话"', 'SYSTEM "{file}"'])
def test_no_entity_of_a_word_file_is_resolved(value: str, tmp_path: Path) -> None:
    """Or a file sent in could read another of the office's files into a speech."""
    secret = tmp_path / "secret.txt"
    secret.write_text("泄露的话", encoding="utf-8")
    entity = f"<!DOCTYPE a [<!ENTITY b {value.format(file=secret.as_uri())}>]>".encode()

    def edit(data: bytes) -> bytes:
        data = data.replace("同志们：".encode(), "同志们：&b;".encode())
        return data.replace(b"<w:document", entity + b"<w:document", 1)

    try:
        said = docx.read(with_part("word/document.xml", edit)).text
    except SourceError as refusal:
        said = str(refusal)
    assert "泄露的话" not in said


@pytest.mark.slow
def test_a_word_file_that_swells_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part("word/document.xml", lambda data: data + b" " * (docx.LARGEST + 1))
    tracemalloc.start()
    try:
        with pytest.raises(SourceError):
            docx.read(bomb)
        assert tracemalloc.get_traced_memory()[1] < docx.LARGEST // 10
    finally:
        tracemalloc.stop()


def test_a_zip_that_is_no_word_file_is_not_taken_for_one() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a.txt", "x")
    assert not docx.is_docx(stream.getvalue())
    assert docx.is_docx(saved(word.Document()))
