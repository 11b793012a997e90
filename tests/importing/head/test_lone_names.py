"""Which word alone on a line of a head is a name."""

from converters.importing.head import lone_names
from converters.importing.head.line_sorts import sort_of
from tests.importing.rules import Sample

TITLE = "在全县招商引资工作会议上的讲话"
PEAKS = "我们要攀登一个又一个高峰，抢占科技高峰，形成投资高峰。"


def is_person(*lines: str, at: int, name: str) -> bool:
    sample = Sample("\n".join(lines))
    sorts = [sort_of(line.text) for line in sample.lines]
    return lone_names.is_person(sample.job, sample.lines, sorts, at, name)


def test_a_word_that_the_text_does_not_use_is_a_name() -> None:
    assert is_person(TITLE, "高峰", "今天召开工作会议。", at=1, name="高峰")


def test_a_word_that_the_text_uses_amid_its_sentences_is_none() -> None:
    assert not is_person("县委宣传部", "高峰", PEAKS, at=1, name="高峰")


def test_it_is_one_in_the_head_beside_a_date() -> None:
    assert is_person(TITLE, "高峰", "（2018年4月9日）", "同志们：", PEAKS, at=1, name="高峰")


def test_whom_the_text_calls_by_name_is_a_person() -> None:
    called = "大家好，我叫高峰，高峰同志就是我。"
    assert is_person("县委宣传部", "高峰", called, at=1, name="高峰")
