"""Advances and blanks, measured in fonts whose glyphs are known boxes."""

import pytest

from converters.settings.fonts import Chain
from converters.typeset.metrics import ASCENT, DESCENT, EM, Ink, Metrics
from tests.typeset.boxes import Box, chain, face

OWN = {"中": Box(2048, 102, -82, 1946, 1741), "，": Box(2048, 205, -205, 614, 307), " ": Box(512)}
OTHER = {"讲": Box(960, -20, 0, 980, 800), "，": Box(333), "　": Box(1000)}


@pytest.fixture
def drawn() -> Chain:
    """Return faces of 2048 and 1000 units, of which nothing was measured."""
    return chain(face("Own", OWN, units=2048), face("Other", OTHER))


def test_advances_are_thousandths_of_an_em_whatever_units_a_font_has(drawn: Chain) -> None:
    widths = Metrics(drawn)
    assert [widths[char] for char in "中， 讲"] == [1000, 1000, 250, 960]


def test_an_advance_once_measured_is_kept(drawn: Chain) -> None:
    widths = Metrics(drawn)
    assert widths["中"] == EM
    assert dict(widths) == {"中": EM}


def test_a_character_that_no_face_has_is_a_full_em(drawn: Chain) -> None:
    widths = Metrics(drawn)
    assert widths["话"] == EM
    assert widths.ink("话") == Ink(0, 0, EM, EM)
    assert (widths.blank_before("话"), widths.blank_after("话")) == (0, 0)


def test_the_blank_beside_a_mark_is_what_its_ink_leaves_of_its_advance(drawn: Chain) -> None:
    widths = Metrics(drawn)
    assert widths.ink("，") == Ink(100, -100, 300, 150)
    assert (widths.blank_before("，"), widths.blank_after("，")) == (100, 700)


def test_ink_outside_the_advance_leaves_no_blank(drawn: Chain) -> None:
    widths = Metrics(drawn)
    assert (widths.blank_before("讲"), widths.blank_after("讲")) == (0, 0)


def test_what_prints_nothing_is_blank_all_over(drawn: Chain) -> None:
    assert Metrics(drawn).ink(" ") == Metrics(drawn).ink("　") == Ink(0, 0, 0, 0)
    assert Metrics(drawn).blank_after(" ") == 250


def test_the_marks_are_measured_with_the_first_and_no_outlines_stay_in_memory(
    drawn: Chain,
) -> None:
    Metrics(drawn).ink("中")
    own, other = drawn.faces
    assert own.bounds == {"中": (50, -40, 950, 850), "，": (100, -100, 300, 150)}
    assert other.bounds == {}
    assert all("CFF " not in each.font.tables for each in drawn.faces)


def test_a_fallback_measures_its_marks_when_it_first_draws(drawn: Chain) -> None:
    widths = Metrics(drawn)
    widths.ink("中")
    widths.ink("讲")
    assert set(drawn.faces[1].bounds) == {"讲", "，"}
    assert "CFF " not in drawn.faces[1].font.tables


def test_what_comes_later_is_measured_alone(drawn: Chain) -> None:
    widths = Metrics(drawn)
    widths.ink("中")
    assert widths.ink(" ") == Ink(0, 0, 0, 0)
    assert set(drawn.faces[0].bounds) == {"中", "，", " "}


def test_a_face_is_measured_once_for_all_roles_and_styles(
    drawn: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Metrics(drawn)
    found = {char: first.ink(char) for char in "中，讲"}
    for each in drawn.faces:
        monkeypatch.setattr(each.font, "getGlyphSet", None)  # read again, the outlines take long
    again = Metrics(Chain(drawn.role, drawn.faces))
    assert {char: again.ink(char) for char in found} == found


def test_above_and_below_the_base_line_a_face_is_one_em_high() -> None:
    assert ASCENT + DESCENT == 1
    assert 0 < DESCENT < ASCENT
