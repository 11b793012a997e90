"""The contents of a file are left out and told; a blank to be filled in is none."""

import pytest

from converters.readers import pdf
from converters.readers.pdf import contents
from converters.readers.pdf.contents import Entry
from converters.readers.pdf.rows import Row
from tests.readers.pdf import printed
from tests.readers.pdf.pages import LEFT, PITCH, SENTENCES, Line, made, page, set_in, told

DOTS = "…" * 12
CONTENTS = [
    Line("目　录", 250, 120, 22),
    Line(f"在全县工作会议上的讲话{DOTS}1", y=160),
    Line(f"一、充分肯定成绩{DOTS}1", LEFT + 16, 160 + PITCH, 14),
    Line("在全县进一步加强和改进安全生产", y=160 + 2 * PITCH),
    Line(f"工作会议上的讲话{DOTS} 12", LEFT + 16, 160 + 3 * PITCH),
    Line("张三　2021年3月", LEFT + 16, 160 + 4 * PITCH, 14, face="F2"),
]


def test_contents_are_left_out_and_told() -> None:
    raw = pdf.read(made(CONTENTS, page(set_in(SENTENCES))))
    assert raw.text.split("\n") == list(SENTENCES)
    ((what, words),) = told(raw)
    assert what == "目录"
    assert "".join(words.replace("；", "").split()) == "".join(
        "".join(one.words.split()) for one in CONTENTS
    )


def test_contents_go_on_over_pages() -> None:
    more = [Line(f"第{n}篇讲话的题目{DOTS}{n}{n}", y=150 + PITCH * n) for n in range(1, 9)]
    raw = pdf.read(made(CONTENTS, more, page(set_in(SENTENCES))))
    assert raw.text.split("\n") == list(SENTENCES)


def test_a_blank_to_be_filled_in_stays() -> None:
    blank = Line(f"应到会代表{DOTS}3", y=90)
    raw = pdf.read(made([blank, *page(set_in(SENTENCES))]))
    assert raw.text.split("\n") == [blank.words, *SENTENCES]
    assert raw.differences == ()


def test_below_a_heading_the_dots_may_be_missing() -> None:
    listed = [Line("目录", 250, 120, 22)]
    listed += [Line(f"第{n}篇讲话", y=150 + PITCH * n) for n in range(1, 4)]
    listed += [Line(str(n), LEFT + 400, 150 + PITCH * n) for n in range(1, 4)]
    raw = pdf.read(made(listed, page(set_in(SENTENCES))))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw)[0][1].endswith("第3篇讲话 3")


def listed(*lines: str, page: int = 1) -> list[Row]:
    return [printed.row(words, 0, 1000 + 150 * at, page=page) for at, words in enumerate(lines)]


def span(*lines: str) -> tuple[int, int] | None:
    found = contents.found(listed(*lines))
    return (found.start, found.end) if found else None


ONE, TWO = "甲的讲话………1", "乙的讲话………12"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ((ONE, TWO), (0, 2)),
        ((ONE,), None),
        (("前", ONE, TWO, "同志们。"), (1, 3)),
        (("目录", ONE, TWO), (0, 2 + 1)),
        (("目录", "一", "二", "三", ONE, TWO), (0, 6)),
        (("目录", "一", "二", "三", "四", ONE, TWO), (5, 7)),
        ((ONE, *"甲乙丙丁", TWO), (0, 6)),
        ((ONE, *"甲乙丙丁戊", TWO), None),
        ((ONE, "同志们。", TWO), None),
        ((ONE, TWO, "同志们！", ONE, TWO), (0, 2)),
        ((ONE, "同志们；", ONE, TWO), (2, 4)),
        ((ONE, TWO, "张三", "李四"), (0, 4)),
        ((ONE, TWO, "张三", "李四", "王五"), (0, 2)),
        ((ONE, TWO, "张三", "说？"), (0, 2)),
        (("甲 1", "乙 2"), None),
        (("目录", "甲 1", "乙 2"), (0, 3)),
        (("甲 1", "目次", "甲 1", "乙 ii"), (1, 4)),
        (("CONTENTS", "甲 1", "乙 12345"), None),
        (("甲…1", "乙..2"), None),
        (("甲—— — (1)", "乙... xiv "), (0, 2)),
    ],
)
def test_where_a_contents_begins_and_ends(
    lines: tuple[str, ...], place: tuple[int, int] | None
) -> None:
    assert span(*lines) == place


def test_a_contents_ends_with_its_page_though_more_follows_on_the_next() -> None:
    rows = [*listed(ONE, TWO, "张三"), *listed("四五", "六七", page=2)]
    found = contents.found(rows)
    assert found is not None
    assert (found.end, found.words) == (3, f"{ONE}；{TWO}；张三")


def test_a_table_is_no_entry() -> None:
    rows = [*listed(ONE), printed.table((TWO,), base=1150), printed.table((TWO,), base=1300)]
    assert contents.found(rows) is None


@pytest.mark.parametrize(
    ("about", "joined"),
    [
        ({}, True),
        ({"size": 100.6}, True),
        ({"size": 100.7}, False),
        ({"left": 1}, False),
        ({"left": -90}, True),
    ],
)
def test_a_title_over_several_rows_is_one_entry_of_one_type(
    about: dict[str, float], joined: bool
) -> None:
    first = printed.row("在大会上", **about)  # type: ignore[arg-type]
    rows = [first, printed.row(ONE, 0, 1150), printed.row(TWO, 0, 1300)]
    found = contents.found([printed.row("目录", 0, 800), *rows])
    assert found is not None
    words = "在大会上甲的讲话" if joined else "甲的讲话"
    assert found.entries == (
        Entry(words, about.get("left", 0) if joined else 0),
        Entry("乙的讲话", 0),
    )


def test_an_entry_begins_with_its_first_row_that_is_less_set_in() -> None:
    rows = [printed.row("目录", 0, 700), printed.row("别的", -90, 850)]
    rows += [printed.row("在大会", -2, 1000), printed.row("上", 0, 1050)]
    rows += [printed.row(ONE, 0, 1150), printed.row(TWO, 0, 1300)]
    found = contents.found(rows)
    assert found is not None
    assert found.entries[0] == Entry("在大会上甲的讲话", -2)
