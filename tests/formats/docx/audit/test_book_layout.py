"""The pages of a book's DOCX: running heads, and which section is which."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters import resources
from converters.audit import book_file
from converters.audit.book_file import BookFile, Item, Link
from converters.audit.book_parts import WantedPart
from converters.audit.pages import PrintedGlyph, PrintedLine, PrintedPage
from converters.formats.docx.audit import book_layout
from converters.formats.docx.audit.book_layout import PageLink
from converters.settings.compilation import Book
from tests.books.make import book, member, part
from tests.make import circulation, restyled


def heads(monkeypatch: pytest.MonkeyPatch, *there: str) -> list[str]:
    """Return what is said of the running heads of a speech on so many pages of a book."""
    meta: Any = object()
    section = (WantedPart("水利讲话", "水利讲话", meta, None), 0, len(there))
    monkeypatch.setattr(book_layout, "_sections", lambda *_: [section])
    monkeypatch.setattr(book_layout, "_furniture", lambda _, page, __: (there[page], ""))
    options = SimpleNamespace(sides=1, recto=False, running_heads=True)
    settings = SimpleNamespace(options=options, plain_title="选编")
    labels = [str(page + 1) for page in range(len(there))]
    layout = SimpleNamespace(labels=labels, unnumbered=frozenset())
    book = SimpleNamespace(settings=settings)
    nothing: Any = None
    found = book_layout._heads(nothing, cast("Any", layout), cast("Any", book), nothing)
    return [fault.message for fault in found]


def test_a_speech_has_its_head_from_its_third_page_on_and_may_from_its_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert heads(monkeypatch, "", "", "水利讲话", "水利讲话") == []
    assert heads(monkeypatch, "", "水利讲话", "水利讲话") == []
    assert len(heads(monkeypatch, "水利讲话", "", "水利讲话")) == 1
    (said,) = heads(monkeypatch, "", "别的讲话", "水利讲话")
    assert said.startswith("第 2 页书眉")
    (said,) = heads(monkeypatch, "", "", "别的讲话")
    assert "应为“水利讲话”，现为“别的讲话”" in said


def test_sections_are_found_by_their_titles_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    titles = {"水利讲话": "水利讲话", "没有的": "没有的", "公告第三号": "公告"}
    wanted = [WantedPart(title, headline, None, None) for title, headline in titles.items()]
    monkeypatch.setattr(book_layout, "wanted", lambda _: wanted)
    outline = [
        SimpleNamespace(title=title, page=page, depth=depth)
        for title, page, depth in (("水利讲话", 0, 0), ("一、小题", 1, 1), ("公告", 3, 0))
    ]
    file = SimpleNamespace(outline=outline, pages=range(5))
    found = [*book_layout._sections(cast("Any", file), cast("Any", None))]
    assert [(one.title, start, end) for one, start, end in found] == [
        *(("水利讲话", 0, 3), ("公告第三号", 3, 5)),
    ]


STYLE = restyled(resources.text("styles/gbt9704.toml"))
TOP, FOOT = STYLE.page.top.pt, STYLE.page.foot.pt
NONE: Any = None


def printed(text: str, y: float) -> PrintedLine:
    glyphs = (PrintedGlyph(char, 100 + 16 * n, y, 16, 16, "face") for n, char in enumerate(text))
    return PrintedLine(tuple(glyphs), frozenset())


Sheet = tuple[str, str, str]
"""The words above, in and below the type area of a page."""


def file(
    sheets: Sequence[Sheet], outline: Sequence[Item] = (), links: Sequence[Link] = ()
) -> BookFile:
    """Return a book of these pages; what is empty is not there."""
    heights = (TOP - 1, TOP, FOOT + 1)
    pages = tuple(
        PrintedPage(
            number,
            STYLE.page.width.pt,
            STYLE.page.height.pt,
            tuple(printed(text, y) for text, y in zip(sheet, heights, strict=True) if text),
            (),
        )
        for number, sheet in enumerate(sheets, 1)
    )
    return BookFile(pages, tuple(outline), (), tuple(links), NONE)


def examined(
    monkeypatch: pytest.MonkeyPatch, found: BookFile, of: Book
) -> tuple[book_layout.BookLayout, list[str]]:
    monkeypatch.setattr(book_file, "read", lambda _: found)
    design: Any = SimpleNamespace(style=STYLE)
    seen, faults = book_layout.examine(b"", of, design)
    assert book_layout.check(b"", of, design) == faults
    assert book_layout.read(b"", design) == seen
    return seen, [one.message for one in faults]


ONE, TWO = "在第1次会议上的讲话", "在第2次会议上的讲话"
FRONT: list[Sheet] = [("", "封面", ""), ("", "目录", "—I—")]
PART: Sheet = ("", "第一编", "")


def numbered(first: int, title: str, *heads: str) -> list[Sheet]:
    """Return the pages of a speech with these words above its pages after the first."""
    words = ["", *heads]
    return [(head, title, f"—{first + at}—") for at, head in enumerate(words)]


def bound(*sheets: Sheet, **options: Any) -> tuple[BookFile, Book]:
    """Return a book of a part with two speeches, the first on the sixth page, the other behind."""
    of = book(part("第一编", member(1), member(2)), **options)
    second = next(at for at, sheet in enumerate(sheets) if sheet[1] == TWO)
    outline = [Item(0, "第一编", 2), Item(1, ONE, 3), Item(2, "一、小题", 4), Item(1, TWO, second)]
    return file(sheets, outline), of


def test_a_sound_book_is_measured_without_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [
        *FRONT,
        PART,
        *numbered(3, ONE, "", ONE, "第一编"),
        *numbered(7, TWO, "第一编", TWO),
    ]
    found, of = bound(*sheets)
    seen, told = examined(monkeypatch, found, of)
    assert told == []
    assert seen.labels == ("", "I", "1", "3", "4", "5", "6", "7", "8", "9")
    assert (seen.pages, seen.entries, seen.true) == (10, (), 0)


@pytest.mark.parametrize(
    ("speech", "options", "told"),
    [
        (numbered(3, ONE, "", "别的"), {}, ["第 5 页书眉应为“在第1次会议上的讲话”，现为“别的”"]),
        (numbered(3, ONE, "", ""), {}, ["第 5 页书眉应为“在第1次会议上的讲话”，现为“”"]),
        (numbered(3, ONE, "", ONE, ONE), {}, [f"第 6 页书眉应为“第一编”，现为“{ONE}”"]),
        (numbered(3, ONE, "", ONE, ONE), {"sides": 1}, []),
        (numbered(3, ONE, "", ""), {"running_heads": False}, []),
        (numbered(3, ONE, "", ONE), {"running_heads": False},
         ["第 5 页书眉应为“”，现为“在第1次会议上的讲话”"]),
        (numbered(4, ONE, ""), {}, ["《在第1次会议上的讲话》排在第 4 页，没有从右页起"]),
        (numbered(4, ONE, ""), {"recto": False}, []),
        (numbered(4, ONE, ""), {"sides": 1}, []),
    ],
)  # fmt: skip
def test_heads_and_sides_are_those_of_the_options(
    monkeypatch: pytest.MonkeyPatch, speech: list[Sheet], options: dict[str, Any], told: list[str]
) -> None:
    label = int(speech[-1][2].strip("—")) + 1
    rest = numbered(label + (1 - label % 2), TWO)
    part_number = ("", "第一编", "—1—")
    found, of = bound(*FRONT, part_number, *speech, *rest, **options)
    assert examined(monkeypatch, found, of)[1] == told


def test_a_part_begins_on_a_right_hand_page_whatever_speeches_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    part_number = ("", "第一编", "—2—")
    sheets = [*FRONT, part_number, *numbered(3, ONE), *numbered(4, TWO)]
    found, of = bound(*sheets, recto=False)
    assert examined(monkeypatch, found, of)[1] == ["《第一编》排在第 2 页，没有从右页起"]
    found, of = bound(*sheets, sides=1)
    assert examined(monkeypatch, found, of)[1] == []


def test_a_speech_outside_parts_has_the_name_of_the_book_above_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of = book(part(None, member(1)))
    cover = of.settings.plain_title
    sheets = [*FRONT, *numbered(1, ONE, "", ONE, cover)]
    outline = [Item(0, ONE, 2)]
    assert examined(monkeypatch, file(sheets, outline), of)[1] == []
    sheets[-1] = (ONE, ONE, "—4—")
    (said,) = examined(monkeypatch, file(sheets, outline), of)[1]
    assert said == f"第 4 页书眉应为“{cover}”，现为“{ONE}”"


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (["", "I", "II", "1", "2"], []),
        (["", "I", "", "", "1", "3"], []),
        (["1", "2"], ["正文之前的页码不是罗马数字"]),
        (["", "", "1"], ["正文之前的页码不是罗马数字"]),
        (["I", "1", "1"], ["正文的页码不是从小到大的阿拉伯数字"]),
        (["I", "2", "1"], ["正文的页码不是从小到大的阿拉伯数字"]),
        (["I", "1", "II"], ["正文的页码不是从小到大的阿拉伯数字"]),
        (["I", "II"], []),
        ([""], ["正文之前的页码不是罗马数字"]),
    ],
)
def test_numbers_are_roman_first_and_grow_then(labels: list[str], told: list[str]) -> None:
    seen = book_layout.BookLayout(len(labels), tuple(labels), ())
    assert [one.message for one in book_layout._labels(seen)] == told


@pytest.mark.parametrize(
    ("printed_", "labels"),
    [
        (["I", "", "3"], ["I", "1", "3"]),
        (["", "3"], ["1", "3"]),
        (["I", "", "2"], ["I", "1", "2"]),
        (["5", "", "7"], ["5", "6", "7"]),
        (["5", "", "9"], ["5", "7", "9"]),
        (["5", "", "8"], ["5", "7", "8"]),
        (["", "I", ""], ["", "I", ""]),
        (["", ""], ["", ""]),
    ],
)
def test_the_title_page_of_a_part_has_a_number_though_none_is_printed(
    printed_: list[str], labels: list[str]
) -> None:
    assert [*book_layout._with_parts(printed_)] == labels


@pytest.mark.parametrize(
    ("foot", "label"),
    [("—12—", "12"), ("—IV—", "IV"), ("12", ""), ("—A—", ""), ("", ""), ("书—12—眉", "12")],
)
def test_the_number_of_a_page_is_that_under_the_type_area(foot: str, label: str) -> None:
    assert book_layout._label(file([("—1—", "—2—", foot)]), 0, STYLE) == label
    at_the_foot = PrintedPage(1, 1, 1, (printed("—3—", FOOT), printed("—4—", TOP)), ())
    assert book_layout._label(BookFile((at_the_foot,), (), (), (), NONE), 0, STYLE) == ""


def test_links_with_a_number_tell_where_their_target_is(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [*FRONT, *numbered(1, ONE, "", ONE)]

    def link(text: str, target: int | None) -> tuple[Sheet, Link]:
        page = ("", text, "—II—")
        return page, Link(0, 90, TOP - 5, 900, TOP + 5, target)

    told = [link(f"{ONE}3", 4), link(f"{ONE}4", 4), link(ONE, 4), link("I", 1), link("网址3", None)]
    told.append(link("第3", 0))
    pages = [sheet for sheet, _ in told]
    links = [
        Link(5 + at, one.left, one.top, one.right, one.bottom, one.target)
        for at, (_, one) in enumerate(told)
    ]
    monkeypatch.setattr(book_file, "read", lambda _: file([*sheets, *pages], (), links))
    design: Any = SimpleNamespace(style=STYLE)
    layout = book_layout.read(b"", design)
    assert layout.entries == (
        PageLink(f"{ONE}3", "3", "3"),
        PageLink(f"{ONE}4", "4", "3"),
        PageLink("I", "I", "I"),
    )
    assert layout.true == 2
    (fault,) = book_layout._entries(layout)
    assert fault.message == f"“{ONE}4”写的是第 4 页，LibreOffice 排在第 3 页"


FOOT_OF_IT: Sheet = ("", "西平县人大常委会办公室　2020年7月20日印发", "")


def with_imprint(pages: int, *, circulated: bool = True) -> tuple[BookFile, Book]:
    """Return a book of a speech on so many pages, its 版记 on one without number, and another."""
    facts = {"circulation": circulation()} if circulated else {}
    of = book(part(None, member(1, **facts), member(2)), recto=False)
    sheets = [*FRONT, *numbered(1, ONE, *["讲话选编", ONE][: pages - 1]), FOOT_OF_IT]
    second = len(sheets)
    sheets += numbered(pages + 3 if pages % 2 == 0 else pages + 2, TWO)
    return file(sheets, [Item(0, ONE, 2), Item(0, TWO, second)]), of


def test_the_page_of_an_imprint_after_a_blank_one_has_neither_number_nor_head(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen, said = examined(monkeypatch, *with_imprint(2))
    assert seen.labels == ("", "I", "1", "2", "4", "5")
    assert seen.unnumbered == {4}
    assert said == []


def test_a_page_that_lacks_its_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = examined(monkeypatch, *with_imprint(1))
    assert f"《{ONE}》版记之前没有空白页，所在的一页应有页码" in said
    _, said = examined(monkeypatch, *with_imprint(2, circulated=False))
    assert said == ["第 4 页没有页码"]
