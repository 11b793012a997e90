"""The own sections of a book, as HTML and as WeasyPrint lays them out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from weasyprint.formatting_structure import boxes

from converters.books import wording
from converters.books.entries import (
    ContentsEntry,
    Erratum,
    IndexEntry,
    IndexGroup,
    SourceEntry,
    Target,
)
from converters.books.matter import contents, errata, imprint, index, openings, sources
from converters.books.matter.blocks import (
    ListEntry,
    Matter,
    SetBlock,
    SetTable,
    block,
    element_of,
)
from converters.books.matter.ruler import Ruler
from converters.books.wording import Colophon, ColophonRow, Opening, PartTitle
from converters.errors import SourceError
from converters.formats.docx.book.printer import WordPrinter
from converters.formats.docx.book.ruler import NominalWidths
from converters.formats.docx.book.styles import own_styles
from converters.formats.docx.measures import measures
from converters.formats.pdf import press
from converters.formats.pdf.book.html import columns, page, sheet
from converters.formats.pdf.book.html.setting import Setting, address, shifts
from converters.settings.book_style import BookStyle
from converters.settings.design import Design
from converters.settings.units import px
from converters.typeset.typesetter import Typesetter
from tests.make import own

LONG = (
    "在市人大常委会开展“助力乡村振兴，人大代表在行动”主题活动暨星级人大代表联络站"
    "创建工作动员会上的讲话"
)
HOSTILE = "<b>提高\"认识\"</b>&'做好'工作"
RARE = "𠮷田㐂"


@pytest.fixture(scope="module")
def design() -> Design:
    return own().drawn_design


@pytest.fixture(scope="module")
def setting(design: Design, book_style: BookStyle) -> Setting:
    return Setting(Typesetter(design), book_style)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text where it is printed, in points from the corner of the sheet."""

    text: str
    left: float
    right: float
    baseline: float


class Sheets:
    """The pages of a section as they are laid out."""

    def __init__(self, html: str, setting: Setting, design: Design) -> None:
        prepared = press.prepared(design, bare=True)
        css = prepared.compiled(sheet.sheet(design, setting.book_style) + shifts(html))
        pages = prepared.render(html, css).pages
        self.pages = [list(_pieces(page._page_box)) for page in pages]

    def rows(self, page: int = 0) -> dict[float, list[Piece]]:
        """Return the pieces of a page by their baseline."""
        found: dict[float, list[Piece]] = {}
        for piece in self.pages[page]:
            found.setdefault(round(piece.baseline, 1), []).append(piece)
        return found

    def lines(self, page: int = 0) -> list[str]:
        """Return what the lines of a page say."""
        return ["".join(piece.text for piece in row) for row in self.rows(page).values()]


def _pieces(box: Any) -> Iterator[Piece]:
    if isinstance(box, boxes.TextBox):
        left, right = px(box.position_x).pt, px(box.position_x + box.width).pt
        yield Piece(box.text, left, right, px(box.position_y + box.baseline).pt)
        return
    for child in box.all_children() if isinstance(box, boxes.ParentBox) else ():
        yield from _pieces(child)


def words(html: str) -> list[str]:
    """Return the words of each block of a document that is well-formed XML, without dots."""
    body = ElementTree.fromstring(html).find("body")
    assert body is not None
    blocks = [element for element in body.iter() if element.tag in {"p", "h1", "h2"}]
    return [re.sub("·{2,}", "\t", "".join(block.itertext())).replace("\n", "") for block in blocks]


def links(html: str) -> list[tuple[str, str]]:
    """Return text and address of every link."""
    found = ElementTree.fromstring(html).iter("a")
    return [("".join(link.itertext()), link.attrib["href"]) for link in found]


def cover(told: Opening, setting: Setting) -> str:
    return page.html(told.title, openings.cover(told, setting), setting)


def title_page(told: Opening, setting: Setting) -> str:
    return page.html(told.title, openings.title_page(told, setting), setting)


def part_page(told: PartTitle, setting: Setting) -> str:
    return page.html(told.title, openings.part(told, setting), setting)


def imprint_page(told: Colophon, setting: Setting) -> str:
    return page.html(told.title, imprint.blocks(told, setting), setting)


def contents_page(title: str, entries: list[ContentsEntry], setting: Setting) -> str:
    blocks: list[Matter] = [
        contents.heading(title, setting),
        *contents.blocks(entries, setting),
    ]
    return page.html(title, blocks, setting)


