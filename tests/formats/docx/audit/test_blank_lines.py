"""Blank lines between the parts of a DOCX: one too many or too few is told by its clause."""

import pytest

from converters import resources
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.speech.model import Attachment, Dateline, Note, Signature
from tests.conftest import Made
from tests.formats.docx.audit.test_speech import edited, pattern
from tests.make import circulation, para, speech

STYLE = resources.text("styles/gbt9704.toml")
SAID = speech(
    para("现在开会。"),
    Signature("西平县人大常委会办公室"),
    Dateline("2024年3月5日"),
    Note("（此件公开发布）"),
    Attachment(None, "名单", 9),
    para("甲。"),
    circulation=circulation(),
)


@pytest.mark.parametrize(
    ("old", "new", "clause"),
    [
        ("其后空一行\nlines_after = 1", "其后空二行\nlines_after = 2", "7.3.2"),
        ("lines_before = 1              # 附件说明", "lines_before = 2  # 附件说明", "7.3.4"),
        ("lines_after_title = 1", "lines_after_title = 2", "7.3.7"),
        ("note_lines_before = 0", "note_lines_before = 1", "7.3.6"),
    ],
)
def test_another_blank_is_told(old: str, new: str, clause: str, drawn_design: Made) -> None:
    assert old in STYLE
    usual, made = drawn_design(STYLE), drawn_design(STYLE.replace(old, new))
    found = audit.check(docx.write(SAID, made, b""), SAID, usual, b"")
    assert clause in {one.clause for one in found if one.code == DocxCode.LINES}


def test_more_blank_above_a_signature_is_told(drawn_design: Made) -> None:
    design = drawn_design(STYLE)
    made = docx.write(SAID, design, b"")
    assert audit.check(made, SAID, design, b"") == []
    spacing = '<w:spacing w:before="2000"/>'
    style = r'(<w:pStyle w:val="Signature"/>)(<w:spacing[^>]*>)?'
    wrong = edited(made, "word/document.xml", pattern(style, rf"\1{spacing}"))
    (found,) = audit.check(wrong, SAID, design, b"")
    assert (found.code, found.clause) == (DocxCode.LINES, "7.3.5.2")
