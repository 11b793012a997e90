"""Which face of a role draws a character."""

from dataclasses import replace

import pytest

from converters.errors import SourceError
from converters.typeset.faces import Drawer, Substitution, stands_alone
from tests.typeset.boxes import Box, chain, face

FULL = Box(1000)
BOTH = chain(
    face("Own.otf", dict.fromkeys("人大", FULL)), face("Other.otf", dict.fromkeys("人喆 ", FULL))
)


def test_the_first_face_that_has_a_character_draws_it() -> None:
    drawer = Drawer(BOTH)
    assert [drawer.place(char, 1) for char in "人大喆人"] == [0, 0, 1, 0]


def test_blanks_need_no_glyph_and_are_never_substituted() -> None:
    drawer = Drawer(BOTH)
    assert [drawer.place(char, 1) for char in " \t\n　\u00a0"] == [0] * 5


def test_runs_are_as_long_as_one_face_draws_them() -> None:
    runs = Drawer(BOTH).runs
    assert list(runs("人大喆喆 大", 1)) == [("人大", 0), ("喆喆", 1), (" 大", 0)]
    assert list(runs("喆人", 1)) == [("喆", 1), ("人", 0)]
    assert list(runs("", 1)) == []


def test_each_substituted_character_is_told_with_role_file_and_line() -> None:
    found = list(Drawer(BOTH).substitutions("人喆喆", 7))
    assert found == [Substitution("喆", "body", "Other.otf", 7)] * 2


def test_a_character_that_no_face_has_is_told_with_code_and_line() -> None:
    with pytest.raises(SourceError, match=r"没有一种字体有“话”（U\+8BDD）这个字") as caught:
        Drawer(BOTH).place("话", 12)
    assert caught.value.line == 12
    assert "仿宋" in str(caught.value.remedy)


def test_all_characters_of_a_text_that_no_face_has_are_told_at_once() -> None:
    sentence = r"没有一种字体有“话”（U\+8BDD）、“语”（U\+8BED）这几个字"
    with pytest.raises(SourceError, match=sentence) as caught:
        Drawer(BOTH).runs("人话 大语话", 12)
    assert "是这些字，请把含有它们的" in str(caught.value.remedy)


@pytest.mark.parametrize("char", "人A1，—·")
def test_what_is_set_from_left_to_right_by_itself_stands_alone(char: str) -> None:
    assert stands_alone(char)


@pytest.mark.parametrize("char", ["\u0301", "\u200b", "א", "ع", "٣"])
def test_what_combines_controls_or_runs_to_the_left_does_not(char: str) -> None:
    assert not stands_alone(char)


def test_ascii_is_drawn_by_the_face_of_latin_and_is_no_substitute() -> None:
    own = face("Own.otf", dict.fromkeys("人，—·A 1", FULL))
    latin = face("Latin.ttf", dict.fromkeys("A 1·—é", Box(500)))
    drawer = Drawer(replace(chain(own), latin=(latin,)))
    assert list(drawer.runs("人A 1，—·", 1)) == [("人", 0), ("A 1", 1), ("，—·", 0)]
    assert list(drawer.substitutions("人A 1", 1)) == []


def test_ascii_that_the_face_of_latin_lacks_is_drawn_by_the_role() -> None:
    own, latin = face("Own.otf", dict.fromkeys("人%", FULL)), face("Latin.ttf", {"1": Box(500)})
    drawer = Drawer(replace(chain(own), latin=(latin,)))
    assert list(drawer.runs("1% 人", 1)) == [("1", 1), ("% 人", 0)]
