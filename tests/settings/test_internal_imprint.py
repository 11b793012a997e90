"""What a book for people inside has to tell of its printing, as people write it."""

from dataclasses import fields, replace

import pytest
import yaml

from converters import resources
from converters.errors import SourceError
from converters.settings.compilation import Settings
from converters.settings.internal_imprint import LABELS, PUBLISHER, InternalImprint
from tests.make import book_settings

WHOLE = InternalImprint(
    permit="（豫）内资准字2024001号",
    readers="县人大代表",
    printer="县印刷厂",
    printed="2024-01-05",
    print_run="500",
)


def said(block: str, more: str = "publisher: 县人大办\n") -> Settings:
    return book_settings(f"title: 书\n{more}{block}\nselect: {{all: true}}\n")


def test_the_labels_are_those_of_all_that_can_be_written_in_the_settings() -> None:
    names = [PUBLISHER, *(field.name for field in fields(InternalImprint))]
    assert list(LABELS) == names
    schema = yaml.safe_load(resources.text("workflow/schemas/book.schema.yaml"))
    keys = schema["properties"]["internal"]["properties"]
    assert {key: about["x-names"][0] for key, about in keys.items()} == LABELS


def test_what_is_empty_is_lacking_but_the_issue_which_only_serials_have() -> None:
    assert list(WHOLE.lacking()) == []
    assert list(InternalImprint(issue="3").lacking()) == [
        *("permit", "readers", "printer", "printed", "print_run")
    ]
    for name in InternalImprint().lacking():
        assert list(replace(WHOLE, **{name: None}).lacking()) == [name]


@pytest.mark.parametrize(
    "block",
    [
        "internal:\n  permit: （豫）内资准字2024001号\n  readers: 县人大代表\n"
        "  printer: 县印刷厂\n  printed: 2024-1-5\n  print_run: 500",
        "内部：\n  准印证号：（豫）内资准字2024001号\n  发送对象：县人大代表\n"
        "  印刷单位：县印刷厂\n  印刷日期：2024年1月5日\n  印数：５００",
        "internal: {permit: （豫）内资准字2024001号, readers: 县人大代表, printer: 县印刷厂, "
        "printed: 2024.1.5, print_run: '500'}",
    ],
)
def test_a_clerk_may_write_it_in_many_ways(block: str) -> None:
    settings = said(block)
    assert settings.internal_imprint == WHOLE
    assert (settings.internal, settings.lacking) == (True, ())
    assert settings.note == "内部资料，免费交流"


def test_a_book_that_is_but_said_to_be_for_people_inside_lacks_nothing() -> None:
    for block, internal in (("internal: true", True), ("internal: false", False), ("", False)):
        settings = said(block, "")
        assert (settings.internal, settings.internal_imprint) == (internal, None)
        assert settings.lacking == ()


def test_what_is_left_open_is_lacking_and_no_error() -> None:
    for block in ("internal: {}", "internal:\n  permit:\n  readers:"):
        settings = said(block, "")
        assert settings.internal_imprint == InternalImprint()
        assert settings.lacking == (PUBLISHER, *InternalImprint().lacking())
        assert settings.lines["internal"] == 2
    assert said("internal: {permit: 豫001}\nnote: 内部", "").note == "内部"


def test_the_publisher_may_stand_among_the_others_but_only_one() -> None:
    inside = "内部:\n  编印单位: 县人大办"
    assert said(inside, "").publisher == "县人大办"
    assert said(inside).publisher == "县人大办"
    with pytest.raises(SourceError, match="编印单位写了两处：县政府、县人大办") as told:
        said(inside, "publisher: 县政府\n")
    assert (told.value.line, told.value.remedy) == (3, "请只留一处")


@pytest.mark.parametrize(
    ("block", "line", "words"),
    [
        ("internal:\n  permits: 豫001", 4, "是不是想写“permit”"),
        ("internal:\npermit: 豫001", 4, "请写在“internal”下面一行，行首空两格"),
        ("准印证号: 豫001", 3, "请写在“internal”下面一行"),
        ("internal: 豫001", 3, "写的是“豫001”"),
        ("internal: true\n  permit: 豫001", 4, "的值写到了下一行"),
        ("internal:\n  print_run: 约500册", 4, "应为：印数，如 500 或 500册"),
        ("internal:\n  printed: 2024", 4, "应为：印刷日期，如 2024-01-05 或 2024-01"),
        ("internal:\n  printed: 2024-02-30", 4, "没有这一天"),
        ("internal:\n  permit: 甲\n  准印证号: 乙", 5, "写了两次"),
        (f"internal:\n  permit: {'豫' * 61}", 4, "有 61 个字，至多 60 个字"),
        ("internal: []", 3, "写的是一个列表"),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_to_write(block: str, line: int, words: str) -> None:
    with pytest.raises(SourceError) as told:
        said(block)
    assert (told.value.line, words in str(told.value)) == (line, True), str(told.value)