def index_page(title: str, groups: list[IndexGroup], setting: Setting) -> str:
    return columns.html(title, index.blocks(title, groups, setting), setting)


def sources_page(title: str, entries: list[SourceEntry], setting: Setting) -> str:
    return page.html(title, sources.blocks(title, entries, setting), setting)


def errata_page(title: str, rows: list[Erratum], setting: Setting) -> str:
    return page.html(title, errata.blocks(title, rows, setting), setting)


def to(section: str, label: str, at: int = 0) -> Target:
    return Target(section, at, label)


def entry(level: int, text: str, label: str, second: str | None = None) -> ContentsEntry:
    return ContentsEntry(level, text, second, to(f"s{label}", label))


def right_edge(design: Design) -> float:
    page = design.style.page
    return page.inner.pt + page.type_area_width.pt


def test_an_address_tells_section_and_page_and_is_safe() -> None:
    assert address(to("s1", "3")) == "huibian:to/s1"
    assert address(to("编/者 说明", "I", 2)).startswith("huibian:to/%E7%BC%96%2F")
    assert address(to("编/者 说明", "I", 2)).endswith("/2")


@pytest.mark.slow
def test_a_cover_says_its_words_and_stands_on_one_page(setting: Setting, design: Design) -> None:
    told = Opening("讲话|选编", "——二十九篇", ("编辑组　编", "二〇二〇年十二月"))
    html = cover(told, setting)
    assert words(html) == ["讲话选编", "——二十九篇", "编辑组　编二〇二〇年十二月"]
    pages = Sheets(html, setting, design)
    assert pages.lines() == ["讲话", "选编", "——二十九篇", "编辑组　编", "二〇二〇年十二月"]


def test_title_and_foot_stand_on_the_lines_that_the_style_tells(
    setting: Setting, design: Design
) -> None:
    told = Opening("讲话选编", None, ("编辑组　编", "二〇二〇年十二月"))
    place = setting.book_style.cover
    rows = Sheets(cover(told, setting), setting, design).rows()
    top, _, last = (row[0] for row in rows.values())
    style, pitch = design.style, design.style.pitch.pt
    first = (top.baseline - style.frame_top.pt) / pitch
    assert place.title_line - 1 < first < place.title_line - 1 + place.title_pitch
    ends = (last.baseline - style.frame_top.pt) / pitch
    lines = style.grid.lines - place.lines_under_foot
    assert lines - 1 < ends < lines


@pytest.mark.parametrize("subtitle", [None, "——二十九篇"])
def test_marks_stand_at_the_top_left_and_move_no_title(
    subtitle: str | None, setting: Setting, design: Design
) -> None:
    told = Opening("讲话选编", subtitle, ("编辑组　编", "二〇二〇年十二月"))
    marks = ("内部资料，免费交流", "准印证号：（豫）内资准字2024001号", "校样")
    plain = Sheets(cover(told, setting), setting, design)
    marked = Sheets(cover(replace(told, marks=marks), setting), setting, design)
    assert marked.lines() == [*marks, *plain.lines()]
    bare, full = ([row[0] for row in it.rows().values()] for it in (plain, marked))
    kept = full[len(marks) :]
    assert [round(row.baseline, 3) for row in kept] == [round(row.baseline, 3) for row in bare]
    page, pitch = design.style.page, design.style.pitch.pt
    assert {round(row.left, 2) for row in full[: len(marks)]} == {round(page.inner.pt, 2)}
    assert full[0].baseline - design.style.frame_top.pt < pitch


def test_many_marks_and_a_long_title_stand_on_one_page(setting: Setting, design: Design) -> None:
    told = Opening(LONG, LONG, ("编辑组　编", "二〇二〇年十二月"), (LONG, "号" * 90, "校样"))
    assert len(Sheets(cover(told, setting), setting, design).pages) == 1
    first = openings.cover(told, setting)[0]
    assert (first.kind, len(first.lines) > 3) == (openings.MARK, True)


def test_a_bare_cover_has_a_title_only(setting: Setting, design: Design) -> None:
    html = title_page(Opening("讲话选编", None, ()), setting)
    assert words(html) == ["讲话选编"]
    assert len(Sheets(html, setting, design).pages) == 1


def test_a_long_title_is_set_smaller_so_that_all_stands_on_one_page(
    setting: Setting, design: Design
) -> None:
    told = Opening(LONG + LONG, LONG, ("编辑组　编", "某县人大", "二〇二〇年十二月"))
    pages = Sheets(cover(told, setting), setting, design).pages
    assert len(pages) == 1
    foot = design.style.page.top.pt + design.style.page.type_area_height.pt
    assert all(piece.baseline < foot for piece in pages[0])


