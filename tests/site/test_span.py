from dataclasses import replace

from converters.site import span
from converters.speech import facets
from converters.speech.dates import PartialDate
from converters.speech.model import Meta
from tests.make import speech

META = speech(id="s1").meta
SPEAKER, TOPIC = facets.named("speaker"), facets.named("topic")


def said(year: int | None, post: str | None, *speakers: str) -> Meta:
    day = PartialDate(year) if year else None
    return replace(META, date=day, post=post, speakers=speakers or ("李四",))


def test_a_speaker_is_told_with_the_newest_posts_and_the_years() -> None:
    speeches = [said(2021, "主任"), said(2019, "副主任"), said(2018, "副主任"), said(None, None)]
    assert span.facts(SPEAKER, speeches) == ["主任；副主任", "2018—2021"]


def test_more_posts_than_two_are_told_as_and_so_on() -> None:
    assert span.facts(SPEAKER, [said(None, post) for post in "甲乙丙"]) == ["甲；乙等"]


def test_the_post_of_several_speakers_is_not_that_of_one() -> None:
    assert span.facts(SPEAKER, [said(2020, "主任、副主任", "李四", "王五")]) == ["2020"]


def test_a_topic_has_no_post_and_an_undated_one_no_years() -> None:
    assert span.facts(TOPIC, [said(2020, "主任")]) == ["2020"]
    assert span.facts(TOPIC, [said(None, "主任")]) == []
