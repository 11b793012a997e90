"""On which page a 版记 stands: foreseen from the lines of the text, whatever faces draw it."""

from dataclasses import replace

import pytest

from converters.settings.design import Design
from converters.settings.style import Style
from converters.speech.model import Form, Table
from converters.typeset.imprint_place import ImprintPlace, after, foreseen, is_even
from tests.make import circulation, meta, para, speech

ALONE = {"issuers": (), "number": None, "signers": (), "secrecy": None, "urgency": None}
BARE = circulation(**ALONE, copy_number=None, recipients=None)
HEAD = 2
"""The title and the line left blank under it."""
FOOT = 4
"""Three lines of 14 pt and their rules."""


def place(style: Style, lines: int) -> ImprintPlace:
    """Return the place under a text of so many lines, the head among them."""
    return foreseen(speech(*[para("开会。")] * (lines - HEAD), circulation=BARE), style)


def test_it_goes_over_the_leaf_where_the_text_ends_on_an_odd_page(design: Design) -> None:
    for last in (HEAD + 1, 22, 44 + 1, 66):
        assert place(design.style, last) is ImprintPlace.EVEN


def test_it_stands_under_the_text_of_an_even_page_that_has_room(design: Design) -> None:
    for last in (22 + 1, 44 - FOOT, 66 + 1):
        assert place(design.style, last) is ImprintPlace.AFTER_TEXT


def test_a_blank_page_stands_before_it_where_an_even_page_has_no_room(design: Design) -> None:
    for last in (44 - FOOT + 1, 44, 88):
        assert place(design.style, last) is ImprintPlace.BARE


def test_it_stands_under_the_text_where_the_style_wants_no_even_page(design: Design) -> None:
    anywhere = replace(design.style, imprint=replace(design.style.imprint, even_page=False))
    assert {place(anywhere, last) for last in (3, 22, 44)} == {ImprintPlace.AFTER_TEXT}


def test_the_copies_of_a_letter_stand_on_its_last_page(design: Design) -> None:
    assert not is_even(meta(circulation=circulation(form=Form.LETTER)), design.style)
    assert is_even(meta(circulation=circulation()), design.style)
    assert not is_even(meta(), design.style)
    assert foreseen(speech(), design.style) is ImprintPlace.AFTER_TEXT


def test_a_text_that_cannot_be_set_has_its_imprint_under_it(design: Design) -> None:
    wide = Table((("中",) * 60,), header=False)
    said = speech(para("开会。"), wide, circulation=BARE)
    assert foreseen(said, design.style) is ImprintPlace.AFTER_TEXT


@pytest.mark.parametrize("pages", range(1, 5))
def test_the_page_of_an_imprint_is_always_even(pages: int) -> None:
    more = {ImprintPlace.AFTER_TEXT: 0, ImprintPlace.EVEN: 1, ImprintPlace.BARE: 2}
    assert all((pages + more[after(pages, has_room=room)]) % 2 == 0 for room in (True, False))
