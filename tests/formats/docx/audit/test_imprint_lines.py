"""The lines of a 版记 in a DOCX: where they begin and end is told by its clause."""

import pytest

from converters import resources
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.speech.model import Form
from tests.conftest import Made
from tests.formats.docx.audit.test_speech import edited, pattern
from tests.make import circulation, para, speech

STYLE = resources.text("styles/gbt9704.toml")
SAID = speech(para("现在开会。"), circulation=circulation(recipients_below=True))
LETTER = speech(para("现在开会。"), circulation=circulation(form=Form.LETTER))


@pytest.mark.parametrize(
    ("old", "new", "clause"),
    [
        (r'w:hanging="\d+"', 'w:hanging="0"', "7.4.2"),
        (r'(w:left="\d+" w:right=)"\d+"( w:hanging)', r'\1"0"\2', "7.4.2"),
        (r'(.*w:tab w:val="right" w:pos=)"\d+"', r'\1"5000"', "7.4.3"),
        (r'w:left="\d+" w:right="\d+"/>', 'w:left="0" w:right="0"/>', "7.4.3"),
        (r'(Imprint"/>.*)<w:r><w:tab/></w:r>', r"\1", "7.4.3"),
        (r'(<w:tblpPr.*?<w:gridCol w:w=)"\d+"', r'\1"8000"', "7.4.1"),
    ],
)
def test_what_stands_elsewhere_is_told(old: str, new: str, clause: str, drawn_design: Made) -> None:
    design = drawn_design(STYLE)
    made = docx.write(SAID, design, b"")
    assert audit.check(made, SAID, design, b"") == []
    wrong = edited(made, "word/document.xml", pattern(old, new))
    found = audit.check(wrong, SAID, design, b"")
    assert clause in {one.clause for one in found if one.code == DocxCode.IMPRINT}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'w:hanging="\d+"', 'w:hanging="0"'),
        (r'(<w:tblpPr.*?w:tblpX=)"\d+"', r'\1"1"'),
        (r'(<w:tblpPr.*?<w:gridCol w:w=)"\d+"', r'\1"8844"'),
    ],
)
def test_the_copies_of_a_letter_go_by_its_own_clause(
    old: str, new: str, drawn_design: Made
) -> None:
    design = drawn_design(STYLE)
    made = docx.write(LETTER, design, b"")
    assert audit.check(made, LETTER, design, b"") == []
    wrong = edited(made, "word/document.xml", pattern(old, new))
    (found,) = audit.check(wrong, LETTER, design, b"")
    assert (found.code, found.clause) == (DocxCode.IMPRINT, "10.1")
