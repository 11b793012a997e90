"""Outlines above a text, and lists that are none."""

import pytest

from converters.importing.page.outlines import without_outline
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet

TITLE = "在全县卫生工作会议上的讲话"
BODY = ["同志们：", "今天召开会议。"]


def left(*lines: str, off: str = "") -> list[str]:
    found = [SourceLine(whole(text), number) for number, text in enumerate(lines, 1)]
    sheet = Worksheet("\n".join(lines), frozenset({off}))
    return [line.text for line in without_outline(sheet, found)]


@pytest.mark.parametrize(
    "label", ["目录/提纲：……", "目录", "【提纲】", "大纲:", "目录 / 大纲：..."]
)
def test_an_outline_ends_where_the_title_is_said_again(label: str) -> None:
    listed = [label, "一、提高认识", "二、抓好落实", "……"]
    assert left(TITLE, *listed, TITLE, *BODY) == [TITLE, TITLE, *BODY]
    assert left(TITLE, *listed, TITLE, *BODY, off="contents") == [TITLE, *listed, TITLE, *BODY]


def test_without_a_title_an_outline_ends_at_the_salutation() -> None:
    said = ["同志们：", "今天召开会议。", "一、提高认识", "要抓好。"]
    assert left("目录/提纲：……", "一、提高认识", "……", "二、抓好", *said) == said
    other = ["目录", "一、别的", "二、还有", *said]
    assert left(*other) == other


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, "目录", "一、提高认识", *BODY],  # no title again
        [TITLE, "目录", "一、提高认识。", TITLE, *BODY],  # sentences stand there
        ["讲话", "目录", "一、提高认识", "讲话", *BODY],  # too short for a title
        [TITLE, "目录如下", "一、提高认识", TITLE, *BODY],
        [TITLE, "目录", *["一、提高认识"] * 60, TITLE, *BODY],
        [],
    ],
)
def test_what_is_no_outline_stays(lines: list[str]) -> None:
    assert left(*lines) == lines


LISTED = ["一、提高认识", "二、抓好落实", "三、加强领导"]
SAID = [*BODY, *(line for head in LISTED for line in (head, "大家要抓紧。"))]


@pytest.mark.parametrize("behind", ["    {}", "\t{}", " {}", "（{}）", "……{}", "　　{}"])
@pytest.mark.parametrize("label", [[], ["目　录"], ["目录"]])
@pytest.mark.parametrize("above", [[], [TITLE, "（2021年3月8日）"]])
def test_headings_with_their_pages_are_contents_wherever_they_stand(
    behind: str, label: list[str], above: list[str]
) -> None:
    pages = [head + behind.format(page) for head, page in zip(LISTED, (1, 5, 9), strict=True)]
    below = [] if above else [TITLE, "2021.3.8", "周明远"]
    assert left(*above, *label, *pages, *below, *SAID) == [*above, *below, *SAID]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、种树 300", "二、修路 120", "三、植绿 90", *BODY],  # not said again
        ["一、提高认识 9", "二、抓好落实 5", *SAID],  # the pages do not ascend
        ["一、提高认识 1", *SAID],  # one alone
    ],
)
def test_lines_that_end_in_figures_are_no_contents(lines: list[str]) -> None:
    assert left(*lines) == lines
