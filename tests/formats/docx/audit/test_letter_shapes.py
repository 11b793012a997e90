"""The mark and the double rules of a letter in a DOCX: a fault of each is planted and told."""

import pytest

from converters import resources
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.speech.model import Form
from tests.conftest import Made
from tests.formats.docx.audit.test_speech import Edit, edited, pattern, swap
from tests.make import circulation, para, speech

STYLE = resources.text("styles/gbt9704.toml")
SAID = speech(para("现在开会。"), circulation=circulation(form=Form.LETTER, signers=()))


def messages(data: bytes, drawn_design: Made) -> list[str]:
    found = audit.check(data, SAID, drawn_design(STYLE), b"")
    assert {(one.code, one.clause) for one in found} <= {(DocxCode.RED_HEAD, "10.1")}
    return [one.message for one in found]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("top_mm = 30 ", "top_mm = 31 ", "发文机关标志的位置上下差 +2.8 磅"),
        ("width_mm = 170", "width_mm = 160", "红色双线应长 170 毫米、居中"),
        ("thick_rule_pt = 3 ", "thick_rule_pt = 4 ", "红色双线的一条应粗 3 磅，实际 4 磅"),
        ("foot_mm = 20 ", "foot_mm = 22 ", "红色双线的位置上下差 -5.7 磅"),
    ],
)
def test_what_stands_elsewhere_is_told(old: str, new: str, told: str, drawn_design: Made) -> None:
    assert old in STYLE
    made = docx.write(SAID, drawn_design(STYLE.replace(old, new)), b"")
    assert told in messages(made, drawn_design)


RULE = r'<w:r><w:pict><v:rect style="[^"]*" fillcolor="[^"]*" stroked="f"/></w:pict></w:r>'


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (swap('fillcolor="#FF0000"', 'fillcolor="#000000"'), "双线应为红色（#FF0000）"),
        (pattern(RULE, ""), "红色双线应有 4 条线，实际 3 条"),
        (pattern(r"<v:textbox.*?</v:textbox>", ""), "发文机关标志应在一个图形里"),
    ],
)
def test_what_is_missing_is_told(edit: Edit, told: str, drawn_design: Made) -> None:
    made = edited(docx.write(SAID, drawn_design(STYLE), b""), "word/document.xml", edit)
    found = audit.check(made, SAID, drawn_design(STYLE), b"")
    assert told in [one.message for one in found if one.code == DocxCode.RED_HEAD]
