import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.importing.passage import whole
from converters.importing.text import characters
from converters.importing.text.characters import CHARACTERS
from converters.importing.worksheet import Worksheet
from converters.speech.radicals import RADICAL
from tests.conftest import Golden
from tests.importing import rules


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
        ("⺠⻛⻓⻋⻅，⼾⿈⾭⾒⾞⾧", "民风长车见，户黄青见车长"),
        ("全縣⼾籍工作會議⾭", "全縣戶籍工作會議靑"),
        (
            "二○○八年，二００六年，二００六，三0五医院，一0.5，二00一年，一九九○年，二○一○年",
            "二〇〇八年，二〇〇六年，二〇〇六，三〇五医院，一0.5，二〇〇一年，一九九〇年，二〇一〇年",
        ),
        ("三○○人，一○五号，十月三○日", "三〇〇人，一〇五号，十月三〇日"),
        ("李○○，二○××年，某年○○月，一○○中学", "李○○，二○××年，某年○○月，一○○中学"),
        ("买买提∙阿不都、玛丽•居里、伊⋅敏", "买买提·阿不都、玛丽·居里、伊·敏"),
        ("• 要点一\n3∙5", "• 要点一\n3∙5"),
        ("&ldquo;甲&rdquo;&nbsp;&#20013;&amp;&bogus;", "“甲” 中&&bogus;"),
        ("<p class='a'>甲</p>乙<br/>丙<b>丁</b>", "\n甲\n乙\n丙丁"),
        ("若a<b且c>d", "若a<b且c>d"),
        ("（一）“甲”，乙。", "（一）“甲”，乙。"),
    ],
)
def test_characters_are_made_plain(raw: str, expected: str) -> None:
    assert done(raw) == expected


