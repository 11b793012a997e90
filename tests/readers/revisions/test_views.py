"""Paragraphs as they stand when changes are taken or refused."""

import pytest

from converters.readers.revisions import changes, views
from converters.readers.revisions.model import ParagraphLooks
from tests.readers.docx.word_files import p, part, t
from tests.readers.revisions.tracked import ID, accepted, end, gone, ins, read, refused, style

NAMED = {"styles": part("styles", style("heading 1") + style("own"))}


def styled(name: str, more: str = "") -> str:
    return f'<w:pStyle w:val="{ID[name]}"/>{more}'


CASES = {
    "words put in": (p(t("甲"), ins(t("乙")), t("丙")), ["甲乙丙"], ["甲丙"]),
    "words struck out": (p(t("甲"), gone("乙")), ["甲"], ["甲乙"]),
    "words replaced": (p(gone("260"), ins(t("265"))), ["265"], ["260"]),
    "put in by one, struck out by another": (p(t("甲"), ins(gone("乙", "李四"))), ["甲"], ["甲"]),
    "a paragraph out": (
        p(t("甲")) + p(gone("乙"), about=end("del")) + p(t("丙")),
        ["甲", "丙"],
        ["甲", "乙", "丙"],
    ),
    "a paragraph in": (
        p(t("甲")) + p(ins(t("乙")), about=end("ins")) + p(t("丙")),
        ["甲", "乙", "丙"],
        ["甲", "丙"],
    ),
    "Enter at the end of a paragraph": (
        p(t("甲"), about=end("ins")) + p(ins(t("乙"))),
        ["甲", "乙"],
        ["甲"],
    ),
    "a paragraph parted": (p(t("甲"), about=end("ins")) + p(t("乙")), ["甲", "乙"], ["甲乙"]),
    "two paragraphs joined": (p(t("甲"), about=end("del")) + p(t("乙")), ["甲乙"], ["甲", "乙"]),
    "three joined": (
        p(t("甲"), about=end("del")) + p(t("乙"), about=end("del")) + p(t("丙")),
        ["甲乙丙"],
        ["甲", "乙", "丙"],
    ),
    "words out, their end untouched": (p(t("甲")) + p(gone("乙")), ["甲", ""], ["甲", "乙"]),
    "the last paragraph out with its end": (
        p(t("甲")) + p(gone("乙"), about=end("del")),
        ["甲"],
        ["甲", "乙"],
    ),
    "the end before a table": (
        p(t("甲"), about=end("del")) + f"<w:tbl><w:tr><w:tc>{p(t('格'))}</w:tc></w:tr></w:tbl>",
        ["甲", "格"],
        ["甲", "格"],
    ),
    "an empty paragraph before a table": (
        p(gone("甲"), about=end("del")) + f"<w:tbl><w:tr><w:tc>{p(t('格'))}</w:tc></w:tr></w:tbl>",
        ["格"],
        ["甲", "格"],
    ),
    "the end of a cell": (
        f"<w:tbl><w:tr><w:tc>{p(t('甲'), about=end('del'))}</w:tc><w:tc>{p(t('乙'))}</w:tc>"
        "</w:tr></w:tbl>",
        ["甲", "乙"],
        ["甲", "乙"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_all_are_taken_or_refused(case: str) -> None:
    body, taken, before = CASES[case]
    assert accepted(body) == taken
    assert refused(body) == before


def test_the_looks_of_the_next_paragraph_remain() -> None:
    body = p(t("一、甲"), about=styled("heading 1", end("del"))) + p(t("乙"), about=styled("own"))
    (joined,) = views.accepted(read(body, NAMED).line)
    assert (joined.text, joined.looks) == ("一、甲乙", ParagraphLooks("own", None))


def test_those_of_the_first_remain_where_nothing_of_the_next_is_left() -> None:
    body = (
        p(t("一、甲"), gone("乙"), about=styled("heading 1", end("del")))
        + p(gone("丙"), about=styled("own", end("del")))
        + p(gone("丁"), about=styled("own"))
    )
    (joined,) = views.accepted(read(body, NAMED).line)
    assert (joined.text, joined.looks) == ("一、甲", ParagraphLooks("heading 1", 1))


def test_the_changes_of_one_hand_are_taken_alone() -> None:
    line = read(p(t("甲"), ins(t("乙"), "张三"), gone("丙", "李四"), t("丁"))).line
    mine = [one for one in changes.of(line) if one.hand.author == "张三"]
    assert [one.text for one in views.only(line, mine)] == ["甲乙丙丁"]


def test_what_one_put_in_and_another_struck_out_follows_from_both() -> None:
    line = read(p(t("甲"), ins(gone("乙", "李四"), "张三"))).line
    first, second = changes.of(line)
    both = {(one.hand.author, views.only(line, [one])[0].text) for one in (first, second)}
    assert both == {("张三", "甲乙"), ("李四", "甲")}


def test_a_paragraph_knows_its_characters_in_the_line() -> None:
    line = read(p(t("甲"), gone("乙"), t("丙"))).line
    (stands,) = views.accepted(line)
    assert (stands.places, stands.end) == ((0, 2), 3)
    assert len(stands.faces) == len(stands.text)
