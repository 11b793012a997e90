from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters import checks
from converters.checks import disclosure
from converters.errors import Finding
from converters.speech.model import Change
from tests.effort import effort
from tests.make import circulation, para, speech

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def found(text: str) -> list[str]:
    return [finding.code for finding in disclosure.personal(speech(para(text)))]


def marks(text: str, **facts: object) -> list[Finding]:
    return list(disclosure.marked(speech(para(text), **facts)))


def identity_card(area: int, born: date, order: int) -> str:
    first = f"{area}{born:%Y%m%d}{order:03}"
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


CARDS = st.builds(
    identity_card,
    st.integers(110000, 659999),
    st.dates(date(1900, 1, 1), date(2025, 12, 31)),
    st.integers(0, 999),
)


@settings(max_examples=effort(12, 50))
@given(CARDS, st.sampled_from("，。 号（"), st.booleans())
def test_every_identity_card_is_found_by_its_check_digit_and_no_other(
    number: str, after: str, wide: bool
) -> None:
    last = "X0123456789"["X0123456789".index(number[-1]) - 1]
    written = [number, number[:-1] + last]
    if wide:
        written = ["".join(chr(ord(c) + 0xFEE0) for c in one) for one in written]
    assert found(f"身份证号：{written[0]}{after}") == ["id-number"]
    assert "id-number" not in found(f"身份证号：{written[1]}{after}")


@settings(max_examples=effort(15, 30))
@given(st.from_regex(r"[3-6][0-9]{14,17}", fullmatch=True))
def test_of_ten_last_digits_one_makes_a_bank_card(start: str) -> None:
    hits = [digit for digit in range(10) if "bank-card" in found(f"卡号{start}{digit}。")]
    assert len(hits) <= 1
    assert hits or disclosure._ID.fullmatch(f"{start}0")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("卡号6228480402564890018，开户行农行。", "bank-card"),
        ("卡号 6228 4804 0256 4890 018", "bank-card"),
        ("手机：13812345678", "mobile-number"),
        ("138 1234 5678", "mobile-number"),
        ("139.1234.5678", "mobile-number"),
        ("1391 234 5678", "mobile-number"),
        ("13912-345678", "mobile-number"),
        ("411282 1990 0307 1239", "id-number"),
        ("电话（+86-138-1234-5678）", "mobile-number"),
        ("电话１３８１２３４５６７８", "mobile-number"),
        ("请联系zhangsan.1980@163.com", "personal-email"),
        ("联系邮箱：zhangsan＠qq.com", "personal-email"),
        ("12345678@qq.com", "personal-email"),
    ],
)
def test_data_of_persons_are_found(text: str, code: str) -> None:
    assert found(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "办公电话：0396-6222345，010-66881188，传真03966222345",
        "热线12345、12388，拨打400-820-8820、8008208820",
        "西政〔2020〕13812号，第13812345678号",
        "总投资13800000000元，13812345678.50元，增加13,812,345,678元",
        "1398.1234567、13.98.123.4567、138 1234-5678、13 812345678",
        "完成13812345678千瓦时、13812345678人次",
        "3.13812345678，圆周率3.14159265358979323846",
        "2020年7月16日13时45分，2019 2020 2021 2022",
        "统一社会信用代码91410000MA3X12345X、11411721006012345X",
        "手机138****5678，身份证4128**********1234",
        "预算4000000000000000元，6228480402564890018万元",
        "网址 https://example.org/13812345678.html",
        "邮箱：bgs@xp.gov.cn、info@example.org",
        "征求意见邮箱：xprd2020@163.com",
        "以@为号",
    ],
)
def test_numbers_of_offices_documents_and_amounts_are_let_alone(text: str) -> None:
    assert found(text) == []


def test_facts_are_looked_at_as_they_are_printed_too() -> None:
    changed = Change(date(2020, 1, 1), "更正", "改正电话", was="13812345678", now="12345")
    (finding,) = disclosure.personal(speech(changes=(changed,)))
    assert (finding.code, finding.line) == ("mobile-number", 0)


@pytest.mark.parametrize(
    "mark",
    [
        *(
            "机密★1年",
            "秘密☆",
            "绝密级★长期",
            "机密*6个月",
            "【机密】",
            "（内部文件）",
            "密级：秘密",
        ),
        *(
            "内部资料，注意保存",
            "内部讲话 妥善保管",
            "（会后收回）",
            "未经审阅，请勿外传",
            "不宜公开",
        ),
    ],
)
def test_a_mark_of_secrecy_is_told_until_the_facts_tell_it(mark: str) -> None:
    (finding,) = marks(mark)
    assert finding.code == "secrecy-mark"
    assert "public: false" in finding.advice
    assert marks(mark, circulation=circulation()) == []
    assert marks(mark, public=False) == []
    assert marks(mark, public=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "要严格遵守保密纪律，涉及国家秘密的，依照《中华人民共和国保守国家秘密法》的规定不得公开。",
        "做好机密文件管理，防止失密泄密，这是机要工作的生命线。",
        "抓内部管理",
    ],
)
def test_who_speaks_of_secrets_makes_no_mark(text: str) -> None:
    assert marks(text) == []


def test_the_check_of_a_speech_tells_of_them() -> None:
    made = speech(para("机密★1年"), para("电话13812345678。"))
    codes = {finding.code for finding in checks.of_speech(made)}
    assert {"secrecy-mark", "mobile-number"} <= codes
