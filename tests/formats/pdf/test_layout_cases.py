"""Small speeches that once left the paper, were torn open or parted in the wrong place."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from converters import resources
from converters.audit import proof
from converters.errors import Severity
from converters.formats.pdf import writer
from converters.formats.pdf.audit import speech as audit
from converters.readers import markdown
from converters.settings.design import Design

pytestmark = pytest.mark.slow

FOLDER = resources.root() / "tests/cases/layout"
CASES = sorted(FOLDER.glob("*.md"))


def lines(path: Path, design: Design) -> list[str]:
    """The printed lines of a case."""
    speech = markdown.read(path.read_bytes())
    made = proof.read(writer.write(speech, design, b""), speech, design)
    return [line.printed.text for line in made.lines]


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_each_passes_the_audit(path: Path, drawn: Design) -> None:
    speech = markdown.read(path.read_bytes())
    found = audit.check(writer.write(speech, drawn, b""), speech, drawn)
    assert [fault for fault in found if fault.severity is not Severity.NOTE] == []


def case(number: int) -> Path:
    (path,) = (path for path in CASES if path.name.startswith(f"{number:02}-"))
    return path


def test_a_row_of_figures_is_broken_between_them(drawn: Design) -> None:
    found = lines(case(1), drawn)
    assert any(line.startswith("2015123.45") and line.endswith("890.12") for line in found)


def test_a_title_is_broken_where_the_dash_parts_it(drawn: Design) -> None:
    assert lines(case(12), drawn)[1].startswith("——")


def test_a_book_title_inside_of_quotation_marks_stays_whole(drawn: Design) -> None:
    assert any("《中华人民共和国乡村振兴促进法》" in line for line in lines(case(10), drawn))


def test_a_road_stays_whole(drawn: Design) -> None:
    assert any("S331省道" in line for line in lines(case(14), drawn))


def test_a_long_signature_has_two_lines_and_the_date_one(drawn: Design) -> None:
    *_, first, second, day = lines(case(7), drawn)
    assert (first + second).startswith("中国共产党西平县委员会教育工作领导小组")
    assert day == "二〇二四年九月十日"


def test_signs_and_units_stay_with_their_numbers(drawn: Design) -> None:
    found = lines(case(22), drawn)
    for whole in ("±0.5%", "－12.5℃", "≥7,161,321", "1.83kg", "9,267.48MW", "4.85m²", "35μg/m³"):
        assert sum(whole in line for line in found) == 5, whole


def test_no_line_parts_a_sign_a_number_and_its_unit(drawn: Design) -> None:
    found = lines(case(44), drawn)
    parted = [(one[-1], other[0]) for one, other in pairwise(found)]
    assert [pair for pair in parted if pair[0] in "－±≥＋-∶·"] == []
    assert [pair for pair in parted if pair[1] in "²³∶%℃/·"] == []
    assert [pair for pair in parted if re.match("[0-9][A-Za-z]", "".join(pair))] == []


def test_a_title_is_broken_at_the_spaces_between_its_clauses(drawn: Design) -> None:
    assert lines(case(46), drawn)[:2] == ["凝心聚力开创人大工作新局面", "在新时代展现新作为"]


def test_names_and_years_of_a_wide_table_stay_whole(drawn: Design) -> None:
    found = lines(case(27), drawn)
    for whole in ("人和镇", "柏城街道", "老王坡", "含“飞地”"):
        assert any(whole in line for line in found), whole
    assert not any(re.search("[0-9]$|^年", line) for line in found if "年" in line)


def test_several_signers_stand_two_in_a_line_and_the_number_beside_the_last(
    drawn: Design,
) -> None:
    assert lines(case(9), drawn)[1:4] == [
        "签发人：赵海金王建国",
        "欧阳自远李四光",
        "西人常办〔2024〕12号司马相如",
    ]
