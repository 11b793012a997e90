"""The head of a speech, read as a whole."""

import pytest

from converters import importing
from converters.importing import Import
from converters.importing.head import head_block
from converters.speech.model import text_of
from tests.conftest import Golden
from tests.importing import cases, rules

RULES: dict[str, rules.Rule] = {
    "read": lambda text: [
        head_block.read(text.job, text.lines),
        text.dropped,
        [each.code for each in text.job.findings],
    ],
}


def test_heads_are_read_as_the_table_says(golden: Golden) -> None:
    rules.hold("head/head_block", RULES, golden)


SAID = "今天我们召开会议，总结去年的工作，部署今年的任务，希望大家认真抓好落实。"


def imported(*head: str) -> Import:
    return importing.clean("\n".join([*head, SAID]).encode(), "a.txt")


@pytest.mark.parametrize(
    ("clauses", "subtitle"),
    [
        (["用情用力答好民生答卷"], "用情用力答好民生答卷"),
        (["凝心聚力  谱写新篇"], "凝心聚力\u3000谱写新篇"),
        (
            ["用情用力答好民生答卷", "以实干开创水利新局面"],
            "用情用力答好民生答卷\u3000以实干开创水利新局面",
        ),
    ],
)
def test_clauses_below_a_title_that_names_the_meeting_are_its_subtitle_and_told(
    clauses: list[str], subtitle: str
) -> None:
    found = imported("在全县水利工作会议上的讲话", *clauses, "（2021年3月8日）", "同志们：")
    assert found.speeches[0].meta.subtitle == subtitle
    assert "head-line" in [finding.code for finding in found.findings]


@pytest.mark.parametrize("line", ["水利局局长　王 x", "高三年级二班", "县委宣传部副部长"])
def test_an_office_a_group_or_a_masked_name_below_a_title_is_no_subtitle(line: str) -> None:
    (speech,) = imported(
        "在全县水利工作会议上的讲话", line, "（2021年3月8日）", "同志们："
    ).speeches
    assert speech.meta.subtitle is None


@pytest.mark.parametrize(
    ("line", "speaker", "post"),
    [
        ("报告人：县水利局局长  周明远", "周明远", "县水利局局长"),
        ("讲话人：周明远  县水利局局长", "周明远", "县水利局局长"),
    ],
)
def test_a_labelled_speaker_keeps_the_office_that_a_wide_gap_parts_from_his_name(
    line: str, speaker: str, post: str
) -> None:
    (speech,) = imported(line, "报告题目：在全县水利工作会议上的报告", "同志们：").speeches
    assert (speech.meta.title, speech.meta.speakers, speech.meta.post) == (
        "在全县水利工作会议上的报告",
        (speaker,),
        post,
    )


def test_a_label_names_the_title_at_the_head_of_a_text_whatever_the_title_says() -> None:
    labelled = "题目：凝心聚力　推动水利发展"
    found = imported(labelled, "主讲：周明远", "同志们：")
    assert found.speeches[0].meta.title == "凝心聚力　推动水利发展"
    said = [f"第{n}批工程共修了{n}条水渠，通水之后群众很满意。" for n in "一二三四五六七八九十百千"]
    amid = imported("在会议上的讲话", "同志们：", *said, labelled)
    assert any("题目：" in text_of(block) for block in amid.speeches[0].blocks)


def test_a_salutation_with_its_speech_in_one_line_opens_the_body_below_a_title() -> None:
    hosts = [
        "主持人：李春生",
        "李春生是高二的学生，他读书认真，待人和气，是大家公认的好榜样。",
        "不忘来路，走向明天",
    ]
    (speech,) = imported(*hosts, f"同学们、老师们：早上好！{SAID}").speeches
    assert speech.meta.title == hosts[-1]
    assert text_of(speech.blocks[0]) == hosts[1]


def test_the_stamp_of_a_page_below_a_menu_makes_no_title_of_the_item_above_it() -> None:
    head = [
        "某县宣布水利工程全线通水",
        "游客",
        "管理成员",
        "注册",
        "2012-10-07",
    ]
    assert imported(*head).speeches[0].meta.title == head[0]


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("主讲人　周明远", None),
        ("演讲者/周明远", None),
        ("讲话人　县长　周明远", "县长"),
        ("班级：高一（3）班　姓名：周明远", "高一（3）班"),
    ],
)
def test_a_label_without_colon_or_of_a_pupil_names_the_speaker(line: str, post: str | None) -> None:
    head = ("珍惜粮食　从我做起", line, "时间　2021年3月8日", "同志们：")
    (speech,) = imported(*head).speeches
    assert speech.meta.title == head[0]
    assert (speech.meta.speakers, speech.meta.post) == (("周明远",), post)
    assert str(speech.meta.date) == "2021-03-08"


