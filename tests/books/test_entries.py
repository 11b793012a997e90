from datetime import date

import pytest

from converters.books import entries, pagination
from converters.books.entries import HeadingEntry
from converters.books.fragment import CellPlace, Fragment
from converters.books.pagination import BookPage
from converters.settings.compilation import Book
from converters.speech.dates import PartialDate
from converters.speech.model import Change, Source
from tests.books.make import book, member, part


def pages(of: Book, length: int = 2) -> list[BookPage]:
    sections = [*pagination.body_sections(of), *entries.end_sections(of)]
    return pagination.body_pages(sections, {section.name: length for section in sections}, of)


def test_contents_list_parts_speeches_and_end_matter_with_their_pages() -> None:
    of = book(part("第一编", member(1)), part("第二编", member(2, speaker=None)))
    lines = entries.contents(pages(of, 1), of, {})
    assert [(e.level, e.text, e.second, e.target.label) for e in lines] == [
        (1, "第一编", None, "1"),
        (2, "在第1次会议上的讲话", "张三　2020年1月1日", "3"),
        (1, "第二编", None, "5"),
        (2, "在第2次会议上的讲话", "2020年1月2日", "7"),
        (1, "讲话人索引", None, "9"),
    ]


def test_headings_are_listed_with_their_own_pages_where_asked_for() -> None:
    of = book(part(None, member(1)), headings=True, index=())
    lines = entries.contents(
        pages(of), of, {"s1": [HeadingEntry("一、甲", 0), HeadingEntry("二、乙", 1)]}
    )
    assert [(e.level, e.text, e.target.label) for e in lines[1:]] == [
        (3, "一、甲", "1"),
        (3, "二、乙", "2"),
    ]


def test_headings_are_left_out_otherwise() -> None:
    of = book(part(None, member(1)), index=())
    assert len(entries.contents(pages(of), of, {"s1": [HeadingEntry("一、甲", 0)]})) == 1


def test_an_index_is_grouped_by_letter_and_sorted_by_sound() -> None:
    of = book(
        part(
            None,
            member(1, speaker="张三"),
            member(2, speaker="单田芳"),
            member(3, speaker="曾国藩"),
            member(4, speaker="张三"),
        )
    )
    groups = entries.index(of, "speakers", pages(of))
    assert [(g.letter, [e.text for e in g.entries]) for g in groups] == [
        ("S", ["单田芳"]),
        ("Z", ["曾国藩", "张三"]),
    ]
    assert [t.label for t in groups[1].entries[1].targets] == ["1", "7"]


def test_only_indexes_with_entries_and_tables_with_rows_are_made() -> None:
    of = book(part(None, member(1, speaker=None)))
    assert entries.end_sections(of) == []
    facts = {"source": Source(publisher="某报"), "topics": ("代表",)}
    changed = (Change(date(2021, 1, 1), "更正", "改一字", "误字", "正字"),)
    of = book(part(None, member(1, changes=changed, **facts)))
    assert [s.name for s in entries.end_sections(of)] == [
        *("_index-speakers", "_index-topics", "_sources", "_errata")
    ]


def test_sources_tell_publisher_day_and_address_but_no_file_of_the_editor() -> None:
    source = Source("张局手机号.txt", 2, "某报", date(2020, 1, 3), "https://example.org/1")
    private = Source("张局手机号.txt", 1)
    of = book(part(None, member(1, source=source), member(2), member(3, source=private)))
    (entry,) = entries.sources(of, pages(of))
    assert entry.lines == ("某报，2020年1月3日发布", "https://example.org/1")
    assert (entry.title, entry.target.label) == ("在第1次会议上的讲话", "1")


def test_speeches_that_tell_but_a_file_make_no_list_of_sources() -> None:
    of = book(part(None, member(1, speaker=None, source=Source("a.txt", 2))))
    assert entries.end_sections(of) == []


def test_an_erratum_is_found_on_its_page_and_line_also_across_a_line_end() -> None:
    change = Change(date(2021, 1, 1), "更正", "改人名", "工做", "工作")
    of = book(part(None, member(1, changes=(change,))))
    printed = Fragment(b"", (("题", "　　做好"), ("各项工", "作。")), ())
    (erratum,) = entries.errata(of, pages(of), {"s1": printed})
    assert (erratum.target.label, erratum.line) == ("2", 1)
    assert (erratum.was, erratum.now) == ("工做", "工作")
    assert erratum.note == "更正：改人名（2021年1月1日）"


def test_an_erratum_without_words_stands_at_the_beginning_of_its_speech() -> None:
    change = Change(date(2021, 1, 1), "补充", "补附件")
    of = book(part(None, member(1, changes=(change,))))
    (erratum,) = entries.errata(of, pages(of), {"s1": Fragment(b"", (("题",),), ())})
    assert (erratum.target.label, erratum.line) == ("1", None)


@pytest.mark.parametrize(
    ("now", "page", "cell"),
    [
        ("人和镇管委会", "1", CellPlace(1, 1, 1)),  # over two lines of its cell
        ("712", "2", CellPlace(1, 3, 1)),
        ("71", "2", CellPlace(1, 3, 1)),  # not 7 and the 1 of the next cell
        ("12", "1", CellPlace(1, 2, 2)),
        ("34", "2", CellPlace(2, 1, 1)),
        ("表 后", "2", None),
    ],
)
def test_an_erratum_in_a_table_tells_its_cell(now: str, page: str, cell: CellPlace | None) -> None:
    change = Change(date(2021, 1, 1), "更正", "改", "误", now)
    of = book(part(None, member(1, changes=(change,))))
    first = (("题", None), ("人和镇", (1, 1)), ("管委会", (1, 1)), ("7", (2, 1)), ("12", (2, 2)))
    second = (("712", (3, 1)), ("表后", None), ("34", (1, 1)))
    printed = Fragment(
        b"",
        tuple(tuple(words for words, _ in lines) for lines in (first, second)),
        (),
        cells=tuple(
            tuple(at and CellPlace(2 if words == "34" else 1, *at) for words, at in lines)
            for lines in (first, second)
        ),
    )
    (erratum,) = entries.errata(of, pages(of), {"s1": printed})
    assert (erratum.target.label, erratum.cell) == (page, cell)
    assert (erratum.line is None) is (cell is not None)


def test_several_speakers_stand_together_in_the_contents_and_each_in_the_index() -> None:
    both = member(1, speakers=("李明", "王芳"), speaker=None, date=PartialDate(2024, 3))
    of = book(part(None, both, member(2, speaker="王芳")))
    assert entries.contents(pages(of), of, {})[0].second == "李明、王芳　2024年3月"
    names = [e.text for g in entries.index(of, "speakers", pages(of)) for e in g.entries]
    assert names == ["李明", "王芳"]
    [*_, last] = entries.index(of, "speakers", pages(of))
    assert len(last.entries[0].targets) == 2
