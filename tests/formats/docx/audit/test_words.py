"""Words lost, added and changed are told, each once and as shortly as can be."""

import pytest

from converters.audit.expected import PrintedPart
from converters.formats.docx.audit import words
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.words import Pair
from tests.formats.docx.audit.packages import opened, para, run


def said(wanted: list[str], found: list[str]) -> list[tuple[DocxCode, int, str]]:
    file = opened("".join(para(run(text)) for text in found))
    parts = [PrintedPart("body", ((text, "body"),), line) for line, text in enumerate(wanted, 1)]
    faults = words.words(words.pairs(file, parts))
    return [(DocxCode(one.code), one.line, one.excerpt) for one in faults]


def test_what_is_lost_added_and_changed_stands_where_it_was() -> None:
    assert said(["甲", "乙 丙", "丁"], ["甲", "乙丙", "丁"]) == []
    assert said(["甲", "乙", "丙"], ["甲", "丙"]) == [(DocxCode.LOST, 2, "乙")]
    assert said(["甲", "丙"], ["甲", "乙", "丙"]) == [(DocxCode.ADDED, 0, "乙")]
    assert said(["甲", "乙", "丙", "丁"], ["甲", "戊", "丁"]) == [
        (DocxCode.CHANGED, 2, "乙"),
        (DocxCode.LOST, 3, "丙"),
    ]
    assert said(["甲", "乙", "丁"], ["甲", "戊", "己", "丁"]) == [
        (DocxCode.CHANGED, 2, "乙"),
        (DocxCode.ADDED, 0, "己"),
    ]


@pytest.mark.parametrize(("many", "told"), [(50, 50), (51, 51), (70, 51)])
def test_of_paragraphs_that_are_added_fifty_are_told(many: int, told: int) -> None:
    found = said(["甲"], ["甲", *["又及。"] * many])
    assert len(found) == told
    assert {excerpt for _, _, excerpt in found[:50]} == {"又及。"}
    assert (found[-1][2] == "") is (many > 50)


def test_long_words_are_cut_and_begin_a_little_before_what_changed() -> None:
    count = "".join(chr(0x4E00 + n) for n in range(60))
    assert said([count], [count[:20] + "改" + count[21:]]) == [
        (DocxCode.CHANGED, 1, count[5:35] + "……")
    ]
    assert said([count], [count[:45] + "改" + count[46:]]) == [(DocxCode.CHANGED, 1, count[30:60])]
    assert said([count], [count[:3] + "改" + count[4:]]) == [
        (DocxCode.CHANGED, 1, count[:30] + "……")
    ]


def test_nothing_is_said_of_nothing() -> None:
    assert [*words.words([Pair(None, None)])] == []
