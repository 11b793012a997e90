import io
import re
import zipfile

import pytest

from converters.errors import SourceError
from converters.readers import docx
from converters.readers.docx import package
from converters.readers.docx.package import WordPackage
from converters.readers.raw import Fidelity
from tests.readers.docx.word_files import SPACES, document, lines, p, t, told, word

SAID = "今天召开这次会议。"


def test_the_main_part_is_found_by_the_relations_not_by_its_name() -> None:
    data = word(p(t(SAID)), main="document2.xml")
    assert docx.is_docx(data)
    assert docx.read(data).text == SAID


def test_parts_whose_names_have_backslashes_are_found() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(p(t(SAID))))) as held, zipfile.ZipFile(out, "w") as made:
        for name in held.namelist():
            made.writestr(name.replace("/", "\\"), held.read(name))
    assert docx.is_docx(out.getvalue())
    assert docx.read(out.getvalue()).text == SAID


def strict(text: str) -> str:
    return re.sub(
        r"http://schemas.openxmlformats.org/(wordprocessingml|officeDocument)/2006/",
        r"http://purl.oclc.org/ooxml/\1/",
        text,
    )


def test_strict_open_xml_is_read() -> None:
    flat = flat_opc(strict(document(p(t(SAID)))))
    assert docx.read(flat).text == SAID


def flat_opc(main: str) -> bytes:
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><pkg:package xmlns:pkg="{space}">'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{main}</pkg:xmlData></pkg:part>'
        "</pkg:package>"
    ).encode()


def test_one_file_of_xml_is_read() -> None:
    data = flat_opc(document(p(t(SAID))))
    assert docx.is_docx(data)
    assert docx.read(data).text == SAID


def word2003(body: str, lists: str = "") -> bytes:
    spaces = SPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.microsoft.com/office/word/2003/wordml",
    )
    aml = "http://schemas.microsoft.com/aml/2001/core"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
        f'<w:wordDocument {spaces} xmlns:aml="{aml}">{lists}<w:body>{body}</w:body>'
        "</w:wordDocument>"
    ).encode()


def annotation(kind: str, inside: str) -> str:
    about = f'aml:id="3" aml:author="李四" w:type="{kind}"'
    return f"<aml:annotation {about}><aml:content>{inside}</aml:content></aml:annotation>"


def test_the_xml_of_word_2003_is_read_with_lists_notes_and_changes() -> None:
    lists = (
        '<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef>'
        '<w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>'
    )
    about = '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr>'
    note = f"<w:r><w:footnote>{p(t('见第二卷'))}</w:footnote></w:r>"
    old = "<w:r><w:delText>旧</w:delText></w:r>"
    gone = annotation("Word.Deletion", old)
    comment = f"<w:r>{annotation('Word.Comment', p(t('请核')))}</w:r>"
    data = word2003(
        p(t("认识"), note, gone, comment, about=about) + p(t("落实"), about=about), lists
    )
    found = docx.read(data)
    assert docx.is_docx(data)
    assert found.text.split("\n") == ["一、认识〔1〕", "〔1〕见第二卷", "二、落实"]
    assert told(found) == [("批注", "李四：请核")]
    assert ("修订", "按全部接受读入：删除 1 处") in told(found, Fidelity.CHANGED)


def test_heads_of_pages_in_the_xml_of_word_2003_are_told() -> None:
    head = f'<w:sectPr><w:hdr w:type="odd">{p(t("某县政府文件"))}</w:hdr></w:sectPr>'
    assert told(docx.read(word2003(p(t("甲")) + head))) == [("页眉", "某县政府文件")]


def test_a_file_cut_short_is_refused_as_one() -> None:
    data = word(p(t(SAID)))[:-200]
    assert docx.is_docx(data)
    with pytest.raises(SourceError, match="不完整"):
        docx.read(data)


def test_relations_lead_to_nothing_outside_of_the_package() -> None:
    outside = '<w:altChunk r:id="../../../etc/passwd"/>'
    assert docx.read(word(p(t(SAID)) + outside)).text == SAID


def test_the_title_and_the_suffixes_of_word_2003_are_read() -> None:
    form = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/>{}<w:suff w:val="{}"/><w:lvlText w:val="%{}"/>'
        "</w:lvl>"
    )
    levels = form.format(0, '<w:nfc w:val="3"/>', "Space", 1) + form.format(1, "", "Nothing", 2)
    lists = (
        f'<w:lists><w:listDef w:listDefId="7">{levels}</w:listDef>'
        '<w:list w:ilfo="2"><w:ilst w:val="7"/></w:list></w:lists>'
    )
    titles = (
        "<o:DocumentProperties><o:Title> 题 </o:Title><o:Title>另</o:Title></o:DocumentProperties>"
    )
    about = '<w:listPr><w:ilvl w:val="{}"/><w:ilfo w:val="2"/></w:listPr>'
    body = p(t("甲"), about=about.format(0)) + p(t("乙"), about=about.format(1))
    found = docx.read(word2003(body, titles + lists))
    assert (found.text, found.title) == ("A 甲\n1乙", "题")
    assert docx.read(word2003(p(t("甲")))).title is None


