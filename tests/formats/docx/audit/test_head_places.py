"""Places of a 版头 in a DOCX: a fault of each is planted, and told by its clause."""

import pytest

from converters import resources
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.settings.design import Design
from converters.speech.model import Dateline, Form, Speech
from tests.conftest import Made
from tests.formats.docx.audit.test_speech import edited, pattern
from tests.make import circulation, para, speech

STYLE = resources.text("styles/gbt9704.toml")
BODY = "word/document.xml"
FORMS = [None, *Form]


def of_form(form: Form | None, **facts: object) -> Speech:
    return speech(para("现在开会。"), circulation=circulation(form=form, **facts))


def clauses(data: bytes, said: Speech, design: Design) -> set[str]:
    found = audit.check(data, said, design, b"")
    return {one.clause for one in found if one.code == DocxCode.RED_HEAD}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("style", ["gbt9704", "gbt9704-ink", "gbt33476"])
def test_a_head_that_stands_right_has_no_faults(
    form: Form | None, style: str, drawn_design: Made
) -> None:
    design = drawn_design(resources.text(f"styles/{style}.toml"))
    for issuers in (("西平县委文件",), ("中共西平县委文件", "西平县人民政府文件")):
        said = of_form(form, issuers=issuers)
        assert audit.check(docx.write(said, design, b""), said, design, b"") == []


@pytest.mark.parametrize(
    ("old", "new", "form", "clause"),
    [
        ("top_mm = 35 ", "top_mm = 36 ", None, "7.2.4"),
        ("lines_before = 2              # 发", "lines_before = 3  # 发", None, "7.2.5"),
        ("rule_gap_mm = 4               # 分", "rule_gap_mm = 5  # 分", None, "7.2.7"),
        ("lines_after = 2 ", "lines_after = 3 ", None, "7.3.1"),
        ("lines_after = 2 ", "lines_after = 3 ", Form.ORDER, "10.2"),
        ("top_mm = 20 ", "top_mm = 21 ", Form.ORDER, "10.2"),
        ("gap_mm = 4.84", "gap_mm = 5.84", Form.LETTER, "10.1"),
        ("top_mm = 35 ", "top_mm = 36 ", Form.MINUTES, "10.3"),
    ],
)
def test_what_stands_higher_or_lower_is_told(
    old: str, new: str, form: Form | None, clause: str, drawn_design: Made
) -> None:
    assert old in STYLE
    said, usual = of_form(form), drawn_design(STYLE)
    made = docx.write(said, drawn_design(STYLE.replace(old, new)), b"")
    assert clause in clauses(made, said, usual)


def test_the_number_beside_the_signers_stands_at_its_places(drawn_design: Made) -> None:
    said, design = of_form(None, signers=("赵海金", "王建国", "李四")), drawn_design(STYLE)
    made = docx.write(said, design, b"")
    moved = edited(made, BODY, pattern(r'(<w:tab w:val="left" w:pos=)"\d{4}"', r'\1"3000"'))
    assert clauses(moved, said, design) == {"7.2.6"}
    without = edited(made, BODY, pattern(r"<w:tabs>(<w:tab w:val[^>]*>)+</w:tabs>", ""))
    assert clauses(without, said, design)


def test_an_issuer_at_the_left_is_told(drawn_design: Made) -> None:
    said, design = of_form(None), drawn_design(STYLE)
    made = docx.write(said, design, b"")
    issuer = '<w:pStyle w:val="Issuer"/>'
    left = edited(made, BODY, pattern(rf"({issuer}.*?)</w:pPr>", r'\1<w:jc w:val="left"/></w:pPr>'))
    assert clauses(left, said, design) == {"7.2.4"}


def test_an_issuer_of_another_size_is_told(drawn_design: Made) -> None:
    said, design = of_form(None), drawn_design(STYLE)
    made = docx.write(said, design, b"")
    size = r'(<w:pStyle w:val="Issuer"/>.*?<w:sz w:val=)"\d+"'
    small = edited(made, BODY, pattern(size, r'\1"40"'))
    assert clauses(small, said, design) == {"7.2.4"}


def test_a_speech_without_a_head_has_no_places(drawn_design: Made) -> None:
    said, design = speech(para("现在开会。"), Dateline("2024年3月5日")), drawn_design(STYLE)
    assert clauses(docx.write(said, design, b""), said, design) == set()
