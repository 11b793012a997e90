"""What the editor of a volume says of a speech below its title."""

import pytest

from converters.importing.signs import provenance
from converters.importing.signs.provenance import Provenance
from converters.speech.dates import PartialDate


def test_speaker_office_day_and_meeting_are_read() -> None:
    text = "本文是县委书记庞秋生1988年4月2日在全县河工会议上的讲话。"
    day = PartialDate(1988, 4, 2)
    assert provenance.told(text) == Provenance("庞秋生", "县委书记", day, "全县河工会议")


@pytest.mark.parametrize("end", ["", "的一部分。", "的要点", "。"])
def test_a_part_of_a_speech_is_told_too(end: str) -> None:
    told = provenance.told(f"这是庞秋生同志在河工大会上的讲话{end}")
    assert told == Provenance("庞秋生", None, None, "河工大会")


@pytest.mark.parametrize(
    "text",
    [
        "这是我们在大会上的讲话。",
        "这是庞秋生同志的讲话。",
        "这是庞秋生同志在河工大会上的讲话。大家要学习。",
        "庞秋生在河工大会上的讲话",
    ],
)
def test_other_lines_tell_nothing(text: str) -> None:
    assert provenance.told(text) is None
