"""Framed text boxes: those beside the text are told, others are read where they stand."""

import pytest

from converters.readers.pdf import read
from converters.readers.raw import RawText
from tests.readers.pdf.pages import LEFT, PITCH, Drawn, Line, Rect, made, told

LONG = "大家要抓紧办好今年的工作，不误农时，不等不靠"
SHORT = "大家要抓紧办好今年的工作"
NOTE = ("本期编辑李明", "欢迎来信来稿")
AT, TOP = LEFT + 250, 110
"""Where the frame of a box begins, right of the short rows."""


def column(*words: str) -> list[Drawn]:
    return [Line(said, y=100 + PITCH * at) for at, said in enumerate(words)]


TEXT = column("同志们：", SHORT, SHORT, SHORT, *[LONG] * 4)


def boxed(x: float = AT, y: float = TOP, *, wide: float = 160, tall: float = 75) -> list[Drawn]:
    inside = [Line(said, x + 6, y + 20 + PITCH * at, 12) for at, said in enumerate(NOTE)]
    return [Rect(x, y, wide, tall, 0.9), *inside]


def found(*drawn: Drawn) -> RawText:
    return read(made([*TEXT, *drawn]))


def test_a_box_beside_the_text_is_left_out_and_told() -> None:
    raw = found(*boxed())
    assert "编辑" not in raw.text
    assert told(raw) == [("文本框", " ".join(NOTE))]


@pytest.mark.parametrize(
    "drawn",
    [
        boxed(y=100 + PITCH * 9),  # nothing at its side
        boxed(wide=300),  # half of the page
        boxed()[1:],  # no frame
        [*boxed(), Rect(AT + 160, TOP, 90, 75, 0.9)],  # a cell beside it
    ],
)
def test_other_boxes_are_read(drawn: list[Drawn]) -> None:
    raw = found(*drawn)
    assert all(one[0] != "文本框" for one in told(raw))
    assert "编辑" in raw.text.replace("\n", "")


def test_a_box_beneath_the_text_is_read() -> None:
    raw = read(made([*boxed(x=LEFT + 60), *TEXT]))
    assert all(one[0] != "文本框" for one in told(raw))
    assert "编辑" in raw.text


def test_a_word_with_a_ground_stays_in_its_row() -> None:
    ground = Rect(LEFT + 12 * 16, 100 + PITCH - 14, 3 * 16, 18, 0.9)
    raw = found(ground, Line("抓落实", LEFT + 12 * 16, 100 + PITCH))
    assert f"{SHORT}抓落实" in raw.text
    assert told(raw) == []
