from converters.typeset.metrics import EM
from converters.typeset.title import break_title

WIDTHS = dict.fromkeys("李明王芳赵刚欧阳建国买提·艾力县委书记　", EM)


def test_blanks_at_the_end_of_a_line_are_dropped() -> None:
    names = ("欧阳建国", "王芳", "买买提·艾力", "赵刚", "李明")
    lines = break_title("　　".join(names), WIDTHS, 12 * EM, names)
    assert len(lines) > 1
    assert [line for line in lines if line != line.strip()] == []
    assert "　　".join(lines) == "　　".join(names)


def test_names_that_fit_stay_on_one_line_with_their_blanks() -> None:
    assert break_title("县委书记　李明　　王芳", WIDTHS, 12 * EM) == ["县委书记　李明　　王芳"]
