"""Ends of printed lines: prohibitions, what is torn, what stands alone."""

import pytest

from converters.formats.pdf.audit import lines
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from tests.formats.pdf.audit.proofs import printed, proof

CODES = {"start": PdfCode.START, "end": PdfCode.END}


def told(design: Design, *texts: str, words: str = "") -> list[str]:
    """The codes of what is wrong with the ends of these lines."""
    made = proof(design, [printed(text) for text in texts], words)
    checks = (lines.prohibitions, lines.torn, lines.lonely)
    return [fault.code for check in checks for fault in check(made)]


@pytest.mark.parametrize(
    ("above", "below"), [("中文", "，字中文"), ("中文", "—字中文"), ("中文", "％字中文")]
)
def test_a_mark_that_may_not_begin_a_line_is_told(above: str, below: str, design: Design) -> None:
    assert told(design, above, below) == [PdfCode.START]


def test_a_mark_that_may_not_end_a_line_is_told(design: Design) -> None:
    assert told(design, "中文（", "字中文") == [PdfCode.END]
    assert told(design, "中文（") == []


@pytest.mark.parametrize("leader", ["……", "——"])
def test_a_leader_is_broken_between_its_pairs_and_not_inside_of_one(
    leader: str, design: Design
) -> None:
    assert told(design, f"中文{leader}", f"{leader}字") == []
    assert PdfCode.TORN in told(design, f"中文{leader[0]}", f"{leader[0]}字中文")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("中55", "5中文"),
        ("中5.", "5中文"),
        ("中5", ".5中文"),
        ("中5", "%中文"),
        ("中±", "5中文"),
        ("中A", "B中文"),
        ("中5", "℃中文"),
    ],
)
def test_what_belongs_together_is_told_if_it_is_torn(
    above: str, below: str, design: Design
) -> None:
    assert PdfCode.TORN in told(design, above, below)


def test_a_number_is_parted_from_its_unit_only_if_the_line_were_loose_without_it(
    design: Design,
) -> None:
    """Nineteen gaps of 0.06 em are 1.1 em: two digits may go down, three not."""
    assert told(design, "中" * 19 + "55", "万元中文") == [PdfCode.TORN]
    assert told(design, "中" * 18 + "555", "万元中文") == []
    assert told(design, "中" * 18 + "555", "亩中文") == []


def test_figures_parted_by_a_blank_are_a_row(design: Design) -> None:
    assert told(design, "中55", "55中文", words="中55 55中文") == []


def test_an_address_may_be_broken_anywhere(design: Design) -> None:
    assert told(design, "看http://a.cn/", "b中文") == []
    assert told(design, "看http://a.cn/ab", "cd中文") == []
    assert told(design, "看www.npc.gov", ".cn中文")[:1] == [PdfCode.START]


def test_text_of_less_than_one_and_a_half_ems_stands_alone(design: Design) -> None:
    assert told(design, "中文字", "中。") == [PdfCode.LONELY]
    assert told(design, "中文字", "55。") == [PdfCode.LONELY]
    assert told(design, "中文字", "555。") == []
    assert told(design, "中文字", "____") == []
