"""What the heads of documents say, by their form."""

from typing import Any

import pytest

from converters.speech import head_words, printed_words
from converters.speech.dates import PartialDate
from converters.speech.model import Circulation, Form
from tests.make import meta, para, speech

MARKS = {"copy_number": "000001", "secrecy": "机密★1年", "urgency": "特急"}


def lines(form: Form | None, *, organ: str | None = None, **facts: Any) -> list[str]:
    known: dict[str, Any] = {"form": form, "issuers": ("县委办公室",), "number": "第3号", **facts}
    own: dict[str, Any] = {"organ": organ, "date": PartialDate(2024, 3, 1), "speakers": ("张三",)}
    head = head_words.red_head(meta(circulation=Circulation(**known), **own))
    return list(head.lines()) if head else []


@pytest.mark.parametrize("form", [None, Form.DOCUMENT])
def test_a_document_says_marks_issuer_number_and_signers(form: Form | None) -> None:
    assert lines(form, **MARKS) == ["000001", "机密★1年", "特急", "县委办公室", "第3号"]
    names = ("赵海金", "王建国", "李四")
    assert lines(form, signers=names) == [
        "县委办公室",
        "签发人：赵海金　王建国",
        "第3号　李四",
    ]


def test_several_organs_stand_a_line_each_and_have_their_document_once() -> None:
    organs = ("县委", "县政府文件")
    assert lines(Form.DOCUMENT, issuers=organs) == ["县委", "县政府", "文件", "第3号"]
    assert lines(None, issuers=("县委文件", "县政府文件"))[:3] == ["县委", "县政府", "文件"]
    assert lines(None, issuers=("县委", "县政府")) == ["县委", "县政府", "第3号"]
    assert lines(None, issuers=("县委文件",)) == ["县委文件", "第3号"]
    assert lines(Form.ORDER, issuers=organs)[:3] == ["县委", "县政府", "文件"]


def test_of_several_organs_a_letter_has_the_mark_of_the_host() -> None:
    assert lines(Form.LETTER, issuers=("县委", "县政府")) == ["县委", "第3号"]


def test_a_letter_says_its_marks_under_the_issuer_beside_the_number() -> None:
    assert lines(Form.LETTER, **MARKS) == ["县委办公室", "000001　第3号", "机密★1年", "特急"]
    assert lines(Form.LETTER) == ["县委办公室", "第3号"]
    assert lines(Form.LETTER, number=None) == ["县委办公室"]


def test_an_order_says_its_mark_and_number_and_no_marks() -> None:
    assert lines(Form.ORDER, **MARKS) == ["县委办公室", "第3号"]


def test_minutes_say_who_issues_them_and_when() -> None:
    assert lines(Form.MINUTES, organ="办公室") == ["县委办公室", "第3号", "办公室　2024年3月1日"]


def test_a_brief_says_its_secrecy_and_number_above_its_name() -> None:
    found = lines(Form.BRIEF, organ="办公室", secrecy="内部资料", copy_number="000012")
    assert found[:2] == ["内部资料　000012", "县委办公室"]


def test_a_document_has_no_date_or_speaker_under_its_title() -> None:
    said = speech(para("开会。"), date=PartialDate(2024, 3, 1), speakers=("张三",))
    assert [line.element for line in printed_words.head(said.meta)] == ["title", "date", "speaker"]
    facts = Circulation(form=Form.DOCUMENT)
    own = meta(circulation=facts, date=PartialDate(2024, 3, 1), speakers=("张三",))
    assert [line.element for line in printed_words.head(own)] == ["title"]


def test_the_imprint_of_a_letter_says_only_who_got_a_copy() -> None:
    facts: dict[str, Any] = {"copies": "县委", "printed_by": "办公室"}
    found = printed_words.imprint(meta(circulation=Circulation(form=Form.LETTER, **facts)))
    assert found is not None
    assert (list(found.lines()), found.is_ruled) == (["抄送：县委。"], False)
    assert printed_words.imprint(meta(circulation=Circulation(**facts))) is not None
    alone = Circulation(form=Form.LETTER, printed_by="办公室")
    assert printed_words.imprint(meta(circulation=alone)) is None
