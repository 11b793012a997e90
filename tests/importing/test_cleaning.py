"""The cleaning of one raw text, from its lines to its speeches."""

from converters.importing import cleaning
from converters.importing.job import CleaningJob
from converters.importing.split.parts import RawPart
from converters.importing.worksheet import Worksheet
from converters.readers.raw import RawText


def test_with_the_rule_off_nothing_of_a_book_is_passed_over() -> None:
    job = CleaningJob(RawText(""), "a.txt", Worksheet("", off=frozenset({"book-matter"})))
    assert cleaning._passed_over(job, RawPart(1, [])) is False
    job = CleaningJob(RawText(""), "a.txt", Worksheet(""))
    assert cleaning._passed_over(job, RawPart(1, [])) is True
