"""Speeches and what is none, made up in the forms that are met on pages and in folders."""

from pathlib import Path

import pytest

from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.verdict import Likeness
from converters.readers.raw import RawText

FOLDER = Path(__file__).parents[1] / "cases" / "kinds"


def texts(name: str) -> dict[str, str]:
    """The texts of a file by their titles; each is ended by a line with one dot."""
    parts = (FOLDER / name).read_text(encoding="utf-8").split("\n.\n")
    return dict(zip([title.strip() for title in parts[:-1:2]], parts[1::2], strict=True))


SPEECHES, OTHERS = texts("speeches.txt"), texts("others.txt")


def judged(text: str) -> Cleaned:
    return clean(RawText(text), "a.txt", ImportOptions())


@pytest.mark.parametrize("text", SPEECHES.values(), ids=SPEECHES.keys())
def test_what_is_said_to_people_is_imported(text: str) -> None:
    found = judged(text)
    assert found.refusal == ""
    assert found.verdict.score >= 2
    assert len(found.speeches) == 1


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_what_is_written_is_refused_with_reasons(text: str) -> None:
    found = judged(text)
    assert found.verdict.likeness is Likeness.NONE
    assert found.refusal
    assert any(sign.weight < 0 and sign.quote for sign in found.verdict.signs)


UNSURE = (
    "国务院关于加快水利建设的意见\n各省、自治区、直辖市人民政府：\n水利是农业的命脉，今年的任务是修好三条水渠。"
    * 2
)


def test_what_may_be_one_is_imported_without_a_kind_and_told() -> None:
    found = judged(UNSURE)
    assert found.verdict.likeness is Likeness.UNSURE
    assert [speech.meta.kind for speech in found.speeches] == [""]
    (doubt,) = [finding for finding in found.findings if finding.code == "unsure-kind"]
    assert "题名是机关的意见" in doubt.excerpt


def test_words_in_quotation_marks_are_nobodys_own() -> None:
    said = (
        "水渠边住着一位老人。“同志们，我讲三点意见，谢谢大家！”他常常这样学着说，逗得孩子们哈哈大笑。"
        * 3
    )
    assert judged(said).refusal


def test_what_editors_say_of_speeches_is_no_sign_against_one() -> None:
    intro = "演讲稿是在一定的场合面对听众讲话的文稿，下面是小编整理的演讲稿，供大家参考。\n"
    assert judged(intro + SPEECHES["a pupil under the flag"]).refusal == ""


@pytest.mark.parametrize(
    ("line", "salutes"),
    [
        *((line, True) for line in ("敬爱的老师：", "诸位：", "全体教职员工：", "全国各族人民：")),
        *((line, True) for line in ("全县广大教师和教育工作者：", "各位董事、监事：")),
        *((line, False) for line in ("他告诉同学们：", "参加会议的有各位代表：", "湖北省人民：")),
    ],
)
def test_a_salutation_is_told_by_its_form(line: str, salutes: bool) -> None:
    assert is_salutation(line) is salutes


MENU = "首页\n学校概况\n校长致辞\n领导讲话\n通知公告\n校园新闻\n规章制度\n下载中心\n"


@pytest.mark.parametrize("text", [*SPEECHES.values(), *OTHERS.values()])
def test_the_menu_of_a_site_changes_no_verdict(text: str) -> None:
    assert bool(judged(MENU + text).refusal) == bool(judged(text).refusal)


_SAID = "近年来，县里牢固树立新的发展理念，以党建引领发展，让农村更美丽、更文明，让群众更富足。"


def test_a_head_that_runs_together_in_one_line_speaks_for_a_speech() -> None:
    line = "政府工作报告（2021年3月8日在青石县第十届人民代表大会第五次会议上）县长　郑 小 波 "
    found = clean(RawText(line + _SAID * 3), "a.txt", ImportOptions())
    meta = found.speeches[0].meta
    assert not found.refusal
    assert (meta.title, meta.speaker) == ("政府工作报告", "郑小波")


def test_a_short_title_below_a_menu_is_none_of_its_items() -> None:
    menu = "学校简介\n师资队伍\n校园风光\n校长寄语\n党务公开\n"
    head = "政府工作报告\n——2021年3月8日在青石县第十届人民代表大会第五次会议上\n县长　江水清\n"
    assert not clean(RawText(menu + head + _SAID * 3), "a.txt", ImportOptions()).refusal


def first_person(text: str) -> list[str]:
    return [sign.quote for sign in judged(text).verdict.signs if sign.name == "用第一人称"]


BLOG = (
    "要吃我家的面，得等汤慢慢熬。我试过很多次，火候我说了算，谁来劝我，我也不听。"
    "面粉是磨坊里买来的，骨头是清早从集市上挑的，井水清甜，柴火又干又旺，一锅汤熬到半夜才算熟。"
) * 4


def test_who_says_only_i_and_must_keeps_a_blog() -> None:
    assert judged(BLOG).refusal
    assert not first_person(BLOG)


def test_who_says_we_and_must_may_speak_to_others() -> None:
    said = BLOG.replace("我", "我们")
    assert judged(said).verdict.likeness is Likeness.UNSURE
    assert first_person(said)


def test_who_says_i_below_a_title_or_a_salutation_speaks() -> None:
    assert first_person("述职报告\n" + BLOG)
    assert first_person("同志们：\n" + BLOG)


REPORTED = (
    "3月8日，青石县放水节在渠首开幕。\n江站长出席开幕式并致辞。他指出，渠要常修。\n"
    "以下为致辞全文：\n"
)
SPOKEN = (
    "今天是个好日子，我们来到渠首，看一渠清水流进田里。三年前这里还是荒坡，渠是大家一锹一锹挖出来的。"
    "请允许我代表水利站，对光临的朋友表示热烈的欢迎！"
)


def test_what_a_report_tells_above_the_whole_speech_says_nothing_of_it() -> None:
    assert not judged(REPORTED + SPOKEN).refusal
    assert judged(REPORTED.replace("以下为致辞全文：\n", "") * 2).refusal


def run_together(text: str) -> str:
    return " ".join(text.split("\n"))


@pytest.mark.parametrize("text", SPEECHES.values(), ids=SPEECHES.keys())
def test_a_speech_that_runs_together_in_one_line_stays_one(text: str) -> None:
    assert not judged(run_together(text)).refusal


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_what_is_none_is_surely_no_speech_in_one_line_either(text: str) -> None:
    assert judged(run_together(text)).verdict.likeness is not Likeness.SPEECH


def test_editors_who_speak_in_the_same_line_take_nothing_of_the_speech_with_them() -> None:
    speech = run_together(SPEECHES["a talk without title"])
    intro = "水利讲话范文大全 下面是小编为大家整理的讲话，供大家参考。 "
    assert (
        judged(intro + speech + "渠修好了，田里就有水。" * 40).verdict.likeness is Likeness.SPEECH
    )


def test_who_wrote_a_page_says_nothing_of_what_stands_on_it() -> None:
    speech = SPEECHES["a talk without title"]
    assert judged("作者：网络投稿\n" + speech).verdict.score == judged(speech).verdict.score
