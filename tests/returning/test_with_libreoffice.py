"""LibreOffice as a second hand: what it records, saves again, accepts and rejects."""

from pathlib import Path

import pytest

from converters.collection import libreoffice
from converters.readers import revisions
from converters.readers.revisions import changes, views
from converters.returning import Comparison, compare, merge
from converters.settings.design import Design
from tests import office
from tests.effort import effort
from tests.returning.cases import Case, cases, shown
from tests.returning.test_edits import corrected, lines, replaced, sent, source, taken, today

pytestmark = pytest.mark.slow

_WAYS = ("docx", "doc", "odt", "judged")


def dealt(way: str) -> list[Case]:
    """Each case goes one way; `make laws` lets all go all ways."""
    step = effort(len(_WAYS), 1)
    return list(cases().values())[_WAYS.index(way) % step :: step]


def returned(design: Design, case: Case, back: bytes) -> Comparison:
    return compare(sent(design, source(case))[1], revisions.read(back))


def written(case: Case, found: Comparison) -> str:
    return merge(found, taken(case, found), base=source(case), now=today(case)).text.decode()


def wanted(case: Case) -> str:
    return replaced(today(case).decode(), dict(lines(case)))


def test_what_it_records_comes_back(design: Design, tmp_path: Path) -> None:
    every = list(cases("office").values())
    jobs = [(sent(design, source(case))[0], [{"record": True}, *case.do]) for case in every]
    for case, one in zip(every, office.done(jobs, tmp_path), strict=True):
        found = returned(design, case, one.saved)
        assert shown(found) == case.rows, case.name
        assert written(case, found) == wanted(case), case.name


@pytest.mark.parametrize("way", ["docx", "doc", "odt"])
def test_what_it_saves_again_comes_back_the_same(design: Design, way: str) -> None:
    every = [case for case in dealt(way) if way not in case.lost]
    made: list[bytes | None] = [corrected(design, case.name) for case in every]
    for source_, target in [("docx", way), (way, "docx")][: 1 if way == "docx" else 2]:
        made = [*libreoffice.convert([one or b"" for one in made], source_, target)]
    for case, back in zip(every, made, strict=True):
        assert back is not None, case.name
        found = returned(design, case, back)
        assert written(case, found) == wanted(case), case.name
        if way == "docx":
            assert shown(found) == (case.rows if case.resaved is None else case.resaved), case.name


def test_it_accepts_and_rejects_the_same_words(design: Design, tmp_path: Path) -> None:
    files = {
        case.name: data
        for case in dealt("judged")
        if not case.apart and not _has_comments(case)
        for data in [corrected(design, case.name)]
        if changes.of(revisions.read(data).line)
    }
    assert len(files) > len(dealt("judged")) / 3
    for (name, data), said in zip(
        files.items(), office.judged([*files.values()], tmp_path), strict=True
    ):
        line = revisions.read(data).line
        ours = [_words(views.accepted(line)), _words(views.refused(line))]
        assert ours == [list(one) for one in said], name


def _has_comments(case: Case) -> bool:
    """Return whether LibreOffice 7.4 would end: it does if a file with comments is opened so."""
    return any(step.get("part") == "comments" for step in case.do)


def _words(paragraphs: tuple[views.Standing, ...]) -> list[str]:
    return [one.text.replace("\v", "\n") for one in paragraphs]
