"""The mark of several organs in a DOCX: each planted fault is found."""

from collections.abc import Callable

import pytest

from converters.formats.docx import writer as docx
from converters.formats.docx.audit import joint as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile
from converters.settings.design import Design
from tests.formats.docx.audit.test_speech import edited, pattern, swap
from tests.make import circulation, speech

ORGANS = ("县人大常委会", "西平县政府", "西平县财政局文件")
BODY = "word/document.xml"
SAID = speech(circulation=circulation(issuers=ORGANS, copy_number=None))


def messages(design: Design, edit: Callable[[str], str]) -> list[str]:
    file = DocxFile(edited(docx.write(SAID, design, b""), BODY, edit))
    found = list(audit.joint(file, SAID.meta, design.style))
    assert all(fault.code is DocxCode.RED_HEAD for fault in found)
    return [fault.message for fault in found]


def test_a_mark_of_several_organs_passes_and_any_other_is_not_measured(design: Design) -> None:
    assert messages(design, str) == []
    one = speech(circulation=circulation())
    file = DocxFile(docx.write(SAID, design, b""))
    assert list(audit.joint(file, one.meta, design.style)) == []


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (pattern(r"</w:tc><w:tc>.*?(<w:p>)", r"\1"), "应在一个表格的左右两格里"),
        (swap('<w:sz w:val="76"/>', '<w:sz w:val="70"/>'), "“县人大常委会”的字号应为 38 磅"),
        (pattern(r'(<w:tc>.*<w:tc>.*?w:before=")\d+', r"\g<1>2900"), "“文件”不在各机关名称的正中"),
    ],
)
def test_a_spoilt_one_is_told(design: Design, edit: Callable[[str], str], message: str) -> None:
    (found,) = messages(design, edit)
    assert message in found
