import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.importing.body import punctuation
from converters.importing.body.punctuation import PUNCTUATION
from converters.importing.passage import whole
from converters.importing.worksheet import Worksheet
from tests.conftest import Golden
from tests.importing import rules


def done(text: str, *off: str) -> str:
    sheet = Worksheet(text, frozenset(off))
    return sheet.apply(whole(text), PUNCTUATION).text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("今天,我们开会;大家要记住:努力!", "今天，我们开会；大家要记住：努力！"),
        ("达85%,居第一", "达85%，居第一"),
        ("同时, 我们也要看到", "同时，我们也要看到"),
        ("(一)抓学习", "（一）抓学习"),
        ("规划(2018-2022)和意见", "规划（2018-2022）和意见"),
        ("各县(市、区)要落实", "各县（市、区）要落实"),
        ("（试行)办法", "（试行）办法"),
        ('开展"两学一做"教育,"三会一课"制度', "开展“两学一做”教育，“三会一课”制度"),
        ("什么是初心?初心是什么?", "什么是初心？初心是什么？"),
        ("“入党为什么?当官为什么?”的问题", "“入党为什么？当官为什么？”的问题"),
        ("能不能再提高?", "能不能再提高？"),
        ("团结奋斗--为了明天...", "团结奋斗——为了明天……"),
        ("努力。。。", "努力……"),
        ("<<意见>>已印发", "《意见》已印发"),
        ("15%~30%和三~五天", "15%～30%和三～五天"),
        ("增长8．1%", "增长8.1%"),
        ("到 2020 年 底", "到2020年底"),
        ("会议结束.", "会议结束。"),
        ("大家好.今天开会.", "大家好。今天开会。"),
        ("?这次会议很重要", "这次会议很重要"),
    ],
)
def test_half_width_marks_become_full_width_in_chinese_context(raw: str, expected: str) -> None:
    assert done(raw) == expected


@pytest.mark.parametrize(
    "text",
    [
        "代表1,400名",
        "12:30开会",
        "增长3.14",
        "比例1:500",
        "电话010-88842603",
        "时间2011-02-15",
        "见http://www.a.gov.cn/b,c.html?d=1;e",
        "邮箱a.b@c.com",
        "GB/T 9704-2012",
        "f(x), g(y); OK!",
        "党的xx大、20xx年、**市、××县",
        "专门做了研究。?上午，书记讲话",
        "前1?。",
        '身高5"左右',
        '一个"引号',
        "作家马克.吐温说，这很好。",
        "2018-2022年",
        "县长 刘志刚",
        "2019—2020学年",
        "“宪”在行动——",
    ],
)
def test_what_is_right_or_doubtful_is_left_alone(text: str) -> None:
    assert done(text) == text


def test_doing_it_twice_is_doing_it_once() -> None:
    text = '(一)"甲",乙:丙?什么?...--丁 戊~己.'
    assert done(done(text)) == done(text)


def test_each_rule_can_be_switched_off() -> None:
    text = '?什么是 "甲",(乙):<<丙>>;丁!增长8．1~9倍--戊...什么?好.'
    for code, _ in PUNCTUATION:
        assert done(text, code) != done(text), code


@given(st.text(",:;! 汉a1。，”%", max_size=12))
def test_marks_are_widened_alike_all_at_once_and_one_by_one(text: str) -> None:
    """Beside an address, of which nothing may be touched, each is looked at by itself."""
    marks = ("comma", "colon", "semicolon", "exclamation")
    rules = [rule for rule in PUNCTUATION if rule[0] in marks]
    alone, beside = f"汉{text}", f"www.a.cn汉{text}"
    sheet, other = Worksheet(alone), Worksheet(beside)
    assert f"www.a.cn{sheet.apply(whole(alone), rules).text}" == (
        other.apply(whole(beside), rules).text
    )
    assert sheet.blame == other.blame[8:]


RULES: dict[str, rules.Rule] = {
    "stray_question": lambda text: rules.edited(punctuation.stray_question, text.raw),
    "question": lambda text: rules.edited(punctuation.question, text.raw),
    "full_stop": lambda text: rules.edited(punctuation.full_stop, text.raw),
    "brackets": lambda text: rules.edited(punctuation.brackets, text.raw),
    "quotes": lambda text: rules.edited(punctuation.quotes, text.raw),
    "book_marks": lambda text: rules.edited(punctuation.book_marks, text.raw),
    "dash": lambda text: rules.edited(punctuation.dash, text.raw),
    "ellipsis": lambda text: rules.edited(punctuation.ellipsis, text.raw),
    "wave": lambda text: rules.edited(punctuation.wave, text.raw),
    "decimal": lambda text: rules.edited(punctuation.decimal, text.raw),
    "inner_space": lambda text: rules.edited(punctuation.inner_space, text.raw),
    "all": lambda text: text.sheet.apply(text.sheet.whole, punctuation.PUNCTUATION).text,
}


def test_marks_become_what_the_table_says(golden: Golden) -> None:
    rules.hold("body/punctuation", RULES, golden)
