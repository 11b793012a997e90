import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.speech import selectors
from converters.speech.selectors import SelectorError

TITLES = {
    "s2020-0716-01": "在“双创”动员会上的讲话",
    "s2020-0716-02": "在全县教育工作会议上的讲话",
    "s2021-0101-01": "在全县教育大会上的讲话（摘要）",
    "unread": "",
}


@pytest.mark.parametrize(
    "written",
    [
        *("s2020-0716-01", "S2020-0716-01", "ｓ２０２０-0716-01", "s2020-0716-01.md"),
        *("./speeches/s2020-0716-01.md", "/home/我/speeches/s2020-0716-01.MD"),
        *("output/pdf/s2020-0716-01.pdf", "speeches\\s2020-0716-01.md"),
        *("双创", "双创动员", "双创 讲话", "在“双创”动员会上的讲话", "讲话　双创"),
    ],
)
def test_id_file_and_words_of_the_title_mean_the_speech(written: str) -> None:
    assert selectors.one(written, TITLES) == "s2020-0716-01"


def test_a_whole_title_wins_over_titles_that_hold_it() -> None:
    titles = {"a": "讲话", "b": "在会上的讲话"}
    assert selectors.one("讲话", titles) == "a"


def test_several_hits_are_listed_with_their_titles() -> None:
    with pytest.raises(SelectorError) as told:
        selectors.one("教育", TITLES)
    assert told.value.hits == ("s2020-0716-02", "s2021-0101-01")
    assert "\n  s2020-0716-02  在全县教育工作会议上的讲话" in str(told.value)
    assert told.value.exit_code == 2


@pytest.mark.parametrize(
    ("written", "near"),
    [("s2020-0716-0l", "s2020-0716-01"), ("在全县教育工作会议上讲话", "s2020-0716-02")],
)
def test_a_mistyped_word_is_answered_with_what_may_be_meant(written: str, near: str) -> None:
    with pytest.raises(SelectorError) as told:
        selectors.one(written, TITLES)
    assert near in told.value.hits
    assert "是不是" in told.value.remedy


@pytest.mark.parametrize("written", ["", " ", "　", "“”", ".", "/", "zzz", "speeches/"])
def test_what_means_nothing_is_refused(written: str) -> None:
    with pytest.raises(SelectorError) as told:
        selectors.one(written, TITLES)
    assert "huibian list" in told.value.remedy


def test_a_speech_that_cannot_be_read_is_known_by_its_id_alone() -> None:
    assert selectors.one("unread.md", TITLES) == "unread"


@given(st.dictionaries(st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True), st.text()))
def test_every_id_means_its_own_speech_whatever_the_titles(titles: dict[str, str]) -> None:
    assert all(selectors.one(id, titles) == id for id in titles)


@given(st.text(), st.dictionaries(st.from_regex(r"[a-z]{1,4}", fullmatch=True), st.text()))
def test_nothing_that_is_written_ends_otherwise(written: str, titles: dict[str, str]) -> None:
    try:
        assert selectors.one(written, titles) in titles
    except SelectorError as told:
        assert set(told.hits) <= titles.keys()


@pytest.mark.parametrize("written", ["鄉村振興", "乡村⻓廊", "二○二零"])
def test_other_forms_of_a_hanzi_are_the_same_words(written: str) -> None:
    titles = {"s1": "乡村振兴乡村长廊二〇二〇", "s2": "水利"}
    assert list(selectors.matches(written, titles)) == ["s1"]