_PIECES = st.sampled_from(
    [
        *("\r\n", "\r", "\u2028", "\n", "&nbsp;", "&#12288;", "&#9472;", "&lt;b&gt;", "<br>"),
        *(".a {b: c}", ".d {e: f}", "\u200b", "\ue001", "\U000e0001", "\U00020000", "\t", "\u3000"),
        *(
            "Ａ",
            "１",
            "％",
            "⼀",
            "⻓",
            "\uf900",
            "〇",
            "○",
            "二",
            "年",
            "•",
            "1 2 3",
            " ",
            "（yī）",
        ),
        *("甲", "工作", "。", "."),
    ]
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_a_rule_whose_signs_a_text_lacks_does_nothing_to_it(text: str) -> None:
    quick, slow = Worksheet(text), Worksheet(text)
    made = quick.apply(whole(text), CHARACTERS, characters.SIGNS)
    assert made.text == slow.apply(whole(text), CHARACTERS).text
    assert quick.blame == slow.blame


def test_every_change_is_laid_to_its_rule() -> None:
    sheet = Worksheet("１\u200b甲")
    sheet.apply(whole(sheet.raw), CHARACTERS)
    assert [bool(number) for number in sheet.blame] == [True, True, False]


def test_signs_of_a_page_at_line_ends_go_and_lost_characters_stay() -> None:
    assert done("提出意见。\ue004\n我们\ue001努力!\ue004") == "提出意见。\n我们\ue001努力!"


def test_digits_set_apart_are_closed_up_only_where_the_text_was_set_so() -> None:
    assert done("1 9 9 8年、1 9 9 9年、2 0 0 0年增长1 0 %") == "1998年、1999年、2000年增长10%"
    assert done("“7 1”前夕，1 4月") == "“7 1”前夕，1 4月"


@given(st.text(st.sampled_from("○〇0Oo一二八年月日∙⋅•·买提⻓⼾⾭國会(（huìàde)）\n ")))
def test_plain_characters_stay_as_they_are(text: str) -> None:
    assert done(done(text)) == done(text)


@given(st.text(st.characters(min_codepoint=0x2E80, max_codepoint=0x2FDF)))
def test_no_radical_is_left(text: str) -> None:
    assert RADICAL.search(done(text)) is None


READINGS = "召开(kāi)会(huì)议，总(zǒng)结(jié)工(gōng)作，认(rèn)真的(de)落实"


def test_readings_in_brackets_go_where_they_run_through_the_text() -> None:
    assert done(READINGS) == "召开会议，总结工作，认真的落实"
    assert (
        done("召开(kāi)会议" + "，总结去年的工作" * 20) == "召开(kāi)会议" + "，总结去年的工作" * 20
    )


def test_abbreviations_in_brackets_are_no_readings() -> None:
    text = "手机应用（app）、程序（app）、软件（app）、应用（app）、程序（app）、网页（web）"
    assert done(text) == text


def test_readings_without_tones_go_too_and_so_do_doubled_ones() -> None:
    raw = "大会(hui)(hui)在北京(jing)召(zhao)开，总(zong)结(jie)教(jiao)育(yu)，落(luo)实(shi)"
    assert done(raw) == "大会在北京召开，总结教育，落实"


@given(
    st.lists(
        st.sampled_from(["水渠修好了", "各级要抓紧", "今年增长8.1%", "他说“不难”"]), min_size=4
    )
)
def test_points_for_stops_become_stops_where_all_sentences_end_so(said: list[str]) -> None:
    typed = "\n".join(f"{sentence}." for sentence in said)
    edits = list(characters.full_stops(typed))
    assert len(edits) == len(said)
    assert {edit.new for edit in edits} == {"。"}


def test_the_point_of_a_name_stays_amid_full_stops() -> None:
    said = "弗.恩格斯说过这句话。列.托尔斯泰也说过。我们要记住。大家都要记住。"
    assert list(characters.full_stops(said)) == []


def test_wide_spaces_part_columns_of_words_and_not_of_single_letters() -> None:
    assert characters._columns("甲乙　丙丁　戊己\n子丑　寅卯　辰巳\n") == {2, 5, 11, 14}
    assert characters._columns("甲　丙　戊\n子　寅　辰\n") == frozenset()
    assert characters._columns("甲乙　丙　戊\n子　寅　辰\n") == frozenset()


RULES: dict[str, rules.Rule] = {
    "line_ends": lambda text: rules.edited(characters.line_ends, text.raw),
    "entities": lambda text: rules.edited(characters.entities, text.raw),
    "tags": lambda text: rules.edited(characters.tags, text.raw),
    "invisible": lambda text: rules.edited(characters.invisible, text.raw),
    "spaces": lambda text: rules.edited(characters.spaces, text.raw),
    "width": lambda text: rules.edited(characters.width, text.raw),
    "radicals": lambda text: rules.edited(characters.radicals, text.raw),
    "zeros": lambda text: rules.edited(characters.zeros, text.raw),
    "name_dots": lambda text: rules.edited(characters.name_dots, text.raw),
    "spaced_digits": lambda text: rules.edited(characters.spaced_digits, text.raw),
    "full_stops": lambda text: rules.edited(characters.full_stops, text.raw),
    "readings": lambda text: rules.edited(characters.readings, text.raw),
    "style_sheets": lambda text: rules.edited(characters.style_sheets, text.raw),
}


def test_characters_become_what_the_table_says(golden: Golden) -> None:
    rules.hold("text/characters", RULES, golden)


def test_the_point_behind_the_number_of_a_heading_is_no_stop_on_any_line() -> None:
    typed = "一.整治环境\n我们要记住.\n二.抓好落实\n大家都要记住.\n今天开会布置工作."
    read = rules.edited(characters.full_stops, typed)
    assert read == "一.整治环境\n我们要记住。\n二.抓好落实\n大家都要记住。\n今天开会布置工作。"


def test_a_brace_behind_a_long_row_of_hanzi_is_seen_at_once_to_be_no_style_sheet() -> None:
    text = "抓好落实" * 1000 + "{"
    assert done(text) == text
