"""What LibreOffice leaves out of a file is told."""

import pytest

from converters.errors import SourceError
from converters.readers.office import losses
from converters.readers.raw import Fidelity
from tests.collection import bombs


def made(words: str) -> bytes:
    return bombs.docx(bombs.document(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"))


def test_all_hanzi_are_there_in_whatever_order_and_with_others() -> None:
    assert losses.found("同志们\r，x", made("他们是同志")) == ()
    assert losses.found("", b"") == ()


def test_marks_and_letters_may_be_written_otherwise() -> None:
    assert losses.found("“ABC”，同志", made("同志")) == ()


def test_a_hanzi_that_is_there_less_often_is_told_with_how_many() -> None:
    (told,) = losses.found("同志们同" + "好" * 9, made("同志" + "好" * 9))
    assert (told.kind, told.words) == (Fidelity.LEFT_OUT, "同们")
    assert "2 个字" in told.what


@pytest.mark.parametrize(
    ("lost", "whole"), [(20, 100), (50, 500), (1, 2)], ids=["a line", "a tenth", "a half"]
)
def test_a_small_part_is_a_finding_and_more_is_refused(lost: int, whole: int) -> None:
    words = "甲" * lost + "乙" * (whole - lost)
    assert len(losses.found(words, made("乙" * (whole - lost)))) == 1
    with pytest.raises(SourceError, match=f"{whole + 1} 个字里有 {lost + 1} 个读不出来（甲……）"):
        losses.found("甲" + words, made("乙" * (whole - lost)))


def test_paragraphs_have_no_more_hanzi_than_is_usual() -> None:
    assert losses.usual(["字" * 10, "字，a" * 5, "字" * 100_000]) == 2_015


def test_formulas_that_are_not_there_are_told_with_what_is_known_of_them() -> None:
    read = bombs.docx(bombs.document("<w:p><m:oMath/><o:OLEObject/></w:p>"))
    assert losses.formulas(("1/2", ""), read) == ()
    told = losses.formulas(("1/2", ""), made("同志"))
    assert [(one.what, one.words) for one in told] == [("公式", "1/2"), ("公式", "")]
    assert losses.formulas((), b"") == ()


def test_twenty_of_the_hanzi_are_named_in_a_finding_and_five_in_a_sentence() -> None:
    lost = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子"
    (told,) = losses.found(lost + "好" * 200, made("好" * 200))
    assert (told.words, "21 个字" in told.what) == (lost[:20], True)
    with pytest.raises(SourceError, match="（一二三四五……）"):
        losses.found(lost, made("好"))
