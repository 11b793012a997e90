from pathlib import Path

import pytest

from converters.errors import SourceError
from converters.importing import textfile
from converters.speech.model import text_of
from converters.speech.text_file import TextFile
from tests.collection.test_conversion import TEXT
from tests.importing.test_plain import MINUTES

STICKY = (
    "<h1>在会上的讲话</h1><p>同志们：</p>"
    "<p>今天我们召开会议，主要任务是总结去年的工作，部署今年的工作，动员大家再接再厉。</p>"
    "<p>谢谢大家！</p>"
)


def read(text: str, name: str = "稿.txt") -> TextFile:
    return textfile.read(text.encode(), Path("收到") / name, None)


def words(found: TextFile) -> list[str]:
    return [text_of(block) for speech in found.speeches for block in speech.blocks]


def test_what_is_printed_in_the_head_is_not_said_to_be_left_out() -> None:
    found = read(TEXT.replace("（2021年3月5日）", "（2021-03-05）\n张三"))
    assert found.left_out == ()


def test_what_is_left_out_of_a_page_is_told() -> None:
    found = read(f"{TEXT}责任编辑：张三\n")
    assert any("责任编辑" in piece for piece in found.left_out)


def test_changes_of_signs_are_told() -> None:
    found = read(TEXT.replace("工作会议，主要", "工作会议,主要"))
    assert len(found.changes) == 1


def test_a_text_that_is_no_speech_keeps_all_its_words() -> None:
    found = read(MINUTES)
    assert [found.speeches[0].meta.title, *words(found)] == MINUTES.split("\n")
    assert (found.left_out, found.changes) == ((), ())


def test_a_page_with_one_long_paragraph_keeps_the_short_ones() -> None:
    found = read(STICKY, "稿.html")
    assert "同志们：" in words(found)
    assert "谢谢大家！" in words(found)


def test_a_fault_names_the_file_as_it_was_typed() -> None:
    with pytest.raises(SourceError, match=r"收到/稿\.txt"):
        read(" \n")
