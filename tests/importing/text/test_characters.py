import pytest

from converters.importing.passage import whole
from converters.importing.text.characters import CHARACTERS, MARKDOWN
from converters.importing.worksheet import Worksheet


def done(text: str) -> str:
    return Worksheet(text).apply(whole(text), CHARACTERS).text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("甲\r\n乙\r丙\u2028丁\x0b戊", "甲\n乙\n丙\n丁\n戊"),
        ("甲\u200b\ufeff\x00\u00ad乙", "甲乙"),
        ("甲\u3000\xa0\t乙", "甲   乙"),
        ("１２ＡＢｃ％", "12ABc%"),
        ("⼀⽅⾯", "一方面"),
        ("&ldquo;甲&rdquo;&nbsp;&#20013;&amp;&bogus;", "“甲” 中&&bogus;"),
        ("<p class='a'>甲</p>乙<br/>丙<b>丁</b>", "\n甲\n乙\n丙丁"),
        ("若a<b且c>d", "若a<b且c>d"),
        ("（一）“甲”，乙。", "（一）“甲”，乙。"),
    ],
)
def test_characters_are_made_plain(raw: str, expected: str) -> None:
    assert done(raw) == expected


def test_every_change_is_laid_to_its_rule() -> None:
    sheet = Worksheet("１\u200b甲")
    sheet.apply(whole(sheet.raw), CHARACTERS)
    assert [bool(number) for number in sheet.blame] == [True, True, False]


def test_the_marks_of_markdown_go_and_masks_stay() -> None:
    text = "## 一、**提高**认识\n**市要__落实好__"
    made = Worksheet(text).apply(whole(text), MARKDOWN).text
    assert made == "一、提高认识\n**市要落实好"


def test_signs_of_a_page_at_line_ends_go_and_lost_characters_stay() -> None:
    assert done("提出意见。\ue004\n我们\ue001努力!\ue004") == "提出意见。\n我们\ue001努力!"


def test_digits_set_apart_are_closed_up_only_where_the_text_was_set_so() -> None:
    assert done("1 9 9 8年、1 9 9 9年、2 0 0 0年增长1 0 %") == "1998年、1999年、2000年增长10%"
    assert done("“7 1”前夕，1 4月") == "“7 1”前夕，1 4月"
