"""Marks of notes: told where no note says anything of them."""

import pytest

from converters.checks import note_marks
from converters.speech.model import Note
from tests.make import para, speech


def told(*blocks: object) -> list[str]:
    return [one.message for one in note_marks.lacking(speech(*blocks))]  # type: ignore[arg-type]


@pytest.mark.parametrize("mark", ["[1]", "〔1〕", "［ 1 ］", "【1】"])
def test_a_mark_without_its_note_is_told_and_one_with_it_is_not(mark: str) -> None:
    said = para(f"要深化工资{mark}改革。")
    assert told(said) == [f"有注号 {mark}，没有注文"]
    assert told(said, Note("〔1〕工资，指劳动报酬。", 3)) == []
    assert told(said, Note("〔2〕别的。", 3)) == [f"有注号 {mark}，没有注文"]


def test_the_marks_of_a_paragraph_are_told_together() -> None:
    assert told(para("工资[1]要改，户籍[2]要改。")) == ["有注号 [1]、[2]，没有注文"]


@pytest.mark.parametrize(
    "text",
    ["按县发〔2021〕3号文件办。", "按县发〔12〕3号文件办。", "[1]是序号。", "数组a[1]的值。"],
)
def test_numbers_of_documents_and_the_like_are_no_marks(text: str) -> None:
    assert told(para(text)) == []
