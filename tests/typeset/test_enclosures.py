"""Where lines of 附件说明 stand, in characters of the grid from the left edge."""

from dataclasses import replace

import pytest

from converters.errors import SourceError
from converters.settings.style import Element
from converters.settings.units import Length
from converters.speech.model import Attachment
from converters.typeset import enclosures
from converters.typeset.nominal import ems
from tests.make import own

STYLE = own().drawn_design.style


def width(text: str, element: Element) -> Length:
    return element.size * ems(text)


def chars(*texts: str) -> list[tuple[float, float]]:
    """Where each line begins, and its name."""
    found = enclosures.places(texts, STYLE, width)
    cell = STYLE.cell.pt
    return [(round(p.start.pt / cell, 2), round(p.left.pt / cell, 2)) for p in found]


def test_a_mark_is_as_wide_as_the_line_at_most() -> None:
    fits = Attachment(1, "名单", 9, "甲" * 20 + "〔2024〕3号")
    assert enclosures.mark(fits, STYLE, width) == fits.mark
    with pytest.raises(SourceError, match="比版心宽") as caught:
        enclosures.mark(replace(fits, document=f"甲{fits.document}"), STYLE, width)
    assert caught.value.line == 9


def test_one_name_follows_its_label_and_goes_on_under_its_first_character() -> None:
    assert chars("附件：名单") == [(2, 5)]


def test_numbers_stand_under_one_another_and_so_do_names() -> None:
    assert chars("附件：1.任务表", "2.名单") == [(2, 6), (5, 6)]


def test_all_boxes_are_as_wide_as_the_widest_number() -> None:
    ten = [f"{n}.名单" for n in range(2, 11)]
    assert chars("附件：1.名单", *ten) == [(2, 6.5), *[(5, 6.5)] * 9]


def test_marks_of_other_widths_have_boxes_of_their_own() -> None:
    assert chars("附件:1、任务表", "2、名单") == [(2, 6), (4.5, 6)]


def test_what_stands_behind_the_last_character_fills_the_box() -> None:
    (place,) = enclosures.places(["附件：1.名单"], STYLE, width)
    label, number = place.boxes
    natural = ems(number.text) * STYLE.body.size.pt + STYLE.letter_spacing.pt * 2
    assert round(natural + number.behind.pt, 3) == round(STYLE.cell.pt, 3)
    assert abs(label.behind.pt) < 0.01


def test_names_of_a_list_stand_under_one_another_behind_the_widest_label() -> None:
    texts = ("出席：张三、李四", "请假：王五", "列席人员：赵六")
    found = enclosures.places(texts, STYLE, width, enclosures.ATTENDANCE)
    cell = STYLE.cell.pt
    assert [round(place.start.pt / cell, 2) for place in found] == [2, 2, 2]
    assert [round(place.left.pt / cell, 2) for place in found] == [7, 7, 7]
    assert [place.boxes[0].element for place in found] == [enclosures.LABEL] * 3
    short = enclosures.places(texts[:2], STYLE, width, enclosures.ATTENDANCE)
    assert [round(place.left.pt / cell, 2) for place in short] == [5, 5]
