"""Attachments in a DOCX: it passes its own audit, and each planted fault is found by its code."""

import pytest

from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.settings.design import Design
from converters.speech.model import (
    Attachment,
    Circulation,
    Dateline,
    Enclosure,
    Form,
    Signature,
)
from tests.formats.docx.audit.test_speech import edited, pattern, swap
from tests.make import circulation, para, speech

SOURCE = b"the source"
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
SAID = speech(
    para("现在开会。"),
    Signature("西平县人大常委会办公室"),
    Dateline("2024年3月5日"),
    Attachment(1, "任务分工和时间安排表", 9),
    para("甲。"),
    Attachment(2, "名单", 12),
    para("乙。"),
    circulation=circulation(),
)


def codes(data: bytes, design: Design) -> set[str]:
    return {fault.code for fault in audit.check(data, SAID, design, SOURCE)}


def test_a_sound_docx_has_no_findings(design: Design) -> None:
    assert audit.check(docx.write(SAID, design, SOURCE), SAID, design, SOURCE) == []


def test_lines_written_by_hand_are_set_alike(design: Design) -> None:
    said = speech(para("现在开会。"), Enclosure("附件：1.任务表"), Enclosure("2、名单"))
    assert audit.check(docx.write(said, design, SOURCE), said, design, SOURCE) == []


LISTED = speech(
    para("现在开会。"),
    para("出席：张三、李四"),
    para("列席人员：王五"),
    circulation=Circulation(form=Form.MINUTES),
)


def test_lists_of_who_was_there_hang_behind_their_labels(design: Design) -> None:
    made = docx.write(LISTED, design, SOURCE)
    assert audit.check(made, LISTED, design, SOURCE) == []
    wrong = edited(made, DOCUMENT, pattern(r'w:hanging="\d+"', 'w:hanging="0"'))
    (found,) = audit.check(wrong, LISTED, design, SOURCE)
    assert (found.code, getattr(found, "clause", "")) == (DocxCode.ENCLOSURE, "10.3")
    black = edited(made, DOCUMENT, swap('<w:rStyle w:val="AttendanceLabel"/>', ""))
    assert DocxCode.FACE in {fault.code for fault in audit.check(black, LISTED, design, SOURCE)}


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (DOCUMENT, r'w:left="\d+" w:hanging="\d+"', 'w:left="0"', DocxCode.ENCLOSURE),
        (DOCUMENT, r'w:hanging="\d+"', 'w:hanging="0"', DocxCode.ENCLOSURE),
        (STYLES, "<w:pageBreakBefore/>", "", DocxCode.ATTACHMENT),
        (
            STYLES,
            r'<w:pageBreakBefore/><w:spacing w:after="\d+"/>',
            "<w:pageBreakBefore/>",
            DocxCode.ATTACHMENT,
        ),
    ],
)
def test_what_stands_elsewhere_is_told(
    name: str, old: str, new: str, code: DocxCode, design: Design
) -> None:
    made = docx.write(SAID, design, SOURCE)
    assert code in codes(edited(made, name, pattern(old, new)), design)


def test_another_style_is_told(design: Design) -> None:
    made = docx.write(SAID, design, SOURCE)
    other = edited(made, DOCUMENT, swap('w:val="AttachmentMark"', 'w:val="BodyText"'))
    assert {DocxCode.STYLE, DocxCode.ATTACHMENT} <= codes(other, design)


def test_a_speech_without_attachments_has_no_styles_of_theirs(design: Design) -> None:
    assert b"AttachmentMark" not in docx.write(speech(), design, SOURCE)
