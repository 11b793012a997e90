"""Blanks that were left amid sentences."""

from hypothesis import given
from hypothesis import strategies as st

from converters.importing.body import holes
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from tests.importing.cases import cleaned, printed

FULL = "大坝全长 米，坝高 米，由 公司承建，工期 个月。"
"""A paragraph from which the numbers were left out."""
SAID = "感谢 水利局的支持，请 局长讲话。"


def kept(*texts: str) -> tuple[list[str], int]:
    """Return what becomes of lines, and how many are told."""
    raw = "\n".join(texts)
    sheet = Worksheet(raw)
    found = [SourceLine(whole(text), at) for at, text in enumerate(texts, 1)]
    lines, told = holes.kept(sheet, found)
    return [line.text for line in lines], len(told)


def test_a_space_is_a_blank_where_a_paragraph_is_full_of_them() -> None:
    assert kept(FULL, SAID) == ([FULL, "感谢　水利局的支持，请　局长讲话。"], 1)


def test_a_text_without_such_a_paragraph_is_left_alone() -> None:
    assert kept("大坝全长 米。", SAID) == (["大坝全长 米。", SAID], 0)


def test_a_space_behind_each_comma_is_the_typists() -> None:
    text = "一年来， 大家出了力， 渠道通了水， 感谢大家。"
    assert kept(FULL, text) == ([FULL, text], 0)
    assert kept(FULL, "一年来， 出了大力。")[0][1] == "一年来，　出了大力。"


def test_letters_set_apart_and_headings_are_no_blanks() -> None:
    texts = ["走 向 远 方 。", "一、统一思想 提高认识"]
    assert kept(FULL, *texts) == ([FULL, *texts], 0)


def test_a_blank_before_a_half_width_comma_stays() -> None:
    found = cleaned(f"在大坝开工仪式上的致辞\n同志们：\n我代表 ,祝贺大坝开工!\n{FULL}\n谢谢大家。")
    assert "我代表　，祝贺大坝开工！" in printed(found)
    assert "blank" in [finding.code for finding in found.findings]


@given(st.lists(st.sampled_from([FULL, SAID, "谢谢大家。", "在大坝上 讲话"]), max_size=6))
def test_nothing_but_spaces_changes(texts: list[str]) -> None:
    made, told = kept(*texts)
    assert [line.replace("　", " ") for line in made] == texts
    assert told <= len(texts)
