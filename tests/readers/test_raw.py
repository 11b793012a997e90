"""What a reader writes down: lines, what their format tells of them, what is left out."""

import pickle

from converters.readers.raw import Difference, Fidelity, LineMarks, RawText, Transcript


def test_a_line_end_within_a_paragraph_begins_another_line_with_its_marks() -> None:
    made = Transcript()
    made.write("第一段")
    made.write("大题目\n下半行", LineMarks(level=1, number="一、", page=True, bold=True))
    raw = made.raw("docx")
    assert raw.text == "第一段\n大题目\n下半行"
    assert raw.marks == {
        2: LineMarks(level=1, number="一、", page=True, bold=True),
        3: LineMarks(level=1, bold=True),
    }


def test_what_is_left_out_stands_after_the_line_before_it() -> None:
    made = Transcript()
    made.left_out("图片", "徽章.png")
    made.write("第一段")
    made.changed("公式", "1/2\n")
    assert made.raw("docx").differences == (
        Difference(Fidelity.LEFT_OUT, "图片", "徽章.png", 0),
        Difference(Fidelity.CHANGED, "公式", "1/2", 1),
    )


def test_a_raw_text_goes_from_one_process_to_another() -> None:
    made = Transcript()
    made.write("第一段", LineMarks(align="center"))
    raw = made.raw("docx", "utf-8", "题目")
    assert pickle.loads(pickle.dumps(raw)) == raw


def test_a_text_is_copied_with_what_is_told_of_it_and_where() -> None:
    inner = Transcript()
    inner.left_out("页眉", "甲")
    inner.write("一")
    inner.changed("公式", "二")
    inner.write("三", LineMarks(bold=True))
    inner.left_out("图片")
    made = Transcript()
    made.write("前")
    made.copy(inner.raw("docx"))
    made.write("后")
    raw = made.raw("docx")
    assert raw.text == "前\n一\n三\n后"
    assert raw.marks == {3: LineMarks(bold=True)}
    assert [(one.what, one.line) for one in raw.differences] == [
        ("页眉", 2),
        ("公式", 2),
        ("图片", 3),
    ]


def test_what_is_told_behind_the_last_line_is_copied_all_the_same() -> None:
    told = Difference(Fidelity.LEFT_OUT, "图片", "甲", 9)
    made = Transcript()
    made.copy(RawText("一", differences=(told,)))
    assert made.raw("docx").differences == (Difference(Fidelity.LEFT_OUT, "图片", "甲", 1),)
