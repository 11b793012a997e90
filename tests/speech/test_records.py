import json
from dataclasses import dataclass
from datetime import date

import pytest

from converters.speech import records
from converters.speech.dates import PartialDate
from converters.speech.model import Change, Meta, Source, Status
from tests.make import meta

KNOWN = meta(
    date=PartialDate(2024, 3),
    speakers=("李明", "王芳"),
    status=Status.FINAL,
    source=Source("a.txt", 2, posted=date(2024, 4, 1)),
    changes=(Change(date(2024, 5, 1), "更正", "改一字"),),
)


def test_what_is_known_comes_back_from_json_and_what_is_unknown_is_not_in_it() -> None:
    plain = records.plain(KNOWN)
    assert plain["date"] == "2024-03" and plain["status"] == "final"
    assert plain["source"] == {"file": "a.txt", "part": 2, "posted": "2024-04-01"}
    assert "subtitle" not in plain and "topics" not in plain
    assert records.restored(Meta, json.loads(json.dumps(plain))) == KNOWN


@pytest.mark.parametrize(
    "broken",
    [
        {"id": "s1"},
        {"id": "s1", "title": "题", "nothing": 1},
        {"id": "s1", "title": "题", "topics": "民生"},
        {"id": "s1", "title": "题", "date": "2024-13"},
        {"id": "s1", "title": "题", "status": "好了"},
        {"id": "s1", "title": "题", "source": 1},
    ],
)
def test_what_is_the_form_of_nothing_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)):
        records.restored(Meta, broken)


@dataclass(frozen=True)
class Strange:
    ratio: complex


def test_a_field_whose_type_has_no_plain_form_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="no plain form"):
        records.plain(Strange(1j))
    with pytest.raises(TypeError, match="no plain form"):
        records.restored(Strange, {"ratio": 1})
