"""Salutations that run on into their sentence are set apart, who speaks in a dialogue is not."""

from converters.importing.body import salutations
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {"addressed": lambda text: salutations.addressed(text.lines)}
LONG = "今天召开全县水利工作会议，主要任务是总结去年工作，部署今年任务。大家都要认真听、认真记"


def test_salutations_are_set_apart_as_the_table_says(golden: Golden) -> None:
    rules.hold("body/salutations", RULES, golden)


def test_a_salutation_below_rows_and_a_heading_is_set_apart_before_anything_was_said() -> None:
    rows = [
        f"{sign}　{value}" for sign, value in zip("甲乙丙丁戊己庚", "一二三四五六七", strict=True)
    ]
    said = f"各位乡亲：{LONG}。"
    assert addressed(*rows, "第一部分　宣读稿", said)[-2:] == ["各位乡亲：", f"{LONG}。"]
    assert addressed(*rows, "水要用好。", "第一部分　宣读稿", said)[-1] == said


def addressed(*lines: str) -> list[str]:
    found = [SourceLine(whole(text), at) for at, text in enumerate(lines, 1)]
    return [line.text for line in salutations.addressed(found)]
