"""The audit of a book's DOCX is itself proved: sound ones pass, planted faults are found."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from converters import resources
from converters.audit.book_codes import BookCode
from converters.audit.faults import Fault
from converters.books.pagination import first_pages
from converters.collection import libreoffice
from converters.formats.docx import book as docx
from converters.formats.docx import embedding
from converters.formats.docx.audit import book as book_docx
from converters.formats.docx.audit import book_layout
from converters.formats.docx.audit.book_file import BookDocx, Bookmark
from converters.formats.docx.audit.book_outline import Outlined
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.pdf import fragment
from converters.formats.pdf.book import layout
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.settings.internal_imprint import InternalImprint
from converters.speech.model import Speech
from tests.books import written
from tests.books.make import book, member, part
from tests.conftest import Golden, Made
from tests.formats.docx.audit.test_speech import edited, pattern, said_of, swap
from tests.formats.docx.test_book import WHOLE, for_people_inside, rich
from tests.make import circulation, para

Edit = Callable[[str], str]
BODY, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
CUSTOM = "docProps/custom.xml"


def made(of: Book, design: Design, book_style: BookStyle) -> tuple[bytes, dict[str, Speech]]:
    texts = written.speeches(of, "要坚持以人民为中心，推进“两个责任”落实。")
    return docx.write(written.volume(of, texts), texts, design, book_style), texts


Sound = tuple[Book, bytes, dict[str, Speech]]


@pytest.fixture(scope="module")
def sound(design: Design, book_style: BookStyle) -> Sound:
    """Return a book with everything that a book may have, its DOCX and its speeches."""
    of = rich()
    return of, *made(of, design, book_style)


def codes(findings: list[Fault]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"headings": True},
        {"recto": False},
        {"sides": 1},
        {"running_heads": False},
        {"page_numbers": False},
        {"index": (), "sources": False, "errata": False},
    ],
)
def test_a_sound_book_has_no_findings(
    design: Design, book_style: BookStyle, options: dict[str, bool]
) -> None:
    of = rich(**options)
    data, texts = made(of, design, book_style)
    pages = first_pages(written.volume(of, texts).pages)
    numbers = {name: page.label for name, page in pages.items()}
    assert book_docx.check(data, of, texts, design, written.DIGEST, numbers) == []


NUMBERS = {"s1": "3", "s2": "7", "s3": "13", "s4": "17"}


def test_a_sound_book_without_parts_has_no_findings(design: Design, book_style: BookStyle) -> None:
    of = book(part(None, member(1), member(2)), headings=True)
    data, texts = made(of, design, book_style)
    assert book_docx.check(data, of, texts, design, written.DIGEST) == []


@pytest.mark.parametrize("inside", [WHOLE, replace(WHOLE, readers=None)])
def test_cover_and_imprint_of_a_book_for_people_inside_are_read(
    inside: InternalImprint, design: Design, book_style: BookStyle
) -> None:
    of = for_people_inside(inside)
    data, texts = made(of, design, book_style)
    assert book_docx.check(data, of, texts, design, written.DIGEST) == []
    for words, told in (("：豫001", "封面上没有“豫001”"), ("县印刷厂", "上没有印刷单位“县印刷厂”")):
        found = book_docx.check(edited(data, BODY, swap(words, "")), of, texts, design)
        assert codes(found) == {BookCode.INSIDE}
        assert told in found[0].message


SAME = "在常委会会议上的讲话"


@pytest.mark.parametrize("name", ["第一编", None])
def test_speeches_of_one_title_are_told_apart(
    name: str | None, design: Design, book_style: BookStyle
) -> None:
    alike = (member(n, title=SAME, speaker="张三" if n < 3 else "李四") for n in (1, 2, 3))
    of = book(part(name, *alike), headings=True)
    data, texts = made(of, design, book_style)
    pages = first_pages(written.volume(of, texts).pages)
    numbers = {name: page.label for name, page in pages.items()}
    assert book_docx.check(data, of, texts, design, written.DIGEST, numbers) == []
    first, second, _ = (link for link in BookDocx(data).links if link.text[: len(SAME)] == SAME)
    led = edited(
        data,
        BODY,
        lambda text: re.sub(rf'(anchor="|PAGEREF ){first.anchor}', rf"\1{second.anchor}", text),
    )
    found = book_docx.check(led, of, texts, design, written.DIGEST, numbers)
    assert f"目录里的“{SAME}”指向另一篇同名的" in [fault.message for fault in found]


FIRST_SPEECH = r'(<w:pStyle w:val="Heading2"/>.*?<w:sectPr>.*?)'
PLANTED: list[tuple[str, str, Edit, str]] = [
    ("a lost paragraph", BODY, swap("现在散会。", ""), DocxCode.LOST),
    ("a changed word", BODY, swap("以人民为中心", "以人民为重心"), DocxCode.CHANGED),
    (
        "an added paragraph",
        BODY,
        swap(
            "现在散会。</w:t></w:r></w:p>",
            "现在散会。</w:t></w:r></w:p>" + "<w:p><w:r><w:t>多</w:t></w:r></w:p>",
        ),
        DocxCode.ADDED,
    ),
    ("blank lines counted", BODY, swap('w:after="579"', 'w:afterLines="100"'), DocxCode.LINES),
    ("a heading that is text", BODY, swap('w:val="Heading3"', 'w:val="BodyText"'), DocxCode.STYLE),
    (
        "a coloured word",
        BODY,
        pattern(r"(<w:rPr>)(?=(?:(?!<w:rPr>).)*现在散会。)", r'\1<w:color w:val="00B050"/>'),
        DocxCode.COLOUR,
    ),
    ("a title that is text", BODY, swap('w:val="Heading2"', 'w:val="BodyText"'), BookCode.OUTLINE),
    ("a part that is text", BODY, swap('w:val="Heading1"', 'w:val="BodyText"'), BookCode.OUTLINE),
    (
        "a speech on any page",
        BODY,
        pattern(FIRST_SPEECH + 'w:type w:val="oddPage"', r'\1w:type w:val="nextPage"'),
        BookCode.RECTO,
    ),
    ("decimal front matter", BODY, swap('"upperRoman"', '"decimal"'), BookCode.FOLIO),
    (
        "a body that goes on",
        BODY,
        swap('fmt="decimal" w:start="1"', 'fmt="decimal"'),
        BookCode.FOLIO,
    ),
    (
        "a speech that begins anew",
        BODY,
        pattern(FIRST_SPEECH + 'w:fmt="decimal"', r'\1w:fmt="decimal" w:start="9"'),
        BookCode.FOLIO,
    ),
    (
        "a head on an opening",
        BODY,
        pattern(FIRST_SPEECH + "<w:titlePg/>", r"\1"),
        BookCode.HEAD,
    ),
    (
        "another margin in one section",
        BODY,
        pattern(FIRST_SPEECH + 'w:left="1587"', r'\1w:left="1400"'),
        DocxCode.PAGE,
    ),
    ("a link to nowhere", BODY, pattern(r'w:anchor="_Ref\d+"', 'w:anchor="_Ref99"'), BookCode.LINK),
    (
        "a number of another page",
        BODY,
        pattern(r"PAGEREF _Toc00000003", "PAGEREF _Toc00000001"),
        BookCode.LINK,
    ),
    (
        "an entry that leads to another speech",
        BODY,
        lambda text: text.replace("_Toc00000003", "_Toc00000005"),
        BookCode.CONTENTS,
    ),
    (
        "an entry with other words",
        BODY,
        swap("在第1次会议上的讲话", "在某会议上的讲话"),
        BookCode.CONTENTS,
    ),
    (
        "a wrong number in the contents",
        BODY,
        pattern(r"(PAGEREF _Toc00000003 .*?<w:t>)3<", r"\g<1>5<"),
        BookCode.CONTENTS,
    ),
    (
        "contents that cannot be updated",
        BODY,
        pattern(r"<w:instrText[^>]*> TOC [^<]*</w:instrText>", ""),
        BookCode.CONTENTS,
    ),
    (
        "a name in the index without a page",
        BODY,
        pattern(r"(乡村振兴</w:t>|乡村振兴　</w:t>)", "乡村建设　</w:t>"),
        BookCode.INDEX,
    ),
    (
        "no index",
        BODY,
        swap("主题索引</w:t></w:r><w:bookmarkEnd", "主题</w:t></w:r><w:bookmarkEnd"),
        BookCode.INDEX,
    ),
    (
        "no errata",
        BODY,
        swap("勘误表</w:t></w:r><w:bookmarkEnd", "勘误</w:t></w:r><w:bookmarkEnd"),
        BookCode.ERRATA,
    ),
    ("a speech not named", CUSTOM, swap("s1 s2", "s1"), DocxCode.PROPERTIES),
    ("other sources", CUSTOM, swap(written.DIGEST, "0" * 64), DocxCode.SOURCE),
    ("no document", BODY, lambda _: "no", DocxCode.BROKEN),
]


def test_planted_faults_are_found_and_told(design: Design, sound: Sound, golden: Golden) -> None:
    of, data, texts = sound
    told = ""
    for name, part_name, edit, code in PLANTED:
        wrong = edited(data, part_name, edit)
        found = book_docx.check(wrong, of, texts, design, written.DIGEST, NUMBERS)
        assert code in codes(found), name
        told += f"{name}\n{said_of(found)}"
    golden("docx/audit_book.txt", told)


def test_heads_and_feet_that_are_others_are_told(
    design: Design, book_style: BookStyle, golden: Golden
) -> None:
    """Each is changed by itself; those of contents and indexes are nobody's words."""
    told = ""
    for sides in (2, 1):
        parts = part("第一编", member(1)), part("第二编", member(2))
        of = book(*parts, sides=sides, index=(), sources=False, errata=False)
        data, texts = made(of, design, book_style)
        for name in [name for name in ZipFile(BytesIO(data)).namelist() if FURNITURE.match(name)]:
            changed = edited(data, name, lambda text: text.replace("</w:p>", f"{MORE}</w:p>", 1))
            found = book_docx.check(changed, of, texts, design, written.DIGEST)
            assert codes(found) <= {BookCode.HEAD, BookCode.FOLIO}, name
            told += f"{sides} {name}\n{said_of(found)}"
    golden("docx/audit_furniture.txt", told)