def test_the_notice_that_hands_a_speech_on_is_not_its_title() -> None:
    notice = "关于印发周明远同志在全县春耕现场会上的讲话的通知"
    head = (
        "青石政发〔2021〕3号",
        notice,
        "在全县春耕现场会上的讲话",
        "（2021年3月8日）",
        "同志们：",
    )
    assert imported(*head).speeches[0].meta.title == head[2]


def test_a_title_with_the_moment_of_the_page_behind_it_is_kept() -> None:
    title = "在全县春耕现场会上的讲话"
    found = imported(f"{title}  时间：2021-03-09 15:00:00  来源：青石日报", "同志们：")
    (speech,) = found.speeches
    assert (speech.meta.title, speech.meta.date) == (title, None)


def test_the_moment_a_page_was_made_is_no_date_beside_a_named_speaker() -> None:
    head = (
        "在全县春耕现场会上的讲话",
        "发布日期：2021-03-10",
        "讲话日期：2021-03-08",
        "讲话人：周明远",
    )
    (speech,) = imported(*head, "同志们：").speeches
    assert str(speech.meta.date) == "2021-03-08"
    assert text_of(speech.blocks[0]) == "同志们："


@pytest.mark.parametrize(
    "paper", ["《青石日报》（2021年3月10日 01版）", "原载《青石日报》2021年3月10日"]
)
def test_the_day_of_the_paper_is_not_the_day_of_the_speech(paper: str) -> None:
    assert imported("在全县春耕现场会上的讲话", paper, "同志们：").speeches[0].meta.date is None


@pytest.mark.parametrize(
    ("speaker", "day"),
    [
        ("◇周明远◇", "◇2021年3月8日◇"),
        ("周明远", "—— 2021年3月8日 ——"),
        ("★县长 周明远★", "—2021年3月8日—"),
    ],
)
def test_signs_about_a_fact_adorn_it(speaker: str, day: str) -> None:
    (speech,) = imported("◆在全县春耕现场会上的讲话◆", speaker, day, "同志们：").speeches
    assert speech.meta.title == "在全县春耕现场会上的讲话"
    assert (speech.meta.speakers, str(speech.meta.date)) == (("周明远",), "2021-03-08")
    assert speech.meta.subtitle is None


def test_a_title_that_says_who_speaks_and_no_more_names_the_speaker() -> None:
    (speech,) = imported("县长周明远同志讲话", "——全县春耕现场会", "同志们：").speeches
    assert (speech.meta.speakers, speech.meta.post) == (("周明远",), "县长")


REPORTED = "现在，我代表县人民政府，向大会报告工作，请予审议，并请各位委员提出意见。"


@pytest.mark.parametrize(
    "caption", ["周明远作政府工作报告。", "县长周明远同志在县十七届人大三次会议上作工作报告"]
)
def test_what_is_said_of_a_speaker_between_his_name_and_the_salutation_goes(caption: str) -> None:
    found = cases.cleaned(
        f"2021年政府工作报告\n青石县县长 周明远\n{caption}\n各位代表：\n{REPORTED}"
    )
    assert [text_of(block) for block in found.speeches[0].blocks] == ["各位代表：", REPORTED]
    told = [each.line for each in found.findings if each.code == "left-out"]
    assert told == ([3] if caption.endswith("。") else [])


def test_what_is_said_of_somebody_else_there_stays() -> None:
    head = "2021年政府工作报告\n青石县县长 周明远\n陈国强主持了会议。\n各位代表：\n"
    found = cases.cleaned(head + REPORTED)
    assert text_of(found.speeches[0].blocks[0]) == "陈国强主持了会议。"


def test_a_pupil_whose_class_stands_before_his_name_is_the_speaker() -> None:
    found = cases.cleaned(
        "诚信是做人的根本\n高二（3）班钱思雨\n老师们、同学们：\n"
        "大家好！今天我演讲的题目是诚信，我们要从一点一滴做起，做一个诚信的人。谢谢大家！"
    )
    meta = found.speeches[0].meta
    assert (meta.title, meta.speaker, meta.post) == ("诚信是做人的根本", "钱思雨", "高二（3）班")


def test_the_day_of_a_page_above_a_speech_without_title_is_told_and_no_words_of_it() -> None:
    said = "今天我们开会，总结去年的水利工作。渠道要修三百里。"
    found = cases.cleaned(f"家长会发言稿 篇1\n2024-07-16\n同志们：\n{said}\n谢谢大家！")
    assert "2024-07-16" not in cases.printed(found)
    assert "2024-07-16" in [one.excerpt for one in found.findings if one.code == "page-head"]
