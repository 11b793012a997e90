"""Which lines of a head are the title of a speech."""

import pytest

from converters import importing
from converters.importing.head import title_choice
from converters.importing.head.line_sorts import Sort, sort_of
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from tests.conftest import Golden
from tests.importing import rules
from tests.importing.rules import Sample


def test_a_title_on_two_lines_does_not_begin_in_the_menu_above_it() -> None:
    menu = ["基层党建", "乡镇工作", "政务公开", "人大代表"]
    texts = [*menu, "凝心聚力促发展", "攻坚克难谱新篇", "——在全县会议上的讲话", "同志们："]
    lines = [SourceLine(whole(text), number) for number, text in enumerate(texts, 1)]
    sorts = [*[Sort.OTHER] * 6, Sort.SUBTITLE, Sort.SALUTATION]
    assert title_choice.halves(lines, sorts, 5, 8, frozenset()) == 4


@pytest.mark.parametrize(
    "mark",
    [
        *("东风县人民政府文件", "中共东风县委办公室文件", "中共东风县委办公室"),
        *("内部资料　注意保存", "内部资料", "机密★1年"),
    ],
)
def test_the_mark_of_an_organ_or_of_secrecy_above_a_title_is_no_title(mark: str) -> None:
    lines = [
        mark,
        "在全县安全生产工作会议上的讲话",
        "同志们：",
        "今天，我们召开会议，部署今年的任务。",
    ]
    (speech,) = importing.clean("\n".join(lines).encode(), "a.txt").speeches
    assert (speech.meta.title, speech.meta.subtitle) == (lines[1], None)


def sorts(text: Sample) -> list[Sort]:
    return [sort_of(line.text) for line in text.lines]


RULES: dict[str, rules.Rule] = {
    "choose": lambda text: title_choice.choose(
        text.lines, sorts(text), title_choice.ends_head(sorts(text))
    ),
    "worth": lambda text: [
        title_choice._worth(text.lines, sorts(text), at, end, menu)
        for end in [title_choice.ends_head(sorts(text))]
        for menu in [title_choice._in_menus(text.lines, sorts(text))]
        for at in range(end)
    ],
    "halves": lambda text: [
        title_choice.halves(text.lines, sorts(text), at, len(text.lines), items)
        for items in (frozenset[int](), frozenset({1, 2, 3, 4, 5}))
        for at in range(len(text.lines))
    ],
    "menus": lambda text: title_choice.menus([line.text for line in text.lines], sorts(text), 24),
    "ends_head": lambda text: title_choice.ends_head(sorts(text)),
}


def test_the_title_is_chosen_as_the_table_says(golden: Golden) -> None:
    rules.hold("head/title_choice", RULES, golden)