FURNITURE = re.compile(r"word/(header|footer)\d+\.xml")
MORE = "<w:r><w:t>某会</w:t></w:r>"


def test_every_finding_tells_its_speech_in_chinese(design: Design, sound: Sound) -> None:
    of, data, texts = sound
    changed = edited(data, BODY, swap("以人民为中心", "以人民为重心"))
    (finding,) = book_docx.check(changed, of, texts, design, written.DIGEST)
    assert finding.message.startswith("《在第1次会议上的讲话》文字不一致")
    assert finding.file == "s1.md"
    assert re.search("[一-鿿]", finding.advice)


SENTENCE = "我们要坚持以人民为中心，扎实推进“两个责任”落实，切实解决群众反映强烈的问题；"


@pytest.fixture(scope="module")
def laid_out(
    drawn_design: Made, book_style: BookStyle
) -> tuple[Book, dict[str, Speech], Design, bytes, bytes]:
    """Return a book of long speeches, its DOCX, and the PDF that LibreOffice makes of it."""
    design = drawn_design(resources.text("styles/gbt9704.toml"))
    of = rich(headings=True)
    texts = written.speeches(of, *[SENTENCE * 5] * 14)
    pages = {id: fragment.of_speech(speech, design) for id, speech in texts.items()}
    volume = layout.lay_out(
        of, written.DIGEST, [written.speeches(of)["s1"]][:0], pages, design, book_style
    )
    data = docx.write(volume, texts, design, book_style)
    faces = embedding.stand_ins(design)
    (pdf,) = libreoffice.convert([data], "docx", "pdf", faces=faces)
    assert pdf is not None
    return of, texts, design, data, pdf


