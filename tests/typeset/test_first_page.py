"""The first page shows text, or the 主送机关 give way."""

from collections.abc import Callable

import pytest

from converters.formats.docx import writer as docx
from converters.formats.pdf import writer as pdf
from converters.settings.design import Design
from converters.settings.style import Style
from converters.speech import printed_words
from converters.speech.model import Speech
from converters.typeset import first_page
from tests.make import circulation, own, para, speech

STYLE = own().drawn_design.style
Write = Callable[[Speech, Design, bytes], bytes]


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
    assert below(said) is False
    assert printed_words.recipients(first_page.placed(said, STYLE).meta)


def test_recipients_that_leave_no_room_move_to_the_imprint() -> None:
    said = to(45)
    assert not first_page.shows_text(said, STYLE)
    assert below(said) is True
    assert first_page.shows_text(first_page.placed(said, STYLE), STYLE)


@pytest.mark.parametrize("count", [20, 45, 300])
def test_what_is_decided_once_is_not_asked_again(count: int) -> None:
    decided = first_page.placed(to(count), STYLE)
    assert first_page.placed(decided, STYLE) is decided


@pytest.mark.parametrize("write", [docx.write, pdf.write])
def test_a_writer_decides_it_once(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[Speech]()
    shows = first_page.shows_text

    def counted(said: Speech, style: Style) -> bool:
        asked.append(said)
        return shows(said, style)

    monkeypatch.setattr(first_page, "shows_text", counted)
    write(to(20), own().drawn_design, b"")
    assert len(asked) == 1


@pytest.mark.parametrize("said", [True, False])
def test_the_front_matter_decides_where_it_says_so(said: bool) -> None:
    assert below(to(45, recipients_below=said)) is said


def test_more_than_a_page_of_recipients_stay_where_they_are() -> None:
    assert below(to(300)) is False


def test_a_speech_that_was_only_spoken_is_left_alone() -> None:
    said = speech(para("现在开会。"))
    assert first_page.placed(said, STYLE) is said
