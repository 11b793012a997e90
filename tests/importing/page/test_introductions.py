"""What a web editor put before a speech goes; what the speech says of itself stays."""

import pytest

from converters import importing
from converters.importing import ImportOptions
from converters.importing.page import introductions
from converters.importing.signs import titles
from converters.speech.dates import PartialDate
from converters.speech.model import text_of
from tests.conftest import Golden
from tests.importing import cases, rules

RAW = """在全县工作会议上的讲话
（2019年3月4日）
以下是小编为大家整理的讲话稿，欢迎阅读参考。
同志们：
今天，我们召开全县工作会议，部署今年任务。
要认真学习，深刻领会，切实抓好落实，把各项工作提高到新的水平。
"""


def test_title_and_date_above_an_introduction_are_not_taken_for_it() -> None:
    found = importing.clean(RAW.encode(), "a.txt", options=ImportOptions(force=True))
    (speech,) = found.speeches
    assert speech.meta.title == "在全县工作会议上的讲话"
    assert speech.meta.date == PartialDate(2019, 3, 4)
    gone = [RAW[e.start : e.end] for e in found.ledger.entries() if e.rule == "editor-intro"]
    assert gone == ["以下是小编为大家整理的讲话稿，欢迎阅读参考。"]


def test_a_title_of_which_too_little_would_be_left_is_not_trimmed() -> None:
    assert list(titles._trimmings("领导的话")) == []
    assert [edit.end for edit in titles._trimmings("领导在全县会议上的讲话")] == [2]


def test_a_farewell_below_a_speech_of_one_line_does_not_take_the_speech_with_it() -> None:
    words = "过去一年，我们按照上级的部署，真抓实干，各项工作都取得了新的成绩。" * 6
    farewell = "以上就是小编为大家整理的讲话稿，希望对大家有所帮助。"
    found = cases.cleaned(f"在全县水利工作会议上的讲话\n{words}\n{farewell}")
    (speech,) = found.speeches
    assert "".join(text_of(block) for block in speech.blocks) == words


SAID = "今天，我们召开全县水利工作会议，部署今年任务，请大家认真学习，抓好落实。"


@pytest.mark.parametrize("label", ["【导读】", "【导  读】", "编者按：", "编 者 按：", "[导语]"])
def test_a_paragraph_that_a_label_gives_to_the_editors_goes_whole_and_is_told(label: str) -> None:
    intro = f"{label}水利是农业的命脉，关系到千家万户。这一年全县修了三百里水渠，受益的有八个乡。"
    found = cases.cleaned(f"在全县水利工作会议上的讲话\n{intro}\n{SAID}\n谢谢大家！")
    (speech,) = found.speeches
    assert [text_of(block) for block in speech.blocks] == [SAID, "谢谢大家！"]
    assert [finding.line for finding in found.findings if finding.code == "left-out"] == [2]


def test_behind_what_editors_say_in_a_line_the_speech_begins() -> None:
    intro = "【导读】水利是农业的命脉，下面是讲话全文。"
    found = cases.cleaned(f"在全县水利工作会议上的讲话\n{intro}同志们：{SAID}\n谢谢大家！")
    (speech,) = found.speeches
    assert [text_of(block) for block in speech.blocks] == ["同志们：", SAID, "谢谢大家！"]


@pytest.mark.parametrize("label", ["整理者按：", "【记者注】：", "编后语：", "附注：本篇"])
def test_what_whoever_took_it_down_says_below_a_speech_goes(label: str) -> None:
    after = f"{label}据会议录音整理，数字没有核对。"
    found = cases.cleaned(f"在全县水利工作会议上的讲话\n同志们：\n{SAID}\n谢谢大家！\n{after}")
    (speech,) = found.speeches
    assert [text_of(block) for block in speech.blocks] == ["同志们：", SAID, "谢谢大家！"]


def test_a_note_on_what_was_reported_stays_below_it() -> None:
    note = "附注：以上数字截至十月底。"
    found = cases.cleaned(f"在全县水利工作会议上的讲话\n同志们：\n{SAID}\n谢谢大家！\n{note}")
    assert text_of(found.speeches[0].blocks[-1]) == note


RULES: dict[str, rules.Rule] = {
    "without_intro": lambda text: (
        introductions.without_intro(text.sheet, text.lines),
        text.dropped,
    ),
}


def test_introductions_of_editors_go_as_the_table_says(golden: Golden) -> None:
    rules.hold("page/introductions", RULES, golden)


def test_a_lead_without_a_label_that_calls_what_follows_the_whole_text_goes_and_is_told() -> None:
    lead = "青石机床厂厂长周明远在现场会上的主旨演讲全文。本篇为《走进青石》系列之一。"
    said = "同志们：\n机床是工业的母机，厂里的人都知道这个道理。今年要造三百台。\n谢谢大家！"
    found = cases.cleaned(f"造最好的机床\n{lead}\n{said}")
    assert [one.excerpt for one in found.findings if one.code == "left-out"] == [lead]
    spoken = lead.replace("本篇为", "请大家看，本篇为")
    assert spoken in cases.printed(cases.cleaned(f"造最好的机床\n{spoken}\n{said}"))
