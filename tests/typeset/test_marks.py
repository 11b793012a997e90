"""Which marks stand where: what GB/T 15834-2011 §5.1 and clreq say of the edges of lines."""

import re

from hypothesis import given
from hypothesis import strategies as st

from converters.typeset import marks


def test_every_full_width_mark_can_be_squeezed() -> None:
    assert set("，。、；：？！”’）》〉“‘（《〈·") <= marks.SQUEEZABLE


def test_pauses_closing_marks_dashes_and_units_begin_no_line() -> None:
    assert set("，。、；：？！”’）》〉·—…～-／/％‰℃ ") <= marks.NO_START
    assert not marks.NO_START & marks.OPENERS


def test_opening_marks_and_signs_before_a_number_end_no_line() -> None:
    assert set("“‘（《〈([￥$#＃／/") <= marks.NO_END
    assert not marks.NO_END & (marks.SENTENCE | marks.PAUSE | marks.CLOSERS)


@given(st.text("中—…，", max_size=12), st.integers(0, 12))
def test_a_pair_is_torn_only_between_its_halves(text: str, end: int) -> None:
    halves = {
        pair.start() + 1 for pair in re.finditer("——|……", text) if pair.start() + 1 < len(text)
    }
    assert marks.is_torn(text, end) is (end in halves)


def test_letters_digits_and_hanzi_stand_anywhere() -> None:
    assert not (marks.NO_START | marks.NO_END | marks.SQUEEZABLE) & set("中aA0五")
