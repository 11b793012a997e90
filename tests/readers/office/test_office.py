import pytest

from converters.collection import imports
from converters.errors import MissingError, SourceError
from converters.importing.reading import decode
from converters.readers import office
from converters.readers.office import OldFile
from tests.collection import bombs
from tests.readers.office.make import compound, doc, rtf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC = doc(["同志们：\r现在开会。\r"])
RTF = rtf("同志们：\\par 现在开会。\\par")
MADE = bombs.docx(bombs.document("<w:p><w:r><w:t>同志们：现在开会。</w:t></w:r></w:p>"))


def test_old_word_files_and_rtf_are_known_by_their_first_bytes() -> None:
    assert office.is_office(DOC)
    assert office.is_office(RTF)
    assert not office.is_office("同志们".encode())


def test_without_libreoffice_it_says_what_to_do() -> None:
    with pytest.raises(MissingError, match="LibreOffice"):
        decode(RTF, "a.rtf", None)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (compound({"Workbook": b"x" * 5000}), "这是 Excel 表格"),
        (compound({"Other": b"x" * 5000}), "不是 Word 文档"),
        (OLE + b"\x00" * 64, "已损坏或不完整"),
        (doc(["同志们：\r现在开会。\r"])[:512], "已损坏或不完整"),
        (doc(["同志们：\r现在开会。\r"])[:2000], "已损坏或不完整"),
    ],
)
def test_another_file_of_the_family_and_half_a_one_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        office.opened(data)


@pytest.mark.parametrize("made", [None, b"", b"no package"])
def test_what_libreoffice_cannot_read_is_refused(made: bytes | None) -> None:
    with pytest.raises(SourceError, match="打不开"):
        decode(DOC, "a.doc", lambda file: made)


@pytest.mark.parametrize(("data", "suffix"), [(RTF, ".rtf"), (DOC, ".doc")])
def test_the_suffix_follows_the_bytes(data: bytes, suffix: str) -> None:
    asked: list[OldFile] = []

    def convert(file: OldFile) -> bytes:
        asked.append(file)
        return MADE

    assert decode(data, "a.wps", convert).text == "同志们：现在开会。"
    assert [(file.suffix, file.hanzi) for file in asked] == [(suffix, 7)]


@pytest.mark.parametrize("data", [RTF, DOC])
def test_words_that_libreoffice_leaves_out_are_told(data: bytes) -> None:
    short = bombs.docx(bombs.document("<w:p><w:r><w:t>同志们</w:t></w:r></w:p>"))
    with pytest.raises(SourceError, match="7 个字里有 4 个读不出来（现在开会"):
        decode(data, "a", lambda file: short)


def through_libreoffice(data: bytes) -> str:
    return decode(data, "a.rtf", imports.to_docx()).text


NUMBERED = (
    rb"{\rtf1\ansi\ansicpg936 \u21516?\u24535?\u20204?\u-230?\par "
    rb"\u20170?\u22825?\u24320?\u20250?\u12290?}"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "text"),
    [
        (NUMBERED, "同志们：\n今天开会。"),
        (RTF, "同志们：\n现在开会。"),
        (
            rtf("同志们：{\\pict\\wmetafile8 00}现在{\\pict\\bin5 }}{}x}开会。"),
            "同志们：现在开会。",
        ),
    ],
)
def test_rtf_is_read_through_libreoffice(data: bytes, text: str) -> None:
    assert through_libreoffice(data).strip() == text


@pytest.mark.slow
def test_words_that_it_leaves_out_are_told() -> None:
    data = rtf("同志们：\\par\\trowd\\cellx900\\intbl 现在\\cell 开会。\\cell")
    with pytest.raises(SourceError, match="个读不出来"):
        through_libreoffice(data)


WESTERN = r"\ansi\ansicpg936{\fonttbl{\f0\fcharset0 A;}}\f0"


@pytest.mark.slow
@pytest.mark.parametrize("head", [WESTERN, r"\ansi\ansicpg936\deff0", r"\ansi", r"\ansi\deff7"])
def test_hanzi_are_read_in_notes_and_fonts_that_say_nothing_of_them(head: str) -> None:
    note, said = r"{\footnote \pard\plain 见县志。}", r"{\*\annotation 核对一下}"
    data = rtf(rf"同志们：\par 现在开会{note}，\f7 大家坐好{said}。\par", head)
    found = decode(data, "a.rtf", imports.to_docx())
    assert found.text.split("\n") == ["同志们：", "现在开会〔1〕，大家坐好。", "〔1〕见县志。"]
    assert "核对一下" in " ".join(one.words for one in found.differences)
    guessed = any("没有写明编码" in one.what for one in found.differences)
    assert guessed is ("936" not in head)


def test_formulas_of_an_rtf_are_counted() -> None:
    formula = rb"{\mmath{\*\moMathPara{\*\moMathParaPr}{\*\moMath{\mr 1}}}{\*\moMath{\mr 2}}}"
    assert office.opened(rb"{\rtf1 \u30002?" + formula + b"}").formulas == ("", "")
