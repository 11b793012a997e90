"""The PDF of a book: its pages are those of the fragments, and it is one tagged file."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from converters.audit import pages, pdf_file
from converters.audit.pages import PrintedLine, PrintedPage
from converters.books.attached import Attached
from converters.books.volume import Volume
from converters.formats.pdf import book as pdf
from converters.formats.pdf import writer
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Book, Settings
from converters.settings.design import Design
from converters.speech.model import Heading, Speech, Table
from tests.books import bound
from tests.books.make import book, member, part
from tests.make import circulation, para

SENTENCE = "我们要坚持以人民为中心，扎实推进“两个责任”落实，2020年完成投资3.5亿元、增长12.5%；"
ATTACHED = Attached("xuanbian.yaml", b"title: x\n", "汇编设置", source=True)


def speech(number: int, *blocks: Any, words: str = "", **facts: Any) -> Speech:
    body = [para(SENTENCE * 9) for _ in range(7)]
    content = (
        Heading(1, "一、提高认识"),
        *body,
        Heading(2, "（一）行动"),
        *blocks,
        para(words or "完。"),
    )
    return Speech(member(number, **facts), content)


SPEECHES = {
    "s1": speech(1, words="中国·西平"),
    "s2": speech(2, Heading(1, "二、抓好落实"), words="要点•一条", circulation=circulation()),
    "s3": speech(3, Table((("指标", "完成"), ("投资", "3.5亿元")), header=True, line=3)),
    "s4": speech(4, subtitle="四"),
}


def of(speeches: dict[str, Speech] = SPEECHES, **options: Any) -> Book:
    metas = [one.meta for one in speeches.values()]
    made = book(part("第一编　人大工作", *metas[:2]), part("第二编", *metas[2:]), **options)
    settings = replace(made.settings, compiler="办公室", subtitle="四篇", date="2020-12")
    return replace(made, settings=settings)


@pytest.fixture(scope="session")
def volume(drawn: Design) -> Volume:
    return bound.volume(of(), SPEECHES, drawn)


@pytest.fixture(scope="session")
def data(volume: Volume, drawn: Design, book_style: BookStyle) -> bytes:
    return pdf.write(volume, drawn, book_style, [ATTACHED])


@pytest.fixture(scope="session")
def printed(data: bytes) -> tuple[PrintedPage, ...]:
    return pages.read(data)


@pytest.fixture(scope="session")
def document(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data)) as opened:
        yield opened


def placed(volume: Volume, name: str) -> list[int]:
    """Return the pages of a section in the file, from 0."""
    return [at for at, p in enumerate(volume.pages) if p.section and p.section.name == name]


def words(page: PrintedPage, design: Design) -> list[str]:
    """Return the lines inside the type area."""
    return [line.text for line in page.lines if _inside(line, design)]


def furniture(page: PrintedPage, design: Design) -> list[PrintedLine]:
    """Return the lines outside the type area: running head, page number."""
    return [line for line in page.lines if not _inside(line, design)]


def _inside(line: PrintedLine, design: Design) -> bool:
    area = design.style.page
    return area.top.pt <= line.y <= (area.top + area.type_area_height).pt


@pytest.mark.slow
def test_every_page_prints_the_lines_of_its_fragment(
    volume: Volume, printed: tuple[PrintedPage, ...], drawn: Design
) -> None:
    assert len(printed) == len(volume.pages)
    for page, there in zip(volume.pages, printed, strict=True):
        if page.section is None:
            assert there.lines == ()
            continue
        wanted = volume.fragments[page.section.name].lines[page.index]
        assert "".join(words(there, drawn)) == "".join("".join(wanted).split())


@pytest.mark.slow
def test_a_page_prints_the_ink_of_the_pdf_of_its_speech(
    volume: Volume, data: bytes, drawn: Design
) -> None:
    """The fonts are others and the page numbers too; inside the type area nothing differs."""
    own = writer.write(SPEECHES["s2"], drawn, b"")
    right_hand = [at for at, place in enumerate(placed(volume, "s2")) if volume.pages[place].recto]
    for at in right_hand:
        ink = _ink(data, placed(volume, "s2")[at], drawn)
        assert ink == _ink(own, at, drawn)
        assert len(set(ink)) > 100


def _ink(data: bytes, at: int, design: Design) -> bytes:
    """Return the picture of the type area of a page."""
    area = design.style.page
    crop = (area.inner.pt, area.bottom.pt, area.outer.pt, area.top.pt)
    document = pypdfium2.PdfDocument(data)
    try:
        return bytes(document[at].render(scale=2, crop=crop).buffer)
    finally:
        document.close()


@pytest.mark.slow
def test_glyphs_that_stand_for_two_characters_are_copied_as_they_are_in_each_speech(
    volume: Volume, printed: tuple[PrintedPage, ...], data: bytes
) -> None:
    """Both dots are one glyph in Fandol."""
    ends = {
        name: "".join(line.text for line in printed[placed(volume, name)[-1]].lines)
        for name in ("s1", "s2")
    }
    assert "中国·西平" in ends["s1"]
    assert "要点•一条" in ends["s2"]
    names = [font.name for font in pdf_file.read(data).fonts]
    assert sorted(names) == sorted([*set(names), "FandolFang-Regular"])


@pytest.mark.slow
def test_no_font_lacks_a_glyph_and_each_face_is_there_once(data: bytes, volume: Volume) -> None:
    fonts = pdf_file.read(data).fonts
    assert all(font.own_name and not font.missing for font in fonts)
    families = {font.family for one in volume.fragments.values() for font in one.fonts}
    assert {font.name for font in fonts} == families | {"FandolSong-Regular"}


@pytest.mark.slow
def test_left_pages_are_moved_so_that_the_binding_margin_is_at_the_spine(
    volume: Volume, printed: tuple[PrintedPage, ...], drawn: Design
) -> None:
    page = drawn.style.page
    for at in placed(volume, "s1")[1:-1]:
        left = min(line.left for line in printed[at].lines if _inside(line, drawn))
        margin = page.inner if volume.pages[at].recto else page.outer
        assert left == pytest.approx(margin.pt, abs=0.01)


@pytest.mark.slow
def test_page_numbers_stand_where_the_pdf_of_a_speech_has_them(
    volume: Volume, printed: tuple[PrintedPage, ...], drawn: Design
) -> None:
    own = pages.read(writer.write(SPEECHES["s1"], drawn, b""))
    right = drawn.style.page.width.pt - drawn.style.page.outer.pt
    for at, alone in zip(placed(volume, "s1"), own, strict=True):
        page = volume.pages[at]
        number, wanted = furniture(printed[at], drawn)[-1], furniture(alone, drawn)[-1]
        assert number.text == f"—{page.number}—"
        assert number.y == pytest.approx(wanted.y, abs=0.03)
        if page.recto:
            assert right - number.right == pytest.approx(drawn.style.folio.inset.pt, abs=0.01)
        else:
            inset = drawn.style.page.outer.pt + drawn.style.folio.inset.pt
            assert number.left == pytest.approx(inset, abs=0.01)
        assert number.glyphs[0].size == pytest.approx(wanted.glyphs[0].size)


def test_running_heads_stand_at_the_fore_edge_above_the_type_area(
    volume: Volume, printed: tuple[PrintedPage, ...], drawn: Design, book_style: BookStyle
) -> None:
    opening, left, right = placed(volume, "s1")[:3]
    assert len(furniture(printed[opening], drawn)) == 1
    part_head, speech_head = (furniture(printed[at], drawn)[0] for at in (left, right))
    assert part_head.text == "第一编人大工作"
    assert speech_head.text == "在第1次会议上的讲话"
    page = drawn.style.page
    assert part_head.left == pytest.approx(page.outer.pt, abs=0.01)
    assert speech_head.right == pytest.approx((page.width - page.outer).pt, abs=0.01)
    foot = speech_head.y + book_style.running.size.pt * 0.12
    assert page.top.pt - foot == pytest.approx(book_style.running.gap.pt, abs=0.01)
    assert speech_head.glyphs[0].size == pytest.approx(book_style.running.size.pt)


def test_front_matter_has_roman_numbers_and_bare_pages_none(
    volume: Volume, printed: tuple[PrintedPage, ...], drawn: Design
) -> None:
    shown = {
        page.section.name: [line.text for line in furniture(printed[at], drawn)]
        for at, page in enumerate(volume.pages)
        if page.section and page.index == 0
    }
    assert shown["编者说明"] == ["—III—"]
    assert shown["_contents"] == ["—V—"]
    assert shown["_cover"] == shown["_title-page"] == shown["_imprint"] == shown["_part-1"] == []


def test_page_labels_are_the_printed_numbers(volume: Volume, document: pikepdf.Pdf) -> None:
    assert [str(page.label) for page in document.pages] == [page.label for page in volume.pages]


def test_blank_pages_are_really_empty(volume: Volume, document: pikepdf.Pdf) -> None:
    blanks = [
        page.obj
        for page, place in zip(document.pages, volume.pages, strict=True)
        if place.section is None
    ]
    assert len(blanks) > 2
    assert all("/Contents" not in page and "/StructParents" not in page for page in blanks)


def test_the_structure_reads_in_the_order_of_the_pages(document: pikepdf.Pdf) -> None:
    places = {page.obj.objgen: at for at, page in enumerate(document.pages)}
    root: Any = document.Root.StructTreeRoot
    (whole,) = root.K
    assert [str(kid.S) for kid in whole.K][:6] == ["/Sect"] * 6
    assert [str(kid.S) for kid in whole.K][6:9] == ["/Art", "/Art", "/Sect"]
    seen = list(_content(whole, places))
    assert seen == sorted(seen)
    assert len(seen) == len(set(seen))
    assert set(seen) == set(_marked(document))


def _content(element: Any, places: dict[Any, int]) -> Iterator[tuple[int, int]]:
    """Yield page and number of all marked content below an element, in order."""
    for kid in element.K:
        if isinstance(kid, int):
            yield places[element.Pg.objgen], kid
        elif kid.get("/Type") == "/MCR":
            yield places[kid.Pg.objgen], int(kid.MCID)
        elif kid.get("/Type") == "/StructElem":
            assert kid.P.objgen == element.objgen
            yield from _content(kid, places)


def _marked(document: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    """Yield page and number of all content that is marked in the pages."""
    for at, page in enumerate(document.pages):
        for step in pikepdf.parse_content_stream(page, "BDC"):
            facts: Any = step.operands[1]
            if "/MCID" in facts:
                yield at, int(facts.MCID)


def test_the_parent_tree_leads_from_all_content_and_links_to_what_holds_them(
    document: pikepdf.Pdf,
) -> None:
    root: Any = document.Root.StructTreeRoot
    numbers = list(root.ParentTree.Nums)
    holders = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert list(holders) == list(range(int(root.ParentTreeNextKey)))
    for page in document.pages:
        if "/StructParents" in page:
            held = holders.pop(int(page.StructParents))
            for number, holder in enumerate(held):
                assert any(_holds(kid, number, page, holder) for kid in holder.K)
        for annotation in page.get("/Annots", ()):
            holder = holders.pop(int(annotation.StructParent))
            assert any(
                kid.Obj.objgen == annotation.objgen
                for kid in holder.K
                if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"
            )
    assert holders == {}


def _holds(kid: Any, number: int, page: Any, holder: Any) -> bool:
    if isinstance(kid, int):
        return kid == number and bool(holder.Pg.objgen == page.obj.objgen)
    return kid.get("/MCID") == number and bool(kid.Pg.objgen == page.obj.objgen)


def test_the_outline_has_parts_speeches_and_headings(volume: Volume, document: pikepdf.Pdf) -> None:
    places = {page.obj.objgen: at for at, page in enumerate(document.pages)}

    def listed(items: list[Any], depth: int = 0) -> Iterator[tuple[int, str, int]]:
        for item in items:
            yield depth, item.title, places[item.destination[0].objgen]
            yield from listed(list(item.children), depth + 1)

    with document.open_outline() as outline:
        found = list(listed(list(outline.root)))
    first = {p.section.name: at for at, p in reversed(list(enumerate(volume.pages))) if p.section}
    assert found[:3] == [
        (0, "版本记录", first["_imprint"]),
        (0, "编者说明", first["编者说明"]),
        (0, "目　录", first["_contents"]),
    ]
    assert found[3:9] == [
        (0, "第一编　人大工作", first["_part-1"]),
        (1, "在第1次会议上的讲话", first["s1"]),
        (2, "一、提高认识", first["s1"]),
        (1, "在第2次会议上的讲话", first["s2"]),
        (2, "一、提高认识", first["s2"]),
        (2, "二、抓好落实", placed(volume, "s2")[-1]),
    ]


def test_speeches_without_a_part_stand_by_themselves_in_the_outline(
    drawn: Design, book_style: BookStyle
) -> None:
    short = {name: Speech(SPEECHES[name].meta, (para("完。"),)) for name in ("s1", "s2")}
    first, second = (one.meta for one in short.values())
    made = bound.volume(book(part("第一编", first), part(None, second)), short, drawn)
    data = BytesIO(pdf.write(made, drawn, book_style))
    with pikepdf.open(data) as document, document.open_outline() as outline:
        titles = [(item.title, len(item.children)) for item in outline.root]
    assert titles[-2:] == [("第一编", 1), ("在第2次会议上的讲话", 0)]


def test_links_lead_to_the_pages_of_the_book_and_say_so(
    volume: Volume, document: pikepdf.Pdf, drawn: Design
) -> None:
    places = {page.obj.objgen: at for at, page in enumerate(document.pages)}
    (at,) = placed(volume, "_contents")
    annotations = list(document.pages[at].Annots)
    sections = [p.section for p in volume.pages if p.section and not p.roman and p.index == 0]
    first = [placed(volume, name)[0] for name in ("编者说明", *(s.name for s in sections))]
    assert [places[a.A.D[0].objgen] for a in annotations] == first
    assert {str(a.A.S) for a in annotations} == {"/GoTo"}
    said = [str(annotation.Contents) for annotation in annotations]
    assert said[0] == "编者说明，第 III 页"
    assert said[2] == "在第1次会议上的讲话，第 3 页"
    assert all(int(a.F) == 4 for a in annotations)
    assert float(annotations[0].Rect[0]) == pytest.approx(drawn.style.page.inner.pt, abs=0.01)


def test_the_file_tells_title_compiler_and_day_and_no_clock(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as facts:
        assert facts["dc:title"] == "讲话选编"
        assert facts["dc:creator"] == ["办公室"]
        assert facts["dc:description"] == "四篇"
        assert facts["xmp:CreateDate"] == facts["xmp:ModifyDate"] == "2020-12"
    assert str(document.docinfo.CreationDate) == "D:202012"
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(document.Root.MarkInfo.Marked)
    assert str(document.Root.Lang) == "zh-CN"


def test_attachments_have_the_day_of_the_book(document: pikepdf.Pdf) -> None:
    attached = document.attachments["xuanbian.yaml"].get_file()
    assert attached.read_bytes() == b"title: x\n"
    assert str(attached.obj.Params.ModDate) == "D:20201201000000Z"
    assert str(attached.obj.Params.CreationDate) == "D:20201201000000Z"
    (file,) = document.Root.AF
    assert str(file.AFRelationship) == "/Source"


@pytest.mark.slow
def test_the_same_volume_gives_the_same_bytes(
    data: bytes, drawn: Design, book_style: BookStyle
) -> None:
    again = bound.volume(of(), SPEECHES, drawn)
    assert pdf.write(again, drawn, book_style, [ATTACHED]) == data


@pytest.mark.slow
def test_a_corrected_word_changes_only_the_page_where_it_stands(
    volume: Volume, data: bytes, drawn: Design, book_style: BookStyle
) -> None:
    corrected = {**SPEECHES, "s1": speech(1, words="中国·东平")}
    other = pdf.write(bound.volume(of(corrected), corrected, drawn), drawn, book_style, [ATTACHED])
    before, after = (_contents(one) for one in (data, other))
    changed = [at for at, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    assert changed == [placed(volume, "s1")[-1]]


def _contents(data: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(data)) as document:
        return [b"".join(_streams(page)) for page in document.pages]


def _streams(page: pikepdf.Page) -> Iterator[bytes]:
    contents: Any = page.obj.get("/Contents", pikepdf.Array())
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        yield stream.read_bytes()


@pytest.mark.slow
def test_a_book_on_one_side_moves_no_page(drawn: Design, book_style: BookStyle) -> None:
    made = bound.volume(of(sides=1), SPEECHES, drawn)
    there = pages.read(pdf.write(made, drawn, book_style))
    inner = drawn.style.page.inner.pt
    for at in placed(made, "s1")[:-1]:
        left = min(line.left for line in there[at].lines if _inside(line, drawn))
        assert left == pytest.approx(inner, abs=0.01)


def test_a_book_without_date_or_compiler_claims_none(
    volume: Volume, drawn: Design, book_style: BookStyle
) -> None:
    plain = replace(volume.book, settings=Settings("x", "选编", ()))
    with pikepdf.open(
        BytesIO(pdf.write(replace(volume, book=plain), drawn, book_style))
    ) as document:
        assert "/CreationDate" not in document.docinfo
        assert "/Author" not in document.docinfo
        assert not {"/AF", "/Names"} & set(document.Root)
