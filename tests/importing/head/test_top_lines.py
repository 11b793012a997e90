"""The lines at the head of a text, joined where one of them was printed on two."""

import pytest

from converters.importing.head import top_lines
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from tests.conftest import Golden
from tests.importing import rules


def zone(*texts: str) -> list[SourceLine]:
    return [SourceLine(whole(text), number) for number, text in enumerate(texts, 1)]


def test_a_subtitle_that_goes_on_is_joined_with_its_own_line() -> None:
    found = top_lines._with_whole_subtitle(
        zone("凝心聚力促发展", "——在全县", "会议上的讲话", "同志们：")
    )
    assert [line.text for line in found] == ["凝心聚力促发展", "——在全县会议上的讲话", "同志们："]


@pytest.mark.parametrize(
    ("before", "line", "is_joined"),
    [
        ("——在全县", "字" * 39 + "上", True),
        ("——在全县", "字" * 40 + "上", False),
        ("——全县", "会议上的讲话", False),
        ("——在会议上", "的讲话", False),
        ("——在会上甲", "会议上的讲话", True),
        ("在全县", "会议上的讲话", False),
        ("——在全县", "会议", False),
    ],
)
def test_half_a_subtitle_goes_on_in_a_short_line_that_ends_it(
    before: str, line: str, is_joined: bool
) -> None:
    found = top_lines._with_whole_subtitle(zone("凝心聚力", before, line))
    assert len(found) == (2 if is_joined else 3)


@pytest.mark.parametrize(
    ("before", "line", "is_joined"),
    [
        ("（在全县水利", "会议上的讲话）", True),
        ("(在全县水利", "会议上的讲话)", True),
        ("甲（在全县水利", "会议上的讲话）", False),
        ("（在全县）水利", "会议上的讲话）", False),
        ("（在全县水利", "会议上的讲话）上", False),
        ("（在全县水利", "会议）上的讲话", False),
        ("（" + "字" * 39, "字" * 39 + "）", True),
        ("（" + "字" * 39, "字" * 40 + "）", False),
    ],
)
def test_a_remark_in_brackets_goes_on_in_the_line_that_closes_it(
    before: str, line: str, is_joined: bool
) -> None:
    found = top_lines._with_whole_brackets(zone("凝心聚力", "甲", before, line))
    wanted = ["凝心聚力", "甲", *([before + line] if is_joined else [before, line])]
    assert [line.text for line in found] == wanted


RULES: dict[str, rules.Rule] = {
    "whole": lambda text: (top_lines.whole(text.sheet, text.lines), text.dropped),
    "with_spaces": lambda text: top_lines.with_spaces(text.sheet, text.lines),
}


def test_lines_printed_on_two_are_joined_as_the_table_says(golden: Golden) -> None:
    rules.hold("head/top_lines", RULES, golden)


@pytest.mark.parametrize("end", ["讲话", "讲话提纲", "发言稿"])
def test_the_second_half_of_a_title_may_end_in_what_an_outline_is_called(end: str) -> None:
    (title, _) = top_lines._with_whole_title(
        "", zone("在全县“两山”", f"座谈会上的{end}", "同志们：")
    )
    assert title.text == f"在全县“两山”座谈会上的{end}"


def test_what_was_taken_apart_on_one_line_is_not_its_own_whole() -> None:
    remark, name = "（2011年11月3日 根据录音整理）", "刘和平"
    raw = f"在全市会议上的讲话{remark}{name}同志们：今天开会。"
    place = raw.index(name)
    assert not top_lines._of_document(raw, place, remark, name)
    title, rest = "全市二〇一一年教育工作", "大会材料"
    raw = f"{title}\n{rest}\n{title}{rest}"
    assert top_lines._of_document(raw, raw.index(rest), title, rest)


def body_of(text: str, cuts: list[int], found: list[int]) -> list[str]:
    """Return what is left of the pieces of a line, of which those at `found` were lines before."""
    pieces = [SourceLine(words, 1) for words in whole(text).pieces(cuts)]
    lines = [piece for at, piece in enumerate(pieces) if at in found]
    return [line.text for line in top_lines.together(Worksheet(text), lines, pieces)]


@pytest.mark.parametrize(
    ("text", "found", "parts"),
    [
        ("现将讲话印发。请学习。", [0], ["现将讲话印发。请学习。"]),
        ("现将讲话印发。请学习。", [0, 1], ["现将讲话印发。", "请学习。"]),
        ("现将讲话印发。各位代表：今天", [0], ["现将讲话印发。", "各位代表：今天"]),
        ("（根据录音整理）请学习。", [0], ["（根据录音整", "理）请学习。"]),
    ],
)
def test_sentences_of_one_line_are_one_again_but_those_that_were_apart_before(
    text: str, found: list[int], parts: list[str]
) -> None:
    assert body_of(text, [len(parts[0]) if len(parts) > 1 else 7], found) == parts
