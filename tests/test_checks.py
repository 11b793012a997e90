from datetime import date
from typing import Any

import pytest

from converters import checks
from converters.errors import Severity
from converters.speech.model import Change, Form, Heading, Paragraph, RunIn, Text, TitleSource
from tests.make import circulation, greeting, head, para, speech

LONG = "各级各部门要提高认识，加强领导，狠抓落实，确保全年各项目标任务圆满完成。"
KNOWN = {"date": date(2020, 7, 16), "speaker": "赵海金"}


def codes(*texts: str) -> list[str]:
    return [finding.code for finding in checks.of_speech(speech(*map(para, texts), **KNOWN))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我们要\ufffd党的领导。", "lost-character"),
        ("总结“”党建工作。", "empty-quotes"),
        ("与以同志为的党中央保持一致。", "deleted-name"),
        ("会议开得好。指出，要抓落实。", "deleted-name"),
        ("20xx年工作", "mask"),
        ("推动**经济发展。", "mask"),
        ("在××供电公司召开。", "mask"),
        ("×县的经验很好。", "mask"),
        ("王×同志说得好。", "mask"),
        ("做了研究。?上午，书记讲话。", "stray-question"),
        ("主席为第1责任人。", "arabic-for-hanzi"),
        ("开展4城同创活动。", "arabic-for-hanzi"),
        ("流经3溪镇。", "arabic-for-hanzi"),
        ("人口316·7万人。", "lost-decimal"),
        ("有“7 1”模式。", "lost-sign"),
        ("，全县上下努力抓落实。", "deleted-name"),
        ("地区生产总值达到亿元。", "lost-figure"),
        ("一季度，地区生产总值亿元，居全市前列。", "lost-figure"),
        ("今天我们召开第届工会大会。", "lost-figure"),
        ("连续2021年保持先进。", "lost-figure"),
        ("实到代表\u3000\u3000\u3000名。", "blank"),
        ("我们,都要努力。", "half-width"),
        ('创"文明城市。', "straight-quotes"),
        ("创“国家园林城“的目标。", "quotes-unbalanced"),
        ("方案（试行）》）已印发。", "book-marks-unbalanced"),
        ("工作（含乡镇已经完成。", "brackets-unbalanced"),
        ("提高认识，，狠抓落实。", "doubled-mark"),
        (
            "帮助指导督促抓落实四项职能是另一层意思，帮助指导督促抓落实四项职能是另一层意思，完。",
            "repeated-words",
        ),
        ("一是学习。三是落实。", "lead-gap"),
        ("抓1-2个载体。", "range-hyphen"),
        ("2020年07月16日。", "padded-date"),
        ("下面是小编整理的内容。", "site-words"),
        ("大学联考成绩很好。", "substituted"),
        ("（二）、体会很多。", "bracket-number"),
        ("长" * 1300 + "。", "long-paragraph"),
        ("这一段的最后没有句号，不知道后面是不是还有别的话", "broken-paragraph"),
        ("这几年，各民主党派认真学习", "broken-paragraph"),
    ],
)
def test_an_editor_objects(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("sign", "\ufffd\ue000\uf8ff\U000f0000\U0010fffd□■")
def test_every_sign_of_a_lost_character_is_told(sign: str) -> None:
    assert "lost-character" in codes(f"我们要{sign}党的领导。")


@pytest.mark.parametrize(
    "text",
    [
        "今年是2020年，增长8.1%，总量1,400亿元。",
        "会议12:30开始，比例为3:2。",
        "以习近平同志为核心的党中央。",
        "党的精神谱系。",
        "第1季度",
        "一是学习。二是落实。",
        "1）抓学习；2）抓落实。",
        "“他说‘好’。”",
        "GDP增长，WTO规则，X光检查。",
        "开展“数据要素×”行动，构建“1+N+X”体系，发展“415X”集群。",
        "占比×100%，实行7×24小时服务。",
        "附件：1.全县环境保护工作目标任务分解表和责任分工",
        "这是全省第4个千亿级产业。",
        "电话010-88842603。",
    ],
)
def test_an_editor_does_not_object_to_what_is_right(text: str) -> None:
    assert set(codes(text)) <= {"arabic-for-hanzi"} if text in _DOUBTFUL else not codes(text)


_DOUBTFUL = ("第1季度",)


def test_a_gap_a_repeat_and_a_late_start_of_the_numbers_are_told() -> None:
    found = checks.of_speech(
        speech(
            head(1, "一、甲"),
            para(LONG),
            head(1, "三、丙"),
            para(LONG[:-2] + "好。"),
            head(1, "三、丁"),
            head(2, "（二）戊"),
            para("行。"),
            **KNOWN,
        )
    )
    assert [f.code for f in found if f.code.startswith("numbering")] == [
        "numbering-gap",
        "numbering-repeat",
        "numbering-start",
    ]


def test_a_row_may_go_on_under_the_next_heading() -> None:
    made = speech(
        head(1, "一、甲"),
        head(2, "（一）乙"),
        para("行。"),
        head(1, "二、丙"),
        head(2, "（二）丁"),
        para("好。"),
        **KNOWN,
    )
    assert checks.of_speech(made) == []


def test_paragraphs_that_begin_with_leads_are_a_row_too() -> None:
    assert codes("一是学习。", "三是落实。") == ["lead-gap"]
    assert codes("一是学习。", "二是以学促干。", "三是落实。") == []
    assert codes("一是学习。", "二是落实。") == []


def test_fewer_headings_than_the_speaker_announces_are_told() -> None:
    made = speech(
        para("下面，我讲三点意见。"),
        head(1, "一、甲"),
        para("行。"),
        head(1, "二、乙"),
        para("好。"),
        **KNOWN,
    )
    (finding,) = checks.of_speech(made)
    assert (finding.code, finding.message) == (
        "promised-count",
        "开头说“讲三点意见”，一级标题有 2 个",
    )


def test_a_level_that_is_skipped_is_told() -> None:
    made = speech(
        head(1, "一、甲"),
        Paragraph((RunIn("（1）乙。", 4), Text("抓落实。"))),
        **KNOWN,
    )
    assert [f.code for f in checks.of_speech(made)] == ["level-skipped"]


def test_missing_facts_and_made_titles_are_told() -> None:
    made = speech(title="发言稿范文 篇2", title_source=TitleSource.DERIVED)
    assert [f.code for f in checks.of_speech(made)] == [
        "title-made",
        "title-sample",
        "facts-missing",
    ]


def test_a_document_lacks_no_speaker() -> None:
    bare = speech(circulation=circulation(form=Form.DOCUMENT))
    (missing,) = (f for f in checks.of_speech(bare) if f.code == "facts-missing")
    assert missing.message == "缺日期"


def test_a_kind_that_is_not_settled_is_told() -> None:
    assert "kind-missing" in [f.code for f in checks.of_speech(speech(kind=""))]
    assert "kind-missing" not in [f.code for f in checks.of_speech(speech(kind="发言"))]


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"issuers": ()}, ["issuer-missing"]),
        ({"issuers": (), "number": None}, []),
        ({}, []),
    ],
)
def test_a_number_without_its_issuer_is_told(facts: dict[str, Any], codes: list[str]) -> None:
    made = speech(circulation=circulation(**facts), **KNOWN)
    assert [f.code for f in checks.of_speech(made)] == codes


