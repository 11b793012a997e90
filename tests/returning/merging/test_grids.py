"""Cells become a table, unless Markdown cannot hold it."""

from collections.abc import Sequence

import pytest

from converters.readers.revisions import views
from converters.readers.revisions.model import Char
from converters.returning.aligned import aligned
from converters.returning.merging import grids
from converters.returning.merging.base import Base
from converters.returning.merging.owners import Owner
from converters.speech.model import Meta, Speech, Table
from tests.returning.chars import table

OLD = Table((("建议", "23"), ("办结", "20")), header=False)
LINE = table(*OLD.rows)


def read(back: Sequence[Char]) -> tuple[Table, str]:
    found = aligned(LINE, back)
    paragraphs = views.refused(found.line)
    where = {at: number for number, one in enumerate(paragraphs) for at in (*one.places, one.end)}
    of = {place: where[at] for at, place in enumerate(found.bases) if place is not None}
    owners = [Owner(0)] * len(paragraphs)
    base = Base(Speech(Meta("s1", "题"), (OLD,)), paragraphs, owners, of, found.bases)
    return grids.table(base, views.accepted(found.line), OLD)


def test_a_table_of_which_nothing_changed_is_the_old_one() -> None:
    assert read(LINE)[0] is OLD


def test_cells_and_rows_are_as_they_came_back() -> None:
    assert read(table(["建议", "32"], ["办结", "20"])) == (
        Table((("建议", "32"), ("办结", "20")), header=False),
        "",
    )
    assert read(table(["建议", "23"]))[0].rows == (("建议", "23"),)


@pytest.mark.parametrize(
    ("rows", "why"),
    [((["建议", "23"], ["办结"]), "格数不同"), ((["建议"], ["办结", "20"]), "格数不同")],
)
def test_a_ragged_table_is_asked_about(rows: Sequence[Sequence[str]], why: str) -> None:
    assert why in read(table(*rows))[1]


def test_a_cell_of_two_paragraphs_is_asked_about() -> None:
    back = table(["建议", "23"], ["办结", "20"])
    assert "分了段" in read([*back, back[-1]])[1]
