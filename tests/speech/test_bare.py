from hypothesis import given
from hypothesis import strategies as st

from converters.speech.bare import bare


@given(st.text(alphabet="字、 \t\n\u3000\u00a0a", max_size=12))
def test_only_white_space_goes(text: str) -> None:
    assert bare(text) == "".join(sign for sign in text if not sign.isspace())
