"""The lines of the head block are one decision: PDF and DOCX break them alike."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import resources
from converters.formats.docx.head_lines import head_line
from converters.speech import printed_words
from converters.typeset.gaps import GAP, gaps
from converters.typeset.head_lines import NEARER_SHARE, FirmLine, head_lines
from converters.typeset.measures import widest_of_head
from converters.typeset.nominal import ems
from converters.typeset.typesetter import NominalTypesetter, Typesetter
from tests.make import own, restyled, speech

STYLE = restyled(resources.text("styles/gbt9704.toml"))
TITLE = STYLE.elements["title"]
ROOM = STYLE.page.type_area_width.pt / TITLE.size.pt
HEAD = ["title", "subtitle", "date", "speaker"]
PARTS = ["工作", "会议", "2024年", "第3次", "讲话", "经济", "4", "AI", "G20", "“十四五”", "的"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "关于2024年国民经济和社会发展计划执行的报告",
            ["关于2024年", "国民经济和社会发展计划", "执行的报告"],
        ),
        (
            "关于做好第17届人民代表大会第4次会议的通知",
            ["关于做好第17届人民代表大会", "第4次会议的通知"],
        ),
        (
            "东川县2024年1至6月经济运行情况分析的报告",
            ["东川县2024年1至6月", "经济运行情况分析的报告"],
        ),
        (
            "关于2023年财政决算和2024年预算执行的报告",
            ["关于2023年财政决算和2024年预算执行的报告"],
        ),
    ],
)
def test_a_title_that_is_too_wide_with_its_gaps_is_broken_in_all_formats(
    title: str, lines: list[str]
) -> None:
    assert [line.text for line in head_lines(title, TITLE, (), STYLE)] == lines
    assert Typesetter(own().drawn_design).title(title, TITLE, ()) == lines


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"title": "在全县|会议上"}, ["在全县", "会议上"]),
        ({"title": "会", "subtitle": "甲|乙"}, ["会", "——甲|乙"]),
        ({"title": "会", "subtitle": "甲|乙" * 20}, None),
        ({"title": "会", "speaker": "张|三", "post": "主任|书记"}, ["会", "主任|书记　张|三"]),
    ],
)
def test_a_bar_breaks_the_title_and_is_a_sign_in_all_other_lines(
    facts: dict[str, Any], lines: list[str] | None
) -> None:
    meta = speech(**facts).meta
    plain, drawn = NominalTypesetter(STYLE), Typesetter(own().drawn_design)
    found = list[str]()
    for one in printed_words.head(meta):
        element = STYLE.elements[one.element]
        found += plain.title(one.written, element, meta.speakers, breaks=one.breaks)
        both = drawn.title(one.written, element, meta.speakers, breaks=one.breaks)
        written = head_line(one.written, one.element, meta.speakers, STYLE, breaks=one.breaks)
        assert "".join(both) == "".join(re.findall(r"<w:t[^>]*>([^<]*)", written)) == one.words
    assert lines in (None, found)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=24), st.sampled_from(HEAD))
def test_a_face_that_has_room_for_the_lines_of_all_formats_breaks_no_other(
    parts: list[str], name: str
) -> None:
    text, element = "".join(parts), STYLE.elements[name]
    lines = NominalTypesetter(STYLE).title(text, element, ())
    drawn = Typesetter(own().drawn_design)
    if all(drawn.width(line, element) <= widest_of_head(STYLE, element) for line in lines):
        assert drawn.title(text, element, ()) == lines


@given(st.lists(st.sampled_from(PARTS[:5]), min_size=7, max_size=16))
def test_every_line_has_room_for_the_gaps_beside_its_digits(parts: list[str]) -> None:
    title = "".join(parts)
    found = head_lines(title, TITLE, (), STYLE)
    assert "".join(line.text for line in found) == title
    for line in found:
        given_up = STYLE.head.closer_em * line.share * (len(line.text) - 1)
        assert ems(line.text) + GAP * len(gaps(line.text)) - given_up < ROOM


def test_characters_give_no_more_than_is_wanted() -> None:
    shares = [head_lines(title, TITLE, (), STYLE) for title in ("在县2024年会上", "县" * 21)]
    assert shares == [[FirmLine("在县2024年会上")], [FirmLine("县" * 21, 1)]]
    (line,) = head_lines("在深圳经济特区建立40周年庆祝大会上的讲话", TITLE, (), STYLE)
    assert line.share == NEARER_SHARE
