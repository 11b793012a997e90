"""What is told of a file beside its words."""

import pytest

from converters.errors import Severity
from converters.importing import losses
from converters.importing.cleaning import ImportOptions, clean
from converters.readers.raw import RawText, Transcript


def test_each_thing_left_out_that_says_something_is_told_with_its_words() -> None:
    made = Transcript()
    made.write("第一段")
    made.left_out("批注", "此处请核实")
    made.changed("公式", "1/2")
    made.kept("像页眉的字", "人大通讯")
    told = list(losses.of_reader(made.raw("docx"), "讲话.docx"))
    assert [(one.code, one.message, one.line, one.excerpt) for one in told] == [
        ("left-out", "没有读入批注", 1, "此处请核实"),
        ("changed", "公式没有照原样读入", 1, "1/2"),
        ("kept", "像页眉的字当作正文读入了", 1, "人大通讯"),
    ]
    assert {one.severity for one in told} == {Severity.WARNING}


def test_things_that_say_nothing_are_told_together() -> None:
    made = Transcript()
    made.left_out("图片")
    made.write("第一段")
    made.left_out("图片")
    told = list(losses.of_reader(made.raw("docx"), "讲话.docx"))
    assert [(one.message, one.line) for one in told] == [("没有读入图片 2 处", 0)]


def test_a_line_left_out_with_readings_amid_its_words_is_told_once() -> None:
    intro = "导(dǎo)语(yǔ)：讲(jiǎng)话一文来源于网友上传，不代表本站观点，欢迎参考。"
    said = "今天我们召(zhào)开(kāi)会(huì)议(yì)，部署全县的工(gōng)作(zuò)，请大家认真落实。"
    text = f"在全县水利工作会议上的讲话\n{intro}\n同志们：\n{said}\n渠道要修。\n谢谢大家！"
    found = clean(RawText(text, "txt"), "讲话.txt", ImportOptions())
    told = [(one.line, one.excerpt) for one in found.findings if one.code == "left-out"]
    assert told[0] == (2, intro)
    assert [line for line, _ in told] == [2, 4]
    assert found.ledger.faults() == []


@pytest.mark.parametrize("line", ["END", "版权归人民所有", "关键词：落实"])
def test_a_lone_line_below_the_last_words_is_told_for_a_speaker_may_have_said_it(line: str) -> None:
    text = f"在全县水利工作会议上的讲话\n同志们：\n渠道要修三百里，水库要加固。\n谢谢大家！\n{line}"
    assert told(text) == [line]
    assert told(f"{text}\n责任编辑：吴燕\n打印本页") == []


@pytest.mark.parametrize(
    "line", ["扫一扫在手机打开当前页", "责任编辑：吴燕", "版权所有：青石日报社"]
)
def test_a_lone_line_that_only_a_page_has_is_not_told(line: str) -> None:
    text = "在全县水利工作会议上的讲话\n同志们：\n渠道要修三百里，水库要加固。\n谢谢大家！"
    assert told(f"{text}\n{line}") == []


def told(text: str) -> list[str]:
    found = clean(RawText(text, "txt"), "讲话.txt", ImportOptions()).findings
    return [one.excerpt for one in found if one.code == "left-out"]