@pytest.mark.slow
def test_everything_is_on_the_page_that_the_book_says(
    laid_out: tuple[Book, dict[str, Speech], Design, bytes, bytes],
) -> None:
    of, texts, design, data, pdf = laid_out
    assert book_docx.check(data, of, texts, design, written.DIGEST) == []
    measured, found = book_layout.examine(pdf, of, design)
    assert found == []
    assert measured.true == len(measured.entries) >= 20
    assert measured.labels[3] == "III"


@pytest.mark.slow
def test_a_number_that_became_wrong_is_found_where_it_is_printed(
    laid_out: tuple[Book, dict[str, Speech], Design, bytes, bytes],
) -> None:
    of, _, design, data, _ = laid_out
    longer = edited(data, BODY, swap(SENTENCE, SENTENCE * 60))

    faces = embedding.stand_ins(design)
    (pdf,) = libreoffice.convert([longer], "docx", "pdf", faces=faces)
    assert pdf is not None
    assert codes(book_layout.check(pdf, of, design)) == {BookCode.CONTENTS}


def test_a_paragraph_by_hand_is_found(design: Design, book_style: BookStyle) -> None:
    of = rich()
    texts = written.speeches(of)
    texts["s1"] = replace(texts["s1"], blocks=(para("要抓好落实。"),))
    data = docx.write(written.volume(of, texts), texts, design, book_style)
    hint = '<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">要抓好'
    bold = edited(data, BODY, swap(hint, hint.replace("</w:rPr>", "<w:b/></w:rPr>")))
    found = book_docx.check(bold, of, texts, design, written.DIGEST)
    assert DocxCode.BY_HAND in codes(found)


