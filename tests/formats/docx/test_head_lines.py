"""The lines of the head block hold in programs that set gaps or wide digits."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import resources
from converters.formats.docx.head_lines import head_line
from converters.formats.docx.oxml import CLOSER, NEARER
from converters.typeset.gaps import GAP, gaps
from converters.typeset.nominal import ems
from tests.make import restyled

STYLE = restyled(resources.text("styles/gbt9704.toml"))
GIVES = {"": 0.0, NEARER: 0.025, CLOSER: 0.05}
"""Ems that each character gives in a style."""
ROOM = STYLE.page.type_area_width.pt / 22


def set_lines(title: str) -> list[tuple[str, str]]:
    """Return the lines of a title, each with its style."""
    written = head_line(title, "title", (), STYLE).split("<w:br/>")
    return [
        (
            "".join(re.findall("<w:t[^>]*>([^<]*)</w:t>", line)),
            "".join(re.findall(r'w:rStyle w:val="(\w+)"', line)),
        )
        for line in written
    ]


@pytest.mark.parametrize(
    ("title", "style"),
    [
        ("在深圳经济特区建立40周年庆祝大会上的讲话", NEARER),
        ("在西平县2024年第1次人大工作会议上的讲话", NEARER),
        ("在县2024年第1次人大工作会议上的讲话", ""),
        ("县委工作会议县委工作会议县委工作会议县委", ""),
        ("县委工作会议县委工作会议县委工作会议县委工", CLOSER),
    ],
)
def test_a_line_with_digits_that_hardly_holds_is_set_a_little_closer(
    title: str, style: str
) -> None:
    assert set_lines(title) == [(title, style)]


def test_what_cannot_be_set_close_enough_is_broken_at_words() -> None:
    assert set_lines("在县十六届人大常委会第35次会议结束时的讲话") == [
        ("在县十六届人大常委会", ""),
        ("第35次会议结束时的讲话", ""),
    ]


def test_a_look_without_closer_titles_breaks_them() -> None:
    plain = replace(STYLE, head=replace(STYLE.head, closer_em=0))
    title = "在深圳经济特区建立40周年庆祝大会上的讲话"
    assert "<w:br/>" in head_line(title, "title", (), plain)
    assert NEARER not in head_line(title, "title", (), plain)


@given(
    st.lists(st.sampled_from(["工作", "会议", "2024年", "第3次", "讲话"]), min_size=7, max_size=16)
)
def test_every_line_has_room_for_the_gaps_beside_its_digits(parts: list[str]) -> None:
    title = "".join(parts)
    found = set_lines(title)
    assert "".join(line for line, _ in found) == title
    for line, style in found:
        given_up = GIVES[style] * (len(line) - 1)
        assert ems(line) + GAP * len(gaps(line)) - given_up <= ROOM + 0.001
