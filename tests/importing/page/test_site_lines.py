import pytest

from converters.importing.page import site_lines
from converters.importing.signs import site_phrases
from tests.conftest import Golden
from tests.importing import rules


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("您的当前位置：首页>讲话稿>正文", "breadcrumb"),
        ("主页 > 领导讲话 > 正文", "breadcrumb"),
        ("首页", "breadcrumb"),
        ("来源：西平人大 日期：2020-07-20", "page-data"),
        ("乡镇街道讲话稿 阅读(3.03W)", "page-data"),
        ("2026-02-03 09:02:33", "page-data"),
        ("【字体：大 中 小】", "page-data"),
        ("本报记者 王强 摄", "page-data"),
        ("推荐访问：讲话 人大", "keywords"),
        ("上一篇：开学典礼讲话稿", "navigation"),
        ("相关文章：", "navigation"),
        ("【要闻】深入学习…[详情]", "navigation"),
        ("打印本页 关闭窗口", "navigation"),
        ("》》", "navigation"),
        ("Copyright © 2018 某某网 鲁ICP备05000000号", "copyright"),
        ("未经授权禁止转载或建立镜像", "copyright"),
        (".a{color:red}", "script"),
        ("var _hmt = _hmt || [];", "script"),
        ("- 12 -", "page-number"),
        ("第 3 页 共 9 页", "page-number"),
    ],
)
def test_furniture_is_told_by_its_form(text: str, code: str) -> None:
    assert next(c for c, rule in site_lines.LINE_RULES if rule(text)) == code


@pytest.mark.parametrize(
    "text",
    [
        "同志们：",
        "一、提高认识",
        "（2020年7月16日）",
        "县长 刘志刚",
        "我们要关注民生，转载先进经验，让更多内容惠及群众。",
        "信息来源于基层，要注意收集。",
        "希望大家返回岗位以后，认真抓好落实。",
        "各级要推荐优秀干部，评选热门项目。",
        "555",
        "谢谢大家！",
        "在全市工作会议上的讲话",
        "版权保护工作要加强，未经授权使用他人作品的行为要坚决查处，切实维护权利人的利益。",
    ],
)
def test_words_of_a_speech_are_no_furniture(text: str) -> None:
    assert not [code for code, rule in site_lines.LINE_RULES if rule(text)]


@pytest.mark.parametrize(
    "text",
    [
        "下面是小编给大家带来的发言稿，希望大家喜欢。",
        "以下是为大家整理的讲话稿范文，欢迎阅读参考。",
        "以上就是讲话稿的全部内容，希望对大家有所帮助。",
        "讲话稿具有宣传、鼓动的特点，你写过讲话稿吗？",
        "更多精彩内容请关注我们的栏目。",
        "本篇共三千字，请您尽情阅读。",
    ],
)
def test_an_editor_gives_himself_away(text: str) -> None:
    assert site_lines.promise(text)


@pytest.mark.parametrize(
    "text",
    [
        "下面，我讲三点意见，供大家参考。",
        "希望大家认真学习，抓好落实。",
        "下面，我给大家介绍一下全县的情况。",
        "今天，我们为大家准备了学习资料。",
        "希望这次会议对大家有所触动。",
    ],
)
def test_a_speaker_is_no_editor(text: str) -> None:
    assert not site_lines.promise(text)


@pytest.mark.parametrize("text", ["字号不是摆设", "字体要写端正", "字号就是招牌"])
def test_a_speaker_too_speaks_of_letters(text: str) -> None:
    assert not site_lines.by_form(text)
    assert site_lines.by_form("字号：大 中 小")
    assert site_lines.by_form("【字体 大 中 小】")


def test_two_labels_of_facts_about_a_page_are_said_by_nobody() -> None:
    text = "县委办公室 来源：县报 作者：张三 记者站"
    assert len(site_phrases.FACT.findall(text)) == 2
    assert site_lines.by_form(text) is True


RULES: dict[str, rules.Rule] = {
    "breadcrumb": lambda text: site_lines.breadcrumb(text.raw),
    "page_data": lambda text: site_lines.page_data(text.raw),
    "navigation": lambda text: site_lines.navigation(text.raw),
    "copyright_notice": lambda text: site_lines.copyright_notice(text.raw),
    "keywords": lambda text: site_lines.keywords(text.raw),
    "script": lambda text: site_lines.script(text.raw),
    "page_number": lambda text: site_lines.page_number(text.raw),
    "advert": lambda text: site_lines.advert(text.raw),
    "contents": lambda text: site_lines.contents(text.raw),
    "by_form": lambda text: site_lines.by_form(text.raw),
    "strange": lambda text: site_lines.strange(text.raw),
    "promise": lambda text: site_lines.promise(text.raw),
    "farewell": lambda text: site_lines.farewell(text.raw),
    "cleared": lambda text: (site_lines.cleared(text.sheet, text.lines), text.dropped),
    "cleared_of_docx": lambda text: (
        site_lines.cleared(text.sheet, text.lines, "docx"),
        text.dropped,
    ),
}


def test_furniture_is_told_as_the_table_says(golden: Golden) -> None:
    rules.hold("page/site_lines", RULES, golden)


def test_a_notice_of_any_length_goes_if_its_label_and_the_site_give_it_away() -> None:
    notice = "版权声明：本文由网友贡献，仅代表作者本人。本站不拥有所有权，如有侵权，请来信告知。"
    long = notice + "一经查实，本站将立刻删除。" * 12
    assert len(long) > site_lines.SHORT
    assert site_lines.by_form(long)
    assert site_lines.copyright_notice(long)
    assert not site_lines.by_form(long.replace("本站", "我们"))


def test_a_file_that_a_library_offers_by_its_name_is_the_page_s() -> None:
    offer = (
        "《绿化讲话.docx》由会员分享，可在线阅读，更多相关《绿化讲话.docx（10页珍藏版）》请搜索。"
    )
    assert site_lines.by_form(offer)
    assert not site_lines.by_form("《绿化条例》由市里印发，大家可在线阅读，也可以到办公室来领。")


@pytest.mark.parametrize("row", ["- 文档编号：12865864", "- 上传时间：2023-04-22", "- 页数：10"])
def test_the_record_of_a_file_may_stand_behind_dashes(row: str) -> None:
    assert site_lines.by_form(row) or site_lines.page_data(row)


def test_a_title_that_is_offered_for_use_is_no_promise_of_editors() -> None:
    assert not site_lines.promise("在全县会议上的讲话稿供借鉴")
    assert site_lines.promise("以上就是小编整理的讲话稿，希望大家喜欢。")
