"""Gaps of printed lines: what looks loose is told, what is wider than allowed is a fault."""

import pytest

from converters.errors import Severity
from converters.formats.pdf.audit import gaps, layout
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from tests.formats.pdf.audit.proofs import printed, proof

LAST = printed("中文")


@pytest.mark.parametrize(
    ("gap", "severity"),
    [(0.06, None), (0.07, Severity.NOTE), (0.12, Severity.NOTE), (0.13, Severity.ERROR)],
)
def test_a_spread_line_is_told_by_its_widest_gap(
    gap: float, severity: Severity | None, design: Design
) -> None:
    found = list(gaps.looseness(proof(design, [printed("中" * 15, gap), LAST])))
    assert [fault.severity for fault in found] == ([severity] if severity else [])
    assert {fault.code for fault in found} <= {PdfCode.LOOSE}


def test_one_gap_torn_open_is_seen_however_wide_it_is(design: Design) -> None:
    torn = printed("中文", 2.65)
    assert [fault.severity for fault in gaps.looseness(proof(design, [torn, LAST]))] == [
        Severity.ERROR
    ]


def test_the_gap_of_a_space_of_the_words_is_none(design: Design) -> None:
    """PDFium tells of some spaces only by the room they take."""
    line = printed("中文", 0.5)
    assert list(gaps.looseness(proof(design, [line, LAST], words="中 文中文"))) == []


@pytest.mark.parametrize("gap", [0.2, 0.25, 0.29, 0.35])
def test_a_narrow_space_that_is_not_reported_is_no_gap_that_opened(
    gap: float, design: Design
) -> None:
    line = printed("中文", gap)
    assert list(gaps.looseness(proof(design, [line, LAST], words="中 文中文"))) == []


def test_a_space_between_the_same_characters_elsewhere_excuses_no_gap(design: Design) -> None:
    lines = [printed("中文字", 0.25), printed("，字"), LAST]
    made = proof(design, lines, words="中文字，字中 文")
    assert [fault.code for fault in gaps.looseness(made)] == [PdfCode.LOOSE]


def test_neither_digits_side_by_side_nor_the_last_line_are_looked_at_for_a_grid(
    design: Design,
) -> None:
    assert list(gaps.looseness(proof(design, [printed("55", 0.5), LAST]))) == []


def test_a_character_that_fits_above_a_last_line_is_told(design: Design) -> None:
    sparse = proof(design, [printed("中" * 19, 0.06), printed("中文字")])
    assert [fault.code for fault in gaps.density(sparse)] == [PdfCode.DENSITY]
    assert list(gaps.density(proof(design, [printed("中" * 19, 0.05), printed("中文字")]))) == []
    lonely = proof(design, [printed("中" * 19, 0.06), printed("中文")])
    assert list(gaps.density(lonely)) == []


def test_the_unit_of_a_number_comes_up_as_a_whole(design: Design) -> None:
    sparse = printed("中" * 18 + "55", 0.07)
    assert list(gaps.density(proof(design, [sparse, printed("公里中文")]))) == []
    assert list(gaps.density(proof(design, [sparse, printed("年中文")])))


def test_further_up_a_line_may_give_a_character_to_those_below(design: Design) -> None:
    lines = [printed("中" * 19, 0.06), printed("中" * 19, 0.05), printed("中文字")]
    assert list(gaps.density(proof(design, lines))) == []


def test_a_line_that_lacks_more_than_its_gaps_may_be_spread_by_is_left_ragged(
    design: Design,
) -> None:
    """Sixteen hanzi have fifteen gaps, which take 1.8 em: three em are more than that."""
    ragged = proof(design, [printed("中" * 16), LAST])
    assert list(layout.edges(ragged)) == []
    flush = proof(design, [printed("中" * 19), LAST])
    assert [fault.code for fault in layout.edges(flush)] == [PdfCode.RIGHT]


@pytest.mark.parametrize(("gap", "ragged"), [(0.002, True), (0.004, False)])
def test_gaps_that_only_a_file_holds_are_not_spread(
    gap: float, ragged: bool, design: Design
) -> None:
    made = proof(design, [printed("中" * 16, gap), LAST])
    assert (list(layout.edges(made)) == []) is ragged


def test_a_line_spread_and_still_not_flush_is_no_ragged_one(design: Design) -> None:
    spread = proof(design, [printed("中" * 14, 0.05), LAST])
    assert [fault.code for fault in layout.edges(spread)] == [PdfCode.RIGHT]


def test_a_line_that_leaves_the_type_area_is_told_whatever_it_is_made_of(design: Design) -> None:
    wide = proof(design, [printed("5" * 42), LAST])
    assert [fault.code for fault in layout.edges(wide)] == [PdfCode.RIGHT]


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("字中文", "字"),
        ("字，中文", "字，"),
        ("字，。中文字", "字，。"),
        ("字，中", ""),
        ("字中", ""),
        ("第中文字", ""),
        ("5中文字", ""),
        ("a中文字", ""),
        ("（中文字", ""),
        ("，中文字", ""),
        ("二〇二〇年中", ""),
        ("（十二）中文", ""),
    ],
)
def test_a_hanzi_comes_up_with_its_marks_if_nothing_binds_it_and_text_is_left(
    text: str, free: str, design: Design
) -> None:
    lines = proof(design, [printed("中文"), printed(text)]).lines
    assert gaps._could_come_up(*lines) == free


@pytest.mark.parametrize(("share", "ragged"), [(0.91, True), (0.89, False)])
def test_a_line_is_ragged_from_nine_tenths_of_what_its_gaps_may_be_spread_by(
    share: float, ragged: bool, design: Design
) -> None:
    made = proof(design, [printed("中" * 16), LAST])
    most = made.style.text.ceiling_em * 10 * 15
    assert gaps.is_ragged(made, made.lines[0], -most * share) is ragged
