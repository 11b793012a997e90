"""Lines of a front matter written otherwise, and no other byte."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.formats.front_lines import FactPath, rewritten, with_changes
from converters.readers import front_matter
from converters.speech.dates import PartialDate
from converters.speech.model import Change
from tests.effort import effort
from tests.make import markdown

FULL = """---
# 办公室 2020 年整理
id: s1
标题：在大会上的讲话
date: 2020-07-16    # 据会议通知

speaker:
  - 赵海金
  - 李明
status: draft  # 待校
# 出处待核
source:
  file: 002.txt   # 原件
  part: 1
---

同志们：

date: 这一行是正文
"""


def lines(values: Mapping[FactPath, Any], text: str = FULL) -> list[str]:
    """The lines that are new, with +, and those that are gone, with -."""
    before = text.encode().splitlines()
    after = rewritten(text.encode(), values).splitlines()
    gone = [f"-{line.decode()}" for line in before if line not in after]
    return gone + [f"+{line.decode()}" for line in after if line not in before]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {("date",): "2020-07"},
            ["-date: 2020-07-16    # 据会议通知", "+date: 2020-07    # 据会议通知"],
        ),
        ({("title",): "讲话: 甲"}, ["-标题：在大会上的讲话", "+标题： '讲话: 甲'"]),
        (
            {("speaker",): "王芳"},
            ["-speaker:", "-  - 赵海金", "-  - 李明", "+speaker: 王芳"],
        ),
        ({("speaker",): None}, ["-speaker:", "-  - 赵海金", "-  - 李明"]),
        ({("date",): None}, ["-date: 2020-07-16    # 据会议通知", "+date:  # 据会议通知"]),
        ({("source", "part"): 3}, ["-  part: 1", "+  part: 3"]),
        (
            {("source", "file"): "003.txt"},
            ["-  file: 002.txt   # 原件", "+  file: 003.txt   # 原件"],
        ),
        ({("source", "url"): "https://a.org/#1"}, ["+  url: https://a.org/#1"]),
        ({("place",): "县会议中心", ("public",): False}, ["+place: 县会议中心", "+public: false"]),
        ({("topics",): ["甲", "乙，丙"]}, ["+topics: [甲, '乙，丙']"]),
    ],
)
def test_only_the_lines_of_the_fact_change(
    values: Mapping[FactPath, Any], expected: list[str]
) -> None:
    assert lines(values) == [line.replace("标题： ", "标题：") for line in expected]


def test_a_fact_that_was_left_open_is_filled_in_on_its_line() -> None:
    text = markdown(facts="date:\nspeaker:   # 不详\n")
    assert lines({("date",): "2024-03", ("speaker",): "李明"}, text) == [
        "-date:",
        "-speaker:   # 不详",
        "+date: 2024-03",
        "+speaker: 李明   # 不详",
    ]


def test_a_new_fact_stands_where_an_import_would_write_it() -> None:
    made = rewritten(FULL.encode(), {("place",): "县里", ("subtitle",): "副题"}).decode()
    keys = [line.partition(":")[0] for line in made.split("\n---")[0].splitlines()]
    assert keys.index("subtitle") < keys.index("date") < keys.index("place") < keys.index("status")


def test_a_source_in_brackets_is_written_on_its_line() -> None:
    text = markdown(facts="source: {file: 002.txt, part: 1}   # 网页\n")
    assert lines({("source", "posted"): "2024-01-02", ("source", "part"): None}, text) == [
        "-source: {file: 002.txt, part: 1}   # 网页",
        "+source: {file: 002.txt, posted: 2024-01-02}   # 网页",
    ]
    assert lines(
        {("source", "file"): None, ("source", "part"): None},
        markdown(facts="source: {file: 002.txt, part: 1}\n"),
    ) == ["-source: {file: 002.txt, part: 1}"]


def test_remarks_amid_a_value_are_not_lost() -> None:
    text = markdown(facts="topics:\n  - 甲  # 见目录\n  - 乙\n")
    with pytest.raises(SourceError, match="写法特别"):
        rewritten(text.encode(), {("topics",): ["丙"]})


def test_facts_that_break_the_schema_are_not_written() -> None:
    with pytest.raises(SourceError):
        rewritten(FULL.encode(), {("copy_number",): "12"})


FACTS = st.fixed_dictionaries(
    {},
    optional={
        ("date",): st.sampled_from(["2024", "2024-03", "2024-03-05", None]),
        ("speaker",): st.sampled_from(["李明", "李明、王芳", "约翰·史密斯", None]),
        ("post",): st.text("甲乙#: '\"[]{},，-=@", min_size=1, max_size=8).filter(str.strip),
        ("topics",): st.lists(st.sampled_from(["甲", "乙: 丙", "丁，戊"]), min_size=1, unique=True),
        ("status",): st.sampled_from(["draft", "proof", "final"]),
        ("source", "publisher"): st.sampled_from(["西平人大", "甲: 乙", None]),
    },
)


@settings(max_examples=effort(20, 40))
@given(FACTS, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_whatever_is_written_is_read_back_and_all_else_stays(
    values: Mapping[FactPath, Any], newline: str, bom: bool
) -> None:
    values = {p: v.strip() if isinstance(v, str) else v for p, v in values.items()}
    before = (b"\xef\xbb\xbf" if bom else b"") + FULL.replace("\n", newline).encode()
    after = rewritten(before, values)
    assert after.startswith(b"\xef\xbb\xbf") == bom
    assert after.count(b"\r\n") == (after.count(b"\n") if newline == "\r\n" else 0)
    assert after.partition(b"\n---")[2] == before.partition(b"\n---")[2]
    meta = front_matter.read(after)
    if ("post",) in values:
        assert meta.post == values["post",]
    if values.get(("date",)):
        assert meta.date == PartialDate.fromisoformat(values["date",])
    assert meta.source and meta.source.part == 1
    assert rewritten(after, values) == after


ADDED = (Change(date(2026, 1, 2), "更正", "改正: 人数", "260", "265"),)
ENTRY = "- {date: 2026-01-02, kind: 更正, note: '改正: 人数', was: '260', now: '265'}"


@pytest.mark.parametrize(
    ("facts", "new"),
    [
        ("", ["changes:", ENTRY]),
        ("changes:\n- {date: 2025-01-02, kind: 更正, note: 一}\n", [ENTRY]),
        (
            "更正说明：\n  - date: 2025-01-02\n    kind: 补充\n    note: 二\n# 备注\n",
            [f"  {ENTRY}"],
        ),
    ],
)
def test_a_correction_is_one_line_more(facts: str, new: list[str]) -> None:
    before = markdown("s1", facts=facts)
    after = with_changes(before.encode(), ADDED)
    assert front_matter.read(after).changes[-1:] == ADDED
    assert [line for line in after.decode().splitlines() if line not in before.splitlines()] == new
    kept = [line for line in after.decode().splitlines() if line not in new]
    assert kept == [line for line in before.splitlines() if line not in new]


def test_corrections_on_one_line_are_left_alone() -> None:
    facts = "changes: [{date: 2025-01-02, kind: 更正, note: 一}]\n"
    with pytest.raises(SourceError, match="写法特别"):
        with_changes(markdown("s1", facts=facts).encode(), ADDED)
