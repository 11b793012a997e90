"""A row is written whole or not at all, unless it is one change at many places."""

from converters.readers.docx.ooxml import w
from converters.returning import merge
from converters.settings.design import Design
from tests.readers.revisions.corrected import SOURCE, Corrected
from tests.readers.revisions.test_revisions import moved
from tests.returning.merging.returned import changed, returned, taken

LEARN = "一要抓学习。每季度组织一次集中学习，全年不少于四次。"


def commas(file: Corrected) -> None:
    """Every comma of the text another sign."""
    for text in file.body.iter(w("t")):
        text.text = (text.text or "").replace("，", ",")


def two(file: Corrected) -> None:
    """A clause that both sides change, and one of the same paragraph that only we do."""
    file.replace("五百六十名", "五百六十八名")
    file.replace("二百三十件", "二百四十件")


def test_a_move_is_never_done_by_half(design: Design) -> None:
    """The paragraph that moves was changed meanwhile: it neither vanishes nor stands twice."""
    now = SOURCE.replace("全年不少于四次".encode(), "全年不少于五次".encode())
    made = taken(returned(design, moved), now)
    assert made.text == now and made.written == ()
    assert {conflict.rows for conflict in made.conflicts} == {(1,)}
    assert taken(returned(design, moved)).text.decode().count(LEARN) == 1


def test_of_a_change_at_many_places_only_the_paragraph_that_clashes_is_left(
    design: Design,
) -> None:
    now = SOURCE.replace("去年以来，全县".encode(), "今年以来，全县".encode())
    found = returned(design, commas)
    made = taken(found, now)
    text = made.text.decode()
    number = next(row.number for row in found.rows if len(row.spots) > 1)
    assert "今年以来，全县五百六十名代表认真履职，提出" in text
    assert "一次集中学习,全年" in text
    assert [conflict.rows for conflict in made.conflicts] == [(number,)]
    assert number in made.written


def test_nothing_of_a_paragraph_with_a_conflict_is_written(design: Design) -> None:
    now = SOURCE.replace("五百六十名".encode(), "五百七十名".encode())
    made = taken(returned(design, two), now)
    assert made.text == now and made.conflicts[0].rows == (1, 2)


def test_what_today_has_already_is_told_so(design: Design) -> None:
    now = SOURCE.replace("五百六十名".encode(), "五百六十八名".encode())
    made = taken(returned(design, lambda f: f.replace("五百六十名", "五百六十八名")), now)
    assert (made.text, made.already, made.written) == (now, (1,), ())


def test_of_a_paragraph_each_row_that_today_has_already_is_told_so(design: Design) -> None:
    """One of two rows was taken before: the other is what is written now."""
    found = returned(design, two)
    first = merge(found, [1], base=SOURCE, now=SOURCE)
    assert first.written == (1,)
    made = taken(found, first.text)
    assert (made.already, made.written) == ((1,), (2,))
    assert made.text == taken(found).text


def test_a_paragraph_that_is_gone_today_is_a_conflict(design: Design) -> None:
    now = SOURCE.replace(f"{LEARN}\n\n".encode(), b"")
    made = taken(returned(design, lambda f: f.replace("四次", "五次")), now)
    (conflict,) = made.conflicts
    assert made.text == now and (conflict.line, conflict.now) == (0, "")
    assert changed(SOURCE, now) == [f"-{LEARN}"] and "五次" in conflict.returned
