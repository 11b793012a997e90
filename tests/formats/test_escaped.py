"""Words are escaped as the standard library does it."""

from xml.sax import saxutils

from hypothesis import given, settings
from hypothesis import strategies as st

from converters.formats.escaped import escape, quoteattr
from tests.effort import effort


@settings(max_examples=effort(100, 1000))
@given(st.text(st.sampled_from("汉 a&<>\"'\n\r\t;#&amp;")))
def test_words_are_escaped_as_by_the_standard_library(words: str) -> None:
    assert escape(words) == saxutils.escape(words)
    assert quoteattr(words) == saxutils.quoteattr(words)
