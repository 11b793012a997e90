"""What is objected to in the number, the secrecy and the issuer of a document."""

from typing import Any

import pytest

from converters.checks import documents
from converters.errors import Severity
from converters.speech.model import Circulation, Form
from tests.make import speech


def told(**facts: Any) -> list[str]:
    """Codes and the cause of each objection."""
    known = {"issuers": ("县委文件",), **facts}
    found = documents.check(speech(circulation=Circulation(**known)))
    return [f"{one.code} {one.message.partition('：')[2]}".strip() for one in found]


@pytest.mark.parametrize("number", ["西人常〔2024〕3号", "西政办函〔2024〕120号", None])
def test_a_number_as_the_standard_has_it_passes(number: str | None) -> None:
    assert told(number=number) == []


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        ("西人常[2024]3号", "年份要用六角括号“〔〕”"),
        ("西人常（2024）3号", "年份要用六角括号“〔〕”"),
        ("西人常〔24〕3号", "年份要写全四位数字"),
        ("西人常〔2024〕第3号", "序号前不写“第”"),
        ("西人常〔2024〕03号", "序号不编虚位，1 不写成 01"),
        ("西人常〔2024〕3", "末尾要有“号”字"),
        ("3号", ""),
    ],
)
def test_a_number_written_otherwise_is_told_with_its_slip(number: str, cause: str) -> None:
    for form in (None, Form.LETTER):
        (found,) = told(number=number, form=form)
        assert found.split(" ", 1) == ["number-form", *([cause] if cause else [])]


@pytest.mark.parametrize("form", [Form.ORDER, Form.MINUTES, Form.BRIEF])
def test_orders_minutes_and_briefs_count_otherwise(form: Form) -> None:
    assert told(number="第三号", form=form) == []


@pytest.mark.parametrize(
    ("secrecy", "codes"),
    [
        ("机密★1年", []),
        ("绝密★长期", []),
        ("秘密", []),
        ("秘密★6个月", []),
        ("内部资料　注意保存", []),
        ("机密★一年", ["secrecy-form"]),
        ("机密*1年", ["secrecy-form"]),
        ("秘密 1年", ["secrecy-form"]),
    ],
)
def test_the_period_of_secrecy_is_told_in_arabic_digits(secrecy: str, codes: list[str]) -> None:
    assert told(secrecy=secrecy) == codes


@pytest.mark.parametrize(
    ("facts", "advice"),
    [
        ({"signers": ("赵明，王芳",)}, "请写成 signer: [赵明, 王芳]"),
        ({"signers": ("赵明,王芳", "李强")}, "请写成 signer: [赵明, 王芳]"),
        ({"issuers": ("县人大、县政府文件",)}, "请写成 issuer: [县人大, 县政府文件]"),
        ({"issuers": ("县人大，县政府文件",)}, "请写成 issuer: [县人大, 县政府文件]"),
    ],
)
def test_names_that_were_written_as_one_are_told_as_a_list(facts: Any, advice: str) -> None:
    known = {"issuers": ("县委文件",), **facts}
    (found,) = documents.check(speech(circulation=Circulation(**known)))
    assert (found.code, found.advice) == ("names-joined", advice)


def test_names_each_by_itself_pass() -> None:
    assert told(signers=("赵明", "阿依古丽·买买提"), issuers=("县人大", "县政府文件")) == []


def test_a_form_without_its_issuer_is_graver_than_a_number() -> None:
    (number,) = documents.check(speech(circulation=Circulation(number="西人常〔2024〕3号")))
    (form,) = documents.check(speech(circulation=Circulation(form=Form.ORDER)))
    assert (number.code, number.severity) == ("issuer-missing", Severity.NOTE)
    assert (form.code, form.severity) == ("issuer-missing", Severity.WARNING)


def test_a_speech_that_was_only_held_is_no_document() -> None:
    assert list(documents.check(speech())) == []
