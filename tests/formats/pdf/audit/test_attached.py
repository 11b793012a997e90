"""Attachments in a PDF: it passes its own audit, and a fault planted by another style is told."""

import pytest

from converters import resources
from converters.errors import Severity
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import speech as audit
from converters.formats.pdf.audit.codes import PdfCode
from converters.speech.model import Attachment, Dateline, Form, Note, Signature
from tests.conftest import Made
from tests.make import circulation, head, para, speech

SLOW = pytest.mark.slow
STYLE = resources.text("styles/gbt9704.toml")
LONG = "关于进一步加强全县中小学校教师队伍建设推进城乡教育一体化发展情况的调查问卷汇总统计表"
TEXT = para("各有关单位要高度重视教育工作评议，把评议与调研结合起来，做到边评边改、以评促改。")
SAID = speech(
    *[TEXT] * 4,
    Signature("西平县人大常委会办公室"),
    Dateline("2024年3月5日"),
    Note("（此件公开发布）"),
    Attachment(1, LONG, 30),
    head(1, "一、总体安排"),
    *[TEXT] * 12,
    Attachment(2, "名单", 60),
    para("张三　李四"),
    circulation=circulation(),
)


@pytest.mark.parametrize(
    "name",
    ["gbt9704", *(pytest.param(n, marks=SLOW) for n in ("gbt9704-ink", "gbt33476", "reading"))],
)
def test_a_sound_pdf_has_no_findings(name: str, drawn_design: Made) -> None:
    design = drawn_design(resources.text(f"styles/{name}.toml"))
    found = audit.check(pdf.write(SAID, design, b""), SAID, design)
    kept = [fault for fault in found if fault.severity is not Severity.NOTE]
    assert [fault for fault in kept if fault.code is not PdfCode.STANDARD] == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            'enclosure]          # §7.3.4 附件说明：左空二字\nfont = "body"\nsize_pt = 16\n'
            'align = "justify"\nindent_chars = 2',
            'enclosure]\nfont = "body"\nsize_pt = 16\nalign = "justify"\nindent_chars = 3',
            PdfCode.ENCLOSURE,
        ),
        pytest.param(
            "lines_before = 1              # 附件",
            "lines_before = 2  # 附件",
            PdfCode.LINES,
            marks=SLOW,
        ),
        ("lines_after_mark = 1", "lines_after_mark = 2", PdfCode.ATTACHMENT),
        pytest.param("lines_after_title = 1", "lines_after_title = 2", PdfCode.LINES, marks=SLOW),
    ],
)
def test_what_stands_elsewhere_is_told(
    old: str, new: str, code: PdfCode, drawn_design: Made
) -> None:
    assert old in STYLE
    made, usual = drawn_design(STYLE.replace(old, new)), drawn_design(STYLE)
    assert code in {fault.code for fault in audit.check(pdf.write(SAID, made, b""), SAID, usual)}


def test_a_list_of_who_was_there_that_hangs_elsewhere_is_told(drawn_design: Made) -> None:
    names = "、".join(["张三", "李四", "王小五"] * 9)
    said = speech(
        TEXT,
        para(f"出席：{names}"),
        para("列席：赵六"),
        circulation=circulation(form=Form.MINUTES),
    )
    usual = drawn_design(STYLE)
    assert [
        fault
        for fault in audit.check(pdf.write(said, usual, b""), said, usual)
        if fault.severity is not Severity.NOTE and fault.code is not PdfCode.STANDARD
    ] == []
    start = STYLE.index("[elements.attendance]")
    moved = STYLE[:start] + STYLE[start:].replace("indent_chars = 2", "indent_chars = 3", 1)
    found = audit.check(pdf.write(said, drawn_design(moved), b""), said, usual)
    assert "10.3" in {fault.clause for fault in found if fault.code is PdfCode.ENCLOSURE}


def test_the_folio_runs_on_and_each_attachment_begins_a_page(drawn_design: Made) -> None:
    design = drawn_design(STYLE)
    proof = audit.examine(pdf.write(SAID, design, b""), SAID, design).proof
    marks = [
        (line.page.number, line.number, line.printed.text)
        for line in proof.lines
        if line.part and line.part.begins_page
    ]
    assert [mark[1:] for mark in marks] == [(1, "附件1"), (1, "附件2")]
    assert [lines[0].text for _, lines in proof.folios] == [
        f"—{number}—" for number in range(1, len(proof.pages) + 1)
    ]
