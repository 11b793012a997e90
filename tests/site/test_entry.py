import json
from dataclasses import replace
from datetime import date

import pytest

from converters.site import entry
from converters.speech.dates import PartialDate
from converters.speech.edition import PastEdition
from converters.speech.model import Numbered
from tests.make import circulation, greeting, head, para, speech
from tests.site.make import SHA256, SPEECHES, entries


@pytest.mark.parametrize("number", range(len(SPEECHES)))
def test_an_entry_comes_back_as_it_was(number: int) -> None:
    known = entries(*SPEECHES)[number]
    assert entry.from_json(json.loads(json.dumps(entry.as_json(known)))) == known


def test_so_does_one_with_earlier_editions() -> None:
    past = PastEdition(1, date(2026, 1, 2), SHA256[:16], id="s1")
    known = replace(entries(*SPEECHES)[0], numbered=Numbered(2), earlier=(past,))
    assert entry.from_json(json.loads(json.dumps(entry.as_json(known)))) == known


def test_so_does_that_of_a_circulated_speech() -> None:
    (known,) = entries(speech(circulation=circulation()))
    assert entry.from_json(json.loads(json.dumps(entry.as_json(known)))) == known


def test_the_summary_is_the_beginning_of_the_body() -> None:
    talk = speech(greeting(), head(1, "一、会议"), para("开会。" * 50))
    summary = entry.of(talk, SHA256).summary
    assert summary.startswith("开会。") and summary.endswith("…") and len(summary) == 110


def test_each_correction_makes_a_new_version() -> None:
    first, _, last = entries(*SPEECHES)
    assert (first.edition.number, last.edition.number) == (2, 1)


def test_published_is_when_it_was_posted_else_when_it_was_given() -> None:
    days = [known.published for known in entries(*SPEECHES)]
    assert days == [PartialDate(2020, 7, 8), PartialDate(2021, 1, 1), None]


def test_an_entry_with_a_date_known_in_part_reads_back() -> None:
    for day in (PartialDate(2024), PartialDate(2024, 3), None):
        [known] = entries(speech(date=day, speakers=("李明", "王芳")))
        assert entry.from_json(json.loads(json.dumps(entry.as_json(known)))) == known
