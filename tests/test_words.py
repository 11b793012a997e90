"""The text of source, DOCX, PDF, TXT and web page is the same, for every speech of the sample."""

import re
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
import yaml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from converters.formats import html as html_writer
from converters.formats import markdown as markdown_writer
from converters.formats.docx import writer as docx_writer
from converters.formats.pdf import writer as pdf_writer
from converters.formats.txt import writer as text_writer
from converters.readers import markdown as markdown_reader
from converters.speech.dates import PartialDate
from converters.speech.model import Speech
from tests.effort import effort
from tests.make import DAY, circulation, own, speech

PROJECT = own()
SPEECHES = sorted(PROJECT.speeches.glob("*.md"))
BY_NAME = pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)


def bare(text: str) -> str:
    """The characters alone, without white space."""
    return "".join(text.split())


def source_text(path: Path) -> str:
    """What the Markdown says, found without the project's own reader."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.safe_load(front)
    head = [facts["title"]]
    if facts.get("subtitle"):
        head.append("——" + facts["subtitle"])
    if day := facts.get("date"):
        assert isinstance(day, date)
        head.append(f"（{day.year}年{day.month}月{day.day}日）")
    if facts.get("speaker") and facts["speaker"] not in facts["title"]:
        head.append(facts.get("post", "") + facts["speaker"])
    body = re.sub(r"^#{2,5} ", "", body, flags=re.MULTILINE)
    body = re.sub(r" \{\.[a-z]+\}$", "", body, flags=re.MULTILINE)
    body = re.sub(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\{\.[a-z0-9]+\}", r"\1", body)
    body = re.sub(r"\\([\\\[\]{}#])", r"\1", body)
    return bare("".join(head) + body)


class Article(HTMLParser):
    """The text of the `article` element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside = False
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "article"

    def handle_data(self, data: str) -> None:
        self.words += data if self.inside else ""


def pdf_text(data: bytes) -> str:
    """The text of all pages within the height of the type area, so without page numbers."""
    page_box = PROJECT.drawn_design.style.page
    document = pypdfium2.PdfDocument(data)
    words = ""
    for page in document:
        text = page.get_textpage()
        words += text.get_text_bounded(bottom=page_box.bottom.pt - 1)
        text.close()
        page.close()
    document.close()
    return words


CIRCULATED = speech(circulation=circulation(), date=DAY, speaker="赵海金")
PRINTED = (
    "000001机密★1年特急西平县人民代表大会常务委员会文件西人常〔2020〕12号签发人：张三"
    "在大会上的讲话（2020年7月16日）赵海金各乡镇人民代表大会主席团，县直各单位，各驻县机构："
    "现在开会。抄送：县委，县政府，县政协，县监察委员会，县人民法院，县人民检察院，县人武部。"
    "西平县人大常委会办公室2020年7月20日印发"
)


NAMES = ("李明", "欧阳建国", "王芳", "买买提·艾力", "张三（代）")
SEVERAL = speech(date=PartialDate(2024, 3), speakers=NAMES, post="县委书记、县长")
TOLD = speech(date=DAY, speaker="赵海金", subtitle="在县委全会上（2020年7月16日）")


@pytest.mark.parametrize(
    ("known", "printed"),
    [
        (CIRCULATED, PRINTED),
        (SEVERAL, f"在大会上的讲话（2024年3月）县委书记、县长{''.join(NAMES)}现在开会。"),
        (TOLD, "在大会上的讲话——在县委全会上（2020年7月16日）赵海金现在开会。"),
    ],
    ids=["a circulated speech", "several speakers", "a date in the subtitle"],
)
def test_a_speech_has_the_same_words_everywhere(known: Speech, printed: str) -> None:
    source = markdown_writer.write(known)
    read = markdown_reader.read(source)
    assert read == known
    document = docx.Document(BytesIO(docx_writer.write(read, PROJECT.plain_design, source)))
    words = "".join(
        Paragraph(node, document).text for node in document.element.body.iter(qn("w:p"))
    )
    assert bare(words) == printed
    assert bare(text_writer.write(read, PROJECT.plain_design, source).decode()) == printed
    assert bare(Article(str(html_writer.write(read))).words) == printed
    assert bare(pdf_text(pdf_writer.write(read, PROJECT.drawn_design, source))) == printed


def test_the_sample_has_its_twenty_nine_speeches() -> None:
    assert len(SPEECHES) == 29


@BY_NAME
def test_docx_txt_and_page_hold_the_words_of_the_source(path: Path) -> None:
    speech, source = PROJECT.read(path)
    expected = source_text(path)
    document = docx.Document(BytesIO(docx_writer.write(speech, PROJECT.plain_design, source)))
    assert bare("".join(paragraph.text for paragraph in document.paragraphs)) == expected
    assert bare(text_writer.write(speech, PROJECT.plain_design, source).decode()) == expected
    assert bare(Article(str(html_writer.write(speech))).words) == expected


@pytest.mark.slow
@pytest.mark.parametrize("path", SPEECHES[:: effort(4, 1)], ids=lambda path: path.stem)
def test_the_pdf_holds_the_words_of_the_source(path: Path) -> None:
    speech, source = PROJECT.read(path)
    written = pdf_writer.write(speech, PROJECT.drawn_design, source)
    assert bare(pdf_text(written)) == source_text(path)
