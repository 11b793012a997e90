"""Good files of all that an office writes are read: none is refused, no hanzi is missed."""

import random

import pytest

from converters.collection import bounded, imports, libreoffice
from converters.importing.reading import decode
from converters.readers import docx, office
from converters.speech.hanzi import is_hanzi
from tests.readers.docx.word_files import p, part, t, word

HAN = "同志们今天开会要认真贯彻落实决策部署坚持以人民为中心推动高质量发展"
CHANGE = 'w:id="{}" w:author="张三" w:date="2021-01-01T00:00:00Z"'


def sentence(chance: random.Random) -> str:
    return "".join(chance.choices(HAN, k=chance.randint(5, 60))) + "。"


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")]
    told = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"{marks[0]}{told}{marks[1]}{t(result)}{end}"


def box(words: str) -> str:
    return (
        '<w:r><w:pict><v:shape style="position:absolute;width:200pt;height:60pt"><v:textbox>'
        f"<w:txbxContent>{p(t(words))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def made(chance: random.Random) -> bytes:
    def words() -> str:
        return sentence(chance)

    notes = 'w:id="2"/></w:r>'
    cells = "".join(f"<w:tc><w:tcPr/>{p(t(words()))}</w:tc>" for _ in range(3))
    body = (
        p(t("关于工作的讲话"), about='<w:jc w:val="center"/>')
        + p(t(words()), f"<w:r><w:footnoteReference {notes}", t(words()))
        + p(t(words()), f"<w:r><w:endnoteReference {notes}")
        + "<w:tbl><w:tblPr/><w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
        + f"<w:tr>{cells}</w:tr>" * 3 + "</w:tbl>"
        + p(t(words()), f"<w:ins {CHANGE.format(1)}>{t(words())}</w:ins>",
            f"<w:del {CHANGE.format(2)}>{t(words()).replace('w:t', 'w:delText')}</w:del>")
        + p(t(words()), t(words(), "<w:vanish/>"), t(words()))
        + p(t(words()), box(words()))
        + p(field("DATE", "二〇二一年五月一日"), field("REF a", words()), t(words()))
        + p(f'<w:hyperlink w:anchor="a">{t(words())}</w:hyperlink>', t("①㈠〇"), t("𠀀"))
        + p(t(words(), '<w:vertAlign w:val="superscript"/>'), t(words(), "<w:strike/>"))
    )  # fmt: skip
    parts = {
        f"{kind}s": part(f"{kind}s", f'<w:{kind} w:id="2">{p(t(words()))}</w:{kind}>')
        for kind in ("footnote", "endnote")
    }
    return word(body, parts)


@pytest.mark.slow
@pytest.mark.parametrize("target", ["doc", "rtf"])
def test_a_good_file_is_read_whole(target: str) -> None:
    (data,) = libreoffice.convert([made(random.Random(17))], "docx", target)
    assert data is not None
    found = decode(data, f"a.{target}", imports.to_docx(), bounded.bounds())
    assert sum(char in HAN for char in found.text) > 400
    assert not [one for one in found.differences if "LibreOffice" in one.what]


@pytest.mark.slow
@pytest.mark.parametrize("target", ["doc", "rtf"])
def test_what_a_field_showed_stays(target: str) -> None:
    shown = {
        "DATE": "二〇二一年五月一日",
        "FILENAME": "工作讲话",
        "REF a": "上面所说",
        "NUMPAGES": "九页",
    }
    body = "".join(p(t("现在开会。"), field(code, words)) for code, words in shown.items())
    (data,) = libreoffice.convert([word(body)], "docx", target)
    assert data is not None
    made = office.opened(data)
    assert data != made.data
    kept = docx.read(office.converted(made, imports.to_docx())).text
    assert list(filter(is_hanzi, kept)) == list(filter(is_hanzi, made.words))
    assert "0.docx" in kept
