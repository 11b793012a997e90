"""What is told of a file beside its words."""

from converters.errors import Severity
from converters.importing import losses
from converters.readers.raw import Transcript


def test_each_thing_left_out_that_says_something_is_told_with_its_words() -> None:
    made = Transcript()
    made.write("第一段")
    made.left_out("批注", "此处请核实")
    made.changed("公式", "1/2")
    told = list(losses.of_reader(made.raw("docx"), "讲话.docx"))
    assert [(one.code, one.message, one.line, one.excerpt) for one in told] == [
        ("left-out", "没有读入批注", 1, "此处请核实"),
        ("changed", "公式没有照原样读入", 1, "1/2"),
    ]
    assert {one.severity for one in told} == {Severity.WARNING}


def test_things_that_say_nothing_are_told_together() -> None:
    made = Transcript()
    made.left_out("图片")
    made.write("第一段")
    made.left_out("图片")
    told = list(losses.of_reader(made.raw("docx"), "讲话.docx"))
    assert [(one.message, one.line) for one in told] == [("没有读入图片 2 处", 0)]
