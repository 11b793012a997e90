"""PDF files as a whole: what is read, what is refused, and why."""

import io
import re

import pikepdf
import pytest
import weasyprint
from PIL import Image

from converters import resources
from converters.errors import SourceError
from converters.readers import pdf
from tests.readers.pdf.pages import LOST, SENTENCES, lines_of, made, page, set_in

PARAGRAPHS = [
    "同志们：",
    "今天我们召开全县经济工作会议，总结去年工作，部署今年任务，动员全县上下坚定信心、真抓实干，奋力完成全年目标任务。"
    * 2,
    "一、提高认识",
    "各级各部门要切实增强责任感和紧迫感，把思想和行动统一到县委的决策部署上来，确保各项工作落到实处。"
    * 3,
    "谢谢大家！",
]


def printed(paragraphs: list[str]) -> bytes:
    """Return a PDF of paragraphs indented by two characters, with a page number."""
    font = resources.root() / "fonts" / "free" / "FandolSong-Regular.otf"
    assert font.exists(), "fonts/free is empty: run make fonts"
    css = (
        f"@font-face {{ font-family: song; src: url({font.as_uri()}) }}"
        "@page { size: 120mm 150mm; margin: 15mm; @bottom-center { content: counter(page) } }"
        "p { margin: 0; text-indent: 2em; font: 12pt/1.8 song } p:first-child { text-indent: 0 }"
    )
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = weasyprint.HTML(string=f"<html lang=zh><style>{css}</style>{body}</html>")
    data: bytes = page.write_pdf()
    return data


def test_the_lines_of_a_page_are_put_together_to_paragraphs() -> None:
    assert pdf.read(printed(PARAGRAPHS)).text.split("\n") == PARAGRAPHS


def test_a_scan_is_refused_with_advice() -> None:
    stream = io.BytesIO()
    Image.new("L", (200, 300), 255).save(stream, "PDF")
    with pytest.raises(SourceError, match=r"扫描件.*OCR"):
        pdf.read(stream.getvalue())


def test_a_file_under_a_password_is_no_damaged_one() -> None:
    for password, refused in (("1234", True), ("", False)):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(made(page(set_in(SENTENCES))))) as document:
            lock = pikepdf.Permissions(extract=False)
            locked = pikepdf.Encryption(user=password, owner="5678", allow=lock)
            document.save(out, encryption=locked)
        if refused:
            with pytest.raises(SourceError, match="PDF 文件有密码"):
                pdf.read(out.getvalue())
        else:
            assert lines_of(out.getvalue()) == list(SENTENCES)


def test_a_file_under_the_rights_of_a_program_is_no_damaged_one() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made(page(set_in(SENTENCES))))) as document:
        document.save(out, encryption=pikepdf.Encryption(user="", owner="5678"))
    foreign = out.getvalue().replace(b"/Filter /Standard", b"/Filter /Managed1")
    assert foreign != out.getvalue()
    with pytest.raises(SourceError, match=r"权限保护.*打印成不加密的 PDF"):
        pdf.read(foreign)


@pytest.mark.parametrize("wrapped", [False, True])
def test_memory_that_runs_out_says_nothing_of_the_file(
    wrapped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_memory(*asked: object) -> None:
        try:
            raise MemoryError
        except MemoryError:
            if not wrapped:
                raise
            raise ValueError("of a library") from None

    monkeypatch.setattr(pdf.sheets, "of_page", out_of_memory)
    with pytest.raises(MemoryError):
        pdf.read(made(page(set_in(SENTENCES))))


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(SourceError, match="PDF 文件已损坏"):
        pdf.read(b"%PDF-1.7\n" + b"\x00\xff" * 200)


def test_a_file_of_which_some_words_are_lost_is_refused_without_english_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    data = printed(PARAGRAPHS)
    refused = set()
    for stream in re.finditer(rb"/Length (\d+).*?stream\r?\n", data, re.DOTALL):
        at = stream.end() + int(stream[1]) * 3 // 5
        try:
            pdf.read(data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :])
        except SourceError as fault:
            refused.add(fault.reason)
    assert "PDF 文件已损坏，有些字读不出来" in refused
    assert caplog.records == []


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    assert pdf.is_pdf(printed(["同志们："]))
    assert not pdf.is_pdf("同志们：".encode())


def test_a_file_that_hardly_tells_any_character_is_refused() -> None:
    with pytest.raises(SourceError, match=r"没有写明各个字形是什么字.*OCR"):
        pdf.read(made(page([LOST * 28] * 4)))


@pytest.mark.parametrize(
    ("named", "title"),
    [("在大会上的讲话", "在大会上的讲话"), ("Microsoft Word - 讲话稿.docx", "讲话稿"), (" ", None)],
)
def test_the_title_that_the_file_names_is_freed_of_the_program(
    named: str, title: str | None
) -> None:
    assert pdf.read(made(page(set_in(SENTENCES)), title=named)).title == title
