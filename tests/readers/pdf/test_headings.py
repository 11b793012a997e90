"""Headings at one place of several pages are text; what runs along them, past sentences, is not."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.readers import pdf
from converters.readers.raw import Fidelity, RawText
from tests.effort import effort
from tests.readers.pdf.pages import (
    CHARS,
    HEIGHT,
    LEFT,
    PITCH,
    SENTENCES,
    SIZE,
    TOP,
    Drawn,
    Line,
    made,
    page,
    set_in,
    told,
)

HEADS = ("一、提高认识", "二、抓好落实", "三、加强领导", "四、严明纪律", "五、改进作风")
KEPT = "各页同一位置像页眉、页脚的字"
ABOVE = 32
"""Points of a head above the first row: no gap."""
AT, MIDDLE, SMALL = TOP - ABOVE, LEFT + 10 * SIZE, 11
TITLE = Line("在全县工作会议上的讲话", LEFT + 60, TOP, 22)


def slides(heads: Sequence[str], size: float = SMALL, y: float = AT) -> list[list[Drawn]]:
    """Return pages each of which has a heading and a paragraph of its own."""
    texts = [SENTENCES[at % len(SENTENCES)] for at in range(len(heads))]
    return [
        [Line(head, LEFT, y, size), *page(set_in([text]))]
        for head, text in zip(heads, texts, strict=True)
    ]


def prose(heads: Sequence[str], size: float = SIZE, y: float = AT) -> list[list[Drawn]]:
    """Return pages on which one paragraph goes on, below a head each."""
    rows = set_in(["".join(some(CHARS, at) for at in range(len(heads) * 2))])[: len(heads) * 2]
    return [
        [Line(head, MIDDLE, y, size), *page(rows[2 * at : 2 * at + 2])]
        for at, head in enumerate(heads)
    ]


def some(number: int, seed: int) -> str:
    return "".join(chr(0x4E00 + seed * number + at) for at in range(number))


def said(raw: RawText) -> list[str]:
    """Return the headings that are in a text, in their order."""
    return re.findall("|".join(HEADS), raw.text)


def kept(raw: RawText) -> list[str]:
    return [
        words
        for one in raw.differences
        if one.kind is Fidelity.KEPT
        for words in one.words.split("；")
    ]


@settings(max_examples=effort(10, 300))
@given(
    heads=st.lists(st.sampled_from(HEADS), min_size=3, max_size=5, unique=True),
    size=st.integers(8, 18),
    y=st.integers(40, AT),
    numbered=st.booleans(),
)
def test_headings_that_differ_from_page_to_page_stay(
    heads: list[str], size: int, y: int, *, numbered: bool
) -> None:
    found = slides(heads, size, y)
    if numbered:
        found = [[*one, Line(f"— {at} —", 280, 790, 14)] for at, one in enumerate(found, 1)]
    raw = pdf.read(made(*found))
    assert said(raw) == heads
    assert {what for what, _ in told(raw)} <= {"页码", KEPT}


@settings(max_examples=effort(10, 300))
@given(st.lists(st.lists(st.integers(20, CHARS), min_size=1, max_size=9), min_size=3, max_size=5))
def test_headings_above_points_without_marks_that_go_from_margin_to_margin_stay(
    points: list[list[int]],
) -> None:
    pages = [
        [Line(HEADS[at], y=AT, size=SMALL), *page([some(CHARS, at)[:one] for one in lengths])]
        for at, lengths in enumerate(points)
    ]
    raw = pdf.read(made(*pages))
    heads = HEADS[: len(points)]
    every = [length for lengths in points for length in lengths]
    usual, _ = Counter(every).most_common(1)[0]
    margin = min(max(every) - 2, usual - 1)  # rows that are all alike are those of paragraphs
    if sum(lengths[-1] >= margin for lengths in points) < 2:
        assert said(raw) == list(heads)


@settings(max_examples=effort(10, 300))
@given(
    runs=st.lists(st.integers(1, 3), min_size=2, max_size=4),
    size=st.sampled_from([9, SMALL, SIZE]),
    y=st.integers(40, AT),
)
def test_a_heading_that_several_pages_repeat_stays_once_at_least(
    runs: list[int], size: int, y: int
) -> None:
    heads = [head for head, count in zip(HEADS, runs, strict=False) for _ in range(count)]
    raw = pdf.read(made(*slides(heads, size, y)))
    assert list(dict.fromkeys(said(raw))) == list(dict.fromkeys(heads))


@settings(max_examples=effort(10, 300))
@given(
    count=st.integers(3, 6),
    size=st.sampled_from([9, SMALL, SIZE]),
    y=st.integers(40, AT),
    titled=st.booleans(),
)
def test_the_same_words_in_the_midst_of_sentences_run_along_the_pages(
    count: int, size: int, y: int, *, titled: bool
) -> None:
    pages = prose(["县人大工作通讯"] * count, size, y)
    raw = pdf.read(made(*([[TITLE, Line("开会。", y=TOP + PITCH)]] if titled else []), *pages))
    assert "通讯" not in raw.text
    assert len(raw.text.split("\n")) == (3 if titled else 1)
    assert told(raw) == [("页眉、页脚", "县人大工作通讯")]


@settings(max_examples=effort(10, 300))
@given(
    count=st.integers(2, 5),
    opening=st.sampled_from(["同志们：", "各位代表："]),
    closing=st.sampled_from(["谢谢大家！", "我就讲这些。", "完了。"]),
    gap=st.integers(1, 3),
    sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3),
)
def test_what_each_of_several_speeches_begins_and_ends_with_stays(
    count: int, opening: str, closing: str, gap: int, sentences: list[str]
) -> None:
    rows = set_in(sentences)
    end = Line(closing, LEFT + 2 * SIZE, TOP + PITCH * (len(rows) + gap))
    one = [Line(opening), *page(rows, y=TOP + PITCH * gap), end]
    raw = pdf.read(made(*([one] * count)))
    assert raw.text.count(opening) == raw.text.count(closing) == count


def test_running_heads_that_differ_go_if_sentences_go_on_past_them() -> None:
    raw = pdf.read(made(*prose(HEADS, SMALL)))
    assert told(raw) == [("页眉、页脚", "；".join(HEADS))]
    assert "\n" not in raw.text


def test_a_running_foot_of_the_type_of_the_text_goes_too() -> None:
    pages = prose(["县人大工作通讯"] * 4, y=TOP + 2 * PITCH)
    raw = pdf.read(made(*pages))
    assert told(raw) == [("页眉、页脚", "县人大工作通讯")]
    assert "\n" not in raw.text


def test_heads_that_repeat_the_headings_of_their_chapters_go_and_those_stay() -> None:
    pages = slides(HEADS[:3])
    for one, head in zip(pages, HEADS, strict=False):
        one.append(Line(head, LEFT, TOP + 5 * PITCH))
    raw = pdf.read(made(*pages))
    assert said(raw) == list(HEADS[:3])
    assert told(raw) == [("页眉、页脚", "；".join(HEADS[:3]))]


def test_headings_that_an_earlier_page_lists_stay_in_their_places() -> None:
    listed = page(["讲三点：", *HEADS[:3]], y=300)
    raw = pdf.read(made(listed, *slides(HEADS[:3])))
    assert said(raw) == [*HEADS[:3], *HEADS[:3]]


def test_words_of_left_and_right_pages_that_take_turns_are_running_heads() -> None:
    raw = pdf.read(made(*slides(["县人大工作通讯", "领导讲话"] * 2)))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [("页眉、页脚", "县人大工作通讯；领导讲话")]


def test_words_beside_the_number_of_their_page_are_running_heads() -> None:
    heads = [f"{head[2:]}　{at}" for at, head in enumerate(HEADS[:3], 4)]
    raw = pdf.read(made(*slides(heads)))
    assert raw.text.split("\n") == list(SENTENCES[:3])


@pytest.mark.parametrize("word", ["{}年", "第{}部分"])
def test_figures_of_words_are_no_numbers_of_pages(word: str) -> None:
    heads = [word.format(at) for at in (2021, 2022, 2023)]
    raw = pdf.read(made(*slides(heads)))
    assert [line for line in raw.text.split("\n") if line in heads] == heads
    assert kept(raw) == heads


def test_a_line_that_most_pages_begin_with_stays_and_is_told_if_no_sentence_goes_on_past_it() -> (
    None
):
    raw = pdf.read(made(*slides(["县人大工作通讯"] * 3, SIZE, TOP - PITCH)))
    assert raw.text.count("县人大工作通讯") == 3
    assert kept(raw) == ["县人大工作通讯"]


def test_a_sentence_at_the_foot_of_pages_stays_and_is_told() -> None:
    pages = slides(HEADS[:2], 22)
    foot = Line("谢谢大家！", LEFT + 2 * SIZE, HEIGHT - 100)
    raw = pdf.read(made(*([*one, replace(foot)] for one in pages)))
    assert raw.text.count("谢谢大家！") == 2
    assert kept(raw) == ["谢谢大家！"]


def test_the_first_of_the_same_headings_is_kept_and_the_others_are_told() -> None:
    heads = [*[HEADS[0]] * 3, *HEADS[1:5]]
    pages = [*prose(heads[:3], SMALL), *slides(heads[3:])]
    raw = pdf.read(made(*pages))
    assert kept(raw) == said(raw) == list(HEADS)
    assert ("页眉、页脚", HEADS[0]) in told(raw)
