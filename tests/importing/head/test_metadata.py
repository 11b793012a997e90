import pytest

from converters.speech.model import Speech
from tests.importing import cases

BODY = "今天召开会议，主要任务是总结工作、部署任务，希望大家认真抓好落实，确保完成全年目标。"


def speech(text: str) -> Speech:
    return cases.cleaned(f"{text}\n{BODY}\n{BODY}").speeches[0]


@pytest.mark.parametrize(
    ("words", "organ"),
    [
        ("现在，我代表上海市人民政府，向大会报告工作，请予审议。", "上海市人民政府"),
        ("我受临江县人大常委会委托，向大会作工作报告，请予审议。", "临江县人大常委会"),
        ("现在，我代表省人民政府，向大会报告工作，请予审议。", None),
        ("我代表自治区人民政府，向大会报告工作，请予审议。", None),
        ("我代表县委、县政府向大家表示慰问。", None),
    ],
)
def test_the_organ_is_what_the_speaker_names_in_full(words: str, organ: str | None) -> None:
    assert speech(f"工作报告\n各位代表：\n{words}").meta.organ == organ


@pytest.mark.parametrize(
    ("signature", "organ", "speaker"),
    [
        ("西平县人大常委会", "西平县人大常委会", None),
        ("国 务 院", "国务院", None),
        ("县长 刘志刚", None, "刘志刚"),
        ("一个老兵", None, None),
        ("某县人民政府", None, None),
    ],
)
def test_a_signature_is_an_organ_or_a_speaker_or_neither(
    signature: str, organ: str | None, speaker: str | None
) -> None:
    raw = f"在工作会议上的讲话\n同志们：\n{BODY}\n{BODY}\n{signature}\n2020年7月16日"
    meta = cases.cleaned(raw).speeches[0].meta
    assert (meta.organ, meta.speaker) == (organ, speaker)


def test_the_occasion_comes_from_title_or_subtitle_alone() -> None:
    assert speech("在全县教育大会上的讲话\n同志们：").meta.occasion == "全县教育大会"
    head = "政府工作报告\n——2020年1月5日在临江县第十届人民代表大会第二次会议上"
    assert speech(f"{head}\n各位代表：").meta.occasion == "临江县第十届人民代表大会第二次会议"
    assert speech("同志们：\n今天，我们召开全县教育工作会议，部署任务。").meta.occasion is None


@pytest.mark.parametrize(
    ("above", "below", "place"),
    [
        ("", "2021年3月8日于北京", "北京"),
        ("", "（2021年3月8日，青石镇）", "青石镇"),
        ("地点：县会议中心\n", "2021年3月8日于北京", "县会议中心"),
        ("", "2021年3月8日", None),
    ],
)
def test_the_place_is_that_of_the_head_else_that_beside_the_date_below(
    above: str, below: str, place: str | None
) -> None:
    raw = f"在工作会议上的讲话\n{above}同志们：\n{BODY}\n{BODY}\n周明远\n{below}"
    assert cases.cleaned(raw).speeches[0].meta.place == place


def test_the_office_of_another_who_signs_is_not_the_speakers() -> None:
    raw = f"周明远在全县教育大会上的讲话\n同志们：\n{BODY}\n{BODY}\n县长 刘志刚\n2020年7月16日"
    meta = cases.cleaned(raw).speeches[0].meta
    assert (meta.speaker, meta.post) == ("周明远", None)
