from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from converters.site import runs
from converters.site.holdings import Group
from converters.speech.dates import PartialDate
from converters.speech.model import Meta
from tests.make import speech

META = speech(id="s1").meta
DATED = replace(META, date=PartialDate(2020, 3, 5))


def metas(number: int, meta: Meta = DATED) -> list[Meta]:
    return [meta] * number


def test_months_stand_newest_first_and_the_unknown_one_last() -> None:
    days = (PartialDate(2020, 11), PartialDate(2020, 3, 5), PartialDate(2020, 3), PartialDate(2020))
    found = runs.by_month(Group("2020年", "years/2020.html", [replace(META, date=d) for d in days]))
    told = [(run.anchor, run.name, len(run.speeches), run.month) for run in found]
    assert told == [("m11", "11月", 1, 11), ("m3", "3月", 2, 3), ("m0", "未注月份", 1, 0)]


def test_those_without_a_date_are_one_run_of_no_name() -> None:
    [run] = runs.by_month(Group("未注日期", "years/undated.html", metas(3, META)))
    assert (run.name, len(run.speeches)) == ("", 3)


def test_a_speaker_is_told_by_year() -> None:
    group = Group("李四", "speakers/x.html", [DATED, META])
    assert [(run.anchor, run.name) for run in runs.by_year(group)] == [
        ("y2020", "2020年"),
        ("undated", "未注日期"),
    ]


def test_a_run_that_goes_on_on_the_next_page_is_found_where_it_begins() -> None:
    cut = [runs.Run("m2", "2月", metas(500)), runs.Run("m1", "1月", metas(10))]
    sheets = runs.sheets("years/2020.html", cut)
    assert [[len(run.speeches) for run in sheet.runs] for sheet in sheets] == [[320], [180, 10]]
    assert runs.places(sheets) == {"m2": "years/2020.html#m2", "m1": "years/2020-2.html#m1"}


@given(st.lists(st.integers(1, 900), max_size=6))
def test_no_speech_is_lost_between_the_pages_and_none_is_too_full(sizes: list[int]) -> None:
    cut = [runs.Run(f"m{place}", "", metas(size)) for place, size in enumerate(sizes)]
    sheets = runs.sheets("years/2020.html", cut)
    held = [sum(len(run.speeches) for run in sheet.runs) for sheet in sheets]
    assert sum(held) == sum(sizes)
    assert max(held) <= 320 and all(number == 320 for number in held[:-1])
    found: dict[str, int] = {}
    for sheet in sheets:
        for run in sheet.runs:
            found[run.anchor] = found.get(run.anchor, 0) + len(run.speeches)
    assert list(found.values()) == sizes
