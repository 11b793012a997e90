"""Two texts are one speech by the share of what they say in common."""

from datetime import date

import pytest

from converters.importing.likeness import Profile, is_same, likeness, profile, profile_of
from converters.speech.dates import PartialDate
from tests.make import para, speech

SENTENCES = [f"第{n}句话各不相同且长短一样" for n in "甲乙丙丁戊己庚辛壬癸"]


def of(*said: str, title: str = "甲题", day: str = "", speakers: tuple[str, ...] = ()) -> Profile:
    """A profile of sentences of equal length, of which shares can be read off."""
    dated = PartialDate.fromisoformat(day) if day else None
    meta = speech(title=title, date=dated, speakers=speakers).meta
    return Profile(meta, "。".join(said))


def test_what_is_compared_are_all_the_words_folded_block_by_block() -> None:
    made = speech(para("同志们："), para("今天ABC开会。"), title="甲 题")
    assert profile(made).words == "\n".join(
        profile(speech(para(text))).words for text in ("同志们：", "今天ABC开会。")
    )


def test_sentences_shorter_than_eight_characters_tell_nothing() -> None:
    assert of("一二三四五六七").sentences == frozenset()
    assert of("一二三四五六七八").sentences == {"一二三四五六七八"}


def test_shingles_are_every_four_characters_that_follow_upon_one_another() -> None:
    assert of("一二三四五六").shingles == {"一二三四", "二三四五", "三四五六"}
    assert of("一二三四").shingles == {"一二三四"}
    assert of("一二").shingles == {"一二"}


@pytest.mark.parametrize(("common", "same"), [(5, False), (6, True)])
def test_texts_of_unlike_titles_share_six_of_ten_sentences(common: int, same: bool) -> None:
    one = of(*SENTENCES)
    other = of(*SENTENCES[:common], *(f"{text}了也" for text in SENTENCES[common:]), title="乙题")
    assert bool(likeness(one, other)) is same


def test_the_share_is_that_of_the_shorter_text() -> None:
    assert likeness(of(*SENTENCES[:3], title="乙题"), of(*SENTENCES)) == 3.0
    assert likeness(of(*SENTENCES), of(*SENTENCES[:3], title="乙题")) == 3.0


def test_a_common_title_and_common_words_make_it_surer() -> None:
    assert likeness(of(*SENTENCES), of(*SENTENCES)) == 3.0 + 1 + 1.0


def test_nothing_said_is_like_nothing() -> None:
    assert likeness(of("", title="乙题"), of(*SENTENCES)) == 0.0


@pytest.mark.parametrize(("tail", "same"), [("丙丁戊己", True), ("丙丁戊己庚", False)])
def test_texts_of_one_title_share_half_of_their_words(tail: str, same: bool) -> None:
    """The shorter of the two has as many shingles in the other as not, or one more."""
    words = "子丑寅卯辰巳午"
    assert bool(likeness(of(words), of(words + "申酉戌亥天地玄黄"))) is True
    assert bool(likeness(of(f"{words}{tail}"), of(f"{words}申酉戌亥天地玄黄宇宙"))) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2021-03-05", "2021-03-06", True),
        ("2021-03-05", "2021-04-05", True),
        ("2021-03-05", "2022-03-05", False),
        ("2021-03", "2021-03-05", True),
    ],
)
def test_another_date_of_the_year_is_outweighed_by_the_words(
    one: str, other: str, same: bool
) -> None:
    assert bool(likeness(of(*SENTENCES, day=one), of(*SENTENCES, day=other))) is same


@pytest.mark.parametrize(("common", "same"), [(7, False), (8, True)])
def test_where_facts_contradict_eight_of_ten_sentences_are_common(common: int, same: bool) -> None:
    changed = [*SENTENCES[:common], *(f"{text[:-1]}亮" for text in SENTENCES[common:])]
    one, other = of(*SENTENCES, day="2021-03-05"), of(*changed, day="2021-03-06")
    assert likeness(one, other) == (common / 10 if same else 0.0)
    speakers = of(*SENTENCES, speakers=("甲",)), of(*changed, speakers=("乙",))
    assert bool(likeness(*speakers)) is same


def test_where_facts_contradict_the_titles_are_the_same() -> None:
    one, other = of(*SENTENCES, day="2021-03-05"), of(*SENTENCES, day="2021-03-06", title="乙题")
    assert likeness(one, other) == 0.0


def test_a_speaker_in_common_contradicts_nothing() -> None:
    one, other = of(*SENTENCES, speakers=("甲", "乙")), of(*SENTENCES, speakers=("乙", "丙"))
    assert likeness(one, other) == 5.0
    assert is_same(one, other)
    assert is_same(of(*SENTENCES), of(*SENTENCES, speakers=("乙",)))


@pytest.mark.parametrize(
    ("facts", "same"),
    [
        ({}, True),
        ({"title": "乙题"}, False),
        ({"day": "2021-03-05"}, False),
    ],
)
def test_nothing_but_words_tells_one_speech_where_title_and_date_are_the_same(
    facts: dict[str, str], same: bool
) -> None:
    assert is_same(of(*SENTENCES), of(*SENTENCES, **facts)) is same  # type: ignore[arg-type]


@pytest.mark.parametrize(("more", "same"), [(2, True), (3, False)])
def test_a_tenth_shingle_that_is_new_makes_another_speech(more: int, same: bool) -> None:
    """Eleven characters have eight shingles: eight of ten are enough, eight of eleven are not."""
    words = "子丑寅卯辰巳午未申酉戌"
    longer = words + "天地玄"[:more]
    assert is_same(of(words), of(longer)) is same
    assert is_same(of(longer), of(words)) is same


def test_markdown_that_cannot_be_read_has_no_profile() -> None:
    assert profile_of("---\n标题\n".encode()) is None


def test_the_day_of_a_whole_date_counts() -> None:
    one, other = (speech(title="甲题", date=date(2021, 3, day)) for day in (5, 6))
    assert not is_same(profile(one), profile(other))
