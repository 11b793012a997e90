from hypothesis import given
from hypothesis import strategies as st

from converters.speech.bare import bare, letters


@given(st.text(alphabet="字、 \t\n\u3000\u00a0a", max_size=12))
def test_only_white_space_goes(text: str) -> None:
    assert bare(text) == "".join(sign for sign in text if not sign.isspace())


@given(st.text(alphabet="字98、“” \t\u3000a……", max_size=12))
def test_of_letters_no_sign_remains_and_none_of_them_goes(text: str) -> None:
    assert letters(text) == "".join(sign for sign in text if sign.isalnum())
