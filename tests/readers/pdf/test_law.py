"""The law: every visible character of a PDF is in its text or in what is told of it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.readers import pdf
from tests.effort import effort
from tests.readers.pdf.pages import (
    CHARS,
    HEIGHT,
    LEFT,
    PITCH,
    SIZE,
    TOP,
    WIDTH,
    Drawn,
    Line,
    Picture,
    Rect,
    made,
)

Hanzi = Iterator[str]
"""Characters none of which comes twice, so that each can be looked for."""


def hanzi() -> Hanzi:
    return (chr(code) for code in count(0x4E00))


def some(chars: Hanzi, number: int) -> str:
    return "".join(next(chars) for _ in range(number))


def full(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, CHARS), y=y)]


def indented(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, CHARS - 2), LEFT + 2 * SIZE, y)]


def short(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(f"{some(chars, 5)}。", y=y)]


def title(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 9), LEFT + 110, y, 22)]


def signed(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 4), LEFT + 20 * SIZE, y)]


def doubled(chars: Hanzi, y: float) -> list[Drawn]:
    words = some(chars, 8)
    return [Line(words, y=y), Line(words, LEFT + 0.4, y)]


def in_columns(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 13), y=y), Line(some(chars, 13), LEFT + 15 * SIZE, y)]


def of_contents(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(f"{some(chars, 9)}{'…' * 9}12", y=y)]


def raised(chars: Hanzi, y: float) -> list[Drawn]:
    words = some(chars, 3)
    return [Line(words, y=y), Line(f"2{some(chars, 1)}", LEFT + 3 * SIZE, y - 6, 8)]


def hyphenated(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(f"{some(chars, CHARS - 3)}econo-", y=y), Line("mic", y=y + PITCH)]


def spaced(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 1), LEFT + SIZE * (2 * at), y) for at in range(6)]


def ruled(chars: Hanzi, y: float) -> list[Drawn]:
    """Return two rows of two cells; the words of one go through a rule."""
    top = y - PITCH + 8
    across = [Rect(LEFT, top + at * PITCH / 2, 300, 0.5) for at in range(3)]
    down = [Rect(LEFT + 150 * at, top, 0.5, PITCH) for at in range(3)]
    words = [Line(some(chars, n), LEFT + 9 + x, top + dy, 9) for n, x, dy in CELLS]
    return [*across, *down, *words]


def read_aloud(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line("shù", LEFT + SIZE, y - 15, 7), Line(some(chars, 8), y=y)]


def noted(chars: Hanzi, y: float) -> list[Drawn]:
    """Return a row with a sign, and the note to which it refers, at the foot of the page."""
    row = [Line(some(chars, 4), y=y), Line("1", LEFT + 4 * SIZE, y - 6, 8)]
    return [*row, Line(f"1{some(chars, 5)}", y=HEIGHT - 80, size=11)]


def told_beside(chars: Hanzi, y: float) -> list[Drawn]:
    words = some(chars, 4)
    return [Line(words, y=y, said=words)]


CELLS = ((4, 0, 11), (3, 150, 11), (20, 0, 26), (2, 250, 26))
ROWS: Sequence[Callable[[Hanzi, float], list[Drawn]]] = (
    *(full, full, indented, indented, short, title, signed, doubled),
    *(in_columns, of_contents, raised, hyphenated, spaced, ruled, read_aloud, noted, told_beside),
)


def pale(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 2), 150, y, 40, grey=0.8)]


def turned(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 4), 150, y, 40, angle=45)]


def sideways(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 4), 20, y, 12, angle=90)]


def huge(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 3), 150, y, 90)]


def white(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 4), 400, y, grey=1)]


def white_on_black(chars: Hanzi, y: float) -> list[Drawn]:
    return [Rect(60, y - 20, 300, 30), Line(some(chars, 4), y=y, grey=1)]


def painted_over(chars: Hanzi, y: float) -> list[Drawn]:
    """Return words below a white box, in the middle of which a black one bears others."""
    words, others = Line(some(chars, 12), y=y), Line(some(chars, 2), LEFT + 4 * SIZE, y, grey=1)
    boxes = [Rect(LEFT - 2, y - 16, 13 * SIZE, 22, 1), Rect(LEFT + 3 * SIZE, y - 16, 60, 22)]
    return [words, *boxes, others]


def off_the_page(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 4), WIDTH + 30, y)]


def strewn(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 3), 90 + 47 * at, y + 3 * at, 10 + at) for at in range(6)]


def head(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 5), y=50, size=9, artifact=True)]


def foot(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(f"— {int(y)} —", 280, HEIGHT - 40, 14)]


def picture(chars: Hanzi, y: float) -> list[Drawn]:
    return [Picture(100, y, 90, 40)]


def without_ink(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 4), y=y, mode=3), Line(some(chars, 4), 300, y, ink=0)]


def recognised(chars: Hanzi, y: float) -> list[Drawn]:
    """Return words without ink on a picture."""
    return [Picture(60, y - 20, 400, 30), Line(some(chars, 9), y=y, size=15, mode=3)]


def downward(chars: Hanzi, y: float) -> list[Drawn]:
    return [Line(some(chars, 1), 500, y + 14 * at, 12) for at in range(8)]


STRAY: Sequence[Callable[[Hanzi, float], list[Drawn]]] = (
    *(pale, turned, sideways, huge, white, white_on_black, off_the_page, strewn, head, foot),
    *(picture, without_ink, recognised, downward, painted_over),
)
MOST_ROWS = 20


@st.composite
def pages(draw: st.DrawFn) -> list[list[Drawn]]:
    chars = hanzi()
    found = []
    repeated: list[Drawn] = []
    if draw(st.booleans()):
        repeated = draw(st.sampled_from(STRAY))(chars, draw(st.integers(100, 700)))
    for _ in range(draw(st.integers(1, 4))):
        rows = draw(st.lists(st.sampled_from(ROWS), min_size=1, max_size=MOST_ROWS))
        drawn = [one for at, row in enumerate(rows) for one in row(chars, TOP + PITCH * at)]
        for stray in draw(st.lists(st.sampled_from(STRAY), max_size=3)):
            drawn += stray(chars, draw(st.integers(100, 700)))
        found.append([*drawn, *repeated])
    return found


REMARKS = (("Text", "请核对"), ("FreeText", "已阅"), ("Widget", "张三"))


@pytest.mark.slow
@settings(max_examples=effort(15, 600))
@given(pages())
def test_no_visible_character_vanishes(drawn: list[list[Drawn]]) -> None:
    try:
        found = pdf.read(made(*drawn, remarks=REMARKS))
    except SourceError as refused:  # it has columns that cross, or hardly any words
        assert "栏" in refused.reason or "扫描件" in refused.reason
        return
    held = found.text + " ".join(f" {one.words}" for one in found.differences)
    held = held.translate(str.maketrans("¹²", "12"))
    seen = {char for page in drawn for one in page if isinstance(one, Line) for char in one.words}
    assert "".join(sorted(char for char in seen if char.strip() and char not in held)) == ""
    assert {words for _, words in REMARKS} <= {one.words for one in found.differences}