def test_title_and_foot_of_a_cover_stay_apart(setting: Setting, design: Design) -> None:
    for times in range(1, 12):
        told = Opening("讲话选编" * 3 * times, None, ("编辑组　编",))
        sheets = Sheets(cover(told, setting), setting, design)
        *_, title, foot = (row[0].baseline for row in sheets.rows().values())
        assert len(sheets.pages) == 1
        assert foot - title > setting.book_style.cover.lines_over_foot * design.style.pitch.pt


def test_a_part_has_its_number_on_a_line_of_its_own(setting: Setting, design: Design) -> None:
    html = part_page(PartTitle("第一编", "人大工作", "收入讲话八篇"), setting)
    assert Sheets(html, setting, design).lines() == ["第一编", "人大工作", "收入讲话八篇"]


@pytest.mark.slow
@pytest.mark.parametrize("text", [HOSTILE, f"{RARE}同志"])
def test_hostile_words_and_rare_characters_are_printed_as_they_are(
    text: str, setting: Setting, design: Design
) -> None:
    target = to("s1", "3")
    documents = [
        cover(Opening(text, text, (text,)), setting),
        part_page(PartTitle(text, text, text), setting),
        imprint_page(Colophon("版本记录", (ColophonRow("书名", text),), text), setting),
        contents_page(text, [ContentsEntry(2, text, text, target)], setting),
        index_page(text, [IndexGroup("J", (IndexEntry(text, (target,)),))], setting),
        sources_page(text, [SourceEntry(text, target, (text,))], setting),
        errata_page(text, [Erratum(text, target, 1, text, text, text)], setting),
    ]
    for html in documents:
        said = "".join(words(html))
        assert said.count(text) >= 2
        assert "<b>" not in html
        printed = "".join(
            "".join(p.text for p in page) for page in Sheets(html, setting, design).pages
        )
        assert text in printed.replace("\n", "")


def test_a_character_in_no_font_is_refused_with_the_words_it_stands_in(setting: Setting) -> None:
    with pytest.raises(SourceError) as caught:
        cover(Opening("讲话选编", None, ("编辑\U0010fffd组",)), setting)
    assert caught.value.reason.startswith("“编辑\U0010fffd组”里，没有一种字体")


def test_the_imprint_says_its_rows_and_ends_at_the_foot_of_the_type_area(
    setting: Setting, design: Design
) -> None:
    rows = (
        ColophonRow("书名", "讲话选编"),
        ColophonRow("内容校验", "0123 4567"),
        ColophonRow("编者", LONG),
    )
    html = imprint_page(Colophon("版本记录", rows, "内部资料，注意保存"), setting)
    assert words(html)[1:7] == ["书名", "讲话选编", "内容校验", "0123 4567", "编者", LONG]
    sheets = Sheets(html, setting, design)
    assert len(sheets.pages) == 1
    *_, last = sheets.pages[0]
    foot = design.style.frame_top.pt + design.style.frame_height.pt
    assert foot - design.style.pitch.pt < last.baseline < foot


def test_short_labels_of_the_imprint_are_spread_to_the_width_of_long_ones(
    setting: Setting, design: Design
) -> None:
    rows = (ColophonRow("书名", "甲"), ColophonRow("内容校验", "乙"))
    html = imprint_page(Colophon("版本记录", rows, None), setting)
    pieces = {piece.text: piece for piece in Sheets(html, setting, design).pages[0]}
    spread = 2 * setting.element("imprint").size.pt
    assert pieces["书名"].right - spread == pytest.approx(pieces["内容校验"].right, abs=0.1)
    assert pieces["甲"].left == pieces["乙"].left > pieces["内容校验"].right


CONTENTS = [
    entry(1, "编者说明", "III"),
    entry(1, "第一编　人大工作", "1"),
    entry(2, LONG, "3", "赵海金　2020年7月16日"),
    entry(3, "一、提高认识", "3"),
    entry(2, "在大会上的讲话", "1024"),
    entry(1, "勘误表", "1100"),
]