CODES = [*range(6), 10, 11, 14, 18, 22, *range(26, 40), 99]
FORMS = "1 I i A a 1st 一 一 １ ① 01 ⒈ ⑴ ① ㈠ 甲 子 甲子 一 壹 一 一 一 壹 一 1"


@pytest.mark.parametrize(("code", "shown"), list(zip(CODES, FORMS.split(), strict=True)))
def test_forms_of_numbers_by_their_codes(code: int, shown: str) -> None:
    numbered = '<w:start w:val="1"/><w:nfc w:val="{}"/><w:lvlText w:val="（%1）"/>'
    lists = (
        f'<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0">{numbered.format(code)}</w:lvl>'
        '</w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>'
    )
    about = '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr>'
    assert docx.read(word2003(p(t("甲"), about=about), lists)).text == f"（{shown}）甲"


def test_notes_and_changes_of_word_2003_stand_where_they_stood() -> None:
    notes = [f"<w:r><w:footnote>{p(t(words))}</w:footnote></w:r>" for words in ("一", "二")]
    end = f"<w:r><w:endnote>{p(t('尾'))}</w:endnote></w:r>"
    loose = f"<w:footnote>{p(t('线'))}</w:footnote>"
    new = annotation("Word.Insertion", t("新"))
    other = annotation("Word.Bookmark.Start", "")
    body = p(t("甲"), notes[0], t("乙"), notes[1], end, new, other, t("丙"))
    found = docx.read(word2003(body, f"<w:docPr>{loose}</w:docPr>"))
    assert found.text.split("\n") == [
        *("甲〔1〕乙〔2〕〔3〕新丙", "〔1〕一", "〔2〕二", "〔3〕尾"),
    ]
    assert told(found, Fidelity.CHANGED)[0] == ("修订", "按全部接受读入：插入 1 处")


def test_heads_and_feet_of_word_2003_are_told_apart() -> None:
    pages = "".join(f"<w:{kind}>{p(t(words))}</w:{kind}>" for kind, words in HEADS)
    found = docx.read(word2003(p(t("甲")) + f"<w:sectPr>{pages}</w:sectPr>"))
    assert told(found) == [("页眉", "文件"), ("页眉", "讲话"), ("页脚", "某县")]


HEADS = (("hdr", "讲话"), ("ftr", "某县"), ("hdr", "文件"))


def test_a_package_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word(p(t(SAID)))
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        size = sum(one.file_size for one in held.infolist())
    monkeypatch.setattr(package, "LARGEST", size)
    assert docx.read(data).text == SAID
    monkeypatch.setattr(package, "LARGEST", size - 1)
    with pytest.raises(SourceError, match="不完整"):
        docx.read(data)


def related(*each: str) -> WordPackage:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = f'<Relationships xmlns="{space}">{"".join(each)}</Relationships>'
    return WordPackage({"word/_rels/document.xml.rels": rels.encode, "word/a.xml": b"<a/>".lower})


@pytest.mark.parametrize(
    ("relation", "target"),
    [
        ('Target="a.xml"', "word/a.xml"),
        ('Target="/Word/A.xml"', "word/a.xml"),
        ('Target="../word/./a.xml"', "word/a.xml"),
        ('Target="a%20b.xml"', "word/a b.xml"),
        ('Target="a.xml" TargetMode="External"', ""),
        ('Target="a.xml" TargetMode="Internal"', "word/a.xml"),
        ('Target=""', ""),
        ("", ""),
    ],
)
def test_relations_lead_to_parts_by_their_names(relation: str, target: str) -> None:
    made = related(f'<Relationship Id="i" Type="http://x/styles" {relation}/>')
    assert made.target("i", "word/document.xml") == target
    assert made.target("j", "word/document.xml") == ""
    assert list(made.related("styles")) == ([target] if target else [])
    assert list(made.related("numbering")) == []
    assert (made.one("styles") is not None) is (target == "word/a.xml")


def test_a_package_of_sheets_is_none_of_word() -> None:
    data = word(p(t(SAID)), main="document2.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as held, zipfile.ZipFile(out, "w") as made:
        for name in held.namelist():
            made.writestr(name, held.read(name).replace(b"wordprocessingml.document", b"sheet"))
    cut = b"PK\x03\x04 "
    for none in (out.getvalue(), b"<html>", cut + b"xl/workbook.xml"):
        assert docx.is_docx(none) is False
    assert docx.is_docx(cut + b"word/document.xml") is True


def test_an_id_that_comes_twice_makes_no_word_file_a_damaged_one() -> None:
    twice = p(t("甲")).replace("<w:p>", '<w:p xml:id="a">') * 2
    assert lines(twice) == ["甲", "甲"]
