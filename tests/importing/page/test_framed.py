"""Titles and facts that a site sets beside the article."""

import pytest

from converters import importing
from converters.importing.page import framed
from converters.speech.model import Speech, text_of
from tests.conftest import Golden
from tests.importing import rules

TITLE = "在全县春季森林防火暨人居环境整治动员大会上的讲话"
PROSE = (
    "这次会议，主要任务是总结去年工作，部署今年任务，动员全县上下进一步统一思想、振奋精神、真抓实干。",
    "一、提高政治站位，压实安全责任",
    "各级各部门要深刻认识做好安全生产工作的极端重要性，切实增强责任感和紧迫感，坚决克服麻痹思想。",
    "谢谢大家！",
)
ARTICLE = f"<div id=zoom>{''.join(f'<p>{line}</p>' for line in PROSE)}</div>"


def imported(above: str, head: str = "", article: str = ARTICLE) -> Speech:
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{above}{article}</body></html>"
    (speech,) = importing.clean(page.encode(), "a.html").speeches
    return speech


@pytest.mark.parametrize(
    "above",
    [
        f"<div>{TITLE}</div>",
        f"<table><tr><td>首页 &gt; 讲话<tr><td>{TITLE}<tr><td>发布时间：2021-03-06</table>",
        f"<ul><li><a>在全市会议上的讲话</a><li><a>通知</a></ul><p>{TITLE}</p><p>点击数：5</p>",
        f"<div>在省里会议上的讲话</div><h1>{TITLE}</h1>",
    ],
)
def test_a_title_above_the_article_is_the_title(above: str) -> None:
    speech = imported(above)
    assert (speech.meta.title, str(speech.meta.title_source)) == (TITLE, "given")
    assert [text_of(block) for block in speech.blocks] == list(PROSE)


def test_what_the_page_calls_itself_is_a_title_of_any_form() -> None:
    head = "<title>凝心聚力 奋力谱写振兴新篇章-某县人民政府</title>"
    above = "<div>某县人民政府</div><div>凝心聚力　奋力谱写振兴新篇章</div>"
    assert imported(above, head).meta.title == "凝心聚力　奋力谱写振兴新篇章"


def test_a_title_above_the_article_may_stand_on_several_lines() -> None:
    above = f"<div>某县人民政府</div><div>{TITLE[:9]}</div><div>{TITLE[9:]}</div>"
    assert imported(above, f"<title>{TITLE}_讲话</title>").meta.title == TITLE


def test_facts_below_the_title_are_those_of_the_speech_a_bare_date_is_the_page_s() -> None:
    speech = imported(f"<div>{TITLE}</div><div>（2021年3月5日）</div><div>县长　王建国</div>")
    assert (str(speech.meta.date), speech.meta.speaker, speech.meta.post) == (
        *("2021-03-05", "王建国"),
        "县长",
    )
    speech = imported(f"<div>{TITLE}</div><div>2021年3月6日</div><div>李四</div>")
    assert (speech.meta.date, speech.meta.speaker) == (None, None)


def test_an_article_with_a_title_of_its_own_takes_none_from_its_frame() -> None:
    own = ARTICLE.replace("<p>", f"<p>{TITLE}</p><p>", 1)
    speech = imported("<div>在省里会议上的讲话</div>", article=own)
    assert speech.meta.title == TITLE
    assert [text_of(block) for block in speech.blocks] == list(PROSE)


@pytest.mark.parametrize("below", ["——在全区校长论坛上的发言", "（在全区校长论坛上的发言）"])
def test_a_subtitle_above_the_article_has_its_title_above_it(below: str) -> None:
    speech = imported(f"<div>某区第三小学网</div><div>我的教育梦</div><div>{below}</div>")
    assert (speech.meta.title, speech.meta.subtitle) == ("我的教育梦", "在全区校长论坛上的发言")


RULES: dict[str, rules.Rule] = {
    "with_head": lambda text: [
        (line.aside, line.text) for line in framed.with_head(text.lines[1:], text.head)
    ],
}


def test_a_head_beside_the_article_is_taken_in_as_the_table_says(golden: Golden) -> None:
    rules.hold("page/framed", RULES, golden)


def below(tail: str) -> list[str]:
    """Return what stands below the last words of a speech with that below its article."""
    speech = imported(f"<div>{TITLE}</div>", article=f"{ARTICLE}{tail}")
    texts = [text_of(block) for block in speech.blocks]
    return texts[texts.index(PROSE[-1]) + 1 :]


FOOT = "<div><a href=/a>联系我们</a> 版权所有</div>"


@pytest.mark.parametrize(
    "signature",
    [
        ["青石县县长　周明远", "2021年3月8日"],
        ["青石县人民政府", "2021年3月8日"],
        ["青石县县长　周明远"],
    ],
)
def test_a_signature_beside_the_article_is_not_lost(signature: list[str]) -> None:
    lines = "".join(f"<p align=right>{line}</p>" for line in signature)
    assert below(f"<div>{lines}</div>{FOOT}") == signature


def test_offices_whose_names_are_drawn_stay_to_be_filled_in() -> None:
    tail = "<div><p>党委书记：<img src=1.png></p><p>校　长：<img src=2.png></p></div>"
    assert [line.replace("　", "") for line in below(tail)] == ["党委书记：", "校长："]


@pytest.mark.parametrize(
    "line", ["2021年3月8日", "青石县人民政府", "发布时间：2021年3月8日", "编辑：周明远"]
)
def test_what_keeps_or_dates_the_page_is_no_signature(line: str) -> None:
    assert below(f"<div>{line}</div>{FOOT}") == []


def test_a_link_below_the_article_is_no_signature() -> None:
    assert below("<ul><li><a href=/1>青石县县长　周明远</a><li>2021年3月8日</ul>") == []
