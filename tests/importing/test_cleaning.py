"""The cleaning of one raw text, from its lines to its speeches."""

import pytest

from converters.importing import cleaning
from converters.importing.job import CleaningJob
from converters.importing.split.parts import RawPart
from converters.importing.worksheet import Worksheet
from converters.readers.raw import RawText
from converters.speech.model import text_of
from tests.importing import cases


def test_with_the_rule_off_nothing_of_a_book_is_passed_over() -> None:
    job = CleaningJob(RawText(""), "a.txt", Worksheet("", off=frozenset({"book-matter"})))
    assert cleaning._passed_over(job, RawPart(1, [])) is False
    job = CleaningJob(RawText(""), "a.txt", Worksheet(""))
    assert cleaning._passed_over(job, RawPart(1, [])) is True


HEAD = "在全县水利工作会议上的讲话\n同志们：\n今天我们开会，总结去年的水利工作，部署今年的任务。\n"
LAST = "让我们团结起来，为实现全县的水利规划而奋斗！"


@pytest.mark.parametrize(
    "imprint",
    [
        "（《青石日报》1 9 5 9 0 4 1 9）",
        "（《青石日报》19590419 第2 版）",
        " （《青石日报》1 9 5 4 0 9 2 4 第1至2 版）",
        "（《青石日报》2019年5月16日第1版）",
        "\n　　　　（《青石日报》1 9 5 6 0 6 1 6 第2 版）",
    ],
)
def test_where_a_paper_printed_a_speech_is_no_part_of_it(imprint: str) -> None:
    (speech,) = cases.cleaned(HEAD + LAST + imprint).speeches
    assert text_of(speech.blocks[-1]) == LAST


@pytest.mark.parametrize("words", ["（热烈鼓掌）", "（《青石日报》）", "（《青石志》1959）"])
def test_what_else_stands_in_brackets_behind_the_last_words_stays(words: str) -> None:
    (speech,) = cases.cleaned(HEAD + LAST + words).speeches
    assert text_of(speech.blocks[-1]) == LAST + words
