"""Two corrections of a paragraph come together only if no clause has both."""

import pytest

from converters.returning.merging.clauses import merged
from converters.speech.model import Emphasis, Paragraph, Text, paragraph, text_of

BASE = "去年，全县五百六十名代表履职；今年，抓好落实。"
CASES: dict[str, tuple[str, str, str | None]] = {
    "other clauses": (
        BASE.replace("去年", "前年"),
        BASE.replace("落实", "督办"),
        BASE.replace("去年", "前年").replace("落实", "督办"),
    ),
    "one clause": (BASE.replace("六十名", "六十八名"), BASE.replace("六十", "七十"), None),
    "one clause far apart": (BASE.replace("全县", "全市"), BASE.replace("履职", "尽职"), None),
    "the same edit": (
        BASE.replace("去年", "前年"),
        BASE.replace("去年", "前年").replace("落实", "督办"),
        BASE.replace("去年", "前年").replace("落实", "督办"),
    ),
    "an end of a clause taken out": (
        BASE.replace("职；", "职"),
        BASE.replace("今年", "明年"),
        None,
    ),
    "words put in between clauses": (
        BASE.replace("；", "；同时，"),
        BASE.replace("今年", "明年"),
        None,
    ),
    "words put in at the end": (
        f"{BASE}谢谢。",
        BASE.replace("去年", "前年"),
        f"{BASE.replace('去年', '前年')}谢谢。",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_edits_of_both_sides_are_written_or_meet(case: str) -> None:
    one, other, both = CASES[case]
    for sides in ((one, other), (other, one)):
        found = merged(paragraph(BASE), *map(paragraph, sides))
        assert (None if found is None else text_of(found)) == both


def test_faces_are_kept_on_both_sides() -> None:
    base = Paragraph((Text("甲，"), Emphasis("乙。")))
    one = Paragraph((Text("丙，"), Emphasis("乙。")))
    assert merged(base, one, base) == one
    plain = Paragraph((Text("甲，乙。"),))
    assert merged(base, one, plain) == Paragraph((Text("丙，乙。"),))
