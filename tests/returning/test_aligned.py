"""Base and returned file in one line: what was changed silently is a change of nobody."""

from converters.readers.revisions import views
from converters.returning.aligned import aligned
from converters.returning.model import SILENT
from tests.returning.chars import WHO, chars


def test_what_stays_knows_its_place_in_the_base() -> None:
    found = aligned(chars("甲乙\n"), chars("甲乙\n"))
    assert found.bases == [0, 1, 2] and found.moved == [0, 1, 2]
    assert found.line == chars("甲乙\n")


def test_what_went_and_came_without_a_trace_is_of_nobody() -> None:
    found = aligned(chars("共260人\n"), chars("共265人\n"))
    assert "".join(one.text for one in found.line) == "共260265人\n"
    assert [one.text for one in found.line if one.deleted == SILENT] == ["2", "6", "0"]
    assert [one.text for one in found.line if one.inserted == SILENT] == ["2", "6", "5"]
    assert [at for at, base in enumerate(found.bases) if base is None] == [4, 5, 6]


def test_tracked_changes_stay_those_of_their_hands() -> None:
    back = [*chars("甲"), *chars("乙", deleted=WHO), *chars("丙", inserted=WHO), *chars("\n")]
    found = aligned(chars("甲乙\n"), back)
    assert found.line == back and found.bases == [0, 1, None, 2]


def test_a_character_that_lost_its_face_has_it_again() -> None:
    base = [*chars("着重", face="em"), *chars("\n")]
    assert [one.looks.face for one in aligned(base, chars("着重\n")).line[:2]] == ["em", "em"]


def test_refused_it_is_the_base() -> None:
    base, back = chars("甲乙丙\n丁\n"), chars("甲丙\n戊己\n丁\n")
    found = aligned(base, back)
    assert [one.text for one in views.refused(found.line)] == ["甲乙丙", "丁"]
    assert [one.text for one in views.accepted(found.line)] == ["甲丙", "戊己", "丁"]