@pytest.mark.parametrize("above", ["附件2", "西人常〔2024〕3号附件2"])
def test_an_attachment_is_called_without_the_number_of_its_document(above: str) -> None:
    nothing: Any = None
    outlined = Outlined(book(), nothing, (), ())
    assert outlined.names(Bookmark(0, "任务　表", above)) == {"任务表", "附件2任务表"}


def with_imprint(
    design: Design, book_style: BookStyle, *, blank: bool
) -> tuple[Book, bytes, dict[str, Speech]]:
    """Return a book of a speech whose 版记 has a page of its own, and one without 版记."""
    of = book(
        part(None, member(1, circulation=circulation()), member(2)),
        index=(),
        sources=False,
        errata=False,
    )
    texts = written.speeches(of)
    return of, docx.write(written.apart(of, texts, blank=blank), texts, design, book_style), texts


EVEN = re.compile(r"<w:sectPr>(?:(?!</w:sectPr>).)*evenPage")


@pytest.mark.parametrize("blank", [False, True])
def test_an_imprint_on_a_page_of_its_own_is_one_of_the_speech(
    design: Design, book_style: BookStyle, blank: bool
) -> None:
    of, data, texts = with_imprint(design, book_style, blank=blank)
    assert book_docx.check(data, of, texts, design, written.DIGEST) == []
    lost = edited(data, BODY, swap("县人武部", ""))
    assert codes(book_docx.check(lost, of, texts, design)) == {DocxCode.CHANGED}
    spoken = {**texts, "s1": replace(texts["s1"], meta=member(1))}
    other = book(part(None, *(text.meta for text in spoken.values())), index=())
    assert DocxCode.IMPRINT in codes(book_docx.check(data, other, spoken, design))


def test_half_of_number_and_head_on_the_page_of_an_imprint_is_told(
    design: Design, book_style: BookStyle
) -> None:
    of, data, texts = with_imprint(design, book_style, blank=True)
    number = re.compile(r'<w:footerReference w:type="even" r:id="\w+"/>')
    half = edited(data, BODY, lambda text: EVEN.sub(lambda found: number.sub("", found[0]), text))
    (fault,) = book_docx.check(half, of, texts, design, written.DIGEST)
    assert (fault.code, "或都不印" in fault.message) == (BookCode.FOLIO, True)
