"""The report of an audit: what it shows, and that nothing in it can be mistaken for markup."""

from io import BytesIO

import pytest
from PIL import Image

from converters import resources
from converters.audit import pictures, report
from converters.audit.faults import SheetPlace
from converters.audit.report import AuditedFile, Shown
from converters.errors import Finding, Severity
from converters.formats.pdf import writer
from converters.formats.pdf.audit import speech, speech_entry
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.speech.model import Speech
from tests.conftest import Made

STYLE = resources.text("styles/gbt9704.toml")


def entry(*shown: Shown, title: str = "讲话") -> AuditedFile:
    return AuditedFile("s1", title, "PDF", (("页数", "1"),), ("页",), (("1",),), shown)


def test_a_sound_file_is_said_to_be_so() -> None:
    page = report.index("讲话选编", [entry()])
    assert "合格" in page
    assert "错误 0 处" in page


def test_a_fault_is_shown_with_code_line_and_picture() -> None:
    bad = fault(PdfCode.START, "“，”在行首", SheetPlace(2, 5), line=12)
    page = report.index("讲话选编", [entry(Shown(bad, "s1-0.png"))])
    assert "第 2 页第 5 行：“，”在行首" in page
    assert "pdf-line-start" in page
    assert "原稿第 12 行" in page
    assert 'src="s1-0.png"' in page


def test_titles_are_escaped() -> None:
    assert "<script>" not in report.index("x", [entry(title="<script>")])


def test_the_gravest_finding_decides_the_exit_code() -> None:
    note = Finding("a", Severity.NOTE, "")
    error = Finding("b", Severity.ERROR, "")
    assert report.exit_code([]) == report.exit_code([note]) == 0
    assert report.exit_code([note, error]) == 1
    assert report.worst([note, error]) is Severity.ERROR


@pytest.mark.slow
def test_the_entry_of_a_pdf_has_a_row_for_each_page(
    long_speech: Speech, drawn_design: Made
) -> None:
    design = drawn_design(STYLE)
    seen = speech.examine(writer.write(long_speech, design, b""), long_speech, design)
    made = speech_entry.entry(seen, {})
    assert [row[0] for row in made.rows] == ["1", "2", "3", "4"]
    assert made.rows[1][1] == "22"
    assert made.rows[1][3] == "28.99"
    assert dict(made.facts)["标准"] == "PDF/A-3a、PDF/UA-1"


@pytest.mark.slow
def test_each_faulty_place_has_its_picture(long_speech: Speech, drawn_design: Made) -> None:
    wrong = drawn_design(STYLE.replace("inner_mm = 28", "inner_mm = 30"))
    data = writer.write(long_speech, wrong, b"")
    made, files = speech_entry.illustrated(
        data, speech.examine(data, long_speech, drawn_design(STYLE))
    )
    assert len(files) == 20
    assert made.shown[0].picture in files
    assert all(content.startswith(b"\x89PNG") for content in files.values())
    assert "pictures/s1-1.png" in report.index("讲话选编", [made])


@pytest.mark.slow
def test_a_picture_is_a_strip_of_the_page(long_speech: Speech, drawn_design: Made) -> None:
    printed = writer.write(long_speech, drawn_design(STYLE), b"")
    strip = Image.open(BytesIO(pictures.picture(printed, SheetPlace(1, 2, 80, 200, 500, 230))))
    whole = Image.open(BytesIO(pictures.picture(printed, SheetPlace(1))))
    assert strip.width == whole.width
    assert strip.height < whole.height / 3
