"""A rule that is switched off takes less than it does; nothing is lost by it."""

import pytest

from converters import importing
from converters.importing import Import
from converters.importing.cleaning import ImportOptions

TITLE = "在全县水利工作会议上的讲话"
OTHER = "在全县教育工作会议上的讲话"
SAID = "今天召开全县水利工作会议，主要任务是总结去年工作，部署今年任务，大家都要认真听、认真记。"
MORE = "渠道要修三百里，水库要加固十二座，把北片的水引过来，让群众种田不再靠天吃饭，不误春耕。"
LAST = "散会以后各乡镇马上行动起来，一级抓一级，层层抓落实，确保各项任务按时完成。谢谢大家！"
BODY = f"同志们：\n{SAID}\n{MORE}\n{LAST}"
FACTS = "（2021年3月8日）\n周明远\n"
SPEECH = f"{TITLE}\n{FACTS}{BODY}"
INTRO = "以下是小编为大家整理的讲话稿，希望对大家有所帮助！"
WHOLE = (SAID + MORE + LAST) * 4
SLICES = [f"{n}、{WHOLE[at : at + 100]}" for n, at in enumerate(range(0, 500, 100), 1)]
CASES = {
    "breadcrumb": f"当前位置：首页 > 领导讲话 > 正文\n{SPEECH}",
    "keywords": f"{SPEECH}\n推荐访问：{'水利 讲话 ' * 30}",
    "navigation": f"{SPEECH}\n上一篇：没有了\n下一篇：在全县卫生工作会议上的讲话",
    "page-number": SPEECH.replace(MORE, "— 1 —\n" + MORE) + "\n— 2 —",
    "page-tail": f"{SPEECH}\n相关文章\n在全县卫生工作会议上的讲话\n在全县民政工作会议上的讲话",
    "editor-intro": f"{TITLE}范文\n{INTRO}\n{BODY}\n以上就是小编整理的讲话稿，欢迎阅读。",
    "repeat": f"{SPEECH}\n{SPEECH}",
    "title": f"《{TITLE}》\n{FACTS}{BODY}",
    "speaker-in-title": f"周明远同志{TITLE}\n（2021年3月8日）\n{BODY}",
    "collection-title": f"领导讲话稿2篇\n篇1：{TITLE}\n领导讲话稿2篇\n{BODY}\n篇2：{OTHER}\n{BODY}",
    "slices": "\n".join(SLICES),
}


def imported(text: str, *off: str) -> Import:
    options = ImportOptions(off=frozenset(off))
    return importing.clean(text.encode(), "a.txt", options=options)


@pytest.mark.parametrize("code", CASES)
def test_a_rule_that_is_switched_off_takes_less(code: str) -> None:
    usual, off = imported(CASES[code]), imported(CASES[code], code)
    assert off.ledger.counts().get(code, 0) < usual.ledger.counts()[code]
    assert usual.speeches
    assert off.speeches
    assert off.ledger.faults() == []


HEADS = {
    "page-head": f"青石县政府网\n领导之窗\n2021/03/08\n{SPEECH}",
    "repeat": f"{TITLE}\n2021-03-08\n{SPEECH}",
    "editor-intro": f"{INTRO}\n篇1：{TITLE}\n{BODY}\n篇2：{OTHER}\n{INTRO}\n{BODY}",
    "collection-title": f"领导讲话稿2篇\n篇1：{TITLE}\n{BODY}\n篇2：{OTHER}\n{BODY}",
}


@pytest.mark.parametrize("code", HEADS)
def test_a_line_of_the_head_stays_if_the_rule_that_takes_it_is_switched_off(code: str) -> None:
    usual, off = imported(HEADS[code]), imported(HEADS[code], code)
    assert usual.ledger.counts()[code]
    assert code not in off.ledger.counts()
    assert off.ledger.faults() == []


@pytest.mark.parametrize("line", ["——在全县水利工作会议上的讲话", "周明远作报告"])
def test_what_a_head_says_again_stays_if_repeats_may_not_go(line: str) -> None:
    text = f"{TITLE}\n{FACTS}{line}\n{BODY}"
    usual, off = imported(text), imported(text, "repeat")
    assert "repeat" in usual.ledger.counts()
    assert "repeat" not in off.ledger.counts()
    assert off.ledger.faults() == []
