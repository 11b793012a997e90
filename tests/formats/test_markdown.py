from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.formats import markdown as writer
from converters.readers import markdown as reader
from converters.speech.dates import PartialDate
from converters.speech.model import (
    Attachment,
    Block,
    Change,
    Circulation,
    Dateline,
    Emphasis,
    Enclosure,
    Inline,
    Meta,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Table,
    Text,
)
from tests.make import greeting, head, para, speech

WORDS = st.text(
    "人大，。：；“”（）一二1.、*_#[]{}\\`<>&|-+!~ 同志们年月日", min_size=1, max_size=20
)
LINES = WORDS.map(lambda words: words.strip()).filter(bool)


def joined(parts: list[Inline]) -> tuple[Inline, ...]:
    """Two neighbours of one kind are one in the model."""
    kept: list[Inline] = []
    for part in parts:
        alike = kept and type(kept[-1]) is type(part)
        if not alike or (isinstance(part, RunIn) and isinstance(kept[-1], RunIn)):
            kept.append(part)
    return tuple(kept)


INLINES = st.one_of(LINES.map(Text), LINES.map(Emphasis), st.builds(RunIn, LINES, st.just(2)))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    LINES.map(para),
    LINES.map(Salutation),
    LINES.map(Signature),
    LINES.map(Dateline),
    LINES.map(Note),
    LINES.map(Enclosure),
    st.builds(Attachment, st.none() | st.integers(1, 99), LINES),
    st.builds(head, st.integers(1, 4), LINES),
    st.lists(INLINES, min_size=1, max_size=3).map(lambda parts: Paragraph(joined(parts))),
)


def runs_meet(paragraph: Paragraph) -> bool:
    kinds = [type(inline) for inline in paragraph.content]
    return any(a is b for a, b in pairwise(kinds))


@pytest.mark.slow
@given(LINES, st.lists(BLOCKS, min_size=1, max_size=6))
def test_what_is_written_reads_back_the_same(title: str, blocks: list[Block]) -> None:
    blocks = [b for b in blocks if not (isinstance(b, Paragraph) and runs_meet(b))] or [para("。")]
    original = Speech(Meta("s1", title), tuple(blocks))
    written = writer.write(original)
    assert reader.read(written) == original
    assert writer.write(reader.read(written)) == written


def test_one_speaker_is_a_word_and_several_are_a_list() -> None:
    one, two = speech(speaker="李明"), speech(speakers=("李明", "王芳"))
    assert "\nspeaker: 李明\n" in writer.write(one).decode()
    assert "\nspeaker: [李明, 王芳]\n" in writer.write(two).decode()


@pytest.mark.parametrize("day", ["2024", "2024-03", "2024-03-05"])
def test_a_date_is_written_as_far_as_it_is_known(day: str) -> None:
    written = writer.write(speech(date=PartialDate.fromisoformat(day))).decode()
    assert f"\ndate: {day}\n" in written


def test_blocks_are_parted_by_blank_lines() -> None:
    written = writer.write(speech(greeting(), head(1, "一、会议"), para("开会。"))).decode()
    assert written.endswith("---\n\n同志们：\n\n## 一、会议\n\n开会。\n")


def test_a_kind_is_written_only_where_the_form_does_not_tell_it() -> None:
    written = writer.write(speech(greeting("赵县长："), greeting("大家好"))).decode()
    assert written.endswith("---\n\n赵县长：\n\n大家好 {.salutation}\n")


def test_facts_stand_in_a_fixed_order_and_unknown_ones_not_at_all() -> None:
    written = writer.write(speech(date=date(2020, 7, 16), topics=("乡村振兴", "代表工作")))
    lines = written.decode().split("\n")
    assert lines[1:6] == [
        "id: s1",
        "title: 在大会上的讲话",
        "date: 2020-07-16",
        "topics: [乡村振兴, 代表工作]",
        "kind: 讲话",
    ]


def test_the_facts_of_a_circulated_document_stand_each_on_its_line() -> None:
    facts = Circulation(
        issuers=("县人大常委会文件",), copy_number="000012", printed=date(2020, 7, 20)
    )
    written = writer.write(speech(circulation=facts)).decode()
    assert "issuer: 县人大常委会文件\ncopy_number: '000012'\nprinted: 2020-07-20\n" in written


def test_a_long_title_stays_on_one_line() -> None:
    title = "在" + "贯彻落实" * 60 + "会议上的讲话"
    assert f"title: {title}\n" in writer.write(speech(title=title)).decode()


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (para("# 甲"), "\\# 甲"),
        (para("###### 甲"), "\\###### 甲"),
        (para("####### 甲"), "####### 甲"),
        (para("#"), "\\#"),
        (para("#甲"), "#甲"),
        (para("| 甲 |"), "\\| 甲 |"),
        (para("甲[乙]{丙}\\丁"), "甲\\[乙\\]\\{丙\\}\\\\丁"),
        (para("同志们："), "同志们： {.body}"),
        (head(3, "1.甲 ##"), "#### 1.甲 \\##"),
        (head(1, "#"), "## \\#"),
        (head(2, "甲#"), "### 甲#"),
        (Signature("# 县人大"), "\\# 县人大 {.signature}"),
        (Note("（完）"), "（完） {.note}"),
        (Dateline("昨天"), "昨天 {.date}"),
        (Paragraph((RunIn("一、", 3), Text("要"), Emphasis("["))), "[一、]{.h3}要[\\[]{.em}"),
        (Table((("甲", "-"), (":-:", "|")), True), "| 甲 | \\- |\n| --- | --- |\n| \\:-: | \\| |"),
        (Attachment(2, "名单 #"), "# 附件2　名单 \\#"),
        (Attachment(None, "任务|分工表"), "# 附件　任务|分工表"),
        (
            Attachment(1, "名单", document="西人常〔2024〕3号"),
            "# 西人常〔2024〕3号附件1　名单",
        ),
        (Attachment(None, "附件", document="人常[2024]3号"), "# 人常\\[2024\\]3号附件　附件"),
        (Enclosure("附件：名单"), "附件：名单 {.enclosure}"),
        (Enclosure("任务表"), "任务表 {.enclosure}"),
        (Table((("甲",), ("--丙",)), header=False), "| 甲 |\n| --丙 |"),
    ],
)  # fmt: skip
def test_what_would_be_markup_is_written_so_that_it_is_read_as_words(
    block: Block, written: str
) -> None:
    said = speech(head(1, "一、首"), block)
    (*_, last) = writer.write(said).decode().split("\n\n")
    assert last == f"{written}\n"
    (back,) = reader.read(writer.write(said)).blocks[1:]
    assert replace(back, line=0) == replace(block, line=0)


def test_an_entry_of_a_list_with_a_comma_is_quoted() -> None:
    written = writer.write(speech(topics=("甲，乙", "丙"), changes=(CHANGE,))).decode()
    assert "topics: ['甲，乙', 丙]\n" in written
    assert "changes:\n- {date: 2021-01-02, kind: 更正, note: 改}\n" in written


CHANGE = Change(date(2021, 1, 2), "更正", "改")


def test_one_day_told_twice_is_written_out_twice() -> None:
    day = date(2026, 1, 2)
    changes = (Change(day, "更正", "一"), Change(day, "更正", "二"))
    text = writer.write(speech(changes=changes))
    assert text.decode().count("2026-01-02") == 2
    assert reader.read(text).meta.changes == changes
