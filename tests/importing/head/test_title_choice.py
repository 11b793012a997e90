"""Which lines of a head are the title of a speech."""

from converters.importing.head import title_choice
from converters.importing.head.line_sorts import Sort
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine


def test_a_title_on_two_lines_does_not_begin_in_the_menu_above_it() -> None:
    menu = ["基层党建", "乡镇工作", "政务公开", "人大代表"]
    texts = [*menu, "凝心聚力促发展", "攻坚克难谱新篇", "——在全县会议上的讲话", "同志们："]
    lines = [SourceLine(whole(text), number) for number, text in enumerate(texts, 1)]
    sorts = [*[Sort.OTHER] * 6, Sort.SUBTITLE, Sort.SALUTATION]
    assert title_choice.halves(lines, sorts, 5, 8, frozenset()) == 4
