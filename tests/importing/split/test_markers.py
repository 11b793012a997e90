"""The rows of markers that open the parts of a collection."""

import pytest

from converters.importing.passage import whole
from converters.importing.signs.part_markers import FORMS, Marker
from converters.importing.split import markers
from converters.importing.text.lines import SourceLine
from tests.conftest import Golden
from tests.importing import rules


def lines(*texts: str) -> list[SourceLine]:
    return [SourceLine(whole(text), number) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(("text", "begins"), [("县会议讲话", False), ("全县会议讲话", True)])
def test_a_title_has_six_characters_at_least(text: str, begins: bool) -> None:
    assert markers._begins_speech(lines(text)) is begins


def test_a_number_that_comes_again_at_once_takes_the_place_of_the_first() -> None:
    form = FORMS[0]
    said = "今天召开水利工作会议，主要任务是总结去年的工作，部署今年的任务。"
    found = lines("篇1", "篇1", said, "篇2", said)
    family = [Marker(index, form, number, "", "") for index, number in ((0, 1), (1, 1), (3, 2))]
    assert [marker.index for marker in markers._run(family, found)] == [1, 3]
    found = lines("甲", "篇2", "篇2", said, "篇3", said)
    again = [Marker(index, form, number, "", "") for index, number in ((1, 2), (2, 2), (4, 3))]
    assert [marker.index for marker in markers._run(again, found)] == [2, 4]


RULES: dict[str, rules.Rule] = {
    "markers": lambda text: [
        (mark.index, mark.form.name, mark.number, mark.base, mark.title)
        for mark in markers.markers(text.lines)
    ],
}


def test_rows_of_markers_are_seen_as_the_table_says(golden: Golden) -> None:
    rules.hold("split/markers", RULES, golden)
