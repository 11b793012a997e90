"""The DOCX of a book: its sections, its words in order, and what leads to them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from converters.audit.book_codes import BookCode
from converters.books import wording as matter
from converters.errors import SourceError
from converters.formats.docx import DOCX
from converters.formats.docx import book as docx
from converters.formats.docx.audit import book as audit
from converters.formats.docx.audit import book_entry, speech_entry
from converters.formats.docx.book.repertoire import repertoire
from converters.formats.format import BookParts
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.settings.internal_imprint import InternalImprint
from converters.speech import printed_words
from converters.speech.model import Change, Form, Paragraph, RunIn, Source, Text
from tests.books import written
from tests.books.make import book, member, part
from tests.conftest import Golden
from tests.formats.docx import xml
from tests.formats.docx.audit.test_speech import edited, swap
from tests.make import circulation, own, para, speech

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Docx:
    """A DOCX taken apart."""

    def __init__(self, data: bytes) -> None:
        self._zip = ZipFile(BytesIO(data))
        self.body = self.part("word/document.xml")[0]

    def part(self, name: str) -> Any:
        return etree.fromstring(self._zip.read(name))

    def text(self, name: str) -> str:
        return self._zip.read(name).decode()

    @property
    def paragraphs(self) -> list[Any]:
        return list(self.body.iter(f"{W}p"))

    def styled(self, style: str) -> list[Any]:
        return [p for p in self.paragraphs if style_of(p) == style]

    @property
    def sections(self) -> list[Any]:
        return list(self.body.iter(f"{W}sectPr"))

    def furniture(self) -> Iterator[dict[str, str]]:
        """Yield for each section the words of its headers and footers, inherited ones too."""
        relations = {
            node.get("Id"): node.get("Target") for node in self.part("word/_rels/document.xml.rels")
        }
        there: dict[str, str] = {}
        for section in self.sections:
            for node in section:
                kind = etree.QName(node).localname
                if kind.endswith("Reference"):
                    name = relations[node.get(f"{R}id")]
                    words = "".join(self.part(f"word/{name}").itertext(f"{W}t"))
                    there[f"{kind[:6]} {node.get(f'{W}type')}"] = words
            yield dict(there)


def style_of(paragraph: Any) -> str:
    node = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if node is None else str(node.get(f"{W}val"))


def words_of(node: Any) -> str:
    return "".join(node.itertext(f"{W}t"))


def made(
    of: Book, design: Design, book_style: BookStyle, lengths: dict[str, int] | None = None
) -> Docx:
    texts = written.speeches(of)
    return Docx(docx.write(written.volume(of, texts, lengths), texts, design, book_style))


CORRECTED = member(
    2,
    topics=("乡村振兴", "代表工作"),
    organ="西平县人大常委会",
    source=Source(publisher="西平人大", posted=date(2020, 7, 20)),
    changes=(
        Change(date(2021, 1, 2), "更正", "更正会名", was="第一次", now="第2次会议"),
        Change(date(2021, 1, 3), "删节", "删去一段"),
    ),
)


def rich(**options: Any) -> Book:
    """Return a book with indexes, sources and errata."""
    return book(
        part("第一编　人大工作", member(1), CORRECTED),
        part("第二编", member(3), member(4)),
        **options,
    )


def test_the_words_are_those_of_the_book_in_order(design: Design, book_style: BookStyle) -> None:
    of = rich(headings=True)
    texts = written.speeches(of)
    volume = written.volume(of, texts)
    file = Docx(docx.write(volume, texts, design, book_style))
    settings = of.settings
    imprint = matter.imprint(
        of, written.DIGEST, matter.characters(volume.fragments[m.id].lines for m in of.speeches)
    )
    wanted = [*matter.cover(settings).lines(), *matter.title_page(settings).lines(), imprint.title]
    wanted += [word for row in imprint.rows for word in (row.label, row.value)]
    wanted += [line for note in volume.notes for line in printed_words.lines(note)]
    wanted.append("目　录")
    for entry in volume.contents:
        wanted += [entry.text, entry.target.label, entry.second or ""]
    for one in of.parts:
        wanted.append(one.title or "")
        wanted += [line for meta in one.speeches for line in printed_words.lines(texts[meta.id])]
    for name, title in (("speakers", "讲话人"), ("organs", "机关"), ("topics", "主题")):
        wanted.append(f"{title}索引")
        for group in volume.indexes[f"_index-{name}"]:
            wanted.append(group.letter)
            for item in group.entries:
                wanted += [item.text, "、".join(target.label for target in item.targets)]
    wanted.append("各篇出处")
    for source in volume.sources:
        wanted += [source.title, source.target.label, *source.lines]
    wanted += ["勘误表", *matter.ERRATA_HEAD, volume.errata[0].title]
    wanted += [word for erratum in volume.errata for word in matter.erratum_cells(erratum)]
    assert bare(words_of(file.body)) == bare("".join(wanted))


def bare(text: str) -> str:
    return "".join(text.split())


def test_parts_speeches_and_headings_are_levels_of_the_outline(
    design: Design, book_style: BookStyle
) -> None:
    file = made(rich(), design, book_style)
    styles = file.part("word/styles.xml")
    levels = {
        node.get(f"{W}styleId"): int(level.get(f"{W}val"))
        for node in styles.iter(f"{W}style")
        if (level := node.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    shown = [(levels[style_of(p)], words_of(p)) for p in file.paragraphs if style_of(p) in levels]
    assert shown[:5] == [
        (0, "编者说明"),
        (0, "第一编人大工作"),
        (1, "在第1次会议上的讲话"),
        (2, "一、总的要求"),
        (2, "二、主要任务"),
    ]
    assert shown[5] == (3, "（一）加强领导")
    assert shown[-1] == (0, "勘误表")
    names = {node.get(f"{W}styleId"): node[0].get(f"{W}val") for node in styles.iter(f"{W}style")}
    assert [names[f"Heading{n}"] for n in range(1, 7)] == [f"heading {n}" for n in range(1, 7)]


def test_without_parts_speeches_are_the_first_level(design: Design, book_style: BookStyle) -> None:
    file = made(book(part(None, member(1), member(2)), headings=True), design, book_style)
    assert [words_of(p) for p in file.styled("Heading1")] == [
        "在第1次会议上的讲话",
        "在第2次会议上的讲话",
    ]
    entries = [(style_of(p), words_of(p)) for p in file.paragraphs if style_of(p)[:3] == "TOC"]
    assert entries[2:4] == [("TOC1", "在第1次会议上的讲话1"), ("TOC2", "一、总的要求1")]
    assert words_of(file.styled("ContentsSecond")[0]) == "张三　2020年1月1日"
    assert 'TOC \\o "1-2"' in file.text("word/document.xml")


def test_a_run_in_heading_has_the_characters_of_its_level(
    design: Design, book_style: BookStyle
) -> None:
    of = book(part("第一编", member(1)))
    texts = {"s1": replace(written.speeches(of)["s1"], blocks=(RUN_IN,))}
    file = Docx(docx.write(written.volume(of, texts), texts, design, book_style))
    assert [node.get(f"{W}val") for node in file.body.iter(f"{W}rStyle")][-1] == "Heading4Char"


RUN_IN = Paragraph((RunIn("（一）加强领导。", 2), Text("要抓好落实。")))


def test_every_entry_of_the_contents_leads_to_its_heading(
    design: Design, book_style: BookStyle
) -> None:
    file = made(rich(headings=True), design, book_style)
    marked = {
        start.get(f"{W}name"): bare(words_of(start.getparent()))
        for start in file.body.iter(f"{W}bookmarkStart")
    }
    for level in (1, 2, 3):
        for entry in file.styled(f"TOC{level}"):
            link = entry.find(f"{W}hyperlink")
            field = next(link.iter(f"{W}instrText")).text.split()
            assert field[:2] == ["PAGEREF", link.get(f"{W}anchor")]
            assert bare(words_of(link)).startswith(marked[link.get(f"{W}anchor")])


def test_no_two_bookmarks_have_one_name_or_number(design: Design, book_style: BookStyle) -> None:
    file = made(rich(headings=True), design, book_style)
    starts = list(file.body.iter(f"{W}bookmarkStart"))
    for attribute in ("id", "name"):
        values = [start.get(f"{W}{attribute}") for start in starts]
        assert len(set(values)) == len(values) > 20
    ends = [end.get(f"{W}id") for end in file.body.iter(f"{W}bookmarkEnd")]
    assert sorted(ends) == sorted(start.get(f"{W}id") for start in starts)


def test_two_headings_of_the_same_words_have_bookmarks_of_their_own(
    design: Design, book_style: BookStyle
) -> None:
    of = book(part("第一编", member(1)), headings=True)
    texts = written.speeches(of)
    blocks = texts["s1"].blocks
    texts["s1"] = replace(texts["s1"], blocks=(*blocks, *blocks))
    file = Docx(docx.write(written.volume(of, texts), texts, design, book_style))
    names = [e.find(f"{W}hyperlink").get(f"{W}anchor") for e in file.styled("TOC3")]
    there = [
        start.get(f"{W}name")
        for p in file.styled("Heading3")
        for start in p.iter(f"{W}bookmarkStart")
    ]
    assert names == there
    assert len(names) == 4


def test_nothing_asks_word_to_update_fields(design: Design, book_style: BookStyle) -> None:
    file = made(rich(), design, book_style)
    assert "updateFields" not in file.text("word/settings.xml")
    assert "w:dirty" not in file.text("word/document.xml")
    kinds = [c.get(f"{W}fldCharType") for c in file.body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 10


def test_sections_begin_on_right_hand_pages_with_the_numbers_of_the_book(
    design: Design, book_style: BookStyle
) -> None:
    file = made(rich(), design, book_style)
    kinds = [s.find(f"{W}type").get(f"{W}val") for s in file.sections]
    numbers = [dict(s.find(f"{W}pgNumType").attrib) for s in file.sections]
    starts = [n.get(f"{W}start") for n in numbers]
    assert kinds[:5] == ["oddPage", "oddPage", "nextPage", "oddPage", "oddPage"]
    assert set(kinds[5:11]) == {"oddPage"}
    assert starts[:6] == [None, "1", None, None, None, "1"]
    assert set(starts[6:]) == {None}
    formats = [n[f"{W}fmt"] for n in numbers]
    assert formats[:6] == ["decimal", *["upperRoman"] * 4, "decimal"]
    assert set(formats[6:]) == {"decimal"}


def test_speeches_may_begin_on_any_page_but_after_the_title_of_a_part(
    design: Design, book_style: BookStyle
) -> None:
    file = made(rich(recto=False), design, book_style)
    kinds = [s.find(f"{W}type").get(f"{W}val") for s in file.sections]
    assert kinds[5:11] == ["oddPage", "oddPage", "nextPage", "oddPage", "oddPage", "nextPage"]


def test_a_speech_that_opens_on_the_left_has_its_number_there(
    design: Design, book_style: BookStyle
) -> None:
    file = made(book(part(None, member(1), member(2)), recto=False), design, book_style, {"s1": 3})
    relations = {
        node.get("Id"): node.get("Target") for node in file.part("word/_rels/document.xml.rels")
    }
    section = file.sections[6]
    first = next(
        node for node in section.iter(f"{W}footerReference") if node.get(f"{W}type") == "first"
    )
    assert '<w:jc w:val="left"/>' in file.text(f"word/{relations[first.get(f'{R}id')]}")


def test_heads_stand_on_all_pages_of_a_speech_but_its_first(
    design: Design, book_style: BookStyle
) -> None:
    furniture = list(made(rich(), design, book_style).furniture())
    titled = [s.find(f"{W}titlePg") is not None for s in made(rich(), design, book_style).sections]
    assert all(titled[:11])
    speech = furniture[6]
    assert speech["header first"] == ""
    assert speech["header default"] == "在第1次会议上的讲话"
    assert speech["header even"] == "第一编　人大工作"
    assert [speech[f"footer {kind}"] for kind in ("first", "default", "even")] == ["— 1 —"] * 3
    assert furniture[9]["header even"] == "第二编"
    assert furniture[4]["header even"] == furniture[4]["header default"] == "目　录"


def test_cover_imprint_and_parts_have_no_head_and_no_number(
    design: Design, book_style: BookStyle
) -> None:
    furniture = list(made(rich(), design, book_style).furniture())
    for bare_section in (*furniture[:3], furniture[5], furniture[8]):
        assert bare_section["header first"] == bare_section["footer first"] == ""


def test_a_long_head_is_cut_at_a_word(design: Design, book_style: BookStyle) -> None:
    title = (
        "在县人大常委会开展“助力乡村振兴，人大代表在行动”主题活动"
        "暨星级人大代表联络站创建工作动员会上的讲话"
    )
    long = replace(member(1), title=title)
    head = list(made(book(part("第一编", long)), design, book_style).furniture())[6]
    assert title.startswith(head["header default"].removesuffix("…"))
    assert head["header default"].endswith("…")


def test_all_sections_have_one_sheet_one_grid_and_one_margin(
    design: Design, book_style: BookStyle
) -> None:
    sections = made(rich(), design, book_style).sections
    for name in ("pgSz", "pgMar", "docGrid"):
        assert len({etree.tostring(section.find(f"{W}{name}")) for section in sections}) == 1, name


def test_word_asks_nothing_when_it_opens_the_file(design: Design, book_style: BookStyle) -> None:
    file = made(rich(), design, book_style)
    assert "updateFields" not in file.text("word/settings.xml")
    assert [node for node in file.body.iter(f"{W}fldChar") if node.get(f"{W}dirty")] == []


@pytest.mark.parametrize("wanted", [{"running_heads": False}, {"page_numbers": False}])
def test_heads_and_numbers_can_be_left_out(
    design: Design, book_style: BookStyle, wanted: dict[str, bool]
) -> None:
    kind = "header" if "running_heads" in wanted else "footer"
    file = made(rich(**wanted), design, book_style)
    assert not any(name.startswith(kind) for s in file.furniture() for name in s)
    other = "footer" if kind == "header" else "header"
    assert any(name.startswith(other) for s in file.furniture() for name in s)


def test_one_sided_pages_have_one_margin_and_one_head(
    design: Design, book_style: BookStyle
) -> None:
    file = made(rich(sides=1), design, book_style)
    settings = file.text("word/settings.xml")
    assert "mirrorMargins" not in settings
    assert "evenAndOddHeaders" not in settings
    assert {s.find(f"{W}type").get(f"{W}val") for s in file.sections} == {
        "nextPage",
        "continuous",
    }
    assert not any("even" in name for s in file.furniture() for name in s)
    facing = made(rich(), design, book_style).text("word/settings.xml")
    assert "mirrorMargins" in facing
    assert "evenAndOddHeaders" in facing


def test_an_index_has_columns_under_its_heading(design: Design, book_style: BookStyle) -> None:
    file = made(rich(), design, book_style)
    columns = [
        (s.find(f"{W}type").get(f"{W}val"), s.find(f"{W}cols").get(f"{W}num"))
        for s in file.sections
    ]
    assert columns.count(("continuous", "2")) == 3
    assert {num for kind, num in columns if kind != "continuous"} == {None}


def test_index_and_sources_lead_to_the_speech(design: Design, book_style: BookStyle) -> None:
    file = made(rich(), design, book_style)
    topics = file.styled("IndexEntry")[-1]
    (link,) = topics.iter(f"{W}hyperlink")
    (start,) = (
        s
        for s in file.body.iter(f"{W}bookmarkStart")
        if s.get(f"{W}name") == link.get(f"{W}anchor")
    )
    assert words_of(start.getparent()) == "在第2次会议上的讲话"
    (source,) = file.styled("SourceTitle")
    assert source.find(f"{W}hyperlink").get(f"{W}anchor") == link.get(f"{W}anchor")


def test_the_errata_lead_to_the_very_words(design: Design, book_style: BookStyle) -> None:
    file = made(rich(), design, book_style)
    table = list(file.body.iter(f"{W}tbl"))[-1]
    rows = list(table.iter(f"{W}tr"))
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert [words_of(cell) for cell in rows[0].iter(f"{W}tc")] == list(matter.ERRATA_HEAD)
    assert words_of(rows[1]) == "在第2次会议上的讲话"
    anchors = [link.get(f"{W}anchor") for link in table.iter(f"{W}hyperlink")]
    starts = {s.get(f"{W}name"): s for s in file.body.iter(f"{W}bookmarkStart")}
    after = starts[anchors[0]].xpath("string(following::*[local-name()='t'][1])")
    assert after.startswith("第2次会议")
    assert words_of(starts[anchors[1]].getparent()) == "在第2次会议上的讲话"


def test_a_section_that_ends_in_a_table_ends_after_it(
    design: Design, book_style: BookStyle
) -> None:
    file = made(rich(), design, book_style)
    last, properties = file.body[-2:]
    assert (last.tag, style_of(last)) == (f"{W}p", "Separator")
    assert properties.tag == f"{W}sectPr"
    assert all(s.getparent().tag in (f"{W}pPr", f"{W}body") for s in file.sections)


def test_a_circulated_speech_keeps_its_parts(design: Design, book_style: BookStyle) -> None:
    of = book(part("第一编", member(1, circulation=circulation()), member(2)))
    file = made(of, design, book_style)
    assert len(file.styled("Issuer")) == 1
    assert "evenPage" not in file.text("word/document.xml"), "its text ends on an even page"
    assert 'w:styleId="Issuer"' in file.text("word/styles.xml")
    assert 'w:styleId="Issuer"' not in made(book(), design, book_style).text("word/styles.xml")


FURNITURE = ("header even", "footer even")


@pytest.mark.parametrize("blank", [False, True])
def test_an_imprint_that_has_a_page_has_a_section_that_begins_on_an_even_one(
    design: Design, book_style: BookStyle, blank: bool
) -> None:
    """GB/T 9704 §7.5: after a blank page it has neither number nor head; the next speech has."""
    of = book(part("第一编", member(1, circulation=circulation()), member(2)))
    texts = written.speeches(of)
    file = Docx(docx.write(written.apart(of, texts, blank=blank), texts, design, book_style))
    kinds = [one.find(f"{W}type").get(f"{W}val") for one in file.sections]
    at = kinds.index("evenPage")
    assert kinds.count("evenPage") == 1
    assert file.sections[at].find(f"{W}titlePg") is None
    there = [*file.furniture()][at - 1 : at + 2]
    before, own, after = ([one.get(name) for name in FURNITURE] for one in there)
    assert before == after == ["第一编", "— 1 —"]
    assert own == (["", ""] if blank else before)
    named = [node.get(f"{W}type") for node in file.sections[at + 1].iter(f"{W}footerReference")]
    assert "first" in named, "LibreOffice takes over no first page from a section without one"
    assert words_of(file.sections[at].getparent().getparent()) == ""


def test_every_style_that_is_used_is_there(design: Design, book_style: BookStyle) -> None:
    file = made(rich(headings=True), design, book_style)
    there = {s.get(f"{W}styleId") for s in file.part("word/styles.xml").iter(f"{W}style")}
    used = {style_of(p) for p in file.paragraphs}
    used |= {node.get(f"{W}val") for node in file.body.iter(f"{W}rStyle")}
    assert used <= there


def test_a_letter_and_minutes_in_a_book_have_all_that_they_ask_for(
    design: Design, book_style: BookStyle
) -> None:
    """The rules of a letter are shapes, lists of who was there have a style for their labels."""
    forms = [circulation(form=form) for form in (Form.LETTER, Form.MINUTES)]
    of = book(part("第一编", *(member(at, circulation=own) for at, own in enumerate(forms, 1))))
    texts = {
        id: replace(text, blocks=(*text.blocks, para("出席：张三")))
        for id, text in written.speeches(of).items()
    }
    file = Docx(docx.write(written.volume(of, texts, None), texts, design, book_style))
    there = {s.get(f"{W}styleId") for s in file.part("word/styles.xml").iter(f"{W}style")}
    used = {style_of(p) for p in file.paragraphs}
    used |= {node.get(f"{W}val") for node in file.body.iter(f"{W}rStyle")}
    assert used <= there
    assert "Attendance" in used


LOST = Change(date(2021, 1, 2), "更正", "校对", was="甲", now="不在文中")


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize(
    "issuers", [("西平县公告",), ("西平县人大", "西平县公告"), ("甲", "乙文件")]
)
def test_the_headline_of_each_form_is_in_the_outline_and_what_leads_to_it_finds_it(
    form: Form, issuers: tuple[str, ...], design: Design, book_style: BookStyle
) -> None:
    """An order has its mark for a title; several names may stand in a table."""
    facts = circulation(form=form, issuers=issuers)
    of = book(part("第一编", member(1, title="公告第三号", circulation=facts, changes=(LOST,))))
    texts = written.speeches(of)
    made = docx.write(written.volume(of, texts), texts, design, book_style)
    file = Docx(made)
    starts = {s.get(f"{W}name"): s.getparent() for s in file.body.iter(f"{W}bookmarkStart")}
    assert len(starts) == sum(1 for _ in file.body.iter(f"{W}bookmarkStart"))
    entry = next(p for p in file.styled("TOC2") if words_of(p).startswith("公告第三号"))
    (link,) = entry.iter(f"{W}hyperlink")
    head = issuers[0] if form is Form.ORDER else "公告第三号"
    assert words_of(starts[link.get(f"{W}anchor")]) == head
    assert [one.message for one in audit.check(made, of, texts, design, written.DIGEST)] == []


def test_a_headline_that_is_in_no_outline_is_found(design: Design, book_style: BookStyle) -> None:
    facts = circulation(form=Form.ORDER)
    of = book(part("第一编", member(1, title="公告第三号", circulation=facts)))
    texts = written.speeches(of)
    made = docx.write(written.volume(of, texts), texts, design, book_style)
    wrong = edited(made, "word/document.xml", swap('<w:outlineLvl w:val="1"/>', ""))
    found = {one.code for one in audit.check(wrong, of, texts, design, written.DIGEST)}
    assert BookCode.OUTLINE in found


def test_the_properties_lead_back_to_the_sources(design: Design, book_style: BookStyle) -> None:
    of = book()
    told = replace(
        of.settings, compiler="编辑组", date="2020-12", subtitle="四篇", edition="第一版"
    )
    file = made(replace(of, settings=told), design, book_style)
    core, custom = file.text("docProps/core.xml"), file.text("docProps/custom.xml")
    for fact in ("讲话选编", "编辑组", "zh-CN", "2020-12-01T00:00:00Z", "第一版"):
        assert fact in core
    for fact in (written.DIGEST, "s1 s2 s3 s4", "huibian.version"):
        assert fact in custom


def test_ids_are_kept_in_as_many_properties_as_they_need(
    design: Design, book_style: BookStyle
) -> None:
    members = [replace(member(1), id=f"s{'0' * 20}{n}") for n in range(30)]
    custom = made(book(part(None, *members)), design, book_style).part("docProps/custom.xml")
    ids = [node[0].text for node in custom if node.get("name").startswith("huibian.ids.")]
    assert " ".join(ids).split() == [meta.id for meta in members]
    assert max(map(len, ids)) <= 255


def test_the_same_book_gives_the_same_bytes(design: Design, book_style: BookStyle) -> None:
    of = rich()
    texts = written.speeches(of)
    volume = written.volume(of, texts)
    assert docx.write(volume, texts, design, book_style) == docx.write(
        volume, texts, design, book_style
    )


def test_a_sign_that_cannot_be_printed_is_told_with_its_speech(
    design: Design, book_style: BookStyle
) -> None:
    of = book()
    texts = written.speeches(of)
    texts["s3"] = replace(texts["s3"], blocks=(replace(para("坏\x07字"), line=9),))
    with pytest.raises(SourceError, match=r"s3\.md 第 9 行：.*U\+0007") as caught:
        docx.write(written.volume(of, texts), texts, design, book_style)
    assert caught.value.line == 9


@pytest.mark.parametrize("field", ["title", "subtitle", "compiler", "note"])
def test_a_sign_that_cannot_be_printed_is_refused_in_the_settings_too(
    design: Design, book_style: BookStyle, field: str
) -> None:
    of = book()
    wrong: dict[str, Any] = {field: "坏\x07字"}
    settings = replace(of.settings, **wrong)
    with pytest.raises(SourceError, match=r"U\+0007"):
        made(replace(of, settings=settings), design, book_style)


def test_marks_of_xml_in_titles_and_notes_are_words(design: Design, book_style: BookStyle) -> None:
    odd = replace(member(1), title="关于A&B <甲>的讲话", topics=("A&B",))
    file = made(book(part("第一编　<甲>", odd), title="A&B"), design, book_style)
    assert words_of(file.styled("Heading2")[0]) == "关于A&B <甲>的讲话"
    assert re.search("A&amp;B", file.text("docProps/core.xml"))


def test_a_note_stands_before_the_contents_with_its_headings(
    design: Design, book_style: BookStyle
) -> None:
    of = book()
    note = speech(*written.speeches(of)["s1"].blocks, id="xu", title="序")
    texts = written.speeches(of)
    volume = written.volume(of, texts, notes=(note,))
    file = Docx(docx.write(volume, texts, design, book_style))
    assert words_of(file.styled("MatterTitle")[0]) == "序"
    assert words_of(file.styled("TOC1")[0]) == "序III"


def test_the_parts_of_a_book_are_as_agreed(
    design: Design, book_style: BookStyle, golden: Golden
) -> None:
    of = rich(headings=True)
    data = written_out(of, design, book_style)
    names = ("document", "styles", "settings", "header", "footer")
    golden("docx/book.txt", "\n".join(xml.every(data, *names)))


def for_people_inside(inside: InternalImprint | None) -> Book:
    """Return a book that tells so much of its printing."""
    of = book(part(None, member(1)))
    facts: dict[str, Any] = {"publisher": "县人大办", "date": "2024-01"}
    settings = replace(of.settings, internal=True, internal_imprint=inside, **facts)
    return replace(of, settings=settings)


WHOLE = InternalImprint("豫001", "县人大代表", "县印刷厂", "2024-01-05", "500", "3")


def test_cover_and_imprint_of_a_book_for_people_inside_are_as_agreed(
    design: Design, book_style: BookStyle, golden: Golden
) -> None:
    def opening(inside: InternalImprint | None) -> list[str]:
        data = written_out(for_people_inside(inside), design, book_style)
        parts = "\n".join((*xml.part(data, "document"), *xml.part(data, "styles")))
        return parts.split("\n")

    made = {"whole": opening(WHOLE), "half": opening(replace(WHOLE, permit=None, readers=None))}
    golden("docx/book_internal.txt", xml.of_each(made, opening(None)))


def test_only_a_book_that_bears_marks_has_their_style(
    design: Design, book_style: BookStyle
) -> None:
    for inside in (None, WHOLE):
        file = made(for_people_inside(inside), design, book_style)
        there = "CoverMark" in file.text("word/styles.xml")
        marks = [words_of(p) for p in file.styled("CoverMark")]
        told = ["内部资料，免费交流准印证号：豫001"] if inside else []
        assert (there, marks) == (inside is not None, told)


def test_the_options_of_a_book_are_those_of_its_sections(
    design: Design, book_style: BookStyle, golden: Golden
) -> None:
    def sections(**options: Any) -> list[str]:
        data = written_out(rich(**options), design, book_style)
        found = re.findall("<sectPr.*?</sectPr>", "".join(xml.part(data, "document")))
        return [*found, *xml.every(data, "settings", "header", "footer")]

    made = {str(option): sections(**option) for option in OPTIONS}
    golden("docx/book_options.txt", xml.of_each(made, sections()))


def test_the_format_leads_to_what_writes_and_audits_it(
    design: Design, book_style: BookStyle
) -> None:
    of = rich()
    texts = written.speeches(of)
    volume = written.volume(of, texts)
    assert DOCX.book and DOCX.speech and DOCX.book.audit and DOCX.speech.audit
    parts = BookParts(volume, texts, design, book_style, ())
    assert DOCX.book.writer()(parts) == docx.write(volume, texts, design, book_style)
    assert (DOCX.book.audit(), DOCX.speech.audit()) == (book_entry.audited, speech_entry.entry)
    assert DOCX.book.laid_out and DOCX.speech.laid_out


def test_a_book_of_kept_paragraphs_is_the_same(design: Design, book_style: BookStyle) -> None:
    of, made = rich(), dict[tuple[str, str], list[str]]()
    texts = written.speeches(of)
    volume = written.volume(of, texts)

    def keep(id: str, beside: str, make: Callable[[], list[str]]) -> list[str]:
        if (id, beside) not in made:
            made[id, beside] = make()
        return list(made[id, beside])

    files = [docx.write(volume, texts, design, book_style, keep) for _ in range(2)]
    assert {id for id, _ in made} == texts.keys()
    assert files == [docx.write(volume, texts, design, book_style)] * 2


OPTIONS: tuple[dict[str, Any], ...] = (
    {"recto": False},
    {"sides": 1},
    {"running_heads": False},
    {"page_numbers": False},
    {"index": (), "sources": False, "errata": False},
)


def written_out(of: Book, design: Design, book_style: BookStyle) -> bytes:
    texts = written.speeches(of)
    return docx.write(written.volume(of, texts), texts, design, book_style)


@pytest.mark.slow
def test_every_character_is_embedded_in_the_face_that_draws_it(
    book_style: BookStyle,
) -> None:
    design = own().drawn_design
    style = replace(design.style, docx=replace(design.style.docx, embed_fonts=True))
    file = made(book(part("第一编", member(1))), replace(design, style=style), book_style)
    table = file.part("word/fontTable.xml")
    embedded = {font.get(f"{W}name") for font in table if font.find(f"{W}embedRegular") is not None}
    assert embedded == {design.roles[role].docx for role in ("title", "body", "kai", "hei", "song")}


def test_the_characters_of_each_role_are_read_from_what_was_written() -> None:
    written_parts = [
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="Lead"/></w:rPr><w:t xml:space="preserve">一是</w:t></w:r>'
        "<w:r><w:t>甲&amp;</w:t></w:r></w:p>",
        '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t>书眉</w:t></w:r></w:p>',
    ]
    found = repertoire(written_parts, {"BodyText": "body", "Lead": "kai", "Header": "song"})
    plain = set("0123456789") | {chr(n) for n in (*range(65, 91), *range(97, 123))}
    assert {role: chars - plain for role, chars in found.items()} == {
        "body": {"甲", "&"},
        "kai": {"一", "是"},
        "song": {"书", "眉"},
    }
