"""Paragraphs that are set in as a whole stay whole."""

from hypothesis import given
from hypothesis import strategies as st

from converters.readers import pdf
from tests.readers.pdf.pages import LEFT, PITCH, SENTENCES, SIZE, Drawn, made, page, set_in

AROUND = set_in(SENTENCES[:2])


def quoted(words: list[str], ems: float, chars: int, size: float, y: float) -> list[Drawn]:
    return page(set_in(words, chars), x=LEFT + ems * SIZE, size=size, y=y)


@given(
    st.lists(st.sampled_from(SENTENCES[2:]), min_size=1, max_size=3, unique=True),
    st.sampled_from([(2.0, 12.0), (2.0, 14.0), (3.0, 14.0), (3.0, 16.0), (4.0, 16.0)]),
)
def test_a_quotation_that_is_set_in_comes_back_whole(
    words: list[str], look: tuple[float, float]
) -> None:
    ems, size = look
    chars = int((28 - 2 * ems) * SIZE / size)
    inner = quoted(words, ems, chars, size, 150 + PITCH * len(AROUND))
    below = page(AROUND, y=180 + PITCH * (len(AROUND) + len(inner)))
    lines = pdf.read(made([*page(AROUND), *inner, *below])).text.split("\n")
    assert lines == [*SENTENCES[:2], *words, *SENTENCES[:2]]


def test_a_quotation_goes_on_over_a_page() -> None:
    inner = quoted([SENTENCES[2]], 3, 20, 14, 120)
    above = page(set_in(SENTENCES[:1] * 8), y=140)
    first = [*above, *quoted([SENTENCES[2]], 3, 20, 14, 140 + PITCH * len(above))[:2]]
    second = [*inner[2:], *page(AROUND, y=150 + PITCH * 2)]
    assert SENTENCES[2] in pdf.read(made(first, second)).text.split("\n")


def test_a_list_that_hangs_is_no_block() -> None:
    items = [f"{n}．{words}" for n, words in zip("12", SENTENCES[2:], strict=True)]
    drawn: list[Drawn] = [*page(AROUND)]
    y = 120 + PITCH * len(AROUND)
    for item in items:
        lines = [item[:26], *(item[at : at + 24] for at in range(26, len(item), 24))]
        for at, line in enumerate(lines):
            drawn += page([line], x=LEFT + (2 if at == 0 else 4) * SIZE, y=y)
            y += PITCH
    assert pdf.read(made(drawn)).text.split("\n") == [*SENTENCES[:2], *items]


def test_centred_rows_are_no_block() -> None:
    centred = ["目标同向", "措施同行，大家一起来", "目标同向"]
    drawn = [
        *(
            one
            for at, words in enumerate(centred)
            for one in page([words], x=LEFT + (28 - len(words)) * SIZE / 2, y=120 + at * PITCH)
        ),
        *page(AROUND, y=120 + 4 * PITCH),
    ]
    assert pdf.read(made(drawn)).text.split("\n") == [*centred, *SENTENCES[:2]]
