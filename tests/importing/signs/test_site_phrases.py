"""Phrases of sites: the quick looks for their signs."""

from hypothesis import given
from hypothesis import strategies as st

from converters.importing.signs import site_phrases

SIGNED = (
    (site_phrases.FACT, site_phrases.FACT_SIGN),
    (site_phrases.COPYRIGHT, site_phrases.COPYRIGHT_SIGN),
    (site_phrases.PROMISE, site_phrases.PROMISE_SIGN),
    (site_phrases.EDITOR, site_phrases.EDITOR_SIGN),
)


@given(st.data())
def test_a_sign_is_met_wherever_its_phrases_are(data: st.DataObject) -> None:
    for phrases, sign in SIGNED:
        assert sign.search(data.draw(st.from_regex(phrases)))