def test_contents_say_entries_numbers_and_second_lines(setting: Setting) -> None:
    said = words(contents_page("目　录", CONTENTS, setting))
    assert said[0] == "目　录"
    told = [part.split("\t")[0] for part in said[1:]]
    second = "赵海金　2020年7月16日"
    assert told == [
        *("编者说明", "第一编　人大工作", LONG, second, "一、提高认识", "在大会上的讲话", "勘误表")
    ]
    assert [part.split("\t")[1] for part in said[1:] if "\t" in part] == [
        *("III", "1", "3", "3", "1024", "1100")
    ]


def test_title_and_number_of_an_entry_lead_to_its_page(setting: Setting) -> None:
    found = links(contents_page("目　录", CONTENTS[3:5], setting))
    assert found == [
        ("一、提高认识", "huibian:to/s3"),
        ("3", "huibian:to/s3"),
        ("在大会上的讲话", "huibian:to/s1024"),
        ("1024", "huibian:to/s1024"),
    ]


def test_no_link_has_a_tag_inside(setting: Setting) -> None:
    html = contents_page("目　录", [entry(2, f"{RARE}{LONG}{RARE}", "3", RARE)], setting)
    assert all(len(link) == 0 for link in ElementTree.fromstring(html).iter("a"))


def test_numbers_are_flush_dots_stand_in_columns_and_text_ends_before_them(
    setting: Setting, design: Design
) -> None:
    sheets = Sheets(contents_page("目　录", CONTENTS, setting), setting, design)
    ends, starts = set(), []
    for row in sheets.rows().values():
        dots = [piece for piece in row if piece.text.startswith("··")]
        if not dots:
            continue
        number = row[-1]
        assert number.right == pytest.approx(right_edge(design), abs=0.05)
        ends.add(round(dots[0].right, 1))
        starts.append(dots[0].right)
        assert max(piece.right for piece in row[: row.index(dots[0])]) < number.left
    assert len(starts) == 6
    assert len(ends) == 1


def test_lines_after_the_first_of_an_entry_hang_and_never_reach_the_numbers(
    setting: Setting, design: Design
) -> None:
    sheets = Sheets(contents_page("目　录", CONTENTS[2:3], setting), setting, design)
    first, *others, second = list(sheets.rows().values())[1:]
    cell, inner = design.style.cell.pt, design.style.page.inner.pt
    assert first[0].left == pytest.approx(inner + cell, abs=0.01)
    assert all(row[0].left == pytest.approx(inner + 2 * cell, abs=0.01) for row in others)
    assert second[0].left == pytest.approx(inner + 2 * cell, abs=0.01)
    column = right_edge(design) - setting.book_style.contents.number_chars * cell
    assert all(row[0].right < column for row in (first, *others))


def test_lines_of_the_contents_stand_on_the_grid(setting: Setting, design: Design) -> None:
    entries = [entry(2, "在大会上的讲话", str(n)) for n in range(30)]
    sheets = Sheets(contents_page("目　录", entries, setting), setting, design)
    pitch = design.style.pitch.pt
    assert [len(page) for page in map(sheets.rows, range(2))] == [21, 10]
    lines = sorted(sheets.rows(1))
    gaps = [after - before for before, after in pairwise(lines)]
    assert gaps == pytest.approx([pitch] * len(gaps), abs=0.11)


def test_an_entry_is_not_parted_and_a_part_is_not_left_at_the_foot(
    setting: Setting, design: Design
) -> None:
    before = [entry(2, "讲话", str(n)) for n in range(18)]
    entries = [*before, entry(1, "第二编", "40"), entry(2, LONG, "41", "赵海金")]
    sheets = Sheets(contents_page("目　录", entries, setting), setting, design)
    assert sheets.lines(1)[0].startswith("第二编··")
    assert sheets.lines(1)[-1] == "赵海金"


