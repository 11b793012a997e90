"""The first page shows text, or the 主送机关 give way."""

import pytest

from converters.speech.model import Speech
from converters.typeset import first_page
from tests.make import circulation, own, para, speech

STYLE = own().drawn_design.style


def to(count: int, **facts: object) -> Speech:
    """A document to so many organs, nine characters each."""
    recipients = "，".join(["第一街道党工委"] * count)
    known = circulation(recipients=recipients, signers=(), **facts)
    return speech(para("现在开会。"), circulation=known)


def below(said: Speech) -> bool | None:
    facts = first_page.placed(said, STYLE).meta.circulation
    return facts.recipients_below if facts else None


def test_recipients_that_leave_room_for_text_stay() -> None:
    said = to(20)
    assert first_page.shows_text(said, STYLE)
    assert first_page.placed(said, STYLE) is said


def test_recipients_that_leave_no_room_move_to_the_imprint() -> None:
    said = to(45)
    assert not first_page.shows_text(said, STYLE)
    assert below(said) is True
    assert first_page.shows_text(first_page.placed(said, STYLE), STYLE)


def test_what_is_moved_is_not_moved_again() -> None:
    moved = first_page.placed(to(45), STYLE)
    assert first_page.placed(moved, STYLE) is moved


@pytest.mark.parametrize("said", [True, False])
def test_the_front_matter_decides_where_it_says_so(said: bool) -> None:
    assert below(to(45, recipients_below=said)) is said


def test_more_than_a_page_of_recipients_stay_where_they_are() -> None:
    assert below(to(300)) is None


def test_a_speech_that_was_only_spoken_is_left_alone() -> None:
    said = speech(para("现在开会。"))
    assert first_page.placed(said, STYLE) is said
