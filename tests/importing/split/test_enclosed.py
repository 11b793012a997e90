"""Which lines are those of attachments, by what is told of them and by their marks."""

import pytest

from converters.importing.passage import whole
from converters.importing.split import enclosed
from converters.importing.split.attachment_lines import Enclosed
from converters.importing.text.lines import SourceLine
from converters.readers.raw import LineMarks, LineRole

TOLD = ("附件：1.任务表", "2.名单")
BELOW = ("附件1", "任务表", "各单位抓好落实。", "附件2", "名单", "张三、李四。")
MARK, TITLE = (LineMarks(role=LineRole.ATTACHMENT_MARK), LineMarks(role=LineRole.ATTACHMENT_TITLE))


def lines(*texts: str | tuple[str, LineMarks]) -> list[SourceLine]:
    found = []
    for number, text in enumerate(texts, 1):
        words, marks = text if isinstance(text, tuple) else (text, LineMarks())
        found.append(SourceLine(whole(words), number, marks=marks))
    return found


def apart(*texts: str | tuple[str, LineMarks]) -> tuple[list[str], list[Enclosed]]:
    kept, found = enclosed.apart(lines("散会。", *texts))
    return [line.text for line in kept[1:]], found


def names(one: Enclosed) -> list[tuple[int | None, str, int]]:
    return [(each.number, enclosed.title_of(each), len(each.lines)) for each in one.found]


def test_what_is_told_and_stands_below_is_attached() -> None:
    kept, (one,) = apart(*TOLD, "县政府", "2024年3月5日", *BELOW)
    assert kept == [*TOLD, "县政府", "2024年3月5日"]
    assert names(one) == [(1, "任务表", 1), (2, "名单", 1)]
    assert one.agreed
    assert one.above.text == "2024年3月5日"


@pytest.mark.parametrize(
    ("told", "below"),
    [
        (("附件：1、任务表；", "2、名单。"), BELOW),
        (TOLD, BELOW[:3]),
        (TOLD, ("附件1", "任务分工表", *BELOW[2:])),
        (("附件：1.任务表", "2.名单", "3.地图"), BELOW),
    ],
    ids=["other points", "one missing", "another title", "one more"],
)
def test_what_says_otherwise_than_is_printed_is_not_agreed(
    told: tuple[str, ...], below: tuple[str, ...]
) -> None:
    kept, (one,) = apart(*told, *below)
    assert kept == [*told]
    assert not one.agreed
    assert len(one.found) == below.count("附件1") + below.count("附件2")


@pytest.mark.parametrize(
    "texts",
    [
        BELOW,
        TOLD,
        (*TOLD, *["散会。"] * 9, *BELOW),
        (*TOLD, "附件2", *BELOW[1:3]),
        (*TOLD, "附件1", "各单位要落实；要抓好。", "散会。"),
        (*TOLD, "附件1", "任务表"),
        ("附件一：任务表", "附件二：人员名单", *BELOW),
        (*TOLD, "附表1", *BELOW[1:3]),
        (*TOLD, "附件一览", *BELOW[1:3]),
    ],
    ids=[
        *("untold", "not there", "far", "another number", "no title", "no text"),
        *("told otherwise, of another title", "another noun", "no number"),
    ],
)
def test_what_is_not_certain_stays(texts: tuple[str, ...]) -> None:
    assert apart(*texts) == ([*texts], [])


def test_a_title_may_stand_behind_its_mark_or_on_several_lines() -> None:
    _, (one,) = apart(*TOLD, "附件1：任务表", "落实。", "附件 2", "名", "单", "张三。")
    assert names(one) == [(1, "任务表", 1), (2, "名单", 1)]
    assert one.agreed


@pytest.mark.parametrize(
    "told",
    [
        TOLD,
        ("附件：一、任务表", "二、名单"),
        ("附件：（一）任务表", "（二）名单"),
        ("附件一：任务表", "附件二：名单"),
        ("附件1　任务表", "附件2　名单"),
        ("附件：", "一、任务表", "二、名单"),
    ],
)
@pytest.mark.parametrize("form", ["附件{}", "附件（{}）", "附 件 {}", "附件{}："])
@pytest.mark.parametrize("numbers", ["一二", "１２", "12"])
def test_attachments_may_be_called_otherwise_than_it_is_printed(
    told: tuple[str, ...], form: str, numbers: str
) -> None:
    first, second = map(form.format, numbers)
    text = (*told, "县政府", "2024年3月5日", first, *BELOW[1:3], second, *BELOW[4:])
    kept, (one,) = apart(*text)
    assert kept == [*told, "县政府", "2024年3月5日"]
    assert names(one) == [(1, "任务表", 1), (2, "名单", 1)]
    assert one.agreed
    as_printed = numbers == "12" and "（" not in form
    assert all(each.standard == as_printed for each in one.found)
    assert one.reworded == (told != TOLD or not as_printed)
    _, standard = enclosed.apart(lines("散会。", *text), standard=True)
    assert bool(standard) == (not one.reworded)


def test_what_is_bound_apart_has_the_number_of_its_document() -> None:
    apart_marks = [row.replace("附件", "甲人常〔2024〕3号附件") for row in BELOW]
    _, (one,) = apart(*TOLD, *apart_marks)
    assert names(one) == [(1, "任务表", 1), (2, "名单", 1)]
    assert {each.document for each in one.found} == {"甲人常〔2024〕3号"}
    assert one.agreed
    assert not one.reworded


@pytest.mark.parametrize("mark", ["附件1", "附件一", "附件（一）：", "附件"])
def test_a_single_attachment_has_no_number_whatever_its_mark_says(mark: str) -> None:
    _, (one,) = apart("附件：任务表", mark, *BELOW[1:3])
    assert names(one) == [(None, "任务表", 1)]
    assert one.agreed
    assert one.reworded == (mark != "附件")
    assert apart("附件：任务表", mark, *BELOW[1:])[1] == [] or mark == "附件"


def test_tables_that_are_attached_are_attachments() -> None:
    kept, (one,) = apart("附表：1.任务表", "2.名单", *(row.replace("件", "表") for row in BELOW))
    assert kept == ["附表：1.任务表", "2.名单"]
    assert names(one) == [(1, "任务表", 1), (2, "名单", 1)]
    assert one.reworded


def test_a_label_may_stand_alone_above_what_it_tells() -> None:
    _, (one,) = apart("附件：", "1.任务表", "2.名单", *BELOW)
    assert one.agreed


def test_our_styles_tell_attachments_without_more() -> None:
    marked = (("附件1", MARK), ("任务", TITLE), ("表", TITLE), "落实。", ("附件2", MARK))
    kept, (one,) = apart(*marked, ("名单", TITLE))
    assert kept == []
    assert names(one) == [(1, "任务表", 1), (2, "名单", 0)]


def test_attachments_end_where_another_speech_begins() -> None:
    title = ("在会上的讲话", LineMarks(level=0, role=LineRole.TITLE))
    kept, _ = apart("附件：任务表", ("附件", MARK), ("任务表", TITLE), "落实。", title, "同志们：")
    assert kept == ["附件：任务表", "在会上的讲话", "同志们："]
