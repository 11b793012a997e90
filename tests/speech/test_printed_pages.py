from hypothesis import given
from hypothesis import strategies as st

from converters.speech import printed_pages, printed_words
from converters.speech.bare import bare
from converters.speech.printed_pages import PageCursor
from tests.make import para, speech

TEXT = st.text("同志们，会 \u3000\n", max_size=12)


def test_the_blanks_at_the_ends_of_lines_count_for_nothing() -> None:
    talk = speech(para("一 二"), para("三"), title="题")
    assert printed_pages.starts(talk, [["题", "一"], ["二", " "], ["三"]]) == (0, 2, 3)


def test_what_is_not_drawn_as_it_is_printed_has_no_pages() -> None:
    talk = speech(para("一二"), para("三"), title="题")
    assert printed_pages.starts(talk, [["题", "一二"]]) == ()
    assert printed_pages.starts(talk, [["题", "二一"], ["三"]]) == ()


def test_a_page_that_begins_between_two_lines_begins_with_the_second() -> None:
    pages = PageCursor((0, 2))
    assert [pages.cut("一二"), pages.cut(" 三")] == [[1, "一二"], [" ", 2, "三"]]


def test_a_blank_page_begins_with_the_page_after_it() -> None:
    assert PageCursor((0, 1, 1)).cut("一二") == [1, "一", 2, 3, "二"]


def test_without_pages_words_stay_whole() -> None:
    assert PageCursor(()).cut("一二") == ["一二"]


@given(st.lists(TEXT, min_size=1, max_size=5), st.lists(st.integers(0, 40), max_size=5))
def test_words_stay_as_they_are_and_each_page_begins_once_at_its_character(
    lines: list[str], numbers: list[int]
) -> None:
    total = len(bare("".join(lines)))
    starts = (0, *sorted(number for number in numbers if number < total)) if total else ()
    cursor, found, met = PageCursor(starts), list[tuple[int, int]](), ""
    for line in lines:
        pieces = cursor.cut(line)
        assert "".join(piece for piece in pieces if isinstance(piece, str)) == line
        for piece in pieces:
            if isinstance(piece, int):
                found.append((piece, len(bare(met))))
            else:
                met += piece
    assert found == list(enumerate(starts, 1))


@given(st.lists(st.text("同志们，会", min_size=1, max_size=9), min_size=1, max_size=4), st.data())
def test_the_pages_of_drawn_lines_are_found_again(lines: list[str], data: st.DataObject) -> None:
    talk = speech(*map(para, lines))
    words = bare("".join(printed_words.lines(talk)))
    ends = sorted(data.draw(st.sets(st.integers(1, len(words) - 1), max_size=3)))
    drawn = [[words[a:b]] for a, b in zip([0, *ends], [*ends, len(words)], strict=True)]
    assert printed_pages.starts(talk, drawn) == (0, *ends)