def test_a_speech_that_ends_with_a_heading_and_one_without_body_are_told() -> None:
    assert "ends-open" in [
        f.code for f in checks.of_speech(speech(para("好。"), head(1, "一、甲"), **KNOWN))
    ]
    assert "no-body" in [f.code for f in checks.of_speech(speech(greeting(), **KNOWN))]


def test_a_paragraph_within_the_one_above_is_told() -> None:
    assert codes(f"今年任务很重。{LONG}", LONG) == ["repeated-paragraph"]
    assert codes(LONG, f"{LONG}同志们要记住。") == ["repeated-paragraph"]
    assert codes(f"今年任务很重。{LONG}", "这是新的一段。", LONG) == []
    assert codes("同志们，任务很重，大家努力。", "任务很重，大家努力。") == []


def test_a_finding_says_file_line_excerpt_and_advice() -> None:
    made = speech(Paragraph((Text("推动**经济发展。"),), line=7), **KNOWN)
    (finding,) = checks.of_speech(made, "甲.md")
    assert (finding.file, finding.line, finding.severity) == ("甲.md", 7, Severity.WARNING)
    assert finding.excerpt == "推动**经济发展。"
    assert finding.advice


def test_duplicates_and_near_duplicates_are_told_by_their_sentences() -> None:
    sentences = [f"第{n}个方面的工作要抓紧抓实抓出成效。" for n in range(12)]
    whole = speech(para("".join(sentences)), title="甲")
    parts = speech(*(para(sentence) for sentence in sentences), title="乙")
    half = speech(para("".join(sentences[:7]) + "另外的话也要说一说才好。" * 1), title="丙")
    other = speech(para(LONG * 2), title="丁")
    found = checks.of_collection([("a", whole), ("b", parts), ("c", half), ("d", other)])
    assert [(f.file, f.code) for f in found] == [
        ("b", "duplicate"),
        ("c", "near-duplicate"),
        ("c", "near-duplicate"),
    ]


def test_characters_without_a_glyph_are_told_once() -> None:
    made = speech(para("㐀字㐀"), Heading(1, "一、㐀"))
    (finding,) = checks.of_glyphs(made, lambda char: char != "㐀")
    assert finding.message == "没有字体能显示“㐀”（U+3400）"


def corrected(now: str | None, *later: Change) -> list[str]:
    change = Change(date(2020, 8, 1), "勘误", "改字", "全县", now)
    spoken = speech(para("全市上下要抓好落实。"), changes=(change, *later), **KNOWN)
    return [finding.code for finding in checks.of_speech(spoken)]


def test_corrected_words_are_looked_for_in_the_speech() -> None:
    assert corrected("全省上下") == ["change-not-found"]
    assert corrected("全市 上下") == []
    assert corrected(None) == []


def test_words_that_were_corrected_again_are_not_expected() -> None:
    again = Change(date(2020, 9, 1), "勘误", "再改", "全省", "全市")
    assert corrected("全省上下", again) == []
