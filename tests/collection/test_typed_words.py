import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.collection import new_book, new_collection, typed_words
from converters.collection.new_book import BookDraft
from converters.errors import SourceError, UsageError
from converters.settings.compilation import Selection
from converters.speech.unseen import UNSEEN
from tests.make import book_settings, collection_settings

MARKS = st.characters(categories=["Mn", "Me", "Zs"])
SIGNS = st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u2800").filter(
    lambda sign: not UNSEEN.match(sign)
)
BLANKS = st.sampled_from(" \t\u3000")


@given(st.text(), st.text())
def test_a_collection_is_begun_only_with_words_that_are_read_back(
    title: str, publisher: str
) -> None:
    try:
        draft = new_collection.drafted(title, publisher)
    except UsageError as refused:
        assert len(str(refused).splitlines()) == 1
    else:
        found = collection_settings(new_collection.settings(draft))
        assert (found.title, found.publisher) == (title.strip(), publisher.strip())


@given(
    st.text(SIGNS, min_size=1, max_size=20),
    st.text(SIGNS | st.sampled_from(" \t\u3000"), max_size=20),
)
def test_words_that_are_seen_are_never_refused(seen: str, others: str) -> None:
    title = f"{seen}{others}".strip()
    assert typed_words.line(f" {title}", "书名", "--title") == title
    assert new_collection.drafted(title, title).title == title
    assert book_settings(new_book.settings(BookDraft("a", title, Selection()))).title == title


@given(st.text(MARKS | st.sampled_from("\u2800\u3164\uffa0\u200b\ufe0f\U000e0100")))
def test_words_of_which_nothing_is_seen_are_none(words: str) -> None:
    with pytest.raises(UsageError):
        new_collection.drafted(words, "")


@pytest.mark.parametrize(
    "words", ["\U000e0100", "\u3164", "甲\u200b乙", "\u0301", "\u2800", "甲\n乙"]
)
def test_the_option_to_write_otherwise_is_told(words: str) -> None:
    with pytest.raises(UsageError, match=r"^书名.*--title"):
        typed_words.line(words, "书名", "--title")


def test_of_what_a_reader_objects_to_the_first_is_told_without_a_line() -> None:
    with pytest.raises(UsageError) as told, typed_words.read_back():
        raise SourceError("甲", line=3, others=[SourceError("乙", line=4)])
    assert str(told.value) == "甲。"
