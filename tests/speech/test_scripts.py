from hypothesis import given
from hypothesis import strategies as st

from converters.speech import scripts


@given(st.text(st.sampled_from(["国", "國", "会", "會", "说", "說", "⻓", "a"])))
def test_a_text_has_one_script(text: str) -> None:
    old = sum(map(text.count, "國會說"))
    assert scripts.is_traditional(text) == (old > sum(map(text.count, "国会说")))


@given(st.text(st.sampled_from("國會說國會講戶a，")))
def test_what_is_made_simplified_is_simplified(text: str) -> None:
    made = scripts.simplified(text)
    assert len(made) == len(text)
    assert not scripts.is_traditional(made)
    assert scripts.simplified(made) == made
