"""Signature and date that are sealed: each place passes, and is told where it is another."""

from dataclasses import replace

import pytest

from converters.audit.endings import EndingRule, Stand
from converters.settings.design import Design
from converters.speech.model import Seal

AREA = 28.0


def line(middle: float, width: float, above: float | None, date: bool = False) -> Stand:
    return Stand(date, middle + width / 2, middle - width / 2, above)


def told(design: Design, seal: Seal, *stands: Stand) -> list[tuple[int, str]]:
    return list(EndingRule(design.style, seal, AREA).faults(stands))


SEALED = (line(7, 8, 2), line(7, 6, 0, date=True))
ROWS = (
    line(24, 5, 2),
    line(15, 5, -1),
    line(6, 5, -1),
    line(6, 5, 4),
    line(6, 6, 0, date=True),
)


def test_what_stands_right_passes(design: Design) -> None:
    assert told(design, Seal.SEAL, *SEALED) == []
    assert told(design, Seal.SEAL, *ROWS) == []
    assert told(design, Seal.SEAL, replace(SEALED[0], above=None), SEALED[1]) == []
    broken = (line(14, 28, 2), replace(line(14, 9, 0), is_first=False), line(14, 6, 0, date=True))
    assert told(design, Seal.SEAL, *broken) == [], "a name of two lines"


@pytest.mark.parametrize(
    ("stands", "fault"),
    [
        ((line(7.1, 8, 2), SEALED[1]), (1, "署名应以成文日期为准居中，相差 0.1 字")),
        ((line(6, 8, 2), line(6, 6, 0, date=True)), (1, "成文日期应右空 4 字，实际 3.0 字")),
        ((line(7, 8, 1), SEALED[1]), (0, "其上应空 2 行，实际空 1.0 行")),
        ((SEALED[0], line(7, 6, 1, date=True)), (1, "其上应空 0 行，实际空 1.0 行")),
        ((*ROWS[:3], line(6, 5, 3), ROWS[4]), (3, "其上应空 4 行，实际空 3.0 行")),
        (
            (line(20, 5, 2), line(15, 5, -1), *ROWS[2:]),
            (1, "两个署名的中心只相距 5.0 字，印章会相交"),
        ),
    ],
)
def test_a_seal_that_has_no_room_is_told(
    design: Design, stands: tuple[Stand, ...], fault: tuple[int, str]
) -> None:
    assert told(design, Seal.SEAL, *stands) == [fault]


def post(design: Design) -> float:
    """How far from the edge a post ends: four characters, the stamp and two more."""
    return 6 + design.style.tail.stamp.pt / design.style.page.type_area_width.pt * AREA


def test_a_post_stands_beside_the_stamp_and_the_date_under_it(design: Design) -> None:
    right = post(design)
    good = Stand(False, right + 2, right, 2.5)
    date = Stand(True, 10, 4, 1.5)
    assert told(design, Seal.SIGNATURE, good, date) == []
    assert told(design, Seal.SIGNATURE, good, replace(good, above=2), date) == []
    assert told(design, Seal.SIGNATURE, replace(date, above=5)) == []
    away = replace(good, start=right + 3, right=right + 1)
    assert told(design, Seal.SIGNATURE, away, date) == [
        (0, f"职务应右空 {right:.1f} 字，实际 {right + 1:.1f} 字")
    ]
    assert told(design, Seal.SIGNATURE, good, replace(date, start=9, right=3)) == [
        (1, "成文日期应右空 4.0 字，实际 3.0 字")
    ]
    assert told(design, Seal.SIGNATURE, replace(good, above=1), date) == [
        (0, "其上应空 2.5 行，实际空 1.0 行")
    ]


def test_each_seal_has_its_clause(design: Design) -> None:
    found = {seal: EndingRule(design.style, seal, AREA).clause for seal in Seal}
    assert found == {
        Seal.NONE: "7.3.5.2",
        Seal.SEAL: "7.3.5.1",
        Seal.SIGNATURE: "7.3.5.3",
    }
