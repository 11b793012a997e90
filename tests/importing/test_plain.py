from hypothesis import given
from hypothesis import strategies as st

from converters.importing import plain
from converters.speech.model import Dateline, Heading, Paragraph, Salutation, Signature, text_of

MINUTES = """县政府常务会议纪要
时间：2024年3月5日
主持人：张三
参加人员：李四、王五
会议议定以下事项：
一、关于防汛工作
会议指出，要早作准备。
（一）责任到人。
县政府办公室
2024年3月6日"""


def test_minutes_keep_every_line_in_its_order() -> None:
    made = plain.speech(MINUTES.split("\n"), "稿")
    assert "\n".join([made.meta.title, *map(text_of, made.blocks)]) == MINUTES
    kinds = [type(block) for block in made.blocks]
    assert kinds[4] is Heading
    assert kinds[-2:] == [Signature, Dateline]
    assert kinds[6] is Paragraph


def test_a_text_without_a_title_bears_the_name_of_its_file() -> None:
    made = plain.speech(["同志们：", "大家好！", "谢谢！"], "稿")
    assert made.meta.title == "稿"
    assert isinstance(made.blocks[0], Salutation)


@given(
    st.lists(
        st.text("一二（）、：。1.甲们Aa 　", min_size=1).map(str.strip).filter(bool), min_size=1
    )
)
def test_no_line_is_lost_doubled_or_moved(lines: list[str]) -> None:
    made = plain.speech(lines, "稿")
    printed = [text_of(block) for block in made.blocks]
    assert printed == lines or [made.meta.title, *printed] == lines


def test_a_title_has_at_most_sixty_characters() -> None:
    assert plain.speech(["题" * 60, "说了一句。"], "稿").meta.title == "题" * 60
    assert plain.speech(["题" * 61, "说了一句。"], "稿").meta.title == "稿"


def test_a_heading_has_at_most_forty_characters() -> None:
    kinds = [
        type(plain.speech(["题名", f"一、{'字' * size}", "说了一句。"], "稿").blocks[0])
        for size in (38, 39)
    ]
    assert kinds == [Heading, Paragraph]


def test_a_single_line_is_text_and_the_name_of_the_file_its_title() -> None:
    made = plain.speech(["放假通知"], "稿")
    assert (made.meta.title, [text_of(block) for block in made.blocks]) == ("稿", ["放假通知"])


def test_blank_lines_and_blanks_around_lines_are_no_words() -> None:
    made = plain.speech(["", " 放假通知 ", "\u3000", "放假三天。", " "], "稿")
    assert (made.meta.title, [text_of(block) for block in made.blocks]) == (
        "放假通知",
        ["放假三天。"],
    )
