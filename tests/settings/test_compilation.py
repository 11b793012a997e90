from datetime import date
from typing import Any

import pytest

from converters.errors import SourceError
from converters.settings import compilation
from converters.settings.compilation import Order, Print, Selection
from converters.speech.dates import PartialDate
from converters.speech.model import Circulation, Meta
from tests.make import book_settings, meta

ALL = "title: 选编\nselect: {all: true}\n"


def speeches() -> list[Meta]:
    return [
        meta("s1", "甲", date=date(2020, 5, 1), speaker="张三", topics=("代表工作",)),
        meta("s2", "乙", date=date(2019, 5, 1), speaker="李四", organ="县人大"),
        meta("s3", "丙", kind="发言", speaker="张三"),
    ]


def ids(data: str) -> list[list[str]]:
    book = compilation.resolve(book_settings(data), speeches())
    return [[m.id for m in part.speeches] for part in book.parts]


def refused(data: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        compilation.resolve(book_settings(data), speeches())
    return caught.value


def test_a_book_of_all_stands_from_old_to_new_with_the_undated_last() -> None:
    assert ids(ALL) == [["s2", "s1", "s3"]]


def test_newest_first_keeps_the_undated_last() -> None:
    assert ids(ALL + "order: newest\n") == [["s1", "s2", "s3"]]


def test_listed_speeches_keep_their_order() -> None:
    assert ids("title: 选编\nspeeches: [s3, s1]\n") == [["s3", "s1"]]


def test_listed_speeches_are_sorted_where_an_order_is_asked_for() -> None:
    assert ids("title: 选编\nspeeches: [s3, s1, s2]\norder: oldest\n") == [["s2", "s1", "s3"]]


@pytest.mark.parametrize(
    ("select", "chosen"),
    [
        ("years: [2019]", ["s2"]),
        ("speakers: [张三]", ["s1", "s3"]),
        ("organs: [县人大]", ["s2"]),
        ("topics: [代表工作, 别的]", ["s1"]),
        ("kinds: [发言]", ["s3"]),
        ("statuses: [draft]", ["s2", "s1", "s3"]),
        ("speakers: [张三], kinds: [讲话]", ["s1"]),
    ],
)
def test_a_query_chooses_what_fulfils_every_condition(select: str, chosen: list[str]) -> None:
    assert ids(f"title: 选编\nselect: {{{select}}}\n") == [chosen]


def test_parts_hold_their_own_speeches() -> None:
    data = (
        "title: 选编\nparts:\n"
        "- {title: 一, select: {years: [2019]}}\n- {title: 二, speeches: [s3]}\n"
    )
    assert ids(data) == [["s2"], ["s3"]]


def test_a_part_takes_the_order_of_the_book_unless_it_has_its_own() -> None:
    data = "title: 选编\norder: newest\nparts:\n- {title: 一, select: {all: true}}\n"
    assert book_settings(data).chapters[0].order is Order.NEWEST


def test_an_empty_selection_is_refused_with_the_line_of_its_part() -> None:
    fault = refused("title: 选编\nparts:\n- title: 一\n  select: {years: [1990]}\n")
    assert (fault.line, "“一”一篇讲话也没有选到" in fault.reason) == (3, True)


def test_a_missing_id_is_refused_with_its_line() -> None:
    fault = refused("title: 选编\nspeeches:\n- s1\n- s9\n")
    assert (fault.line, fault.reason) == (4, "没有编号为 s9 的讲话")


def test_a_speech_in_two_parts_is_refused_and_both_are_named() -> None:
    fault = refused(
        "title: 选编\nparts:\n- {title: 一, select: {years: [2020]}}\n"
        "- title: 二\n  speeches:\n  - s2\n  - s1\n"
    )
    assert (fault.line, fault.reason) == (7, "讲话 s1（甲）既在“一”里，又在“二”里")


def test_a_speech_listed_twice_is_refused() -> None:
    assert refused("title: 选编\nspeeches:\n- s1\n- s1\n").line == 4


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("title: 选编\n", 1),
        ("title: 选编\nspeeches: [s1]\nselect: {all: true}\n", 1),
        ("title: 选编\nselect: {all: true}\nparts:\n- {title: 一, speeches: [s1]}\n", 2),
        ("title: 选编\nparts:\n- title: 一\n", 3),
        ("title: 选编\nselect: {}\n", 2),
        ("title: 选编\nselect: {year: [2020]}\n", 2),
        ("title: 选编\nselect: {all: true}\noptions:\n  sides: 3\n", 4),
        ("title: 选编\nselect: {all: true}\ndate: 2020-13\n", 3),
        ("title: 选编\nselect: {all: true}\nfile: ../上\n", 3),
        ("title: 选编\nselect: {all: true}\nfront: [../a.md]\n", 3),
        ("", 1),
    ],
)
def test_wrong_settings_are_refused_with_their_line(data: str, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        book_settings(data)
    assert caught.value.line == line


def test_what_is_not_written_has_its_usual_value() -> None:
    settings = book_settings(ALL)
    assert (settings.formats, settings.print, settings.options.sides) == (
        ("pdf", "docx"),
        Print(),
        2,
    )


def test_the_outputs_have_the_name_of_the_file_or_their_own() -> None:
    assert book_settings(ALL).output == "a"
    assert book_settings(ALL + "file: b\n").output == "b"


def test_an_empty_query_holds_everything() -> None:
    assert all(one in Selection() for one in speeches())


def test_a_book_finds_each_speaker_and_the_year_of_a_date_known_in_part() -> None:
    found = meta("s1", speakers=("李明", "王芳"), date=PartialDate(2024))
    assert found in Selection({"speakers": ("王芳",), "years": (2024,)})
    assert found not in Selection({"speakers": ("李明、王芳",)})


def test_in_a_book_a_year_stands_before_its_months_and_a_month_before_its_days() -> None:
    days = ["2024-03-01", "2024-03", "2024", "2023-12-31"]
    known = [meta(f"s{day}", date=PartialDate.fromisoformat(day)) for day in days]
    [part] = compilation.resolve(book_settings(ALL), known).parts
    assert [str(item.date) for item in part.speeches] == sorted(days)


@pytest.mark.parametrize("written", ["2021-02-30", "2021-13", "2021-06-31", "0000-01", "2021"])
def test_a_date_that_no_calendar_has_is_told_with_its_line(written: str) -> None:
    with pytest.raises(SourceError) as told:
        book_settings(f"title: 书\ndate: {written}\nselect: {{all: true}}\n")
    assert (told.value.line, "date" in told.value.reason) == (2, True)


@pytest.mark.parametrize(
    "facts", [{"public": False}, {"circulation": Circulation(secrecy="机密★1年")}]
)
@pytest.mark.parametrize("chosen", ["speeches: [s1, s2]", "select: {all: true}"])
def test_a_restricted_speech_is_for_internal_books_alone(
    facts: dict[str, Any], chosen: str
) -> None:
    speeches = [meta("s1"), meta("s2", title="在会上|的讲话", **facts)]
    settings = book_settings(f"title: 书\n{chosen}\n")
    with pytest.raises(SourceError, match=r"s2（在会上的讲话）.*internal: true"):
        compilation.resolve(settings, speeches)
    inside = book_settings(f"title: 书\ninternal: true\n{chosen}\n")
    assert [one.id for one in compilation.resolve(inside, speeches).speeches] == ["s1", "s2"]
    assert (settings.note, inside.note) == (None, "内部资料，注意保存")
