"""Attachments out of their row, without a text, or told of otherwise than they are called."""

import pytest

from converters import checks
from converters.checks import attached
from converters.speech.model import Attachment, Block, Circulation, Enclosure, Speech
from tests.make import head, para, speech

TEXT = para("现在开会。")


def with_attachments(*numbers: int | None, told: tuple[str, ...] = ()) -> Speech:
    blocks = [
        block for n in numbers for block in (Attachment(n, f"名单{n or ''}", 9), para("甲。"))
    ]
    return speech(TEXT, *map(Enclosure, told), *blocks)


@pytest.mark.parametrize("numbers", [(), (None,), (1, 2), (1, 2, 3)])
def test_a_row_of_attachments_is_no_objection(numbers: tuple[int | None, ...]) -> None:
    assert not list(attached.numbers(with_attachments(*numbers)))


@pytest.mark.parametrize("numbers", [(1,), (2, 1), (1, 3), (1, None), (1, 1)])
def test_a_number_out_of_its_row_is_told(numbers: tuple[int | None, ...]) -> None:
    found = list(attached.numbers(with_attachments(*numbers)))
    assert {finding.code for finding in found} == {"attachment-number"}


@pytest.mark.parametrize(
    ("block", "count"),
    [
        (para("附件1"), 1),
        (para("附件 2："), 1),
        (para("附件"), 0),
        (para("附件1是任务表。"), 0),
        (para("附件一"), 1),
        (head(1, "附件（二）：名单"), 1),
        (head(1, "附件一览"), 0),
        (head(1, "附件1　任务表"), 1),
        (head(2, "附件：名单"), 1),
        (head(1, "附件管理"), 0),
        (para("西人常〔2024〕3号附件1"), 1),
        (para("西人常〔2024〕3号文件附件1"), 0),
    ],
)
def test_what_begins_an_attachment_and_is_not_marked_is_told(block: Block, count: int) -> None:
    found = list(attached.unmarked(speech(TEXT, block)))
    assert [one.code for one in found] == ["attachment-unmarked"] * count


def test_the_advice_has_the_number_as_it_is_printed() -> None:
    (found,) = attached.unmarked(speech(TEXT, para("附件十二")))
    assert "“# 附件12　名称”" in found.advice


@pytest.mark.parametrize(
    ("number", "document", "said"),
    [
        ("西人常〔2024〕3号", "", ""),
        ("西人常〔2024〕3号", "西人常〔2024〕3号", ""),
        ("西人常〔2024〕3号", "西人常〔2024〕4号", "应为“西人常〔2024〕3号”"),
        (None, "西人常〔2024〕3号", "前言里没有发文字号"),
    ],
)
def test_the_number_before_an_attachment_is_that_of_its_document(
    number: str | None, document: str, said: str
) -> None:
    facts = Circulation(number=number)
    whole = speech(TEXT, Attachment(None, "名单", 9, document), TEXT, circulation=facts)
    found = list(attached.apart(whole))
    assert [finding.code for finding in found] == ["attachment-document"] * bool(said)
    assert all(said in finding.message and finding.line == 9 for finding in found)


def test_an_attachment_without_a_text_is_told() -> None:
    said = speech(TEXT, Attachment(1, "甲", 5), Attachment(2, "乙", 7), TEXT)
    (found,) = attached.empty(said)
    assert (found.code, found.line, found.excerpt) == ("attachment-empty", 5, "附件1　甲")


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ((), 0),
        (("附件：1.名单1", "2.名单2"), 0),
        (("附件: 1. 名单1", "2、名单2"), 0),
        (("附件：1.名单", "2.名单2"), 1),
        (("附件：1.名单1",), 1),
        (("附件：1.名单1", "2.名单2", "3.名单3"), 1),
        (("附件：1.名单1", "3.名单2"), 1),
    ],
)
def test_lines_written_otherwise_than_the_titles_are_told(
    told: tuple[str, ...], count: int
) -> None:
    found = list(attached.told(with_attachments(1, 2, told=told)))
    assert [finding.code for finding in found] == ["attachment-told"] * count


def test_lines_of_a_text_without_attachments_are_no_objection() -> None:
    assert not list(attached.told(speech(TEXT, Enclosure("附件：1.名单"))))


def test_a_text_that_ends_with_a_heading_is_told_wherever_it_ends() -> None:
    said = speech(TEXT, head(1, "一、甲"), Attachment(None, "名单"), head(1, "一、乙"))
    found = [one.message for one in checks.of_speech(said) if one.code == "ends-open"]
    assert found == ["全文以标题结束", "附件以标题结束"]


def test_numbers_and_levels_begin_anew_in_an_attachment() -> None:
    row: tuple[Block, ...] = (head(1, "一、甲"), TEXT, head(1, "二、乙"), para("现在散会。"))
    said = speech(*row, Attachment(None, "名单"), head(1, "一、丙"), para("名单如下。"))
    codes = {finding.code for finding in checks.of_speech(said)}
    assert not codes & {"numbering-restart", "numbering-repeat", "level-skipped"}
