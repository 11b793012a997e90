"""Texts of OpenDocument: known by their first bytes, and counted before LibreOffice has them."""

import io
import zipfile

import pytest

from converters.errors import MissingError, SourceError
from converters.importing.reading import decode
from converters.readers import opendocument
from tests.readers.docx.flat_odt import document, note, p
from tests.readers.docx.word_files import p as paragraph
from tests.readers.docx.word_files import t, word

FLAT = document(p("同志们：") + p("现在开会", note("footnote", "注文。"), "。"))
MADE = word(paragraph(t("同志们：现在开会注文。")))


def packed(content: bytes = FLAT, manifest: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        kind = "application/vnd.oasis.opendocument.text"
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


@pytest.mark.parametrize(("data", "suffix"), [(FLAT, ".fodt"), (packed(), ".odt")])
def test_its_words_are_those_of_its_paragraphs(data: bytes, suffix: str) -> None:
    assert opendocument.is_opendocument(data)
    file = opendocument.opened(data)
    assert (file.suffix, file.hanzi) == (suffix, 9)
    assert decode(data, "a.doc", lambda asked: MADE).text == "同志们：现在开会注文。"


def test_other_packages_and_pages_are_none() -> None:
    for data in (MADE, b"<html>", "同志们".encode(), packed()[40:]):
        assert not opendocument.is_opendocument(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed()[:-30], "已损坏"),
        (packed(b"<x"), "已损坏"),
        (packed(b"<x/>"), "已损坏"),
        (FLAT[:-30], "已损坏"),
        (packed(manifest="<m:encryption-data/>"), "有密码"),
    ],
)
def test_one_that_cannot_be_opened_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        decode(data, "a.odt", lambda asked: MADE)


def test_words_that_libreoffice_leaves_out_are_told() -> None:
    with pytest.raises(SourceError, match="9 个字里有 6 个读不出来"):
        decode(packed(), "a.odt", lambda asked: word(paragraph(t("同志们"))))


def test_without_libreoffice_it_says_what_to_do() -> None:
    with pytest.raises(MissingError, match="OpenDocument"):
        decode(packed(), "a.odt")


@pytest.mark.parametrize("packs", [True, False])
def test_more_paragraphs_than_a_book_are_refused_before_a_tree_is_made(packs: bool) -> None:
    many = document(p("字") * 25_001)
    with pytest.raises(SourceError, match="内存或时间"):
        opendocument.opened(packed(many) if packs else many)
