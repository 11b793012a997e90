"""Several speeches in one file: where one ends and the next begins, and what stands twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.importing.passage import whole
from converters.importing.split import parts
from converters.importing.text.lines import SourceLine
from converters.readers.raw import LineMarks, RawText
from tests.effort import effort

WATER = (
    "今天召开水利工作会议，主要任务是总结去年的工作，部署今年的任务。水利是农业的命脉，"
    "一点也松懈不得。",
    "要把图纸拿出来，把责任分下去，谁的地段谁负责。",
)
SCHOOL = (
    "这次教育工作会议开得很好，大家的发言我都听了，讲得都很实在。学校要办在群众家门口。",
    "老师要留得住，孩子要上得起学，家长要放得下心。",
)


def read(*lines: str, marks: dict[int, LineMarks] | None = None) -> Cleaned:
    return clean(RawText("\n".join(lines), marks=marks or {}), "a.txt", ImportOptions())


def names(found: Cleaned) -> list[tuple[str, str | None]]:
    return [(speech.meta.title, speech.meta.speaker) for speech in found.speeches]


def test_reports_under_one_title_are_parted_by_their_speakers() -> None:
    title = "2020年度述职报告"
    found = read(title, "孙立新", *WATER, title, "王克勤", *SCHOOL)
    assert names(found) == [(title, "孙立新"), (title, "王克勤")]


def test_a_title_and_name_printed_on_each_page_part_nothing() -> None:
    title = "2020年度述职报告"
    found = read(title, "孙立新", *WATER, title, "孙立新", *SCHOOL)
    assert len(found.speeches) == 1


@pytest.mark.parametrize("mark", [LineMarks(level=1), LineMarks(level=0), LineMarks(page=True)])
def test_what_word_sets_as_a_title_or_on_a_new_page_begins_a_speech(mark: LineMarks) -> None:
    first, second = "在全县水利会议上的讲话", "办好人民满意的学校"
    lines = (first, "（2020年3月8日）", *WATER, second, "（2020年4月2日）", *SCHOOL)
    assert [title for title, _ in names(read(*lines, marks={5: mark}))] == [first, second]
    assert len(read(*lines).speeches) == 1


def test_a_heading_that_word_sets_as_one_begins_no_speech() -> None:
    lines = ("在全县水利会议上的讲话", "同志们：", *WATER, "一、办好学校", *SCHOOL)
    assert len(read(*lines, marks={5: LineMarks(level=1)}).speeches) == 1


def test_a_column_of_the_site_is_no_part() -> None:
    first, second = "在全县水利会议上的讲话", "在全县教育会议上的讲话"
    found = read(first, "同志们：", *WATER, "领导讲话", second, "同志们：", *SCHOOL)
    assert [title for title, _ in names(found)] == [first, second]


COPY = ("在全县水利会议上的讲话", "同志们：", *WATER, "下面，我先讲三点意见。", "谢谢大家！")


def codes(found: Cleaned) -> list[str]:
    return [finding.code for finding in found.findings]


def test_a_copy_with_other_line_breaks_is_left_out_and_told() -> None:
    found = read(*COPY, COPY[0], COPY[1] + COPY[2], COPY[3] + COPY[4], COPY[5])
    assert len(found.speeches) == 1
    assert [str(block) for block in found.speeches[0].blocks] == [
        str(block) for block in read(*COPY).speeches[0].blocks
    ]
    assert "repeated-text" in codes(found)


def test_a_copy_with_a_sentence_of_its_own_stays() -> None:
    found = read(*COPY, *COPY[:3], "这一句前面没有说过，说的是今年秋天的事。", *COPY[3:])
    said = "".join(str(block) for speech in found.speeches for block in speech.blocks)
    assert "这一句前面没有说过" in said
    assert said.count("把责任分下去") == 2


@settings(max_examples=effort(12, 25))
@given(st.lists(st.sampled_from([*WATER, *SCHOOL, COPY[4]]), min_size=3, max_size=8))
def test_no_sentence_is_lost_with_a_copy(body: list[str]) -> None:
    found = clean(
        RawText("\n".join([*COPY[:2], *body, *COPY[:2], *body])), "a", ImportOptions(force=True)
    )
    said = "".join("".join(str(block).split()) for s in found.speeches for block in s.blocks)
    assert [text for text in body if text not in said] == []
    assert found.ledger.faults() == []


def test_a_first_line_that_tells_of_several_stands_before_the_first_title() -> None:
    lines = ("在全县会议上的讲话3篇", "在水利会议上的讲话", "同志们：", *WATER)
    found = [SourceLine(whole(line), number) for number, line in enumerate(lines, 1)]
    assert parts._before_first(found) == 1
    assert parts._before_first(found[1:]) == 0


OWN = ("弯道上的路灯", "值周领导：叶望尧", "各位老师、各位同学：大家早上好！")


def test_a_talk_of_any_title_is_parted_by_its_speaker_and_salutation() -> None:
    first = "在全校集会上的讲话"
    found = read(first, "钱小满", "同学们：", *WATER, *OWN, *SCHOOL)
    assert names(found) == [(first, "钱小满"), (OWN[0], "叶望尧")]
    labelled = read(first, "钱小满", "同学们：", *WATER, "值周总结：", *OWN, *SCHOOL)
    assert names(labelled) == names(found)


def test_without_a_speaker_such_a_title_is_told_and_parts_nothing() -> None:
    found = read("在全校集会上的讲话", "同学们：", *WATER, OWN[0], "各位老师：", *SCHOOL)
    assert len(found.speeches) == 1
    assert [one.excerpt for one in found.findings if one.code == "further-talk"] == [OWN[0]]


def test_a_numbered_heading_above_a_salutation_is_no_further_talk() -> None:
    found = read("在全校集会上的讲话", "同学们：", *WATER, "二、修路灯", "同学们：", *SCHOOL)
    assert len(found.speeches) == 1
    assert "further-talk" not in [one.code for one in found.findings]
