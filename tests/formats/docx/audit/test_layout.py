"""How LibreOffice lays a speech out is held to the grid."""

from types import SimpleNamespace
from typing import cast

import pytest

from converters.audit.proof import Proof
from converters.formats.docx.audit import layout


@pytest.mark.parametrize(
    ("after", "short", "forced"),
    [
        ("甲乙丙丁", 0, False),
        ("甲乙", 2, False),
        ("甲乙丙丁", 1, False),
        ("A甲乙丙", 1, True),
        ("甲3乙丙", 1, True),
        ("甲，乙丙", 1, True),
        ("（甲乙丙", 1, True),
        ("甲，乙丙", 2, False),
    ],
)
def test_a_line_is_short_by_force_where_it_may_not_end_later(
    after: str, short: int, forced: bool
) -> None:
    assert layout._forced(after, short) is forced


def line(element: str) -> SimpleNamespace:
    part = SimpleNamespace(element=element, is_heading=element == "heading1")
    return SimpleNamespace(part=part)


@pytest.mark.parametrize(
    ("rows", "following", "faults"),
    [
        (22, ["body"], 0),
        (23, ["heading1"], 1),
        (21, ["heading1"], 0),
        (21, ["body"], 1),
        (21, ["body", "signature"], 0),
        (21, [], 1),
    ],
)
def test_a_page_is_full_unless_its_last_line_is_kept_with_the_next(
    monkeypatch: pytest.MonkeyPatch, rows: int, following: list[str], faults: int
) -> None:
    monkeypatch.setattr(layout, "_row", lambda *_: rows)
    pages = [SimpleNamespace(number=number) for number in (1, 2)]
    printed = SimpleNamespace(
        style=SimpleNamespace(grid=SimpleNamespace(lines=22)),
        pages=pages,
        on_page=lambda page: [line(name) for name in following] if page is pages[1] else [],
    )
    assert len([*layout._lines(cast("Proof", printed))]) == faults
