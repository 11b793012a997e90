"""Lists of who was there are known by their form where minutes end with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.formats import markdown as writer
from converters.readers import markdown as reader
from converters.speech import attachments, attendance, printed_words
from converters.speech.model import (
    Attachment,
    Attendance,
    Block,
    Circulation,
    Dateline,
    Enclosure,
    Form,
    Paragraph,
    Speech,
    text_of,
)
from tests.make import para, speech

THERE = ("出席：张三、李四", "请假：王五（因公出差）", "列席：法院院长钱六，检察院检察长孙七。")


def minutes(*blocks: Block, form: Form | None = Form.MINUTES) -> Speech:
    return speech(*blocks, circulation=Circulation(form=form))


def lists(said: Speech) -> list[str]:
    found = attendance.listed(said).blocks
    return [block.text for block in found if isinstance(block, Attendance)]


@pytest.mark.parametrize("form", [None, *Form])
def test_only_minutes_and_briefs_end_with_lists(form: Form | None) -> None:
    said = minutes(para("会议决定了三件事。"), *map(para, THERE), form=form)
    listed = form in (Form.MINUTES, Form.BRIEF)
    assert lists(said) == (list(THERE) if listed else [])


def test_the_labels_after_the_first_are_free() -> None:
    free = ("出席人员：张三", "记录：李四")
    assert lists(minutes(para("开会。"), *map(para, free))) == list(free)
    assert lists(minutes(para("开会。"), para("主持：张三"), para("列席：李四"))) == ["列席：李四"]


def test_what_is_no_list_or_stands_elsewhere_stays_a_paragraph() -> None:
    assert lists(minutes(para("出席：张三"), para("会议认为，形势很好。"))) == []
    assert lists(minutes(para("开会。"), para("会议要求：抓好落实。各乡镇要行动。"))) == []
    assert lists(minutes(para("开会。"), para("出席："))) == []


def test_lists_stand_above_a_date_and_below_what_is_attached() -> None:
    said = minutes(
        para("开会。"),
        para(THERE[0]),
        Dateline("2024年3月1日"),
        Attachment(None, "名单"),
        para("甲。"),
    )
    kinds = [type(block) for block in attachments.printed(said).blocks]
    assert kinds == [Paragraph, Enclosure, Attendance, Dateline, Attachment, Paragraph]


def test_the_words_and_the_markdown_stay_as_they_are() -> None:
    said = minutes(para("开会。"), *map(para, THERE))
    assert [line for line in printed_words.lines(said) if line in THERE] == list(THERE)
    again = reader.read(writer.write(said))
    assert [text_of(block) for block in again.blocks] == ["开会。", *THERE]
    assert not any(isinstance(block, Attendance) for block in again.blocks)


@given(st.lists(st.text("出席请假列：:张三、。，（） 一", min_size=1, max_size=12), max_size=5))
def test_no_words_are_lost_and_none_change_their_place(texts: list[str]) -> None:
    said = minutes(*map(para, texts)) if texts else minutes(para("开会。"))
    found = attendance.listed(said)
    assert [text_of(block) for block in found.blocks] == [text_of(block) for block in said.blocks]
    for block in found.blocks:
        if isinstance(block, Attendance):
            words = attachments.attending(block.text)
            assert words.label + words.name == block.text
            assert words.name
