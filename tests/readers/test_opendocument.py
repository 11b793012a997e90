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


_DRAWN = (
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:m="http://www.w3.org/1998/Math/MathML"'
)
_HALF = "<m:math><m:mfrac><m:mn>1</m:mn><m:mn>2</m:mn></m:mfrac></m:math>"


def drawn(inside: str) -> bytes:
    return document(p("现在开会", f"<draw:frame {_DRAWN}>{inside}</draw:frame>"))


def test_formulas_that_libreoffice_does_not_know_are_told() -> None:
    flat = drawn(f"<draw:object>{_HALF}</draw:object>")
    assert opendocument.opened(flat).formulas == ("1/2",)
    held = packed(drawn('<draw:object xlink:href="./Object 1"/><draw:object xlink:href="./no"/>'))
    out = io.BytesIO(held)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("Object 1/content.xml", f"<x {_DRAWN}>{_HALF}</x>")
    assert opendocument.opened(out.getvalue()).formulas == ("1/2",)
    made = word(paragraph(t("现在开会")))
    told = decode(out.getvalue(), "a.odt", lambda asked: made).differences
    assert [(one.what, one.words) for one in told] == [("公式", "1/2")]


def test_the_names_of_pictures_are_no_words_of_the_text() -> None:
    named = drawn("<svg:title>会场</svg:title>全景<svg:desc>照片</svg:desc>")
    assert opendocument.opened(named).words == "现在开会全景"


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ('<text:date text:date-value="2021-03-05">3月5日</text:date>', "3月5日"),
        ('<text:text-input text:description="a>b">甲县</text:text-input>', "甲县"),
        ("<text:file-name/>", ""),
    ],
)
def test_fields_are_given_as_what_they_showed_last(field: str, given: str) -> None:
    """LibreOffice would make dates anew, and write what was typed in four times."""
    plain = f"<text:span>{given}</text:span>" if given else "<text:span/>"
    content = document(p("现在", field, "开会"))
    assert plain.encode() in opendocument.opened(content).data
    with zipfile.ZipFile(io.BytesIO(opendocument.opened(packed(content)).data)) as package:
        assert package.namelist()[0] == "mimetype"
        assert package.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        assert plain.encode() in package.read("content.xml")


def test_a_text_without_fields_is_given_as_it_is() -> None:
    for data in (packed(), packed(document(p("<text:title-page/>现在开会")))):
        assert opendocument.opened(data).data == data


def test_a_package_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(FLAT) + len("application/vnd.oasis.opendocument.text")
    monkeypatch.setattr(opendocument, "LARGEST", size)
    assert opendocument.opened(packed()).hanzi == 9
    monkeypatch.setattr(opendocument, "LARGEST", size - 1)
    with pytest.raises(SourceError, match="已损坏"):
        opendocument.opened(packed())


HIDDEN_PARTS = {
    "a section": '<text:section text:name="a" text:display="none">'
    + p("不用的话。")
    + "</text:section>",
    "a section by its condition": (
        '<text:section text:name="a" text:display="condition" text:is-hidden="true">'
        + p("不用的话。")
        + "</text:section>"
    ),
    "a paragraph": p('<text:hidden-paragraph text:is-hidden="true"/>', "不用的话。"),
    "a field": p('<text:hidden-text text:string-value="不用的话。" text:is-hidden="true"/>'),
    "one within another": (
        '<text:section text:name="a" text:display="none">'
        + p('<text:hidden-paragraph text:is-hidden="true"/>', "不用的话。")
        + "</text:section>"
    ),
}


@pytest.mark.parametrize("part", HIDDEN_PARTS)
@pytest.mark.parametrize("packs", [True, False])
def test_what_a_file_hides_is_taken_out_and_told(part: str, packs: bool) -> None:
    flat = document(p("同志们：") + HIDDEN_PARTS[part] + p("现在开会"))
    data = packed(flat) if packs else flat
    file = opendocument.opened(data)
    assert file.hidden == ("不用的话。",)
    assert "不用的话" not in file.words
    plain = opendocument.opened(file.data)
    assert plain.words.split() == ["同志们：", "现在开会"]
    read = decode(data, "a.odt", lambda asked: word(paragraph(t("同志们：现在开会"))))
    assert [(one.what, one.words) for one in read.differences] == [("隐藏的文字", "不用的话。")]


@pytest.mark.parametrize(
    "shown",
    [
        '<text:section text:name="a">{}</text:section>',
        '<text:section text:name="a" text:display="condition">{}</text:section>',
        '<text:section text:name="a" text:display="true">{}</text:section>',
    ],
)
def test_what_a_file_may_hide_and_shows_stays(shown: str) -> None:
    flat = document(
        shown.format(p('<text:hidden-paragraph text:is-hidden="false"/>', "要讲的话。"))
    )
    file = opendocument.opened(flat)
    assert (file.words, file.hidden) == ("要讲的话。", ())


def test_a_package_that_holds_another_one_is_none_itself() -> None:
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as package:
        package.writestr("a", "x")
        package.writestr(
            "b.odt", "mimetypeapplication/vnd.oasis.opendocument.text<office:document-content>"
        )
    assert not opendocument.is_opendocument(outer.getvalue())


def test_an_id_that_comes_twice_makes_no_file_a_damaged_one() -> None:
    """LibreOffice writes such ids for lists in text boxes."""
    again = FLAT.replace(b"<text:p", b'<text:p xml:id="list1"')
    assert again.count(b'"list1"') > 1
    assert opendocument.opened(again).hanzi == 9
    assert opendocument.opened(packed(again)).hanzi == 9