def names(count: int, pages: int = 2) -> list[IndexGroup]:
    groups = list[IndexGroup]()
    for number in range(count):
        targets = tuple(to(f"s{number}-{n}", str(100 + n)) for n in range(pages))
        letter = chr(ord("A") + number // 3)
        mine = IndexEntry(f"张{number:02d}", targets)
        if groups and groups[-1].letter == letter:
            groups[-1] = IndexGroup(letter, (*groups[-1].entries, mine))
        else:
            groups.append(IndexGroup(letter, (mine,)))
    return groups


def test_an_index_says_letters_names_and_numbers_with_links(setting: Setting) -> None:
    html = index_page("讲话人索引", names(4), setting)
    assert words(html) == [
        *("讲话人索引", "A", "张00　100、101", "张01　100、101", "张02　100、101"),
        *("B", "张03　100、101"),
    ]
    assert links(html)[:4] == [
        ("张", "huibian:to/s0-0"),
        ("00", "huibian:to/s0-0"),  # in another face
        ("100", "huibian:to/s0-0"),
        ("101", "huibian:to/s0-1"),
    ]


@pytest.mark.parametrize("count", [1, 2, 7, 40, 70])
def test_columns_of_an_index_end_alike_and_no_letter_is_left_alone(
    count: int, setting: Setting, design: Design
) -> None:
    html = index_page("讲话人索引", names(count), setting)
    tree = ElementTree.fromstring(html)
    found = [e for e in tree.iter("div") if e.attrib["class"] == "book-column"]
    assert all(column[-1].tag == "p" for column in found if len(column))
    pages = -(-len(found) // setting.book_style.index.columns)
    sheets = Sheets(html, setting, design)
    assert len(sheets.pages) == pages
    said = [word for word in words(html) if word.startswith("张")]
    assert said == [f"张{n:02d}　100、101" for n in range(count)]


def test_the_columns_of_an_index_stand_side_by_side(setting: Setting, design: Design) -> None:
    sheets = Sheets(index_page("讲话人索引", names(40), setting), setting, design)
    _, *pieces = sheets.pages[0]
    lefts = sorted({round(piece.left, 1) for piece in pieces if piece.text[0] == "张"})
    width = design.style.page.type_area_width.pt
    gap = setting.element("index_entry").size.pt * setting.book_style.index.gap_chars
    assert lefts[1] - lefts[0] == pytest.approx((width + gap) / 2, abs=0.2)
    assert max(piece.right for piece in pieces) < right_edge(design) + 0.1


def test_a_name_is_never_parted_from_its_first_number(setting: Setting) -> None:
    for length in range(8, 20):
        name = "优化营商环境和政务服务改革推进情况工作报告"[:length]
        entries = (IndexEntry(name, (to("s1", "1024"), to("s2", "2048"))),)
        html = index_page("主题索引", [IndexGroup("Y", entries)], setting)
        text = "".join(ElementTree.fromstring(html).itertext())
        first = next(line for line in text.split("\n") if "1024" in line)
        assert re.search(r"[^\s]　1024", first)


def test_an_entry_with_more_numbers_than_a_column_goes_on_in_the_next(
    setting: Setting, design: Design
) -> None:
    html = index_page("机关索引", names(1, pages=400), setting)
    said = "".join(words(html)[2:])
    assert said == "张00　" + "、".join(str(100 + n) for n in range(400))
    assert len(Sheets(html, setting, design).pages) > 1


def test_sources_say_title_number_and_lines(setting: Setting, design: Design) -> None:
    told = SourceEntry(LONG, to("s1", "3"), ("某报，2020年1月3日发布", "https://example.org/1"))
    html = sources_page("各篇出处", [told], setting)
    assert words(html) == ["各篇出处", f"{LONG}\t3", *told.lines]
    assert {address for _, address in links(html)} == {"huibian:to/s1"}
    assert len(Sheets(html, setting, design).pages) == 1


def erratum(number: int, was: str = "误字", title: str = "在大会上的讲话") -> Erratum:
    return Erratum(title, to("s1", str(number), 1), 3, was, "正字", "更正：改字（2021年1月1日）")


def test_errata_say_each_title_once_and_every_row(setting: Setting) -> None:
    rows = [erratum(2), erratum(3), replace(erratum(9, title=HOSTILE), target=to("s2", "9"))]
    html = errata_page("勘误表", rows, setting)
    said = words(html)
    assert said[1:6] == list(wording.ERRATA_HEAD)
    assert said[6:12] == ["在大会上的讲话", *wording.erratum_cells(rows[0])]
    assert said.count("在大会上的讲话") == 1
    assert said[17:] == [HOSTILE, *wording.erratum_cells(rows[2])]
    assert links(html) == [
        ("2", "huibian:to/s1/1"),
        ("3", "huibian:to/s1/1"),
        ("9", "huibian:to/s2"),
    ]


def test_the_head_of_the_errata_stands_on_every_page_and_rows_stay_whole(
    setting: Setting, design: Design
) -> None:
    rows = [erratum(n, LONG) for n in range(30)]
    sheets = Sheets(errata_page("勘误表", rows, setting), setting, design)
    assert len(sheets.pages) > 2
    for at in range(1, len(sheets.pages)):
        assert sheets.lines(at)[0] == "".join(wording.ERRATA_HEAD)
    whole = ["".join(p.text for p in page).count("工作动员会上") for page in sheets.pages]
    starts = ["".join(p.text for p in page).count(LONG[:4]) for page in sheets.pages]
    assert whole == starts
    assert sum(whole) == len(rows)


def test_the_title_of_a_speech_in_the_errata_is_not_the_last_of_a_page(
    setting: Setting, design: Design
) -> None:
    rows = [replace(erratum(n, LONG), target=to(f"s{n}", str(n))) for n in range(12)]
    sheets = Sheets(errata_page("勘误表", rows, setting), setting, design)
    for at in range(len(sheets.pages)):
        assert sheets.lines(at)[-1] != "在大会上的讲话"


def test_a_correction_longer_than_a_page_loses_no_word(setting: Setting, design: Design) -> None:
    rows = [erratum(2), erratum(3, LONG * 20), erratum(4)]
    sheets = Sheets(errata_page("勘误表", rows, setting), setting, design)
    printed = "".join("".join(piece.text for piece in page) for page in sheets.pages)
    assert printed.count("助力") == LONG.count("助力") * 20
    assert "4" in printed
    foot = design.style.frame_top.pt + design.style.frame_height.pt
    assert all(piece.baseline < foot for page in sheets.pages for piece in page)


def blocks_of(part: Matter) -> Iterator[SetBlock]:
    match part:
        case SetBlock():
            yield part
        case ListEntry(blocks=blocks):
            yield from blocks
        case SetTable(rows=rows):
            yield from (cell.block for row in rows for cell in row.cells)


def all_matter(ruler: Ruler) -> dict[str, list[Matter]]:
    """Return every section that a book may have, short enough to be broken alike in any face."""
    marks = ("内部资料，免费交流", "准印证号：豫001")
    told = Opening("讲话选编", "——二十九篇", ("编辑组　编", "二〇二〇年十二月"), marks)
    facts = Colophon(
        "版本记录", (ColophonRow("书名", "讲话选编"), ColophonRow("内容校验", "0123")), "内部资料"
    )
    return {
        "cover": [*openings.cover(told, ruler)],
        "title page": [*openings.title_page(told, ruler)],
        "part": [*openings.part(PartTitle("第一编", "人大工作", "收入八篇"), ruler)],
        "imprint": imprint.blocks(facts, ruler),
        "contents": [contents.heading("目　录", ruler), *contents.blocks(CONTENTS, ruler)],
        "index": [*index.blocks("讲话人索引", names(7), ruler)],
        "sources": sources.blocks(
            "各篇出处", [SourceEntry("讲话", to("s1", "3"), ("某报",))], ruler
        ),
        "errata": errata.blocks("勘误表", [erratum(2), erratum(3)], ruler),
    }


def test_pdf_and_docx_are_made_of_the_same_blocks(
    setting: Setting, design: Design, book_style: BookStyle
) -> None:
    drawn, nominal = all_matter(setting), all_matter(NominalWidths(design.style, book_style))
    for section, matter in drawn.items():
        for mine, other in zip(matter, nominal[section], strict=True):
            for one, same in zip(blocks_of(mine), blocks_of(other), strict=True):
                assert (one.kind, one.text, one.above) == (same.kind, same.text, same.above)


def test_every_kind_of_block_has_a_style_of_word_and_an_element(
    setting: Setting, design: Design, book_style: BookStyle
) -> None:
    styled = {own.kind for own in own_styles(book_style, parts=True)}
    used = {
        block.kind
        for matter in all_matter(setting).values()
        for part in matter
        for block in blocks_of(part)
    }
    assert used == styled
    assert {element_of(kind) for kind in used} <= book_style.elements.keys()


def test_what_is_decided_is_printed_by_both(
    setting: Setting, design: Design, book_style: BookStyle
) -> None:
    """A line more in the matter of a book is one place: both files have it, below the others."""
    printer = WordPrinter(design, book_style, parts=True)
    more = block("page_foot", ["二〇二一年重印"], "重印", above=3)
    told = Opening("讲话选编", None, ("编辑组　编",))
    html = page.html("讲话选编", [*openings.title_page(told, setting), more], setting)
    word = "".join(
        printer.printed([*openings.title_page(told, printer.ruler), more], lambda to: to.section)
    )
    assert words(html)[-1] == "二〇二一年重印"
    assert f"margin-top:{design.style.pitch.pt * 3:.5f}pt" in html
    assert word.endswith("二〇二一年重印</w:t></w:r></w:p>")
    assert f'w:before="{measures(design.style).pitch * 3}"' in word
