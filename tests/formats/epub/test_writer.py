"""A speech as an EPUB says what its print says, and where the pages of the print begin."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest

from converters.collection import samples
from converters.formats.epub import writer
from converters.formats.pdf import page_words
from converters.formats.pdf import writer as pdf
from converters.settings.design import Design
from converters.speech import anchors, printed_words
from converters.speech.bare import bare
from converters.speech.dates import PartialDate
from converters.speech.model import (
    Attachment,
    Change,
    Emphasis,
    Note,
    Numbered,
    Paragraph,
    Speech,
    Table,
    Text,
)
from tests.formats import printed
from tests.formats.epub.opened import Opened
from tests.make import circulation, greeting, head, own, para, speech

FILE = "speech.xhtml"
EVERY = speech(
    greeting(),
    head(1, "一、认识<&>"),
    Paragraph((Text("现在"), Emphasis("开会"), Text("。"))),
    head(3, "1.措施"),
    Table((("项目", "数"), ("甲", "1")), header=True),
    Note("（录音）"),
    Attachment(1, "名单"),
    para("张三。"),
    circulation=circulation(copies="县委"),
)


def made(talk: Speech) -> Opened:
    return Opened(writer.write(talk, own().plain_design, b"# source"))


def sample(id: str) -> Speech:
    return own().read(own().speeches / f"{id}.md")[0]


IDS = sorted(path.stem for path in (samples.root() / "speeches").glob("s*.md"))


def test_what_kind_of_file_it_is_stands_first_and_is_not_deflated() -> None:
    data = writer.write(EVERY, own().plain_design, b"")
    first = ZipFile(BytesIO(data)).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_speech_gives_the_same_bytes() -> None:
    first, second = (writer.write(EVERY, own().plain_design, b"") for _ in range(2))
    assert first == second
    assert {entry.date_time[0] for entry in ZipFile(BytesIO(first)).infolist()} == {1980}


@pytest.mark.parametrize("id", sorted(printed.known()))
def test_words_headings_and_pages_are_those_of_the_print(id: str) -> None:
    talk, _ = printed.known()[id]
    book = made(talk)
    assert book.words(FILE) == printed.words(talk)
    assert book.pages(FILE) == {str(number): at for number, at in enumerate(talk.pages, 1)}
    assert [label for label, _ in book.links("page-list")] == list(book.pages(FILE))
    outline = [(anchor, line.text) for anchor, line in anchors.outline(talk)]
    assert [to for to, _ in book.headings(FILE)] == [to for to, _ in outline]
    title = (printed_words.title(talk.meta), FILE)
    assert book.links("toc") == [title, *((text, f"{FILE}#{to}") for to, text in outline)]


@pytest.mark.slow
@pytest.mark.parametrize("id", IDS)
def test_pages_of_a_sample_begin_with_the_words_that_its_pdf_begins_them_with(
    id: str, drawn: Design
) -> None:
    talk = sample(id)
    book = made(replace(talk, pages=pdf.paged(talk, drawn, b"").pages))
    words, starts = book.words(FILE), list(book.pages(FILE).values())
    assert [label for label, _ in book.links("page-list")] == list(book.pages(FILE))
    assert [words[a:b] for a, b in zip(starts, [*starts[1:], len(words)], strict=True)] == [
        bare("".join(line for line, _ in page)) for page in page_words.of(pdf.laid_out(talk, drawn))
    ]


def test_what_surrounds_a_speech_and_what_is_attached_is_in_it() -> None:
    book = made(EVERY)
    assert book.words(FILE) == bare("".join(printed_words.lines(EVERY)))
    assert [text for text, _ in book.links("toc")] == [
        "在大会上的讲话",
        "一、认识<&>",
        "1.措施",
        "附件1　名单",
    ]


def test_every_link_leads_to_a_place_that_is_there() -> None:
    book = made(replace(EVERY, pages=(0, 30)))
    links = [to for kind in ("toc", "page-list", "landmarks") for _, to in book.links(kind)]
    for file, _, anchor in (to.partition("#") for to in links):
        assert file == FILE and (not anchor or anchor in book.anchors(FILE))


def test_a_speech_whose_printed_pages_are_unknown_tells_of_none() -> None:
    book = made(EVERY)
    assert book.pages(FILE) == {}
    assert book.facts("source") == book.metas("pageBreakSource") == []
    assert "pageNavigation" not in book.metas("schema:accessibilityFeature")
    assert b"page-list" not in book.zip.read("EPUB/nav.xhtml")


def test_nothing_is_made_up_of_what_is_unknown() -> None:
    book = made(speech(para("开会。")))
    assert book.facts("date") == book.facts("creator") == book.facts("subject") == []
    assert book.metas("dcterms:modified") == ["2012-07-01T00:00:00Z"]
    month = made(speech(para("开会。"), date=PartialDate(2024, 3)))
    assert month.facts("date") == ["2024-03"]
    assert month.metas("dcterms:modified") == ["2012-07-01T00:00:00Z"]


def test_facts_edition_and_print_are_told() -> None:
    mended = (Change(date(2026, 1, 2), "更正", "错字"),)
    talk = speech(
        date=date(2024, 3, 5), speakers=("张三", "李四"), topics=("代表",), changes=mended
    )
    book = made(replace(talk, pages=(0,), numbered=Numbered(3)))
    assert book.facts("creator") == ["张三", "李四"]
    assert (book.facts("date"), book.facts("subject")) == (["2024-03-05"], ["代表"])
    assert book.metas("dcterms:modified") == ["2026-01-02T00:00:00Z"]
    assert book.metas("schema:version") == ["第 3 版"]
    assert book.facts("source")[0].startswith("s1.pdf，第 3 版，校验 ")
    assert book.facts("source") == book.metas("pageBreakSource")


def test_an_edition_has_the_name_of_the_one_before() -> None:
    one, other = made(speech(para("甲。"))), made(speech(para("乙。"), title="别的题名"))
    assert one.facts("identifier") == other.facts("identifier")
    assert one.facts("identifier") != made(speech(id="s2")).facts("identifier")


def test_it_brings_no_fonts_and_asks_for_nothing_from_elsewhere() -> None:
    book = made(EVERY)
    assert {name.rpartition(".")[2] for name in book.zip.namelist()} == {
        "mimetype",
        "xml",
        "opf",
        "xhtml",
        "css",
    }
    sheet = book.zip.read("EPUB/style.css").decode()
    assert "url(" not in sheet and "@import" not in sheet and "@font-face" not in sheet
