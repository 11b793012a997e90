import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.readers import markdown as reader
from converters.settings import schema
from converters.speech import unseen
from tests.effort import effort
from tests.make import collection_settings, markdown


@given(st.characters())
@settings(max_examples=effort(25, 300))
def test_whatever_has_no_sign_of_its_own_is_known(char: str) -> None:
    if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs"):
        assert bool(unseen.UNSEEN.match(char)) == (char not in "\t\n")
    if unseen.UNSEEN.match(char):
        assert not char.isalnum() or char in "\u115f\u1160\u3164\uffa0"


@pytest.mark.parametrize(
    "char", ["\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad", "\u2028", "\x00"]
)
def test_one_fault_tells_the_character_its_place_and_the_remedy(char: str) -> None:
    with pytest.raises(SourceError) as told:
        reader.read(markdown(body=f"请{char}看这里。").encode())
    assert len(told.value.each) == 1
    assert (told.value.line, f"U+{ord(char):04X}" in told.value.reason) == (8, True)
    assert "在“请”后面" in told.value.reason
    assert "删去" in told.value.remedy


def test_many_lines_of_such_characters_are_told_in_few_sentences() -> None:
    found = list(unseen.faults("甲\u200b乙\u200b\n" * 50_000))
    assert len(found) < 30
    assert "这一行共 2 处" in found[0].reason


@pytest.mark.parametrize(
    "written", ['"甲\\u202e乙"', "甲\u202e乙", '"甲\\x01乙"', "甲\x01乙", '"甲\\e乙"']
)
def test_settings_tell_it_with_the_line_however_it_is_written(written: str) -> None:
    with pytest.raises(SourceError) as told:
        collection_settings(f"formats: [txt]\ntitle: {written}\n")
    assert told.value.line == 2
    assert "U+" in told.value.reason


def test_the_fix_takes_out_those_in_whose_place_nothing_stood() -> None:
    source = "title: 甲\u202e乙\n# 记\u200b\n".encode()
    mends = schema.mends(source, "config")
    assert schema.mended(source, mends).decode() == "title: 甲乙\n# 记\n"


@pytest.mark.parametrize("end", ["\\n", "\\r\\n", "\\n\\n"])
def test_no_value_ends_in_a_line_feed(end: str) -> None:
    text = f'title: "题{end}"\nstyle: "gbt9704{end}"\nsite: {{base_url: "https://x.org{end}"}}\n'
    try:
        found = collection_settings(text)
    except SourceError as fault:
        assert fault.line in (1, 2, 3)
    else:
        assert found.site is not None
        assert (found.title, found.style, found.site.base_url) == ("题", "gbt9704", "https://x.org")


def test_the_end_of_a_block_is_none_of_its_words() -> None:
    assert collection_settings("title: >\n  题名\n").title == "题名"


@given(st.text(st.characters(codec=None), max_size=40))
def test_a_quick_look_never_misses_one(text: str) -> None:
    assert unseen.may_hold_unseen(text) or unseen.UNSEEN.search(text) is None


@pytest.mark.parametrize(
    "char", ["\u200b", "\ufeff", "\ud800", "\ufffe", "\U000e0001", "\U0010ffff"]
)
def test_each_plane_has_some(char: str) -> None:
    assert unseen.UNSEEN.fullmatch(char) and unseen.may_hold_unseen(f"同志们：{char}")
